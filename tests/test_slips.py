"""Slips of a hand in the two files that translators write: each told once, in its line, before anything is written."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from document.errors import InputError
from second_texts import add_texts, law_id
from translate.__main__ import main
from translate.catalogue.entries import load_catalogue

head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
two = '\n\nmsgctxt "1.1.2"\nmsgid "乙。"\nmsgstr "Two."\n'
renamed = """      - {text: second-hand volume, rank: preferred, forms: [second-hand volumes]}
      - {text: used book, rank: former, forms: [used books]}"""


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('"We will\ncarry it."', "goes on in the next line"),
        ('"We will\n\ncarry it."', "goes on in the next line"),
        ('"We will\ncarry\nit."', "goes on in the next line"),
        ('"We will carry it.\n"', "goes on in the next line"),
        ('"We will "carry" it."', "unknown escape"),
        ('"We will carry it.', "unfinished"),
        ("“We will carry it.”", "unfinished"),
        ("We will carry it.", "unfinished"),
    ],
)
def test_a_broken_string_is_told_once(written: str, told: str) -> None:
    with pytest.raises(InputError) as error:
        load_catalogue(Path("x.po"), text=f'{head}msgctxt "1.1.1"\nmsgid "甲。"\nmsgstr {written}{two}')
    (fault,) = error.value.faults
    assert fault.line == 6
    assert told in fault.problem


def test_a_string_in_several_pieces_is_none() -> None:
    text = f'{head}msgctxt "1.1.1"\nmsgid "甲。"\nmsgstr ""\n"We will "\n"carry it."{two}'
    assert load_catalogue(Path("x.po"), text=text).entries["1.1.1"].text == "We will carry it."


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    add_texts(tmp_path, [law_id])
    return tmp_path


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("id", ["used-book", "second-book"])
def test_apply_terms_refuses_two_entries_with_the_same_chinese(
    repo: Path, capsys: pytest.CaptureFixture[str], id: str
) -> None:
    glossary = repo / "glossary.yaml"
    text = glossary.read_text(encoding="utf-8")
    entry = text[text.index("  - id: used-book\n") : text.index("  - id: circulation\n")]
    copy = entry.replace("id: used-book", f"id: {id}").replace("text: used book,", "text: second-hand volume,")
    glossary.write_text(text.replace(entry, f"{entry}{copy}"), encoding="utf-8")
    before = {path: path.read_bytes() for path in (glossary, *repo.glob("translate/po/*/*.po"))}
    assert main(["--root", str(repo), "apply-terms"]) == 1
    told = capsys.readouterr()
    assert "'旧书' is also a term at line" in told.err
    assert "its own Chinese" in told.err
    assert told.out == ""
    assert {path: path.read_bytes() for path in before} == before


def test_apply_terms_reads_a_catalogue_once_and_proves_what_it_writes(
    repo: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    read: list[str] = []
    parse = polib.pofile

    def count(text: str, **more: object) -> polib.POFile:
        read.append(text)
        return parse(text, **more)

    monkeypatch.setattr(polib, "pofile", count)
    assert main(["--root", str(repo), "apply-terms"]) == 0
    assert len(read) == 1
    replace_in(repo / "glossary.yaml", "      - {text: used book, rank: preferred, forms: [used books]}", renamed)
    main(["--root", str(repo), "apply-terms"])
    assert "is now 'second-hand volume'" in capsys.readouterr().out
    assert len(read) == 3


def test_where_git_left_marks_nothing_else_is_told() -> None:
    entry = 'msgctxt "1.1.1"\nmsgid "甲。"\n<<<<<<< HEAD\nmsgstr "One."\n=======\nmsgstr "Two."\n>>>>>>> other'
    with pytest.raises(InputError) as error:
        load_catalogue(Path("x.po"), text=f"{head}{entry}{two}")
    assert [(fault.line, fault.problem) for fault in error.value.faults] == [
        (line, "a merge conflict") for line in (6, 8, 10)
    ]
