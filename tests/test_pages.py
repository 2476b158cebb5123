"""What every page of every text does: leads on, names its dates, links its terms, asks nobody else."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from build.__main__ import main
from document.model import Division, make_anchor
from document.publication import Publication, find_texts, load_publication
from editions import addresses, expected_editions, pages_of, translated
from site_build import Built, stands_alone
from translate.glossary.chinese import Matcher
from translate.glossary.entries import Glossary, load_glossary


def html_of(folder: Path) -> str:
    return (folder / "index.html").read_text(encoding="utf-8")


def division_pages(built: Built) -> Iterator[tuple[Publication, Division, str]]:
    """The text and the HTML of each page of a division, in every language."""
    texts = {folder: load_publication(folder) for folder in find_texts(built.repo)}
    for folder, _, pages in pages_of(built.repo, built.site):
        for division in texts[folder].document.walk():
            if stands_alone(pages / division.page):
                yield texts[folder], division, html_of(pages / division.page)


def leads(html: str, direction: str) -> str:
    """The address that a page names as the one before or after it; "" for none."""
    match = re.search(rf'<link rel="{direction}" href="([^"]*)"', html)
    return match[1] if match else ""


def test_each_article_leads_to_the_one_before_and_the_one_after(built: Built) -> None:
    for folder, _, pages in pages_of(built.repo, built.site):
        keys = [division.key for division in load_publication(folder).document.role("article")]
        assert len(keys) > 1
        for before, after in pairwise(keys):
            assert leads(html_of(pages / before), "next") == f"../{after}/"
            assert leads(html_of(pages / after), "prev") == f"../{before}/"
        assert leads(html_of(pages / keys[0]), "prev") == leads(html_of(pages / keys[-1]), "next") == ""


def test_every_link_arrives(built: Built, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["links", str(built.site)]) == 0, capsys.readouterr().out


def test_a_broken_link_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = '<a href="no/">x</a><a href="#a1">y</a><a id="b" href="#b">z</a>'
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    assert main(["links", str(tmp_path)]) == 1
    assert capsys.readouterr().out.splitlines() == ["index.html: #a1", "index.html: no/"]


def test_machines_are_told_when_a_text_was_published(built: Built) -> None:
    for publication, division, html in division_pages(built):
        found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
        assert found
        assert json.loads(found[1])["datePublished"] == publication.dates.cited, division.key


def test_a_term_is_linked_where_an_article_names_it_first_and_not_again(built: Built) -> None:
    linked = 0
    for _, division, html in division_pages(built):
        if division.role == "article":
            terms = Counter(re.findall(r'<a [^>]*href="[^"]*glossary/#([\w-]+)"', html))
            assert not terms or max(terms.values()) == 1, (division.key, terms)
            linked += len(terms)
    assert linked > 10


def test_search_knows_every_segment(built: Built) -> None:
    """What stands in an edition, in its own language, stands in the records of its pages."""
    for folder in find_texts(built.repo):
        for lang, texts in {**expected_editions(folder), "en": translated(folder)}.items():
            records = (built.site / "search" / lang / folder.name).glob("*.json")
            whole = "\n".join(path.read_text(encoding="utf-8") for path in records)
            missing = [key for key, text in texts.items() if json.dumps(text, ensure_ascii=False)[1:-1] not in whole]
            assert missing == []


def test_no_page_asks_another_origin(built: Built) -> None:
    pages = list(built.site.rglob("*.html"))
    assert pages
    for path in pages:
        html = path.read_text(encoding="utf-8")
        assert re.findall(r'<(?:script|img|iframe|source)[^>]*src="(?:https?:)?//[^"]*"', html) == []
        sheets = re.findall(r'<link[^>]*rel="(?:stylesheet|preconnect|preload)"[^>]*href="([^"]*)"', html)
        assert [sheet for sheet in sheets if "//" in sheet] == []


def test_each_page_names_its_counterparts(built: Built) -> None:
    for folder, _, pages in pages_of(built.repo, built.site):
        html = html_of(pages / "full")
        found = dict(re.findall(r'<link rel="alternate" hreflang="([^"]*)" href="([^"]*)"', html))
        found |= {lang: href for href, lang in re.findall(r'rel="alternate" href="([^"]*)" hreflang="([^"]*)"', html)}
        for lang, address in addresses(built.repo).items():
            assert found[lang].endswith(f"/{address}{folder.name}/full/")
            assert found[lang].startswith("https://")


def test_the_glossary_page_shows_every_term_with_every_place_of_it(built: Built) -> None:
    glossary = load_glossary(built.repo / "glossary.yaml")
    matcher = Matcher(glossary)
    places = [
        (folder.name, key, hit.term.id)
        for folder in find_texts(built.repo)
        for key, text in load_publication(folder).hans.items()
        for hit in matcher.find(text)
    ]
    for lang, address in addresses(built.repo).items():
        html = html_of(built.site / address / "glossary")
        groups = re.findall(r'href="#(group-[^"]+)"', html)
        assert groups == re.findall(r'id="(group-[^"]+)"', html)
        entries = {id: html.partition(f' id="{id}"')[2].partition("</section>")[0] for id in terms_of(glossary)}
        # The page may be of one text of several.
        shown = {name for name, _, _ in places if f"/{name}/" in "".join(entries.values())}
        assert shown
        for name in shown:
            for id, entry in entries.items():
                wanted = [make_anchor(key) for text, key, term in dict.fromkeys(places) if (text, term) == (name, id)]
                assert re.findall(rf'href="[^"]*/{name}/[^"]*#([^"]*)"', entry) == wanted, (lang, id)


def terms_of(glossary: Glossary) -> list[str]:
    return [term.id for term in glossary.terms]
