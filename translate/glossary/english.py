"""The English side of the glossary: every listed shape of every rendering, found in one pass over a sentence."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

import ahocorasick

from translate.glossary.chinese import fold
from translate.glossary.entries import Context, Term
from translate.glossary.renderings import Rendering
from translate.glossary.spans import Spans

__all__ = [
    "Found",
    "Renderings",
    "answers",
    "find_wanted_rendering",
    "keep_forbidden",
    "list_contexts",
    "list_wanted_texts",
    "make_typewritten",
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
        """Whether this rendering may stand for its term today."""
        return self.rendering.rank not in {"forbidden", "former"}


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
                for spelling in map(make_typewritten, rendering.shapes):
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
        plain = make_typewritten(text)
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
    """All renderings; a former one that is approved again is not former."""
    approved = (*term.approved, *(Rendering(context.en, "context") for context in term.context))
    again = {make_typewritten(shape) for rendering in approved for shape in rendering.shapes}
    return (*approved, *term.forbidden, *(r for r in term.former if make_typewritten(r.text) not in again))


def make_typewritten(text: str) -> str:
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


def keep_forbidden(found: Sequence[Found]) -> tuple[Found, ...]:
    """The forbidden renderings that are no mere part of a longer approved one."""
    approved = Spans((hit.start, hit.end) for hit in found if hit.approved)
    return tuple(hit for hit in found if hit.rendering.rank == "forbidden" and not approved.hold(hit.start, hit.end))


def answers(found: Iterable[Found], ids: Container[str]) -> tuple[Found, ...]:
    """The approved and former renderings of the terms with these ids: those that the Chinese has.

    What lies inside a longer one is part of that: “important window of opportunity” does not answer to 重要窗口. Of a
    former and an approved one in the same place it is the approved one.
    """
    own = [hit for hit in found if hit.rendering.rank != "forbidden" and hit.term.id in ids]
    approved = {(hit.start, hit.end) for hit in own if hit.approved}
    spans = Spans((hit.start, hit.end) for hit in own)
    return tuple(
        hit
        for hit in own
        if not spans.exceed(hit.start, hit.end) and (hit.approved or (hit.start, hit.end) not in approved)
    )


def find_wanted_rendering(term: Term, source: str) -> str:
    """What to write for a term in this Chinese `source`: the rendering of its context, else the preferred one."""
    return next((context.en for context in list_contexts(term, source)), term.preferred.text)


def list_contexts(term: Term, source: str) -> tuple[Context, ...]:
    """The contexts of a term that this Chinese `source` has; in them nothing else counts."""
    return tuple(context for context in term.context if fold(context.when) in fold(source))


def list_wanted_texts(term: Term, source: str) -> tuple[str, ...]:
    """The renderings that a term may have in this Chinese `source`."""
    wanted = tuple(context.en for context in list_contexts(term, source))
    return wanted or tuple(rendering.text for rendering in term.approved)
