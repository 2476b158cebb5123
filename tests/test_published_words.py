"""Words are words, from every door: what a page can show stands there as it was written, and is nothing else."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import polib
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from build.html.view import View
from build.mkdocs.pages import page
from build.model.site import load_site
from once import make_once
from paths import root
from site_build import build_site, copy_with_text
from translate.catalogue.comments import hash_words

kinds = {
    "element": "<x-evil onclick=1>",
    "script": "<script>window.hacked=1</script>",
    "end": "</script></title></textarea></pre>-->",
    "quotes": "' onfocus='1 \" onfocus=\"1",
    "entity": "&amp;lt; &#60;",
    "comment": "<!-- x",
    "section": "]]>",
    "directive": "::: contents hostile",
    "markdown": "**a** [b](javascript:c) `d` # e",
    "private": "\ue000\uf8ff\U000f0000",
    "direction": "\u202eabc\u202c",
    "backslash": "\\1 \\x3c \\n",
    "format": "%s %(a)s $a",
    "template": "{{ 7*191 }} {% raw %} {0} ${a} {#",
}
braces = "template"
# A note, a definition and a rendering name terms in braces: no term, and they are refused.


def words(door: str) -> str:
    """All kinds, each after the name of its door."""
    named = door in {"note", "rendering", "admitted", "definition", "remark"}
    return " ".join(f"{door}={text}" for kind, text in kinds.items() if not (named and kind == braces))


def in_three(door: str) -> dict[str, str]:
    return {"zh-Hant": "題", "zh-Hans": "题", "en": words(door)}


term: dict[str, Any] = {
    "id": "term",
    "zh-Hant": "丁",
    "zh-Hans": "丁",
    "en": [{"text": words("rendering"), "rank": "preferred"}, {"text": words("admitted"), "rank": "admitted"}],
    "type": "place",
    "status": "approved",
    "definition": words("definition"),
    "note": words("remark"),
    "translator_note": "None.",
    "sources": [{"title": words("source"), "grade": "own", "url": "https://a.example/?a=%22&b='"}],
}
received = f"題\n第一章　甲\n第一條　乙丁。丙着。\n{words('furniture')}"
publication: dict[str, Any] = {
    "id": "hostile",
    "genre": "law",
    "source": {
        "script": "hant-converted",
        "publisher": in_three("publisher"),
        "published": "2020-01-01",
        "url": "https://a.example/?a=%22&b='",
    },
    "title": {"lines": [1]},
    "short_title": in_three("short"),
    "document_number": words("number"),
    "issuers": [in_three("issuer")],
    "dates": {"adopted": "2020-01-01"},
    "adopted_by": in_three("by"),
    "version": {"number": "1.0.0", "date": "2020-01-01"},
    "parts": [{"role": "body", "lines": "2-3", "profile": "law"}],
    "furniture": [{"line": 4, "text": words("furniture"), "reason": words("reason")}],
    "protected_words": [{"zh-Hans": "乙丁", "zh-Hant": "乙丁", "reason": words("protected")}],
    "glyphs": [{"converted": "着", "printed": "著", "reason": words("glyph")}],
    "indicators": [{"segment": "1.1.1", "value": "乙", "name": in_three("name"), "target": in_three("target")}],
}
doors = (
    *("rendering", "admitted", "definition", "remark", "source"),
    *("short", "number", "issuer", "by", "publisher", "furniture", "reason", "protected", "glyph", "name", "target"),
    *("chapter", "sentence", "note", "signer"),
)


def catalogue() -> str:
    """The English of the text, all of it signed."""
    po = polib.POFile(wrapwidth=0)
    po.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    for key, source, door in (("c01.h", "甲", "chapter"), ("1.1.1", "乙丁。", "sentence"), ("1.1.2", "丙着。", "last")):
        text = words(door)
        comment = (
            f"origin: human {words('signer')} {hash_words(text)}\nnote: {words('note')}\nwaive figure: none is meant"
        )
        po.append(polib.POEntry(msgctxt=key, msgid=source, msgstr=text, tcomment=comment))
    return str(po)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def make(folder: Path) -> None:
        config = copy_with_text(folder / "repo", "hostile", received, yaml.safe_dump(publication, allow_unicode=True))
        glossary = yaml.safe_dump({"terms": [term]}, allow_unicode=True)
        (folder / "repo/glossary.yaml").write_text(glossary, encoding="utf-8")
        po = folder / "repo/translate/po/en/hostile.po"
        po.parent.mkdir(parents=True)
        po.write_text(catalogue(), encoding="utf-8")
        home = folder / "repo/docs/en/index.md"
        home.write_text(home.read_text(encoding="utf-8") + "\n::: figures hostile\n", encoding="utf-8")
        build_site(folder / "site", config)

    return make_once(tmp_path_factory, "words", make) / "site"


class Page(HTMLParser):
    """The text of a page, and the elements and attributes that it has."""

    def __init__(self, path: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.names = "", set[str]()
        self.code = False
        self.feed(path.read_text(encoding="utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names |= {tag, *(name for name, _ in attrs)}
        self.code = tag in {"script", "style"}

    def handle_endtag(self, tag: str) -> None:
        self.code = False

    def handle_data(self, data: str) -> None:
        self.text += "" if self.code else data


@pytest.fixture(scope="module")
def pages(hostile: Path) -> Mapping[str, Page]:
    return {str(path.relative_to(hostile)): Page(path) for path in sorted(hostile.rglob("*.html"))}


@pytest.mark.parametrize("kind", kinds)
@pytest.mark.parametrize("door", doors)
def test_it_stands_in_a_page_as_it_was_written(door: str, kind: str, pages: Mapping[str, Page]) -> None:
    wanted = f"{door}={kinds[kind]}"
    if wanted in words(door):
        shown = [name for name, page in pages.items() if wanted in page.text]
        assert [name for name in shown if name.startswith("en/")]


def test_no_page_has_an_element_or_an_attribute_of_it(pages: Mapping[str, Page]) -> None:
    assert len(pages) > 10
    named = set().union(*(page.names for page in pages.values()))
    assert {"script", "link", "href"} <= named
    assert not {"x-evil", "onclick", "onfocus"} & named
    assert not [name for name, page in pages.items() if "1337" in page.text]


def test_no_script_of_a_page_has_it(hostile: Path) -> None:
    for path in hostile.rglob("*.html"):
        for code in re.findall(r"<script\b[^>]*>(.*?)</script>", path.read_text(encoding="utf-8"), re.DOTALL):
            assert "hacked" not in code or json.loads(code)["@context"]


def test_what_is_taken_away_can_be_read_back(hostile: Path) -> None:
    units = ElementTree.parse(hostile / "hostile/downloads/hostile.tmx").iter("seg")
    assert words("sentence") in [unit.text for unit in units]
    data = json.loads((hostile / "hostile/downloads/hostile.json").read_text(encoding="utf-8"))
    assert words("sentence") in [segment.get("en") for segment in data["segments"]]
    ElementTree.parse(hostile / "sitemap.xml")
    assert all(json.loads(path.read_text(encoding="utf-8")) for path in hostile.glob("search/en/**/*.json"))


def test_the_braces_of_bibtex_match(pages: Mapping[str, Page]) -> None:
    entries = re.findall(r"@techreport\{.*?\n\}", pages["en/hostile/1/index.html"].text, re.DOTALL)
    assert entries
    for entry in entries:
        depth = 0
        for mark in re.findall(r"[{}]", entry):
            depth += 1 if mark == "{" else -1
            assert depth >= 0
        assert depth == 0


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"], exclude_characters="\ufeff")))
@example("𠮷𠀀")
@example("\U000f0000: - '\" # ---")
def test_what_the_head_of_a_page_says_is_read_as_it_was_written(words: str) -> None:
    site = load_site(root)
    view = View(site, site.texts[0], site.default, "", "about")
    written = page("about.md", (words, words), [], view).markdown
    body, read = get_data(written)
    assert (read.get("title", ""), read.get("description", "")) == (words, words)
    assert body.strip() == ""
