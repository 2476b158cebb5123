"""What stands under a translated page: the translator's notes, and how far the translation may be trusted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from build.model.edition import Edition

__all__ = ["Note", "describe_states", "list_notes", "number_notes"]


told_states = ("official", "reviewed", "edited", "draft", "memory", "untranslated")


@dataclass(frozen=True)
class Note:
    """A translator's note."""

    number: int
    # On its page, from 1.
    key: str
    # Of its segment.
    text: str


def number_notes(keys: Iterable[str], edition: Edition) -> dict[str, tuple[int, ...]]:
    """Number the notes of a page's segments in reading order: segment key -> numbers."""
    numbers, last = {}, 0
    for key in keys:
        count = len(edition.readings[key].notes)
        if count:
            numbers[key] = tuple(range(last + 1, last + count + 1))
            last += count
    return numbers


def list_notes(numbers: Mapping[str, tuple[int, ...]], edition: Edition) -> Iterator[Note]:
    """The notes of a page in the order of their numbers."""
    for key, places in numbers.items():
        for number, text in zip(places, edition.readings[key].notes, strict=True):
            yield Note(number, key, text)


def describe_states(keys: Collection[str], edition: Edition) -> str:
    """The sentence that says how far the translation of these segments may be trusted."""
    language, readings = edition.language, [edition.readings[key] for key in keys]
    states = Counter(reading.claim for reading in readings)
    conditions = Counter(name for r in readings for name, holds in (("stale", r.stale), ("doubt", r.doubt)) if holds)
    if len(states) == 1 and not conditions:
        return language.say(f"all_{next(iter(states))}")
    counts = {state: states[state] for state in told_states} | {name: conditions[name] for name in ("stale", "doubt")}
    parts = [language.say(f"some_{name}", count=count) for name, count in counts.items() if count]
    return language.say("mixed", total=len(readings), parts=language.list_joiner.join(parts))
