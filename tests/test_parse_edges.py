"""The parser at its edges: what stands around a text, what is numbered wrongly, and the places of a tree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from document.errors import InputError
from document.model import Block, Division, Document, Segment
from document.structure.profile import Level, Profile, load_profile
from parsing import parse_lines, title


def read(profile: str | Profile, *lines: str) -> Document:
    return parse_lines(profile, lines)


def faults(profile: str | Profile, *lines: str) -> list[tuple[int, str]]:
    """The line and the problem of each fault."""
    with pytest.raises(InputError) as error:
        read(profile, *lines)
    assert all(fault.remedy for fault in error.value.faults)
    return [(fault.line, fault.problem) for fault in error.value.faults]


def cut(segments: Sequence[Segment]) -> list[tuple[str, str, str, str]]:
    return [(s.key, s.lead, s.text, s.tail) for s in segments]


def divisions(document: Document) -> list[tuple[str, str, str]]:
    return [(d.role, d.key, d.marker) for d in document.walk()]


def blocks(division: Division) -> list[tuple[str, str]]:
    return [(block.key, block.marker) for block in division.blocks]


def test_a_document_keeps_its_id_and_title() -> None:
    document = read("law", "第一條　甲。")
    assert (document.id, document.title) == ("case", title)


@pytest.mark.parametrize("lines", [(), ("", "　"), ("甲文。",), ("　", "甲文。")])
def test_a_text_without_a_division_is_a_fault_at_its_first_line(lines: tuple[str, ...]) -> None:
    at = next((n for n, line in enumerate(lines, start=1) if line.strip()), 0)
    (line, problem) = faults("law", *lines)[-1]
    assert (line, "division" in problem) == (at, True)


@pytest.mark.parametrize("bad", ["\x00", "\x1b", "\x85", "\u2028", "\uffff"])
@pytest.mark.parametrize("line", ["第一條　甲{}乙。", "甲{}乙。"])
def test_a_character_that_no_page_can_show_is_named_by_its_number(bad: str, line: str) -> None:
    found = faults("law", "第一條　甲。", line.format(bad).replace("第一條", "第二條"))
    assert [(at, f"U+{ord(bad):04X}" in problem) for at, problem in found] == [(2, True)]


def test_a_tab_is_white_space() -> None:
    (segment,) = read("law", "\t第一條\t甲。\t").body
    assert (segment.lead, segment.text, segment.tail) == ("\t第一條\t", "甲。", "\t")


def test_white_space_around_a_paragraph_stays_with_its_first_and_last_sentence() -> None:
    document = read("law", "第一條　甲。", "　　乙。丙。丁。 　")
    assert cut(document.body)[1:] == [
        ("1.2.1", "　　", "乙。", ""),
        ("1.2.2", "", "丙。", ""),
        ("1.2.3", "", "丁。", " 　"),
    ]


def test_white_space_around_a_marked_line_stays_too() -> None:
    document = read("proposals", " 一、 甲 ", " 1. 乙。 丙。丁。 ", " —— 戊。 ")
    assert cut(document.body) == [
        ("c01.h", " 一、 ", "甲", " "),
        ("1.h", " 1. ", "乙", "。 "),
        ("1.1.1", "", "丙。", ""),
        ("1.1.2", "", "丁。", " "),
        ("1.d1.1", " —— ", "戊。", " "),
    ]


def test_a_heading_at_the_end_of_its_line_keeps_stop_and_white_space() -> None:
    document = read("proposals", "1.乙。 ", "丙。")
    assert cut(document.body) == [("1.h", "1.", "乙", "。 "), ("1.1.1", "", "丙。", "")]


def test_a_heading_without_a_stop_is_the_whole_line() -> None:
    assert cut(read("proposals", "1.乙 ", "丙。").body)[0] == ("1.h", "1.", "乙", " ")


def test_a_line_heading_keeps_the_stops_inside_it() -> None:
    assert cut(read("law", "第一章　甲。乙", "第一條　丙。").body)[0] == ("c01.h", "第一章　", "甲。乙", "")


@pytest.mark.parametrize(
    ("profile", "lines", "at"),
    [
        ("proposals", ["1.。乙。"], 1),
        ("proposals", ["1.。"], 1),
        ("proposals", ["一、甲", "1. \u3000。"], 2),
        ("official", ["一、甲", "（一）。乙"], 2),
        ("official", ["一、甲", "（一）乙。", "1．。"], 3),
    ],
)
def test_a_run_in_heading_without_words_is_a_fault(profile: str, lines: Sequence[str], at: int) -> None:
    ((line, problem),) = faults(profile, *lines)
    assert (line, "empty" in problem) == (at, True)


@pytest.mark.parametrize(
    ("lines", "keys"),
    [
        (("一、丙", "（1）甲。", "1.乙。"), ["c01.i1", "c01.l2i1"]),
        (("一、丙", "（一）丁。", "（1）甲。", "1.乙。"), ["c01_1.i1", "c01_1.l2i1"]),
        (("一、丙", "（1）甲。", "戊。", "1.乙。己。"), ["c01.i1", "c01.1", "c01.l2i1"]),
    ],
)
def test_lists_of_two_kinds_side_by_side_have_keys_of_their_own(lines: tuple[str, ...], keys: list[str]) -> None:
    found = [block.key for division in read("official", *lines).walk() for block in division.blocks]
    assert found == keys


def test_a_chapter_between_two_and_an_article_have_no_key_in_common() -> None:
    chapter, article = (level for level in load_profile("law").levels if level.role in {"chapter", "article"})
    inserted = re.compile(r"第(?P<n0>[一二三])章(?:之(?P<sub0>[一二三]))?")
    levels = (replace(chapter, depth=0, pattern=inserted), replace(article, depth=1, numbering="restarting"))
    profile = Profile("x", levels, frozenset({"article"}), frozenset())
    ((at, problem),) = faults(profile, "第一章　甲", "第一條　乙。", "第一章之一　丙", "第一條　丁。")
    assert (at, "c01_1" in problem, "line 2 " in problem) == (3, True, True)


def test_paragraphs_dashes_and_numbered_items_are_counted_each_by_itself() -> None:
    document = read("proposals", "1.甲。", "乙。", "——丙。丁。", "戊。", "——己。", "庚。")
    (article,) = document.children
    assert blocks(article) == [("1.1", ""), ("1.d1", "——"), ("1.2", ""), ("1.d2", "——"), ("1.3", "")]
    assert [block.heading.text if block.heading else "" for block in article.blocks] == ["", "丙", "", "", ""]


def test_an_item_inside_an_item_has_the_numbers_of_both() -> None:
    document = read(
        "official", "一、甲", "（一）乙。", "1.丙。", "（1）丁。", "（2）戊。", "2.己。", "（1）庚。", "辛。"
    )
    article = document.role("article")[0]
    expected = [("i1", "1."), ("i1_1", "（1）"), ("i1_2", "（2）"), ("i2", "2."), ("i2_1", "（1）"), ("1", "")]
    assert blocks(article) == [(f"{article.key}.{key}", marker) for key, marker in expected]


def test_divisions_nest_and_keep_their_markers() -> None:
    lines = ["第一編　甲", "第一章　乙", "第一節　丙", "第一條　丁。", "第二節　戊", "第二條　己。", "第二編　庚"]
    document = read("law", *lines, "第一章　辛", "第三條　壬。", "第三條之一　癸。")
    assert divisions(document) == [
        ("part", "p01", "第一編"),
        ("chapter", "p01_c01", "第一章"),
        ("section", "p01_c01_s01", "第一節"),
        ("article", "1", "第一條"),
        ("section", "p01_c01_s02", "第二節"),
        ("article", "2", "第二條"),
        ("part", "p02", "第二編"),
        ("chapter", "p02_c01", "第一章"),
        ("article", "3", "第三條"),
        ("article", "3_1", "第三條之一"),
    ]
    assert [child.key for child in document.children] == ["p01", "p02"]


def test_what_restarts_has_the_key_of_what_is_around_it_and_none_where_nothing_is() -> None:
    assert [key for _, key, _ in divisions(read("law", "第一章　甲", "第一條　乙。"))] == ["c01", "1"]


def test_front_matter_stands_before_the_first_division() -> None:
    document = read("law", "甲。", "乙。", "第一條　丙。")
    assert [(b.key, b.marker) for b in document.blocks] == [("pre.1", ""), ("pre.2", "")]
    assert all(isinstance(b, Block) and b.heading is None for b in document.blocks)


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["第二條　甲。"], (1, "gap")),
        (["第一條之一　甲。"], (1, "gap")),
        (["第一條　甲。", "第三條　乙。"], (2, "gap")),
        (["第一條　甲。", "第一條之二　乙。"], (2, "gap")),
        (["第一條　甲。", "第一條　乙。"], (2, "repeats")),
        (["第一條　甲。", "第一條之一　乙。", "第一條之一　丙。"], (3, "repeats")),
        (["第〇條　甲。"], (1, "repeats")),
        (["第〇條之一　甲。"], (1, "gap")),
    ],
)
def test_a_gap_and_a_repeat_are_told_apart(lines: list[str], wanted: tuple[int, str]) -> None:
    ((line, problem),) = faults("law", *lines)
    assert (line, wanted[1] in problem) == (wanted[0], True)


def test_numbering_goes_on_after_a_line_without_number() -> None:
    assert faults("proposals", "1.甲。", "——乙。", "3.丙。")[0][0] == 3
    assert faults("law", "第一條　甲。", "（一）乙。", "丙。", "第三條　丁。")[0][0] == 4


def test_a_numeral_that_is_none_is_a_fault_at_its_line() -> None:
    ((line, problem),) = faults("law", "第一條　甲。", "第十三五條　乙。")[:1]
    assert (line, "第十三五條" in problem) == (2, True)


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        (["第一章　甲", "乙。", "第一條　丙。"], 2),
        (["第一章　甲", "（一）乙。", "第一條　丙。"], 2),
        (["（一）乙。", "第一條　丙。"], 1),
    ],
)
def test_a_line_stands_only_where_the_profile_has_a_place_for_it(lines: list[str], line: int) -> None:
    assert [at for at, _ in faults("law", *lines)] == [line]


def test_items_and_paragraphs_have_places_of_their_own() -> None:
    """A kind of text whose articles hold items only, and whose chapters hold paragraphs only."""
    levels = (
        Level("chapter", 0, re.compile(r"\s*(?P<n0>[0-9]+)、"), "continuous", "line"),
        Level("article", 1, re.compile(r"\s*(?P<n0>[0-9]+)\."), "continuous", "line"),
        Level("item", 2, re.compile(r"\s*\*"), "none", "none"),
    )
    profile = Profile("own", levels, frozenset({"chapter"}), frozenset({"article"}))
    assert len(read(profile, "1、甲", "乙。", "1.丙", "* 丁。").body) == 4
    assert [at for at, _ in faults(profile, "1、甲", "* 乙。", "1.丙", "丁。")] == [2, 4]


def test_every_fault_of_a_text_is_told_at_once() -> None:
    found = faults("law", "第一條", "第三條　甲\x00。", "第五條　乙。")
    assert [line for line, _ in found] == [1, 2, 2, 3]
