"""What real texts do that a clean one does not: markers of every family in every disguise, lists that begin anew."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from document.errors import InputError
from document.model import Document, Segment
from document.script.convert import print_hans, print_hant, to_hans
from document.script.emendations import find_changes
from document.structure.marks.families import families, find_family
from document.structure.parse import PartLines, parse
from document.structure.profile import Profile, make_profile
from parsing import parse_lines


def level(role: str, *marker: str, **more: Any) -> dict[str, Any]:
    return {"role": role, "marker": list(marker), "numbering": "restarting", "heading": "none", **more}


def profile(*levels: dict[str, Any]) -> Profile:
    everywhere = ["front", "part", "chapter", "section", "subsection", "topic", "article"]
    return make_profile("case", {"levels": levels, "text_in": everywhere, "items_in": everywhere})


articles = profile(level("article", "第{han}條", "第{digits}條"), level("item", "（{han}）"))


def segments(document: Document) -> list[tuple[str, str]]:
    return [(segment.key, segment.text) for segment in document.body]


def markers(document: Document) -> list[str]:
    return [division.marker for division in document.walk()]


@pytest.mark.parametrize(
    ("line", "marker"),
    [
        ("第一条　甲。", "第一条"),
        ("第一條 甲。", "第一條"),
        ("第 1 條　甲。", "第 1 條"),
        ("第１條　甲。", "第1條"),
        ("## 第一条　甲。", "第一条"),
        ("**第一条**　甲。", "第一条"),
        ("> 第一条　甲。", "第一条"),
        ("\u200b第一条　甲。", "第一条"),
        ("第\u00ad一条\u200b　甲。", "第一条"),
        ("\ufeff第\u2f00条　甲。", "第一条"),
        ("第一条甲。", "第一条"),
    ],
)
def test_a_marker_is_read_through_its_disguise(line: str, marker: str) -> None:
    document = parse_lines(articles, [line])
    assert markers(document) == [marker]
    assert [text for _, text in segments(document)] == ["甲。"]
    assert "".join(segment.raw for segment in document.body) == line


@pytest.mark.parametrize("circle", ["○", "〇", "O", "0", "Ｏ"])
def test_a_look_alike_of_zero_counts_and_is_printed_as_zero(circle: str) -> None:
    found = profile(level("article", "第{han}條", first=100))
    document = parse_lines(found, ["第一百條　甲。", f"第一百{circle}一條　乙。"])
    assert markers(document) == ["第一百條", "第一百〇一條"]


def test_a_marker_on_a_line_of_its_own_takes_the_text_below() -> None:
    lines = ["第 1 條", "甲。", "乙。", "", "第 2 條", "", "　丙。"]
    document = parse_lines(articles, lines)
    assert segments(document) == [("1.1.1", "甲。"), ("1.2.1", "乙。"), ("2.1.1", "丙。")]
    assert [(division.marker, division.line) for division in document.walk()] == [("第 1 條", 1), ("第 2 條", 5)]
    assert "".join(segment.raw for segment in document.body) == "第 1 條\n甲。乙。第 2 條\n\n　丙。"


def test_articles_put_in_later_have_two_numbers() -> None:
    found = profile(level("article", "第{digits}-{digits}條", "第{digits}條之{sub}", "第{digits}條"))
    document = parse_lines(found, ["第 1 條 甲。", "第 1-1 條 乙。", "第1條之二 丙。", "第 2 條 丁。"])
    assert [division.key for division in document.walk()] == ["1", "1_1", "1_2", "2"]


def test_a_sentence_that_begins_with_the_name_of_an_article_is_none() -> None:
    document = parse_lines(articles, ["第一条　甲。", "第三条规定的事项，乙。", "第二条　丙。"])
    assert markers(document) == ["第一条", "第二条"]
    assert document.doubts == ()


def test_a_marker_that_needs_a_gap_is_none_without() -> None:
    found = profile(level("article", "第{han}條", gap=True))
    document = parse_lines(found, ["第一条　甲。", "第二条乙。"])
    assert markers(document) == ["第一条"]
    assert [(doubt.line, doubt.kind) for doubt in document.doubts] == [(2, "marker")]


def test_a_list_begins_anew_after_a_paragraph_with_keys_of_its_own() -> None:
    lines = [
        "第一條　甲：",
        "（一）乙；",
        "（二）丙。",
        "丁：",
        "（一）戊；",
        "（二）己。",
        "第二條　庚：",
        "（一）辛。",
    ]
    keys = [key for key, _ in segments(parse_lines(articles, lines))]
    assert keys == ["1.1.1", "1.i1.1", "1.i2.1", "1.2.1", "1.l2i1.1", "1.l2i2.1", "2.1.1", "2.i1.1"]


def test_a_list_does_not_begin_anew_without_one() -> None:
    with pytest.raises(InputError) as error:
        parse_lines(articles, ["第一條　甲：", "（一）乙；", "（一）丙。"])
    assert [fault.line for fault in error.value.faults] == [3]


def test_numbers_may_begin_anywhere_and_run_straight_through() -> None:
    found = profile(
        level("chapter", "{formal}、", heading="line"),
        level("article", "（{han}）", numbering="continuous", first=5, heading="run-in"),
    )
    lines = ["壹、甲", "（五）乙。丙。", "貳、丁", "（六）戊。己。"]
    assert [key for key, _ in segments(parse_lines(found, lines))] == ["c01.h", "5.h", "5.1.1", "c02.h", "6.h", "6.1.1"]


def test_where_the_text_itself_jumps_it_may() -> None:
    lines = tuple(enumerate(["第一條　甲。", "第三條　乙。", "第四條　丙。"], start=1))
    part = PartLines("body", lines, articles, jumps=frozenset({2}))
    document = parse("case", Segment("pre.h", "題", 1), [part], Path("received.txt"))
    assert [division.key for division in document.walk()] == ["1", "3", "4"]


def test_a_number_that_the_text_has_twice_has_two_keys() -> None:
    lines = tuple(enumerate(["第一條　甲。", "第二條　乙。", "第二條　丙。", "第三條　丁。"], start=1))
    part = PartLines("body", lines, articles, jumps=frozenset({3}))
    document = parse("case", Segment("pre.h", "題", 1), [part], Path("received.txt"))
    assert [division.key for division in document.walk()] == ["1", "2", "2b", "3"]


def test_a_run_in_heading_does_not_end_inside_quotation_marks() -> None:
    found = profile(level("article", "（{han}）", heading="run-in"))
    document = parse_lines(found, ["（一）落实“放管服。改革”要求。乙。"])
    assert segments(document) == [("1.h", "落实“放管服。改革”要求"), ("1.1.1", "乙。")]


def test_subsections_and_topics_nest() -> None:
    names = {"編": "part", "章": "chapter", "節": "section", "款": "subsection", "目": "topic"}
    levels = [level(role, f"第{{han}}{name}", heading="line") for name, role in names.items()]
    found = profile(*levels, level("article", "第{digits}條", numbering="continuous"))
    lines = [f"第 一 {name} 甲" for name in names] + ["第 1 條", "乙。", "第 二 目 丙", "第 2 條", "丁。"]
    document = parse_lines(found, lines)
    around = "p01_c01_s01_k01"
    assert [division.key for division in document.walk()][-4:] == [f"{around}_m01", "1", f"{around}_m02", "2"]


def test_a_heading_may_stand_on_the_line_below_its_number_or_be_missing() -> None:
    found = profile(
        level("chapter", "第{han}章", heading="line"), level("article", "第{han}條", numbering="continuous")
    )
    lines = ["第一章", "總則", "第一條　甲。", "第二章", "第二條　乙。"]
    document = parse_lines(found, lines)
    first, second = document.children
    assert first.heading
    assert (first.heading.text, first.line) == ("總則", 1)
    assert second.heading is None
    assert "".join(segment.raw for segment in document.body) == "第一章\n總則第一條　甲。第二章\n第二條　乙。"


def test_a_heading_without_a_number_is_a_division_where_the_profile_says_so() -> None:
    found = profile(
        level("chapter", "序言", "{heading}", numbering="none", heading="line"),
        level("chapter", "第{han}章", heading="line"),
    )
    document = parse_lines(found, ["序言", "甲。", "第一章　乙", "## 附記", "丙。"])
    assert [(d.key, d.marker, d.heading.text if d.heading else "") for d in document.walk()] == [
        ("cu1", "", "序言"),
        ("c01", "第一章", "乙"),
        ("cu2", "", "附記"),
    ]


tables = [
    ["| 名 | 數 |", "|---|---|", "| 甲 | 1 |", "| 乙 | |"],
    ["名\t數", "甲\t1", "乙\t2"],
    ["<!-- TABLE -->", "| 名 | 數 |", "| 甲 | 1 |", "<!-- TABLE END -->"],
]


@pytest.mark.parametrize("rows", tables, ids=["pipes", "tabs", "comments"])
def test_a_table_stays_one(rows: list[str]) -> None:
    lines = ["第一條　見下表：", *rows, "第二條　丙。"]
    document = parse_lines(articles, lines)
    table = document.children[0].blocks[1]
    shown = [[cell.text if cell else "" for cell in row] for row in table.rows]
    assert table.key == "1.t1"
    assert shown[:2] == [["名", "數"], ["甲", "1"]]
    assert all(len(row) == 2 and row[0] == "乙" for row in shown[2:])
    assert "".join("".join(s.raw for s in document.body).split()) == "".join("".join(lines).split())
    assert next(segment.line for segment in table.sentences) == 2 + rows.index(next(r for r in rows if "名" in r))


@pytest.mark.parametrize(
    "lines",
    [
        ["**第一条　甲。**", "**第二条　**乙。", "第三条　**丙**", "第四条　丁**"],
        ["第一條　甲。", "<!-- x -->", "\u200b"],
        ["第一條　甲。", "乙。", "<!-- x -->", "", "<!-- y -->"],
        ["<!-- x -->", "<!-- y -->", "第一條　甲。", "<!-- z -->", "乙。"],
        ["第一條　見下表：", "| 名 | 數 |", "| 甲 | 1 |", "| 乙 | |", "<!-- TABLE END -->", "<!-- x -->"],
        ["第一條　見下表：", "<!-- TABLE -->", "名\t數", "甲\t1"],
    ],
)
def test_no_character_around_the_words_is_lost_or_doubled(lines: list[str]) -> None:
    document = parse_lines(articles, lines)
    raw = "".join(segment.raw for segment in document.body)
    assert re.sub(r"\s", "", raw) == re.sub(r"\s", "", "".join(lines))


def test_what_closes_a_text_belongs_to_its_last_words() -> None:
    for words in (["第一條　甲。"], ["第一條　甲：", "| 名 | 數 |", "| 乙 | |"]):
        last = list(parse_lines(articles, [*words, "<!-- x -->", "", "\u200b"]).body)[-1]
        assert last.raw == f"{words[-1]}\n<!-- x -->\n\n\u200b"


def test_marks_of_strong_words_are_none_of_the_words() -> None:
    document = parse_lines(articles, ["**第一条　甲。**", "第二条　**乙**", "第三条　丙**"])
    assert [text for _, text in segments(document)] == ["甲。", "乙", "丙**"]


def test_the_next_number_makes_a_marker_where_no_gap_is() -> None:
    lines = ["第一条　甲。", "第三条规定的，乙。", "第二条丙。", "第二条之一丁。", "第二条之三的，戊。", "第三条己。"]
    assert markers(parse_lines("law", lines)) == ["第一条", "第二条", "第二条之一", "第三条"]


planted = {
    "編": "第三編　他事",
    "部分": "第三部分　他事",
    "章": "第三章　他事",
    "節": "第三節　他事",
    "款": "第三款　他事",
    "目": "第三目　他事",
    "條": "第三條　他事。",
    "壹、": "參、他事",
    "一、": "三、他事",
    "一 ": "三　他事",
    "（一）": "（三）他事",
    "一）": "三）他事",
    "1.": "3.他事",
    "1、": "3、他事",
    "（1）": "（3）他事",
    "1）": "3）他事",
    "①": "③他事",
    "甲、": "丙、他事",
    "a.": "c. 他事",
    "——": "——他事",
}


def test_there_is_a_planted_heading_of_every_family() -> None:
    assert list(planted) == [family.name for family in families]
    for name, line in planted.items():
        sighting = find_family(line)
        assert sighting
        assert sighting.family.name == name


@pytest.mark.parametrize("name", planted)
@pytest.mark.parametrize("around", ["{}", "## {}", "　　{}", "\u200b{}", "**{}**"])
def test_a_heading_that_the_profile_does_not_match_is_a_doubt(name: str, around: str) -> None:
    found = profile(level("article", "Article {digits}"))
    document = parse_lines(found, ["Article 1 甲。", around.format(planted[name]), "乙。"])
    assert [(doubt.line, doubt.kind) for doubt in document.doubts] == [(2, "marker")]


def test_a_line_that_somebody_has_judged_plain_is_no_doubt() -> None:
    lines = ((1, "第一條　甲。"), (2, "三、四月修補舊書。"))
    part = PartLines("body", lines, articles, plain=frozenset({2}))
    assert parse("case", Segment("pre.h", "題", 1), [part], Path("received.txt")).doubts == ()


def test_an_article_without_its_gap_is_not_lost_in_silence() -> None:
    found = profile(level("article", "第{han}條", gap=True))
    document = parse_lines(found, ["第一条　甲。", "第二条所有人，乙。"])
    assert [doubt.line for doubt in document.doubts] == [2]


def test_what_stands_below_a_marker_and_looks_like_one_is_a_doubt() -> None:
    document = parse_lines(articles, ["第一條", "三、他事。"])
    assert [doubt.line for doubt in document.doubts] == [2]


@pytest.mark.parametrize("write", [print_hans, print_hant, to_hans])
def test_no_edition_has_what_nobody_sees(write: Callable[[str], str]) -> None:
    assert write("甲\u200b乙\u00ad丙\ufeff。") == "甲乙丙。"


def test_what_nobody_sees_and_look_alikes_in_markers_are_emendations_of_layout() -> None:
    found = profile(level("article", "第{han}條", first=100))
    document = parse_lines(found, ["\u200b第一百條　甲\u00ad乙。", "第一百○一條　丙。"])
    edited = {segment.key: print_hant(segment.text) for segment in document.segments}
    changes = find_changes(document.segments, edited)
    assert {(change.received, change.edited) for change in changes} == {("\u200b", ""), ("\u00ad", ""), ("○", "〇")}
    assert {change.kind for change in changes} == {"layout"}
    assert {change.key for change in changes} == {"100.1.1", "101.1.1"}


@pytest.mark.parametrize("unseen", ["\u200b", "\u3000\u00ad\u3000", "\ufeff"])
@pytest.mark.parametrize("place", [1, 2, 3, 4, 6])
def test_a_line_of_nothing_that_is_seen_is_blank_and_an_emendation(unseen: str, place: int) -> None:
    lines = ["第一條", "甲。", "第二條　乙。", "丙。", "| 名 | 數 |", "| 子 | 1 |"]
    plain = parse_lines(articles, lines)
    lines.insert(place, unseen)
    document = parse_lines(articles, lines)
    assert [(s.key, s.text) for s in document.segments] == [(s.key, s.text) for s in plain.segments]
    assert "".join("".join(s.raw for s in document.body).split()) == "".join("".join(lines).split())
    changes = find_changes(document.segments, {s.key: s.text for s in document.segments})
    assert [(c.received, c.edited, c.kind) for c in changes] == [(unseen.strip("\u3000"), "", "layout")]


def test_what_stands_between_a_marker_and_its_text_takes_neither_away() -> None:
    document = parse_lines(articles, ["第一條", "<!-- c -->", "甲。"])
    assert document.body[0].raw == "第一條\n<!-- c -->\n甲。"
