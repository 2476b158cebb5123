"""publication.yaml: every character of the received text accounted for, every fault told with its line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from document.errors import InputError
from document.publication import load_publication
from hangzhou_text import hangzhou


def test_every_received_character_is_accounted_for() -> None:
    publication = load_publication(hangzhou)
    received = (hangzhou / "received.txt").read_text(encoding="utf-8")
    assert publication.account.total == len(received)
    assert sum(len(p.text) for p in publication.furniture) == publication.account.furniture
    assert all(piece.reason for piece in (*publication.furniture, *publication.metadata))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(hangzhou, tmp_path / hangzhou.name))


def faults_after(folder: Path, old: str, new: str) -> list[str]:
    path = folder / "publication.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_publication(folder)
    return [f"{fault.line}: {fault.problem}; {fault.remedy}" for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("genre:", "gener:", ["2: missing key 'genre'; add it", "3: unknown key 'gener'; did you mean 'genre'?"]),
        ("profile: proposals", "profile: proposal", ["34: unknown profile 'proposal'; did you mean 'proposals'?"]),
        ("adopted: 2020-12-15", "adopted: 15 December", None),
        ('text: "?"', 'text: "!"', None),
        ("lines: 7-137", "lines: 7-999", None),
        ("lines: 7-137", "lines: 7-136", None),
        (
            "id: hangzhou-14fyp",
            "id: hangzhou",
            ["2: id 'hangzhou' is not the folder's name; write hangzhou-14fyp, or rename the folder"],
        ),
        ("zh-Hant: 新征程,", "zh-Hant: 新的征程,", None),
        ("id: hangzhou-14fyp", "id: [", None),
        ("lines: [5]", "lines: [6]", None),
        ("lines: [5]", "lines: [8]", None),
        ("role: body", "role: annex", ["33: 0 parts have the role body; give it to one of them"]),
        ("  zh-Hant: 杭州「十四五」規劃建議\n", "", ["14: missing key 'zh-Hant'; add it"]),
    ],
)
def test_faults_carry_line_and_remedy(folder: Path, old: str, new: str, expected: list[str] | None) -> None:
    faults = faults_after(folder, old, new)
    assert faults
    if expected is not None:
        assert faults == expected


def test_a_character_nobody_named_is_found(folder: Path) -> None:
    path = folder / "received.txt"
    path.write_text(path.read_text(encoding="utf-8") + "多", encoding="utf-8")
    with pytest.raises(InputError, match="neither body, metadata nor furniture"):
        load_publication(folder)


def test_all_faults_at_once(folder: Path) -> None:
    path = folder / "received.txt"
    text = path.read_text(encoding="utf-8").replace("\n3.", "\n4.", 1).replace("\n七、", "\n八、", 1)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_publication(folder)
    assert len(caught.value.faults) >= 2
