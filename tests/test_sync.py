"""The catalogue: merged, stable, never lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from document.errors import InputError
from site_build import Built
from translate.catalogue.entries import load_catalogue, make_catalogue, save_catalogue
from translate.catalogue.words import put_new_words
from translate.sync.merging import merge

sources = {"1.h": "一", "1.1.1": "甲。", "1.1.2": "乙。"}


def test_loading_and_saving_changes_no_byte(built: Built, tmp_path: Path) -> None:
    paths = list((built.repo / "translate/po").rglob("*.po"))
    assert paths
    for path in paths:
        copy = tmp_path / path.name
        copy.write_bytes(path.read_bytes())
        catalogue = load_catalogue(copy)
        copy.unlink()
        save_catalogue(catalogue)
        assert copy.read_bytes() == path.read_bytes()


def test_merging_keeps_marks_and_revives(tmp_path: Path) -> None:
    first = merge(make_catalogue(tmp_path / "x.po", "x"), sources)
    first = replace(first, entries={k: put_new_words(e, f"E{k}.", "draft") for k, e in first.entries.items()})
    changed = merge(first, {"1.h": "一", "1.1.1": "甲甲。", "1.2.1": "新。"})
    assert changed.entries["1.h"] == first.entries["1.h"]
    assert changed.entries["1.1.1"].fuzzy
    assert changed.entries["1.1.1"].previous == "甲。"
    assert changed.entries["1.1.1"].text == "E1.1.1."
    assert changed.entries["1.2.1"].text == ""
    assert list(changed.obsolete) == ["1.1.2"]
    save_catalogue(changed)
    assert merge(load_catalogue(tmp_path / "x.po"), sources).entries == first.entries


def test_a_second_merge_changes_no_byte(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    assert save_catalogue(merge(make_catalogue(path, "x"), sources))
    assert not save_catalogue(merge(load_catalogue(path), sources))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('msgid "甲。"', 'msgid "甲。'),
        ('msgctxt "1.1.2"', 'msgctxt "1.1.1"'),
        ('msgctxt "1.1.1"', ""),
        ("msgstr", "msgsrt"),
        ('msgid "乙。"', '<<<<<<< HEAD\nmsgid "乙。"'),
    ],
)
def test_a_damaged_catalogue_is_told_and_left_alone(tmp_path: Path, old: str, new: str) -> None:
    path = tmp_path / "x.po"
    save_catalogue(merge(make_catalogue(path, "x"), sources))
    text = path.read_text(encoding="utf-8")
    head, _, tail = text.partition(old)
    path.write_text(head + new + tail, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(InputError) as caught:
        load_catalogue(path)
    assert all(fault.line > 0 for fault in caught.value.faults)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (r"A.\n\n<script>window.hacked=1</script>\n\n.", "a line end"),
        (r"A.\r", "a line end"),
        ("A\u2028B.", "a line end"),
        ("A\u0085B.", "a line end"),
        ("A\u0002B.", "U+0002"),
    ],
)
def test_english_that_is_not_one_line_of_text_is_told_with_its_line(tmp_path: Path, words: str, name: str) -> None:
    """A line end would let the rest of it be read as Markdown, and so as HTML."""
    path = tmp_path / "x.po"
    catalogue = merge(make_catalogue(path, "x"), sources)
    entries = {k: put_new_words(e, "Good." if k == "1.1.1" else "", "draft") for k, e in catalogue.entries.items()}
    save_catalogue(replace(catalogue, entries=entries))
    whole = path.read_text(encoding="utf-8")
    line = whole.split("\n").index('msgctxt "1.1.1"') + 1
    path.write_text(whole.replace("Good.", words), encoding="utf-8")
    with pytest.raises(InputError) as raised:
        load_catalogue(path)
    (fault,) = raised.value.faults
    assert fault.line in range(line, line + 3)
    assert name in fault.problem
