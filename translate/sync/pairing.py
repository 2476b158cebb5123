"""Which entry of a catalogue belongs to which segment of its text: by the Chinese first, and by the key after that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeVar

from translate.catalogue.entries import Entry

__all__ = ["Pairs", "pair_changed", "pair_unchanged"]

Pairs = dict[str, int]
# Key of the text -> place in a sequence of entries; each entry is given once.
Key = TypeVar("Key")
alike = 0.5
# Of 1; Chinese that has less in common is other Chinese.
marks = re.compile(r"\W")
most_candidates = 40
# Compared with one segment; where there are more, only the one with its key.
longest_compared = 300
# Characters; comparing takes the square of them, and more where they repeat.


def pair_unchanged(entries: Sequence[Entry], sources: Mapping[str, str]) -> Pairs:
    """The entries with the Chinese of a segment. Where that stands several times and the keys do not agree, the
    neighbours say which is which.

    `entries` are in the order of the file, `sources` in that of the text.
    """
    old = group_by((entry.source, place) for place, entry in enumerate(entries))
    new = group_by((source, place) for place, source in enumerate(sources.values()))
    keys = list(sources)
    neighbours: Pairs | None = None
    pairs: Pairs = {}
    for source, places in new.items():
        same, wanted = old.get(source, []), [keys[place] for place in places]
        if len(same) + len(wanted) > 2 and {entries[i].key for i in same} != set(wanted):
            neighbours = align_neighbours(entries, sources) if neighbours is None else neighbours
            pairs |= {key: neighbours[key] for key in wanted if key in neighbours}
        taken = {pairs[key] for key in wanted if key in pairs}
        pairs |= pair_rest([k for k in wanted if k not in pairs], [i for i in same if i not in taken], entries)
    return pairs


def group_by(pairs: Iterable[tuple[Key, int]]) -> dict[Key, list[int]]:
    places: dict[Key, list[int]] = {}
    for key, place in pairs:
        places.setdefault(key, []).append(place)
    return places


def align_neighbours(entries: Sequence[Entry], sources: Mapping[str, str]) -> Pairs:
    """The same Chinese in the same order among the same neighbours."""
    keys = list(sources)
    matcher = SequenceMatcher(None, [e.source for e in entries], list(sources.values()), autojunk=False)
    return {keys[new + i]: old + i for old, new, size in matcher.get_matching_blocks() for i in range(size)}


def pair_rest(keys: Sequence[str], places: Sequence[int], entries: Sequence[Entry]) -> Iterator[tuple[str, int]]:
    """Of the same Chinese: those of the same key, then the others in their order."""
    by_key, wanted = {entries[place].key: place for place in places}, frozenset(keys)
    yield from ((key, by_key[key]) for key in keys if key in by_key)
    others = (place for place in places if entries[place].key not in wanted)
    yield from zip((key for key in keys if key not in by_key), others, strict=False)


Fence = tuple[str | None, str | None]
# The keys of the nearest segments before and behind that stayed.


@dataclass(frozen=True)
class Left:
    """The places of the entries that no segment has yet."""

    before: Mapping[str | None, Sequence[int]]
    # By the first key of their fence.
    behind: Mapping[str | None, Sequence[int]]
    # By the second.
    by_key: Mapping[str, int]

    def near(self, key: str, fence: Fence) -> Sequence[int]:
        """Those that stand where a segment does, and the one with its key."""
        found = {*self.before.get(fence[0], ()), *self.behind.get(fence[1], ())}
        own = {self.by_key[key]} if key in self.by_key else set()
        return sorted(own if len(found) > most_candidates else found | own)


def pair_changed(entries: Sequence[Entry], sources: Mapping[str, str], pairs: Pairs) -> Pairs:
    """The entries whose Chinese has become a segment's: like it, and of its key or between the same neighbours.

    `pairs` are those of the unchanged ones.
    """
    partners = {place: key for key, place in pairs.items()}
    left = [place for place in range(len(entries)) if place not in partners]
    if not left or len(pairs) == len(sources):
        return {}
    old = fences([partners.get(place) for place in range(len(entries))])
    places = Left(
        group_by((old[place][0], place) for place in left),
        group_by((old[place][1], place) for place in left),
        {entries[place].key: place for place in left},
    )
    new = dict(zip(sources, fences([key if key in pairs else None for key in sources]), strict=True))
    compared = [
        (likeness(entries[place].source, sources[key]), entries[place].key == key, key, place)
        for key in sources
        if key not in pairs
        for place in places.near(key, new[key])
    ]
    found: Pairs = {}
    taken: set[int] = set()
    for ratio, _, key, place in sorted(compared, key=lambda hit: hit[:2], reverse=True):
        if ratio >= alike and key not in found and place not in taken:
            found[key] = place
            taken.add(place)
    return found


def fences(kept: Sequence[str | None]) -> list[Fence]:
    before, behind = list(last_before(kept)), list(last_before(kept[::-1]))[::-1]
    return list(zip(before, behind, strict=True))


def last_before(kept: Iterable[str | None]) -> Iterator[str | None]:
    last = None
    for key in kept:
        yield last
        last = key or last


def likeness(one: str, other: str) -> float:
    """Of 1; marks alone are no likeness. Of longer sentences their beginnings are compared."""
    one, other = (marks.sub("", text)[:longest_compared] for text in (one, other))
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= alike else 0
