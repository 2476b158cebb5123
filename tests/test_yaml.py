"""YAML as somebody may hand it in, by mistake or on purpose: read in bounded depth and size, refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from document.errors import Collector, InputError
from document.yamldata import YamlFile, parse_yaml
from document.yamlfile import load_yaml, open_yaml
from paths import root

schema = root / "document/publication.schema.json"
path = Path("any.yaml")


def read(text: str) -> YamlFile:
    faults = Collector(path)
    file = parse_yaml(path, text, faults)
    faults.raise_if_any()
    return file


def lines_of(text: str) -> list[int]:
    """The line of each fault."""
    with pytest.raises(InputError) as error:
        read(text)
    assert all(fault.remedy for fault in error.value.faults)
    return [fault.line for fault in error.value.faults]


def laughs(levels: int) -> str:
    """A text of so many lines that stands for nine times as many pieces with each."""
    inside = (f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, levels))
    return "\n".join(["l0: &l0 [ha, ha]", *inside])


@pytest.mark.parametrize("depth", [100, 5_000, 100_000])
@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_depth_is_bounded(depth: int, opening: str) -> None:
    assert lines_of(f"a: b\nc:\n  {opening * depth}") == [3]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: b\nc: &c [*c]", 2),
        ("a: &a\n  b: &b\n    c: *a", 3),
        ("a: b\nc: *missing", 2),
        ("a: [*later]\nb: &later x", 1),
    ],
)
def test_an_alias_stands_for_what_is_whole_before_it(text: str, line: int) -> None:
    assert lines_of(text) == [line]


@pytest.mark.parametrize("levels", [6, 10, 60])
def test_aliases_do_not_swell_a_file(levels: int) -> None:
    assert len(lines_of(laughs(levels))) == 1


def test_aliases_that_repeat_a_little_are_read() -> None:
    assert len(read(laughs(4)).data["l3"]) == 9
    assert read("a: &a {b: [c]}\nd: *a\ne: *a").data["e"] == {"b": ["c"]}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a: 1\nb: 2\na: 3\nb: 4", [3, 4]),
        ("a:\n  - {b: 1,\n     b: 2}", [3]),
        ('a: 1\n"a": 2', [2]),
        ("a: 1\n? [b]\n: 2", [2]),
        ("a: 1\n---\na: 2", [2]),
    ],
)
def test_a_key_stands_once(text: str, lines: list[int]) -> None:
    assert lines_of(text) == lines


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('a: b\nc: "\\x07"', 2),
        ('a: b\nc: "\\0"', 2),
        ('a: b\nc:\n  - "x\\u2028y"', 3),
        ('a: b\n"c\\e": d', 2),
        ("a: b\nc: \x07", 2),
        ("a: b\nc: x\u2028y", 2),
        ("a: b\nc: d\ufeff", 2),
    ],
)
def test_a_control_character_is_refused_with_its_line(text: str, line: int) -> None:
    assert lines_of(text) == [line]


@pytest.mark.parametrize("value", ["!!int x", "!!int ''", "!!bool x", "!x y", "!!python/name:os.system ''"])
def test_a_value_that_is_not_what_it_says_is_a_fault_with_its_line(value: str) -> None:
    assert lines_of(f"a: b\nc: {value}") == [2]


def test_long_numbers_are_text() -> None:
    assert read(f"a: {'9' * 5_000}\nb: {':'.join(['1'] * 50_000)}\nc: 18").data["c"] == 18


@pytest.mark.parametrize(
    "written", ["2020-13-40", "0000-01-01", "2021-02-29", "2020-1-1", "20200101", "2020-W01-1", "２０２０-01-01"]
)
@pytest.mark.parametrize("quote", ["", '"', "'"])
def test_a_day_that_no_calendar_has_is_refused_with_its_line(tmp_path: Path, written: str, quote: str) -> None:
    file = tmp_path / "publication.yaml"
    file.write_text(f"id: a\nversion:\n  number: 1.0.0\n  date: {quote}{written}{quote}\n", encoding="utf-8")
    _, faults = open_yaml(file, schema)
    assert [fault.line for fault in faults.faults if "date" in fault.problem] == [4]


@pytest.mark.parametrize("written", ["2020-02-29", "0001-01-01", "9999-12-31"])
def test_a_day_of_the_calendar_is_read_as_it_is_written(tmp_path: Path, written: str) -> None:
    file = tmp_path / "publication.yaml"
    file.write_text(f"version:\n  number: 1.0.0\n  date: {written}\n", encoding="utf-8")
    opened, faults = open_yaml(file, schema)
    assert opened.data["version"]["date"] == written
    assert not [fault for fault in faults.faults if "date" in fault.problem]


def test_faults_of_syntax_and_of_form_are_told_together(tmp_path: Path) -> None:
    file = tmp_path / "publication.yaml"
    file.write_text('id: a\nid: A b\nprofile: "\\a"\nversion: []\n', encoding="utf-8")
    with pytest.raises(InputError) as error:
        load_yaml(file, schema)
    assert {2, 3, 4} <= {fault.line for fault in error.value.faults}


entry = """terms:
  - id: book
    zh-Hans: 书
    en:
      - {text: book, rank: preferred, forms: [books]}
    note: Read it.
  - id: mouse
    zh-Hans: 鼠
    note: "An animal"
