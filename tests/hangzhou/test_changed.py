"""The Hangzhou text as it might be amended: 263 sentences keep their keys, their English, their notes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from document.structure import sentences
from edits import Edit, change_profile, count_up, edit_text, keep_everything, sync
from hangzhou_text import text_id
from paths import root


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    for name in ("texts", "translate/po", "glossary.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (root / name).is_dir() else shutil.copy
        copy(root / name, tmp_path / name)
    return tmp_path


def find_article(lines: list[str], number: int) -> int:
    return next(place for place, line in enumerate(lines) if line.lstrip().startswith(f"{number}."))


def cut(line: str) -> list[str]:
    """Its sentences, the run-in heading as the first."""
    return re.findall("[^。]+。", line)


def insert_sentence(lines: list[str]) -> None:
    place = find_article(lines, 18)
    first, second, *more = cut(lines[place])
    lines[place] = "".join([first, second, "舊書應當流通。", *more])


def delete_sentence(lines: list[str]) -> None:
    place = find_article(lines, 18)
    first, second, _, *more = cut(lines[place])
    lines[place] = "".join([first, second, *more])


def move_sentence(lines: list[str]) -> None:
    there, here = find_article(lines, 18), find_article(lines, 9)
    first, second, third, *more = cut(lines[there])
    lines[there] = "".join([first, second, *more])
    lines[here] += third


def split_paragraph(lines: list[str]) -> None:
    place = find_article(lines, 1)
    first, second, third, *more = cut(lines[place])
    lines[place : place + 1] = ["".join([first, second, third]), "", "".join(more)]


def insert_article(lines: list[str]) -> None:
    place = find_article(lines, 19)
    body = slice(place, 138)
    lines[body] = [count_up(line, "{}.") for line in lines[body]]
    lines[place:place] = ["19.讓舊書流通起來。舊書應當流通。不得強迫他人交出舊書。", ""]


edits: dict[str, tuple[Edit, int, int]] = {
    "a sentence inserted": (insert_sentence, 1, 0),
    "a sentence deleted": (delete_sentence, 0, 1),
    "a sentence moved": (move_sentence, 0, 0),
    "a paragraph split": (split_paragraph, 0, 0),
    "an article inserted": (insert_article, 3, 0),
}
# What is done, and how many keys come and go.


@pytest.mark.slow
@pytest.mark.parametrize("name", edits)
def test_what_stays_keeps_key_english_notes_and_signature(repo: Path, name: str) -> None:
    edit, more, less = edits[name]
    kept, came, went = keep_everything(repo, text_id, lambda: edit_text(repo, text_id, edit))
    assert kept > 255
    assert (len(came), len(went)) == (more, less)


def test_another_profile_moves_no_english(repo: Path) -> None:
    """Articles without headings: what was one is a sentence now."""
    profile: dict[str, object] = {
        "levels": [
            {"role": "chapter", "marker": ["{han}、"], "numbering": "continuous", "heading": "line"},
            {"role": "article", "marker": ["{digits}.", "{digits}．"], "numbering": "continuous", "heading": "none"},
            {"role": "item", "marker": ["——"], "numbering": "none", "heading": "run-in"},
        ],
        "text_in": ["article"],
        "items_in": ["article"],
    }
    kept, came, _ = keep_everything(repo, text_id, lambda: change_profile(repo, text_id, profile))
    assert kept > 200
    assert came


def test_another_rule_for_sentences_moves_no_english(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentences, "sentence_end", re.compile("[。！？]+|(?<=體系),"))
    kept, came, _ = keep_everything(repo, text_id, lambda: sync(repo))
    assert kept > 200
    assert came
