"""A law that is amended, read by another profile, or cut into other sentences: nobody's words go elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from document.structure import sentences
from edits import Edit, change_profile, count_up, edit_text, keep_everything, sync
from second_texts import add_texts, law_id

levels: list[dict[str, object]] = [
    {"role": "part", "marker": ["第{han}编"], "numbering": "continuous", "heading": "line"},
    {"role": "chapter", "marker": ["第{han}章"], "numbering": "restarting", "heading": "line"},
    {"role": "section", "marker": ["第{han}节"], "numbering": "restarting", "heading": "line"},
    {"role": "article", "marker": ["第{han}条之{sub}", "第{han}条"], "numbering": "continuous", "heading": "none"},
    {"role": "item", "marker": ["（{han}）"], "numbering": "none", "heading": "none"},
]
# As the law's own, but that items are not counted.


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    add_texts(tmp_path, [law_id])
    sync(tmp_path)
    return tmp_path


def find(lines: list[str], words: str) -> int:
    return next(place for place, line in enumerate(lines) if words in line)


def insert_sentence(lines: list[str]) -> None:
    place = find(lines, "修补旧书应当使用")
    lines[place] = lines[place].replace("修补旧书应当使用", "修补应当小心。修补旧书应当使用")


def delete_sentence(lines: list[str]) -> None:
    place = find(lines, "出具收据")
    lines[place] = lines[place].replace("接收旧书时，应当当面清点，出具收据。", "")


def move_sentence(lines: list[str]) -> None:
    there, here = find(lines, "读书会不得收费。"), find(lines, "捐赠旧书的，流通点")
    lines[there] = lines[there].replace("读书会不得收费。", "")
    lines[here] += "读书会不得收费。"


def split_paragraph(lines: list[str]) -> None:
    place = find(lines, "居民可以请流通点")
    first, rest = lines[place].split("。", 1)
    lines[place : place + 1] = [f"{first}。", rest]


def insert_article(lines: list[str]) -> None:
    place = find(lines, "第十九条")
    lines.insert(place, "第十九条　交换时应当互相问好。不得争抢。")
    body = slice(place + 1, find(lines, "附件"))
    lines[body] = [count_up(line, "第{}条") for line in lines[body]]


edits: dict[str, tuple[Edit, int, int]] = {
    "a sentence inserted": (insert_sentence, 1, 0),
    "a sentence deleted": (delete_sentence, 0, 1),
    "a sentence moved": (move_sentence, 0, 0),
    "a paragraph split": (split_paragraph, 0, 0),
    "an article inserted": (insert_article, 2, 0),
}
# What is done, and how many keys come and go.


@pytest.mark.parametrize("name", edits)
def test_what_stays_keeps_key_english_notes_and_signature(repo: Path, name: str) -> None:
    edit, more, less = edits[name]
    kept, came, went = keep_everything(repo, law_id, lambda: edit_text(repo, law_id, edit))
    assert kept > 100
    assert (len(came), len(went)) == (more, less)


def test_another_profile_moves_no_english(repo: Path) -> None:
    profile: dict[str, object] = {"levels": levels, "text_in": ["front", "article"], "items_in": ["article"]}
    _, came, went = keep_everything(repo, law_id, lambda: change_profile(repo, law_id, profile))
    assert (came, went) == (set(), set())


def test_another_rule_for_sentences_moves_no_english(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentences, "sentence_end", re.compile("[。！？；]+"))
    kept, came, _ = keep_everything(repo, law_id, lambda: sync(repo))
    assert kept > 100
    assert came