"""


@pytest.mark.parametrize(
    ("right", "wrong", "line", "remedy"),
    [
        ("zh-Hans: 书", "zh-Hans：书", 3, "write 'zh-Hans: '"),
        ("note: Read it.", "note：Read it.", 6, "write 'note: '"),
        ("- id: mouse", "- id：mouse", 7, "write 'id: '"),
        ("book, rank", "book，rank", 5, "write ', rank:'"),
        ("zh-Hans: 书", "zh-Hans:书", 3, "write 'zh-Hans: '"),
        ("- {text", "-{text", 5, "write '- '"),
        ("    zh-Hans: 书", "\tzh-Hans: 书", 3, "write spaces"),
        ("note: Read it.", 'note: "Read it.', 6, 'write " behind it too'),
        ("note: Read it.", "note: 'Read it.", 6, "write ' behind it too"),
        ("text: book,", 'text: "book,', 5, 'write " behind it too'),
        ("text: book,", "text: “{book}, and more”,", 5, 'write " around the text'),
        ("[books]}", "[books]", 5, "write }"),
        ("[books]", "[books", 5, "write ]"),
        ("  - id: mouse", "  id: mouse", 7, "write '- id: '"),
        ("  - id: mouse", "    id: mouse", 7, "write '- id: '"),
        ("    zh-Hans: 鼠", "   zh-Hans: 鼠", 8, "indent it as the line above"),
        ("note: Read it.", "note: Read: it.", 6, "must be quoted"),
    ],
)
def test_a_slip_is_named_where_it_was_made_and_once(right: str, wrong: str, line: int, remedy: str) -> None:
    with pytest.raises(InputError) as error:
        read(entry.replace(right, wrong, 1))
    (fault,) = error.value.faults
    assert fault.line == line
    assert remedy in fault.remedy


def test_a_text_over_several_lines_is_not_taken_for_an_open_one() -> None:
    wrong = entry.replace("note: Read it.", 'note: "Read\n      it."').replace('note: "An animal"', "note: [a")
    assert lines_of(wrong) == [10]


def test_a_full_width_colon_in_braces_is_named_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "glossary.yaml"
    text = (root / "tests/fixtures/glossary.yaml").read_text(encoding="utf-8")
    file.write_text(text.replace("{text: Moumou", "{text：Moumou", 1), encoding="utf-8")
    _, faults = open_yaml(file, root / "translate/glossary/glossary.schema.json")
    (fault,) = faults.faults
    assert "'text: '" in fault.remedy


@pytest.mark.parametrize(("text", "line"), [("{", 1), ("-\n米", 2), ('a: b\nc: "', 2), ("a: [\n", 2)])
def test_what_is_missing_at_the_end_is_missed_on_a_line_that_there_is(text: str, line: int) -> None:
    assert lines_of(text) == [line]
