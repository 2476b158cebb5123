"""What is published of a site: each word as the character that it is, no markup but our templates' own."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from bench.fuzz.case import Broken, require
from build.cite.metadata import make_metadata
from build.exports.files import not_in_xml, write_csv, write_plain, write_segments, write_tmx
from build.html.glossary_page import render_glossary
from build.html.page import render_page
from build.html.view import View
from build.languages.language import Language
from build.mkdocs.pages import make_pages
from build.model.site import Site, load_site
from build.model.text import Text
from build.search.records import list_records, list_results, make_term_shards
from document.characters import unprintable

__all__ = ["check_glossary", "check_site"]

templates = Path(__file__).resolve().parent.parent.parent.parent / "build" / "html" / "templates"
void = frozenset(("br", "hr", "img", "input", "link", "meta"))


class Shown(HTMLParser):
    """A page as a browser reads it: its elements and attributes, its words, and the segments by key."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.segments: dict[str, str] = {}
        self.words: list[str] = []
        self.open: list[str] = []
        # Keys of the segments that are open, "" for any other element.
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tags, attributes = list_markup()
        given = dict(attrs)
        strange = [name for name in given if name not in attributes]
        require(tag in tags and not strange, "markup that is no template's", tag, attrs)
        address = given.get("href") or "#"
        require(
            re.match(r"https?://|[#./\w]", address) and "script:" not in address.lower(), "an address that runs", attrs
        )
        key = given.get("data-key") or ""
        if key:
            self.segments[key] = ""
        if tag not in void:
            self.open.append(key)

    def handle_endtag(self, tag: str) -> None:
        require(self.open or tag in void, "an end of what was not begun", tag)
        if tag not in void:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        for key in filter(None, self.open):
            self.segments[key] += data

    def handle_comment(self, data: str) -> None:
        raise Broken("a comment in a page", data)

    def handle_decl(self, decl: str) -> None:
        raise Broken("a declaration in a page", decl)

    def handle_pi(self, data: str) -> None:
        raise Broken("an instruction in a page", data)

    def unknown_decl(self, data: str) -> None:
        raise Broken("a section in a page", data)


@cache
def list_markup() -> tuple[frozenset[str], frozenset[str]]:
    """The elements and the attributes that our templates write."""
    written = "".join(path.read_text(encoding="utf-8") for path in sorted(templates.glob("*.html")))
    tags = {*re.findall(r"<([a-z][a-z0-9]*)", written), *(f"h{level}" for level in range(1, 7))}
    return frozenset(tags), frozenset(re.findall(r"[\s%}]([a-z-]+)=\"", written)) | {"checked", "disabled", "open"}


def check_site(root: Path, thorough: bool) -> Site:
    """Read the site and look at what it publishes; InputError where an input is refused."""
    site = load_site(root)
    for text in site.texts:
        check_keys(text)
        for edition in text.editions.values():
            check_pages(site, text, edition.language)
        if thorough:
            check_downloads(text)
    if thorough:
        check_records(site)
    return site


def check_keys(text: Text) -> None:
    """Every edition has the same keys, each once, and each an id of its own in any case."""
    keys = [segment.key for segment in text.publication.document.segments]
    require(len(set(keys)) == len(keys), "two segments with one key", keys)
    ids = [division.key for division in text.publication.document.walk()]
    require(len(set(ids)) == len(ids), "two divisions with one key", ids)
    for edition in text.editions.values():
        require(list(edition.readings) == keys, "an edition with other keys", list(edition.readings), keys)


def check_pages(site: Site, text: Text, language: Language) -> None:
    edition = text.editions[language.tag]
    expected = {key: reading.text for key, reading in edition.readings.items()}
    for kind, key in list_views(text):
        view = View(site, text, language, f"{language.prefix}{text.id}/{key or kind}/", kind, key)
        html = str(render_page(view))
        shown = Shown(html)
        require(not unprintable.search(html.replace("\n", "")), "a page with what no page can show", kind)
        if kind == "full":
            require(shown.segments == expected, "a page that is not its segments", *differ(shown.segments, expected))
            notes = {note for reading in edition.readings.values() if not reading.covered_by for note in reading.notes}
            require(all(note in "".join(shown.words) for note in notes), "a note that no page shows", notes)
        said = make_metadata(view, "https://a.example/")
        for script in [str(value) for value in said.values() if str(value).startswith("{")]:
            require("</" not in script and "<!--" not in script, "a script that words can end", script)
    for page in make_pages(text, language, site):
        require(
            not unprintable.search(page.markdown.replace("\n", "")), "Markdown with what no page can show", page.path
        )


def list_views(text: Text) -> Iterator[tuple[str, str]]:
    yield from ((kind, "") for kind in ("full", "contents", "about"))
    yield from ((d.role, d.key) for d in list(text.publication.document.walk())[:2] if d.role != "section")


def differ(shown: dict[str, str], expected: dict[str, str]) -> tuple[object, ...]:
    """The first segment that is not as it should be, and both."""
    key = next((key for key in expected if shown.get(key) != expected[key]), "")
    return key, shown.get(key), expected.get(key), sorted(shown.keys() ^ expected.keys())


def check_downloads(text: Text) -> None:
    """What is taken away reads back as the editions are."""
    told = {entry["key"]: entry for entry in json.loads(write_segments(text, "https://a.example/"))["segments"]}
    rows = list(csv.reader(io.StringIO(write_csv(text), newline="")))[1:]
    units = ElementTree.fromstring(write_tmx(text)).iter("tu")
    require(len(rows) == len(told) == len(text.publication.hans), "a download without some segments")
    for place, (lang, edition) in enumerate(text.editions.items(), start=1):
        words = edition.texts
        require(
            {k: e.get(lang, "") for k, e in told.items()} == {k: words.get(k, "") for k in told}, "JSON of other words"
        )
        require({row[0]: row[place] for row in rows} == {k: words.get(k, "") for k in told}, "a table of other words")
        require(isinstance(write_plain(text, lang), str), "no plain text")
    said = "".join(segment.text or "" for unit in units for segment in unit.iter("seg"))
    wanted = "".join(not_in_xml.sub("\ufffd", t) for e in text.editions.values() for t in e.texts.values())
    require(sorted(said.replace(" ", "")) == sorted(wanted.replace(" ", "")), "a memory of other words")


def check_records(site: Site) -> None:
    """What the search has."""
    require(all(json.dumps([name, said]) for name, said in list_results(site)), "a result of nothing")
    require(json.dumps(make_term_shards(site)), "no terms")
    require(isinstance([*list_records(site)], list), "no records")


def check_glossary(site: Site) -> None:
    """Each term has an id of its own, and its page says all that a reader is to be told."""
    ids = [term.id for term in site.glossary.terms]
    require(len(set(ids)) == len(ids), "two terms with one id", ids)
    for language in site.languages:
        words = "".join(Shown(str(render_glossary(View(site, site.texts[0], language, "glossary/"), site.texts))).words)
        for term in site.glossary.terms:
            told = (term.hans, term.hant, term.preferred.text, term.definitions.get(language.tag) or term.definition)
            require(all(one in words for one in told), "a term of which the page does not tell", term.id, told)
