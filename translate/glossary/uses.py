"""What the English of a segment makes of the terms of its Chinese: rendered, rendered as before, or neither."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from translate.glossary.chinese import Matcher, Occurrence
from translate.glossary.english import Found, Renderings, answers, list_wanted_texts
from translate.glossary.entries import Glossary, Term

__all__ = ["Reader", "Use", "read_uses"]


@dataclass(frozen=True)
class Use:
    """One term of a segment's Chinese, and its renderings in the English."""

    term: Term
    times: int
    # How often the Chinese has it.
    approved: tuple[Found, ...]
    # What the English has that may stand for it here.
    former: tuple[Found, ...]
    # What the English has that stood for it before.

    @property
    def stale(self) -> bool:
        """Whether the rendering of the term has changed since the English was written."""
        return bool(self.former) and len(self.approved) < self.times

    @property
    def doubtful(self) -> bool:
        """Whether the English says the term in words that the glossary has never had."""
        return not self.approved and not self.former


class Reader:
    """Finds the terms of a glossary on both sides of a segment; compiled once, and a text looked through once."""

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary
        self.find_terms = cache(Matcher(glossary.sought).find)
        # The terms that stand in a Chinese text, left to right.
        self.find_renderings = cache(Renderings(glossary.sought.terms).find)
        # Every listed rendering that stands in a translation.

    def read(self, source: str, english: str) -> tuple[Use, ...]:
        """The terms of `source`, each once, by first occurrence."""
        return read_uses(self.find_terms(source), self.find_renderings(english), source)


def read_uses(terms: Sequence[Occurrence], found: Iterable[Found], source: str) -> tuple[Use, ...]:
    """How often English says each term of its sentence, from what was found in the two already."""
    times = Counter(occurrence.term.id for occurrence in terms)
    hits: dict[str, list[Found]] = defaultdict(list)
    for hit in answers(found, times):
        hits[hit.term.id].append(hit)
    return tuple(
        Use(
            term,
            times[term.id],
            tuple(h for h in hits[term.id] if h.approved and h.rendering.text in allowed),
            tuple(h for h in hits[term.id] if not h.approved),
        )
        for term in {occurrence.term.id: occurrence.term for occurrence in terms}.values()
        for allowed in [frozenset(list_wanted_texts(term, source))]
    )
