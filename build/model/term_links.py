"""Glossary terms in the text: where an article first names one, the word leads to its entry and its pop-up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from document.model import is_heading_key
from translate.glossary.chinese import Occurrence
from translate.glossary.english import Found, answers
from translate.glossary.entries import Term

__all__ = ["Links", "Occurrences", "TermLink", "choose_first_links", "link_chinese", "link_translation"]


@dataclass(frozen=True)
class TermLink:
    """A stretch of one segment's text and the term that it names."""

    start: int
    end: int
    term: Term


Links = Mapping[str, tuple[TermLink, ...]]
# Segment key -> its links, left to right, not overlapping.
Occurrences = Mapping[str, tuple[Occurrence, ...]]
# Segment key -> the terms in its zh-Hans text.


def link_chinese(occurrences: Occurrences) -> Links:
    """Every term in every sentence; the same for both scripts, whose characters stand in the same places."""
    return {
        key: tuple(TermLink(o.start, o.end, o.term) for o in found)
        for key, found in occurrences.items()
        if not is_heading_key(key)
    }


def link_translation(
    texts: Mapping[str, str], occurrences: Occurrences, find_renderings: Callable[[str], Iterable[Found]]
) -> Links:
    """The approved renderings of the terms that the Chinese of the same sentence has.

    Where the English has one more often than the Chinese, nobody can tell which is the term ("plan"): none is linked.
    """
    links = {}
    for key, text in texts.items():
        if not is_heading_key(key):
            named = Counter(occurrence.term.id for occurrence in occurrences[key])
            found = answers(find_renderings(text), named)
            written = Counter(hit.term.id for hit in found)
            sure = (hit for hit in found if written[hit.term.id] <= named[hit.term.id])
            links[key] = apart((hit.start, hit.end, hit.term) for hit in sure)
    return links


def apart(hits: Iterable[tuple[int, int, Term]]) -> tuple[TermLink, ...]:
    """Leftmost longest, not overlapping."""
    found: list[TermLink] = []
    for start, end, term in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if not found or start >= found[-1].end:
            found.append(TermLink(start, end, term))
    return tuple(found)


def choose_first_links(keys: Iterable[str], links: Links) -> dict[str, tuple[TermLink, ...]]:
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
