"""What a reader is told of where something stands: as laws are cited, each thing by a name of its own."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from build.mkdocs.context import name_page
from build.model.site import Site, load_site
from build.model.text import Text
from made_texts import find_view, make_site, write_text
from paths import root
from second_texts import add_texts
from site_build import Built

article = [
    *("第一编　甲", "第一章　乙", "第一节　丙", "第一条　甲。", "第二节　丁", "第二条　甲。", "第二条之一　甲。乙。"),
    *("第二编　戊", "第一章　己", "第三条　甲：", "（一）乙；", "（二）丙。"),
]
official = ["各位：", "一、甲", "乙。", "（一）丙。丁。戊。", "二、己", "（一）庚。"]


def names(text: Text, lang: str, *keys: str) -> list[str]:
    places = text.places[lang]
    return [places.segments.get(key) or places.divisions[key] for key in keys]


@pytest.mark.parametrize(
    ("profile", "lines", "keys", "english", "chinese"),
    [
        (
            "law",
            article,
            ["p01_c01", "p02_c01", "p01_c01_s02", "2", "2_1", "2_1.1.2", "3.i2.1", "p02_c01.h"],
            [
                *("Part 1, Chapter 1", "Part 2, Chapter 1", "Part 1, Chapter 1, Section 2"),
                *("Article 2", "Article 2-1", "2-1.1.2", "3.i2.1", "Part 2, Chapter 1"),
            ],
            [
                *("第一編 第一章", "第二編 第一章", "第一編 第一章 第二節"),
                *("第二條", "第二條之一", "2-1.1.2", "3.i2.1", "第二編 第一章"),
            ],
        ),
        (
            "official",
            official,
            ["pre.h", "pre.1.1", "c01", "c02_1", "c01.1.1", "c01_1.1.2"],
            ["title", "Preamble, 1.1", "Chapter 1", "Chapter 2 (1)", "Chapter 1, 1.1", "Chapter 1 (1), 1.2"],
            ["標題", "序 1.1", "一", "二 （一）", "一 1.1", "一 （一） 1.2"],
        ),
    ],
)
def test_things_are_called_as_they_are_cited(
    tmp_path: Path, profile: str, lines: list[str], keys: list[str], english: list[str], chinese: list[str]
) -> None:
    text = make_site(tmp_path, {"text": lines}, profile).texts[0]
    assert names(text, "en", *keys) == english
    assert names(text, "zh-Hant", *keys) == chinese


@pytest.mark.parametrize("stop", [".", "．"])
def test_a_title_has_one_stop_behind_its_number(tmp_path: Path, stop: str) -> None:
    level = '{role: chapter, marker: ["{digits}."], numbering: continuous, heading: line}'
    profile = f"{{levels: [{level}], text_in: [chapter], items_in: []}}"
    text = make_site(tmp_path, {"text": [f"1{stop}甲", "乙。"]}, profile).texts[0]
    (chapter,) = text.publication.document.children
    assert text.editions["zh-Hans"].title(chapter) == "1. 甲"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> list[Site]:
    folder = tmp_path_factory.mktemp("places")
    add_texts(folder)
    return [load_site(root), load_site(folder)]


def test_no_two_things_are_called_alike_and_none_by_its_key(sites: list[Site]) -> None:
    for places in (places for site in sites for text in site.texts for places in text.places.values()):
        for kind in (places.divisions, places.segments):
            assert [name for name, often in Counter(kind.values()).items() if often > 1] == []
            assert [name for name in kind.values() if "_" in name or re.match(r"[a-z]+\d", name)] == []


def test_two_parts_without_numbers_are_counted(tmp_path: Path) -> None:
    lines = ["第一条　甲。", "附件", "甲规则", "第一条　乙。", "附件", "乙规则", "第一条　丙。"]
    write_text(tmp_path, "text", lines)
    config = tmp_path / "texts/text/publication.yaml"
    words = config.read_text(encoding="utf-8").partition("parts:")[0]
    parts = ["{role: body, lines: 2-2, profile: law}"]
    parts += [f"{{role: annex, lines: {n}-{n + 2}, title: {{lines: [{n + 1}]}}, profile: law}}" for n in (3, 6)]
    config.write_text(f"{words}parts: [{', '.join(parts)}]\n", encoding="utf-8")
    site = make_site(tmp_path, {})
    assert len(set(site.texts[0].places["zh-Hans"].divisions.values())) == 5


def test_no_two_pages_of_a_site_have_one_title(second: Built) -> None:
    titles = Counter[tuple[str, str]]()
    for path in second.site.rglob("*/index.html"):
        html = path.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' in html:
            continue
        title, lang = re.search(r"<title>(.*?)</title>", html), re.search(r'<html lang="([^"]*)"', html)
        assert title
        assert lang
        titles[lang[1], title[1]] += 1
    assert [title for title, often in titles.items() if often > 1] == []


def test_a_title_tells_more_than_a_number(tmp_path: Path) -> None:
    site = make_site(tmp_path, {"text": ["一、甲", "1.乙。丙。", "2.丁。"]}, "proposals")
    assert name_page(find_view(site, "2.md", "zh-Hans")) == "2. 丁 · 某文"
