"""A text's Markdown pages in one language: contents, chapters, articles, the whole text, about the edition.

A segment stands on a line of its own, `⟦18.1.2⟧ text`, and its text is never Markdown: `build.segments`
takes those lines out before Markdown looks at them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import PurePosixPath

from build.languages.words import say
from build.model.edition import Edition
from build.model.site import Text
from document.model import Block, Division, Segment

__all__ = ["Page", "pages"]

description_length = {"zh-Hant": 90, "zh-Hans": 90, "en": 160}


@dataclass(frozen=True)
class Page:
    """One Markdown file."""

    path: PurePosixPath
    # Under docs/<lang>/<id>/.
    markdown: str


def pages(text: Text, lang: str) -> Iterator[Page]:
    """Every generated page of one edition."""
    edition, document = text.editions[lang], text.publication.document
    yield contents_page(text, edition)
    yield full_page(text, edition)
    yield about_page(text, edition)
    for division in document.walk():
        if division.role in {"part", "chapter"}:
            yield division_page(division, edition, f"{division.key}/index.md")
        elif division.role == "article":
            yield division_page(division, edition, f"{division.key}.md")


def contents_page(text: Text, edition: Edition) -> Page:
    document, lang = text.publication.document, edition.lang
    counts = {"chapters": len(document.role("chapter")), "articles": len(document.role("article"))}
    title = text.publication.short_title[lang]
    description = say(lang, "contents_of", title=title, **counts)
    lines = [heading_line(1, "pre", document.title, edition), "", f"::: contents {text.id}"]
    return page("index.md", title, "contents", description, lines)


def full_page(text: Text, edition: Edition) -> Page:
    publication, lang = text.publication, edition.lang
    description = say(
        lang,
        "in_full",
        issuer=publication.issuer[lang],
        date=publication.adopted,
        articles=len(publication.document.role("article")),
    )
    lines = [heading_line(1, "pre", publication.document.title, edition), ""]
    lines += [line for block in publication.document.blocks for line in block_lines(block, edition)]
    for child in publication.document.children:
        lines += division_lines(child, edition, 2)
    return page("full.md", say(lang, "full"), "full", description, lines)


def about_page(text: Text, edition: Edition) -> Page:
    title = say(edition.lang, "about")
    description = say(edition.lang, "about_of", title=text.publication.short_title[edition.lang])
    return page("about.md", title, "about", description, [f"# {title}", "", f"::: edition {text.id}"])


def division_page(division: Division, edition: Edition, path: str) -> Page:
    lines = division_lines(division, edition, 1)
    return page(path, edition.title(division), division.role, describe(division, edition), lines, division.key)


def describe(division: Division, edition: Edition) -> str:
    """The beginning of a division's own words, cut where a word ends."""
    texts = [edition.pieces[s.key].text for s in division.segments if not s.is_heading] or [edition.title(division)]
    joined, limit = (" " if edition.lang == "en" else "").join(texts), description_length[edition.lang]
    if len(joined) <= limit:
        return joined
    cut = joined[:limit]
    return f"{cut.rsplit(' ', 1)[0] if edition.lang == 'en' else cut}…"


def page(path: str, title: str, kind: str, description: str, lines: list[str], division: str = "") -> Page:
    """Front matter and body; JSON strings are YAML strings whatever they hold.

    Themes print a page's title as HTML, so it goes there escaped.
    """
    matter = {"title": escape(title), "description": description, "kind": kind, "division": division}
    head = [f"{name}: {json.dumps(value, ensure_ascii=True)}" for name, value in matter.items() if value]
    return Page(PurePosixPath(path), "\n".join(["---", *head, "---", "", *lines]).rstrip() + "\n")


def division_lines(division: Division, edition: Edition, depth: int) -> list[str]:
    """A division and all that is in it, its heading at `depth`."""
    lines = [heading_line(depth, division.key, division.heading, edition), ""]
    for block in division.blocks:
        lines += block_lines(block, edition)
    for child in division.children:
        lines += division_lines(child, edition, depth + 1)
    return lines


def heading_line(depth: int, key: str, heading: Segment | None, edition: Edition) -> str:
    text = edition.pieces[heading.key].text if heading else ""
    return f"{'#' * depth} {segment_line(f'{key}.h', text)}".rstrip()


def block_lines(block: Block, edition: Edition) -> list[str]:
    first = "- " if block.marker else ""
    lines = [segment_line(segment.key, edition.pieces[segment.key].text) for segment in block.segments]
    return [f"{first if i == 0 else ' ' * len(first)}{line}" for i, line in enumerate(lines)] + [""]


def segment_line(key: str, text: str) -> str:
    return f"⟦{key}⟧ {text}"
