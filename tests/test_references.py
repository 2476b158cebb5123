"""Places of a text that it names itself: each a link, in every edition, to the same place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from build.html.page import render_page
from build.model.reference_links import find_references, follow_references
from build.model.site import load_site
from build.model.text import Text
from made_texts import find_view, make_site
from translate.catalogue.entries import Entry
from translate.checks.judge import Judge
from translate.checks.places import find_english_places

lines = [
    *("第一编　甲", "第一章　乙", "第一条　甲。", "乙。违反前款规定的，依照第三条之一处罚。"),
    "第二条　依照第一条第二款、本法第三条第二项和《刑法》第三条、第四条，适用民法典第一条。",
    *("第三条　有下列：", "（一）甲；", "（二）乙，见前条。"),
    "第三条之一　依照第一编第一章，第一条至第三条，违反第九条。",
    *("第二章　丙", "第四条　本办法第一章，第一项工作。"),
]
named = {
    "1.2.2": [("前款", "1.1"), ("第三条之一", "3_1")],
    "2.1.1": [("第一条第二款", "1.2"), ("第三条第二项", "3.i2")],
    "3.i2.1": [("前条", "2")],
    "3_1.1.1": [("第一编第一章", "p01_c01"), ("第一条", "1"), ("第三条", "3")],
    "4.1.1": [("第一章", "p01_c01")],
}
english = {
    "1.2.2": "Whoever violates the preceding paragraph is punished under Article 3-1.",
    "2.1.1": "Under paragraph 2 of Article 1, item 2 of Article 3, and Articles 3 and 4 of the Criminal Law.",
    "3_1.1.1": "Under Chapter I of Part One, Articles 1 to 3, in violation of Article 9.",
}


@pytest.fixture
def text(tmp_path: Path) -> Text:
    return make_site(tmp_path, {"code": lines}).texts[0]


def test_a_text_names_its_own_places(text: Text) -> None:
    found = find_references(text.publication, text.paths)
    hans = text.publication.hans
    assert {key: [(hans[key][r.start : r.end], r.key) for r in those] for key, those in found.items()} == named


def test_a_translation_leads_to_the_same_places(text: Text) -> None:
    found = follow_references(english, find_references(text.publication, text.paths), text.divisions)
    assert {key: [(english[key][r.start : r.end], r.key) for r in those] for key, those in found.items()} == {
        "1.2.2": [("the preceding paragraph", "1.1"), ("Article 3-1", "3_1")],
        "2.1.1": [("Article 1", "1.2"), ("Article 3", "3.i2")],
        "3_1.1.1": [("Chapter I", "p01_c01"), ("Articles 1", "1"), ("3", "3")],
    }


def test_taiwan_calls_a_paragraph_xiang(tmp_path: Path) -> None:
    make_site(tmp_path, {"code": ["第一條　甲。", "乙。", "第二條　依第一條第二項。"]})
    config = tmp_path / "texts/code/publication.yaml"
    config.write_text(config.read_text(encoding="utf-8").replace("script: hans", "script: hant"), encoding="utf-8")
    text = load_site(tmp_path).texts[0]
    assert [r.key for r in text.references["zh-Hant"]["2.1.1"]] == ["1.2"]


def links(html: str) -> Iterator[tuple[str, str]]:
    return ((words, href) for href, words in re.findall(r'<a class="reference" href="([^"]*)">([^<]*)</a>', html))


def test_the_pages_lead_there(tmp_path: Path) -> None:
    site = make_site(tmp_path, {"code": lines})
    assert list(links(render_page(find_view(site, "2.md", "zh-Hans")))) == [
        ("第一条第二款", "../1/#a1-2"),
        ("第三条第二项", "../3/#a3-i2"),
    ]
    assert list(links(render_page(find_view(site, "1.md", "zh-Hant")))) == [
        ("前款", "#a1-1"),
        ("第三條之一", "../3_1/"),
    ]


@pytest.mark.parametrize(
    ("chinese", "translation", "problems"),
    [
        ("依照第三十四条处罚。", "It is punished under Article 34.", []),
        ("依照第三十四条处罚。", "It is punished under that article.", ["the Chinese names Article 34"]),
        ("依照第三条和第五条。", "Under Articles 3 and 5.", []),
        (
            "依照第十八条之一。",
            "Under Article 18.",
            ["the Chinese names Article 18-1", "'Article 18' is not in the Chinese"],
        ),
        ("依照前款。", "Under Article 2.", ["'Article 2' is not in the Chinese"]),
        ("第二章规定的。", "As Chapter II provides.", []),
        ("第一次。", "For the first time.", []),
    ],
)
def test_check_wants_the_same_places(chinese: str, translation: str, problems: list[str], judge: Judge) -> None:
    entry = Entry("1.1.1", chinese, text=translation)
    assert [finding.problem for finding in judge.findings(entry, ("place",))] == problems


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Part XIV", [("part", (14,))]),
        ("Articles 3, 4, and 5", [("article", (3,)), ("article", (4,)), ("article", (5,))]),
        ("Section Two", [("section", (2,))]),
        ("article 18-1", [("article", (18, 1))]),
        ("Articles 3–5", [("article", (3,)), ("article", (5,))]),
    ],
)
def test_english_places_are_read(text: str, places: list[tuple[str, tuple[int, ...]]]) -> None:
    assert [(p.role, p.numbers) for p in find_english_places(text)] == places
