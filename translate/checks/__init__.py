"""The checks of the catalogue: each takes a segment and says what is wrong with its English."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from translate.catalogue import Catalogue, Entry
from translate.figures import Figure, chinese_figures, compare, english_figures
from translate.glossary import Glossary, Term
from translate.renderings import Found, Renderings, forbidden, satisfied, wanted_rendering
from translate.terms import Matcher, Occurrence

__all__ = ["Finding", "Judge", "check_names", "findings"]


@dataclass(frozen=True)
class Finding:
    """One thing wrong with one segment."""

    line: int
    # Of the entry in the PO file.
    key: str
    check: str
    problem: str
    remedy: str

    @property
    def remark(self) -> str:
        """As a comment beside the English."""
        return f"check {self.check}: {self.problem}"


@dataclass(frozen=True)
class Pair:
    """A translated segment with the terms found on either side."""

    entry: Entry
    terms: tuple[Occurrence, ...]
    renderings: tuple[Found, ...]

    @property
    def text(self) -> str:
        return self.entry.text


Check = Callable[[Pair], Iterator[tuple[str, str]]]
# Yields (problem, remedy).


def empty(pair: Pair) -> Iterator[tuple[str, str]]:
    if not pair.text.strip():
        yield "no English", "translate it"


def missed_terms(pair: Pair) -> Iterator[Term]:
    """The terms of the Chinese that the English does not render."""
    for found in {occurrence.term.id: occurrence.term for occurrence in pair.terms}.values():
        if not satisfied(pair.renderings, found, pair.entry.source):
            yield found


def term(pair: Pair) -> Iterator[tuple[str, str]]:
    for missed in missed_terms(pair) if pair.text else ():
        yield f"{missed.hans} has no approved rendering", f"write '{wanted_rendering(missed, pair.entry.source)}'"


def forbidden_rendering(pair: Pair) -> Iterator[tuple[str, str]]:
    for hit in forbidden(pair.renderings):
        stands = pair.text[hit.start : hit.end]
        yield f"'{stands}' is forbidden for {hit.term.hans}", f"write '{hit.term.preferred.text}'"


def figure(pair: Pair) -> Iterator[tuple[str, str]]:
    if not pair.text:
        return
    source = chinese_figures(pair.entry.source, ((o.start, o.end) for o in pair.terms))
    target = english_figures(pair.text, ((f.start, f.end) for f in pair.renderings if f.approved))
    missing, invented = compare(source, target)
    yield from ((f"{f.surface} has no figure of its value", f"give {shown(f)}") for f in missing)
    yield from ((f"'{f.surface}' is not in the Chinese", "remove or correct it") for f in invented)


def shown(figure: Figure) -> str:
    if isinstance(figure.value, str):
        return figure.value
    number = f"{float(figure.value):,.10g}" if figure.value.denominator > 1 else f"{figure.value.numerator:,}"
    return f"{number} percent" if figure.percent else number


def chinese_left(pair: Pair) -> Iterator[tuple[str, str]]:
    left = re.findall("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+", pair.text)
    if left:
        yield f"Chinese characters or marks: {' '.join(left)}", "translate them"


def bracket(pair: Pair) -> Iterator[tuple[str, str]]:
    for left, right in ("“”", "()", "[]"):
        if pair.text.count(left) != pair.text.count(right):
            yield f"{left} and {right} do not pair", "close or open the other one"
    if '"' in pair.text:
        yield 'a straight "', "write “ or ”"


def doubled(pair: Pair) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r"\b(?P<word>[A-Za-z]+) (?P=word)\b", pair.text):
        yield f"'{match[0]}'", "write the word once"
    if "  " in pair.text:
        yield "two spaces together", "write one"
    if pair.text != pair.text.strip():
        yield "space at an end", "remove it"


def stop(pair: Pair) -> Iterator[tuple[str, str]]:
    ends = bool(re.search(r"[.:?!]”?$", pair.text.strip()))
    heading = pair.entry.key.endswith(".h")
    if pair.text and ends == heading:
        yield ("a heading with a final stop", "remove it") if heading else ("no final stop", "end the sentence")


def length(pair: Pair) -> Iterator[tuple[str, str]]:
    """English words for each Chinese character; a normal segment has 0.55 to 0.85."""
    if pair.text and len(pair.entry.source) >= 20:
        ratio = len(pair.text.split()) / len(pair.entry.source)
        if not 0.35 <= ratio <= 1.25:
            yield f"{ratio:.2f} words for a Chinese character", "look for what is left out or added"


checks: dict[str, Check] = {
    "empty": empty,
    "term": term,
    "forbidden": forbidden_rendering,
    "figure": figure,
    "chinese": chinese_left,
    "bracket": bracket,
    "doubled": doubled,
    "stop": stop,
    "length": length,
}
check_names = (*checks, "consistency", "waiver")


class Judge:
    """Checks segments one by one, with the glossary compiled once."""

    def __init__(self, glossary: Glossary) -> None:
        self.matcher, self.renderings = Matcher(glossary), Renderings(glossary.terms)

    def terms(self, source: str) -> tuple[Occurrence, ...]:
        return self.matcher.find(source)

    def pair(self, entry: Entry) -> Pair:
        return Pair(entry, self.matcher.find(entry.source), self.renderings.find(entry.text))

    def missed(self, entry: Entry) -> frozenset[str]:
        """Ids of the terms that its English does not render."""
        return frozenset(term.id for term in missed_terms(self.pair(entry)))

    def forbidden(self, text: str) -> frozenset[str]:
        """Forbidden renderings as they stand in an English text."""
        return frozenset(text[hit.start : hit.end] for hit in forbidden(self.renderings.find(text)))

    def findings(self, entry: Entry, names: Iterable[str] = tuple(checks)) -> tuple[Finding, ...]:
        """What these checks say of one segment, waived or not."""
        pair = self.pair(entry)
        return tuple(
            Finding(entry.line, entry.key, name, problem, remedy)
            for name in names
            for problem, remedy in checks[name](pair)
        )


def findings(catalogue: Catalogue, glossary: Glossary) -> tuple[Finding, ...]:
    """Everything wrong with a catalogue that is not waived, in its order."""
    judge = Judge(glossary)
    found = [finding for entry in catalogue.entries.values() for finding in judge.findings(entry)]
    found += consistency(catalogue.entries.values())
    kept = (f for f in found if f.check not in catalogue.entries[f.key].waivers)
    return tuple(sorted((*kept, *waivers(catalogue.entries.values())), key=lambda f: f.line))


def consistency(entries: Iterable[Entry]) -> Iterator[Finding]:
    """The same Chinese translated in two ways."""
    first: dict[str, Entry] = {}
    by_text: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        if not entry.text:
            continue
        known = first.setdefault(entry.source, entry)
        if entry.text != known.text and entry.text not in by_text[entry.source]:
            problem = f"the same Chinese as {known.key} in other English"
            yield Finding(entry.line, entry.key, "consistency", problem, f"write '{known.text}' or change {known.key}")
        by_text[entry.source].add(entry.text)


def waivers(entries: Iterable[Entry]) -> Iterator[Finding]:
    for entry in entries:
        for name, reason in entry.waivers.items():
            if name not in check_names:
                yield Finding(entry.line, entry.key, "waiver", f"no check '{name}'", f"use {', '.join(check_names)}")
            elif not reason:
                yield Finding(entry.line, entry.key, "waiver", f"'{name}' is waived with no reason", "give one")
