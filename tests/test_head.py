"""The head of a catalogue: what would be lost of it when it is written is a fault of its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from document.errors import InputError
from translate.catalogue.entries import load_catalogue, save_catalogue

entry = '\n\nmsgctxt "1.1.1"\nmsgid "甲。"\nmsgstr "One."\n'


def lay(folder: Path, *head: str) -> Path:
    path = folder / "text.po"
    path.write_text("\n".join(['msgid ""', 'msgstr ""', *head]) + entry, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("head", "line"),
    [
        (['"no field\\n"', '"Language: x\\n"'], 3),
        (['"Language: x\\n"', '"X-More: 1\\n"', '"Language: y\\n"'], 5),
        (['"X-Long: one "', '"two\\nX-Long: three\\n"'], 4),
        (['"Language: x\\vy\\n"'], 3),
        (['"no field"'], 3),
    ],
)
def test_what_would_be_lost_of_a_head_is_told_with_its_line(tmp_path: Path, head: list[str], line: int) -> None:
    with pytest.raises(InputError) as error:
        load_catalogue(lay(tmp_path, *head))
    assert [fault.line for fault in error.value.faults] == [line]


def test_a_head_that_other_programs_write_is_kept(tmp_path: Path) -> None:
    head = ['"Language: x\\n"', '"X-Long: one "', '"two: three\\n"', '"more of it\\n"', '"X-Empty:\\n"']
    path = lay(tmp_path, *head)
    catalogue = load_catalogue(path)
    assert catalogue.header == {"Language": "x", "X-Long": "one two: three\nmore of it", "X-Empty": ""}
    save_catalogue(catalogue)
    assert load_catalogue(path) == catalogue


def test_a_head_with_a_msgid_is_none(tmp_path: Path) -> None:
    path = tmp_path / "text.po"
    path.write_text('# A head.\nmsgid ""\n"-"\nmsgstr ""\n' + entry, encoding="utf-8")
    with pytest.raises(InputError) as error:
        load_catalogue(path)
    assert [fault.line for fault in error.value.faults] == [2]
