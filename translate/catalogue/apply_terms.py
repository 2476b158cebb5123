"""The new rendering of a term put where a former one stands word for word, and what became of each such place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from translate.catalogue.article import is_doubtful, put_behind
from translate.catalogue.entries import Catalogue, Entry
from translate.catalogue.staleness import find_uses, is_excused, join_whole
from translate.catalogue.words import put_words
from translate.glossary.english import Found, find_wanted_rendering, make_typewritten
from translate.glossary.entries import Glossary
from translate.glossary.uses import Reader, Use

__all__ = ["Outcome", "apply_terms", "tool"]

tool = "apply-terms"
# Who suggests.


@dataclass(frozen=True)
class Outcome:
    """What became of one term in one segment."""

    entry: Entry
    # As it was.
    use: Use
    result: str
    # "replaced" | "suggested", the words are somebody's | "left", for a person
    old: str = ""
    # The former rendering as it stood; "" where the English has none.
    new: str = ""
    missing: int = 0
    # How often the Chinese has the term more than the English has its renderings then: other shapes of the old one?
    unsure: bool = False
    # Does an article stand before it of which nobody can tell whether it fits?
    noted: str = ""
    # The former rendering that a note has, which is a person's to change.

    @property
    def done(self) -> bool:
        """Whether nothing of the term is left for a person in this segment."""
        return self.result == "replaced" and not self.missing and not self.unsure


@dataclass(frozen=True)
class Swap:
    """A former rendering that stands in an English text, and what to write instead."""

    use: Use
    start: int
    end: int
    new: str


def apply_terms(catalogue: Catalogue, glossary: Glossary) -> tuple[Catalogue, tuple[Outcome, ...]]:
    """The catalogue with every replacement that can be made, and what became of each term that wants one."""
    reader = Reader(glossary)
    entries, outcomes = dict(catalogue.entries), []
    for key, entry in catalogue.entries.items():
        complete = join_whole(entry, catalogue.entries)
        uses = [use for use in find_uses(complete, reader) if wants_change(use, entry)]
        entries[key], found = change_entry(entry, complete.source, uses, reader)
        outcomes += found
    return replace(catalogue, entries=entries), tuple(outcomes)


def wants_change(use: Use, entry: Entry) -> bool:
    """Is the term stale here, or neither in its new nor in its former words, though it has been renamed?"""
    return (use.stale or (use.doubtful and bool(use.term.former))) and not is_excused(use, entry)


def change_entry(entry: Entry, source: str, uses: Iterable[Use], reader: Reader) -> tuple[Entry, list[Outcome]]:
    """One entry and what became of its terms; `source` is all the Chinese that it says."""
    uses = list(uses)
    swaps = [swap for use in uses for swap in find_swaps(entry.text, source, use)]
    after = put_new(entry, swap_words(entry.text, swaps), uses, reader, source)
    outcomes = (judge_use(entry, after, use, swaps, source, reader) for use in uses)
    return after, [replace(outcome, noted=find_noted(entry, outcome.use, source, reader)) for outcome in outcomes]


def find_noted(entry: Entry, use: Use, source: str, reader: Reader) -> str:
    """A former rendering of the term that stands in a note; "" where none does."""
    uses = ((note, found) for note in entry.notes for found in reader.read(source, note))
    hits = (note[hit.start : hit.end] for note, found in uses if found.term.id == use.term.id for hit in found.former)
    return next(hits, "")


def put_new(entry: Entry, text: str, uses: Iterable[Use], reader: Reader, source: str) -> Entry:
    """The entry with this English, if it is ours to change; else with it as a suggestion, or none where none is due."""
    if text == entry.text:
        return replace(entry, suggestions=tuple(s for s in entry.suggestions if s.who != tool))
    names = ", ".join(use.term.hans for use in uses)
    fresh = put_words(entry, text, entry.origin, tool, f"{names} has another rendering")
    if fresh.text != text:
        return fresh
    # The Chinese may have changed as well: what is marked stays marked.
    return replace(fresh, fuzzy=entry.fuzzy, previous=entry.previous, previous_key=entry.previous_key)


def judge_use(entry: Entry, after: Entry, use: Use, swaps: Iterable[Swap], source: str, reader: Reader) -> Outcome:
    mine = next((swap for swap in swaps if swap.use == use), None)
    if mine is None:
        old = next((entry.text[hit.start : hit.end] for hit in use.former), "")
        return Outcome(entry, use, "left", old, find_wanted_rendering(use.term, source))
    old = entry.text[mine.start : mine.end]
    if after.text == entry.text:
        return Outcome(entry, use, "suggested", old, mine.new)
    now = next(found for found in reader.read(source, after.text) if found.term.id == use.term.id)
    unsure = is_doubtful(entry.text[: mine.start], mine.new)
    return Outcome(entry, use, "replaced", old, mine.new, max(use.times - len(now.approved), 0), unsure)


def find_swaps(text: str, source: str, use: Use) -> Iterator[Swap]:
    """The former renderings of a term that stand in `text` as they are listed, but for a capital at the beginning."""
    for hit in use.former:
        if new := renew_rendering(text[hit.start : hit.end], hit, find_wanted_rendering(use.term, source)):
            yield Swap(use, hit.start, hit.end, new)


def renew_rendering(stands: str, hit: Found, wanted: str) -> str:
    """What to write for a former rendering; "" where it stands in another shape."""
    listed, new = make_typewritten(hit.rendering.text), hit.rendering.now or wanted
    plain = make_typewritten(stands)
    if plain == listed:
        return new
    return new[:1].upper() + new[1:] if plain == listed[:1].upper() + listed[1:] else ""


def swap_words(text: str, swaps: Iterable[Swap]) -> str:
    """The text with the swaps made in one pass; of two that overlap the longer."""
    made, at = "", 0
    for swap in sorted(swaps, key=lambda swap: (swap.start, -swap.end)):
        if swap.start >= at:
            made = put_behind(made + text[at : swap.start], swap.new, text[swap.end :])
            at = swap.end
    return made + text[at:]
