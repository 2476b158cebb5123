"""Glossary terms in the text: where an article first names one, the word leads to its entry and its pop-up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from translate.glossary.chinese import Occurrence
from translate.glossary.english import Renderings, answers
from translate.glossary.entries import Term

__all__ = ["Link", "Links", "Occurrences", "chinese_links", "english_links", "first_links", "linked_html"]


@dataclass(frozen=True)
class Link:
    """A stretch of one segment's text and the term that it names."""

    start: int
    end: int
    term: Term


Links = Mapping[str, tuple[Link, ...]]
# Segment key -> its links, left to right, not overlapping.
Occurrences = Mapping[str, tuple[Occurrence, ...]]
# Segment key -> the terms in its zh-Hans text.


def chinese_links(occurrences: Occurrences) -> Links:
    """Every term in every sentence; the same for both scripts, whose characters stand in the same places."""
    return {
        key: tuple(Link(o.start, o.end, o.term) for o in found)
        for key, found in occurrences.items()
        if not key.endswith(".h")
    }


def english_links(texts: Mapping[str, str], occurrences: Occurrences, renderings: Renderings) -> Links:
    """The approved renderings of the terms that the Chinese of the same sentence has.

    Where the English has one more often than the Chinese, nobody can tell which is the term ("plan"): none is linked.
    """
    links = {}
    for key, text in texts.items():
        if not key.endswith(".h"):
            named = Counter(occurrence.term.id for occurrence in occurrences[key])
            found = answers(renderings.find(text), named)
            written = Counter(hit.term.id for hit in found)
            sure = (hit for hit in found if written[hit.term.id] <= named[hit.term.id])
            links[key] = apart((hit.start, hit.end, hit.term) for hit in sure)
    return links


def apart(hits: Iterable[tuple[int, int, Term]]) -> tuple[Link, ...]:
    """Leftmost longest, not overlapping."""
    found: list[Link] = []
    for start, end, term in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if not found or start >= found[-1].end:
            found.append(Link(start, end, term))
    return tuple(found)


def first_links(keys: Iterable[str], links: Links) -> dict[str, tuple[Link, ...]]:
    """Of the links in a page's segments those that name a term for the first time in their article."""
    seen: set[tuple[str, str]] = set()
    first = {}
    for key in keys:
        article = key.split(".")[0]
        fresh = []
        for link in links.get(key, ()):
            if (article, link.term.id) not in seen:
                seen.add((article, link.term.id))
                fresh.append(link)
        first[key] = tuple(fresh)
    return first


def linked_html(text: str, links: Iterable[Link], glossary: str) -> str:
    """The text with its links; `glossary` is the address of the glossary page."""
    parts, done = [], 0
    for link in links:
        href = f"{glossary}#{link.term.id}"
        word = escape(text[link.start : link.end])
        parts += [escape(text[done : link.start]), f'<a class="term" href="{href}">{word}</a>']
        done = link.end
    return "".join([*parts, escape(text[done:])])
