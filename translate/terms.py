"""The one term matcher: longest match on script-folded Chinese, word-bounded forms in English."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache, lru_cache

import ahocorasick

from document.script import converter
from translate.glossary import Glossary, Term

__all__ = ["Matcher", "Occurrence", "find_renderings", "fold", "rendering_hash", "satisfies"]

plain = str.maketrans("’‘“”–—\u2011\u00a0", "''\"\"--- ")


@dataclass(frozen=True)
class Occurrence:
    """One term in a Chinese text; offsets are of the text as given, whatever its script."""

    term: Term
    start: int
    end: int


class Matcher:
    """Finds the terms of a glossary in Chinese text; compiled once, used for every segment."""

    def __init__(self, glossary: Glossary) -> None:
        self.automaton = ahocorasick.Automaton()
        for term in glossary.terms:
            for word in (term.hans, *term.aliases):
                self.automaton.add_word(fold(word), (len(word), term))
            for word in term.unless_inside:
                if fold(word) not in self.automaton:
                    self.automaton.add_word(fold(word), (len(word), None))
        self.empty = not len(self.automaton)
        self.automaton.make_automaton()

    def find(self, text: str) -> tuple[Occurrence, ...]:
        """Leftmost longest, not overlapping, left to right."""
        if self.empty:
            return ()
        hits = [(end + 1 - length, -length, term) for end, (length, term) in self.automaton.iter(fold(text))]
        found, free = [], 0
        for start, negative, term in sorted(hits, key=lambda hit: hit[:2]):
            if start >= free:
                free = start - negative
                if term is not None:
                    found.append(Occurrence(term, start, free))
        return tuple(found)


def fold(text: str) -> str:
    """Every character to its Simplified form, one for one, and quotation marks to one kind."""
    return "".join(map(fold_character, text))


@cache
def fold_character(character: str) -> str:
    if character in "「“":
        return "“"
    if character in "」”":
        return "”"
    folded = str(converter("tw2s").convert(character))
    return folded if len(folded) == 1 else character


def find_renderings(text: str, term: Term) -> tuple[tuple[int, int], ...]:
    """Spans of every approved form of a term in an English text, longest form first, not overlapping."""
    return tuple(match.span() for match in pattern(term).finditer(text.translate(plain)))


@lru_cache(maxsize=4096)
def pattern(term: Term) -> re.Pattern[str]:
    shapes = {shape.translate(plain) for rendering in term.approved for shape in rendering.shapes}
    shapes |= {context.en.translate(plain) for context in term.context}
    forms = "|".join(re.escape(shape) for shape in sorted(shapes, key=lambda s: (-len(s), s)))
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w)", 0 if term.case == "exact" else re.IGNORECASE)


def satisfies(english: str, term: Term) -> bool:
    """Does an approved rendering of the term stand in the English?"""
    return bool(find_renderings(english, term))


def rendering_hash(term: Term) -> str:
    """Eight hex digits of the preferred rendering, as `# terms:` keeps them."""
    return hashlib.sha256(term.preferred.text.encode()).hexdigest()[:8]
