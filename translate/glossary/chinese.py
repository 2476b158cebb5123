"""The one term matcher: longest match over the whole glossary on script-folded Chinese."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

import ahocorasick

from document.script.convert import load_converter
from document.script.words import list_counterparts
from translate.glossary.entries import Glossary, Term
from translate.glossary.spans import Spans

__all__ = ["Matcher", "Occurrence", "fold", "list_kin"]

kept_apart = frozenset("畫甚")
# Two common characters of their own with 划 and 什, though one word has the one for the other.


@dataclass(frozen=True)
class Occurrence:
    """One term in a Chinese text; offsets are of the text as given, whatever its script."""

    term: Term
    start: int
    end: int


@dataclass
class Word:
    """What the automaton hands back for one folded Chinese string."""

    length: int
    term: Term | None = None
    hides: set[str] = field(default_factory=set)
    # Ids of terms that are not themselves inside this string.


class Matcher:
    """Finds the terms of a glossary in Chinese text; compiled once, used for every segment."""

    def __init__(self, glossary: Glossary) -> None:
        words: dict[str, Word] = {}
        for term in glossary.terms:
            for spelling in map(fold, (term.hans, *term.aliases)):
                words.setdefault(spelling, Word(len(spelling))).term = term
            for spelling in map(fold, term.unless_inside):
                words.setdefault(spelling, Word(len(spelling))).hides.add(term.id)
        self.automaton = ahocorasick.Automaton()
        for spelling, word in words.items():
            self.automaton.add_word(spelling, word)
        self.empty = not words
        self.automaton.make_automaton()

    def find(self, text: str) -> tuple[Occurrence, ...]:
        """Leftmost longest, not overlapping, left to right."""
        if self.empty:
            return ()
        hits = [(last + 1 - word.length, last + 1, word) for last, word in self.automaton.iter(fold(text))]
        hiding = find_hiding(hits)
        found, free = [], 0
        for start, end, word in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
            if start < free or not word.term:
                continue
            if word.term.id not in hiding or not hiding[word.term.id].hold(start, end):
                found.append(Occurrence(word.term, start, end))
                free = end
        return tuple(found)

    def spellings(self, text: str) -> Iterator[str]:
        """Every folded spelling of a term that stands in the text, those inside longer ones too."""
        folded = fold(text)
        for last, word in self.automaton.iter(folded) if not self.empty else ():
            if word.term:
                yield folded[last + 1 - word.length : last + 1]


def find_hiding(hits: Iterable[tuple[int, int, Word]]) -> dict[str, Spans]:
    """Id of each term that is none inside some of these words -> where they stand."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for start, end, word in hits:
        for id in word.hides:
            places[id].append((start, end))
    return {id: Spans(spans) for id, spans in places.items()}


@lru_cache(maxsize=64)
def fold(text: str) -> str:
    """Every character to its Simplified form, one for one, and quotation marks to one kind."""
    return "".join(map(fold_character, text))


@cache
def fold_character(character: str) -> str:
    if character in "「“":
        return "“"
    if character in "」”":
        return "”"
    folded = simplify(character)
    return list_kin().get(folded, folded)


def simplify(character: str) -> str:
    simplified = str(load_converter("tw2s").convert(character))
    return simplified if len(simplified) == 1 else character


@cache
def list_kin() -> Mapping[str, str]:
    """Characters that the converter knows apart and that are one word in the two scripts: 帐 -> 账, since 帳 is 账."""
    pairs = ((simplify(hant), simplify(hans)) for hant, hans in list_counterparts() if hant not in kept_apart)
    return {other: usual for other, usual in pairs if other != usual}
