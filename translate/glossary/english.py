"""The English side of the glossary: every listed shape of every rendering, found in one pass over a sentence."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick

from translate.glossary.chinese import fold
from translate.glossary.entries import Rendering, Term

__all__ = [
    "Found",
    "Renderings",
    "answers",
    "find_renderings",
    "forbidden",
    "rendering_hash",
    "satisfied",
    "satisfies",
    "text_hash",
    "typewritten",
    "wanted_rendering",
]

# One for one, so that offsets hold; İ because it alone grows when lowered.
typewriter = str.maketrans("’‘“”–—\u2010\u2011\u00a0İ", "''\"\"---- I")


@dataclass(frozen=True)
class Found:
    """One rendering in an English text."""

    term: Term
    rendering: Rendering
    start: int
    end: int

    @property
    def approved(self) -> bool:
        return self.rendering.rank != "forbidden"

    def covers(self, other: Found) -> bool:
        """Does `other` lie inside this one and is shorter?"""
        inside = self.start <= other.start and other.end <= self.end
        return inside and other.end - other.start < self.end - self.start


@dataclass(frozen=True)
class Shape:
    """What the automaton hands back: one spelling and whose it is."""

    term: Term
    rendering: Rendering
    spelling: str


class Renderings:
    """Finds the renderings of many terms in English text; compiled once, used for every segment."""

    def __init__(self, terms: Iterable[Term]) -> None:
        shapes: dict[str, list[Shape]] = {}
        for term in terms:
            for rendering in listed(term):
                for spelling in map(typewritten, rendering.shapes):
                    shapes.setdefault(spelling.lower(), []).append(Shape(term, rendering, spelling))
        self.automaton = ahocorasick.Automaton()
        for lowered, owners in shapes.items():
            self.automaton.add_word(lowered, owners)
        self.empty = not shapes
        self.automaton.make_automaton()

    def find(self, text: str) -> tuple[Found, ...]:
        """Whole words only, each term by its case rule; of one term the longest, not overlapping; in text order."""
        if self.empty:
            return ()
        plain = typewritten(text)
        hits = []
        for last, owners in self.automaton.iter(plain.lower()):
            start, end = last + 1 - len(owners[0].spelling), last + 1
            if is_word(plain, start, end):
                spelling = plain[start:end]
                hits += [
                    Found(shape.term, shape.rendering, start, end)
                    for shape in owners
                    if shape.term.case == "any" or shape.spelling == spelling
                ]
        return longest(hits)


def listed(term: Term) -> tuple[Rendering, ...]:
    return (*term.renderings, *(Rendering(context.en, "context") for context in term.context))


def typewritten(text: str) -> str:
    """Typographic quotation marks, hyphens and spaces to their plain kin, one for one."""
    return text.translate(typewriter)


def is_word(text: str, start: int, end: int) -> bool:
    """Does no letter or digit join the span from outside?"""
    return not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()


def longest(hits: list[Found]) -> tuple[Found, ...]:
    free: dict[str, int] = {}
    found = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.start >= free.get(hit.term.id, 0):
            free[hit.term.id] = hit.end
            found.append(hit)
    return tuple(found)


def forbidden(found: Sequence[Found]) -> tuple[Found, ...]:
    """The forbidden renderings that are no mere part of a longer approved one."""
    approved = [hit for hit in found if hit.approved]
    return tuple(
        hit
        for hit in found
        if not hit.approved and not any(good.start <= hit.start and hit.end <= good.end for good in approved)
    )


def answers(found: Iterable[Found], ids: Container[str]) -> tuple[Found, ...]:
    """The approved renderings of the terms with these ids: those that the Chinese has.

    What lies inside a longer one is part of that: “important window of opportunity” does not answer to 重要窗口.
    """
    own = [hit for hit in found if hit.approved and hit.term.id in ids]
    return tuple(hit for hit in own if not any(longer.covers(hit) for longer in own))


def wanted_rendering(term: Term, source: str) -> str:
    """What to write for a term in this Chinese `source`: the rendering of its context, else the preferred one."""
    return next(iter(in_context(term, source)), term.preferred.text)


def rendering_hash(term: Term, source: str) -> str:
    """What `# terms:` keeps of the rendering wanted in this Chinese `source`."""
    return text_hash(wanted_rendering(term, source))


def text_hash(text: str) -> str:
    """Eight hex digits."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def in_context(term: Term, source: str) -> tuple[str, ...]:
    return tuple(context.en for context in term.context if fold(context.when) in fold(source))


def satisfied(found: Iterable[Found], term: Term, source: str) -> bool:
    """Is a rendering that the term may have in this Chinese `source` among what was found in its English?"""
    wanted = in_context(term, source) or tuple(r.text for r in term.approved)
    return any(hit.term.id == term.id and hit.approved and hit.rendering.text in wanted for hit in found)


def satisfies(english: str, term: Term, source: str = "") -> bool:
    """`satisfied` for one term and one sentence."""
    return satisfied(finder(term).find(english), term, source)


def find_renderings(english: str, term: Term) -> tuple[tuple[int, int], ...]:
    """Spans of the approved renderings of one term."""
    return tuple((hit.start, hit.end) for hit in finder(term).find(english) if hit.approved)


@lru_cache(maxsize=4096)
def finder(term: Term) -> Renderings:
    return Renderings([term])
