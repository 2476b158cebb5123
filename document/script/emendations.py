"""Where the edited Traditional edition differs from the received text, character by character."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from document.characters import unseen
from document.model import Segment
from document.structure.marks.folding import clean_marker

__all__ = ["Change", "Emendation", "find_changes", "group_changes"]

context_width = 6
blanks = " \u00a0"
blanks_or_one = re.compile(rf"[{blanks}]+|{unseen.pattern}+|.", re.DOTALL)
# What typesetting takes out, a run at a time, and any other character.
typographic = frozenset(",;:?!().\"'“”‘’，；：？！（）「」『』 \u00a0")


@dataclass(frozen=True)
class Change:
    """One place that differs."""

    key: str
    received: str
    # "" where something was added; Hant text otherwise.
    edited: str
    # "" where something (a space) was taken out.
    before: str
    after: str
    # The edited text around it, up to six characters.
    kind: str
    # "words" | "typography" | "layout", which is spaces, what nobody sees, and what only looks like a numeral


@dataclass(frozen=True)
class Emendation:
    """One kind of change with all the places where it was made."""

    received: str
    edited: str
    kind: str
    changes: tuple[Change, ...]


def find_changes(received: Iterable[Segment], edited: Mapping[str, str]) -> tuple[Change, ...]:
    """Every difference between segments as received and the edited texts by their keys, in reading order."""
    return tuple(
        change
        for s in received
        for change in (*find_in_marker(s), *compare_characters(s.key, s.text, edited[s.key]), *find_behind(s))
    )


def find_in_marker(segment: Segment) -> list[Change]:
    """What a marker has in place of another character, and what nobody sees in it or before it."""
    printed = clean_marker(segment.lead)
    bare = "".join(unseen.sub("", segment.lead).split())
    swapped = [(old, new) for old, new in zip(bare, "".join(printed.split()), strict=False) if old != new]
    pairs = [(found[0], "") for found in unseen.finditer(segment.lead)] + swapped
    return [Change(segment.key, old, new, "", printed[:context_width], "layout") for old, new in pairs]


def find_behind(segment: Segment) -> list[Change]:
    """What nobody sees and stands behind a segment."""
    before = segment.text[-context_width:]
    return [Change(segment.key, found[0], "", before, "", "layout") for found in unseen.finditer(segment.tail)]


def compare_characters(key: str, received: str, edited: str) -> list[Change]:
    """The editions keep every character in its place but for spaces taken out."""
    return [
        Change(
            key,
            old,
            new,
            edited[max(start - context_width, 0) : start],
            edited[end : end + context_width],
            name_kind(old, new),
        )
        for old, new, start, end in align(received, edited)
        if old != new
    ]


def align(received: str, edited: str) -> Iterator[tuple[str, str, int, int]]:
    """Received and edited characters side by side, with the edited ones' place; spaces taken out stand beside "".

    Where the lengths differ for another reason, what is left over stands at the end.
    """
    place, same_length = 0, len(received) == len(edited)
    for run in blanks_or_one.finditer(received):
        out = unseen.match(run[0]) or (run[0][0] in blanks and not same_length)
        if out and not edited.startswith(run[0], place):
            yield run[0], "", place, place
            continue
        for old in run[0]:
            new = edited[place : place + 1]
            yield old, new, place, place + len(new)
            place += len(new)
    if edited[place:]:
        yield "", edited[place:], place, len(edited)


def name_kind(received: str, edited: str) -> str:
    if "〇" in edited or not (unseen.sub("", received).strip() or edited.strip()):
        return "layout"
    return "typography" if set(received + edited) <= typographic else "words"


def group_changes(found: tuple[Change, ...]) -> tuple[Emendation, ...]:
    """Changes with the same characters together: words first, most frequent first."""
    order = ("words", "layout", "typography")
    places: dict[tuple[str, str, str], list[Change]] = defaultdict(list)
    for change in found:
        places[change.received, change.edited, change.kind].append(change)
    ranked = sorted(places, key=lambda pair: (order.index(pair[2]), -len(places[pair]), pair))
    return tuple(Emendation(*pair, tuple(places[pair])) for pair in ranked)
