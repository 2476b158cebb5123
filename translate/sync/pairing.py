"""Which entry of a catalogue belongs to which segment of its text, where a key or the Chinese is not as it should be.

Segments that move keep their keys (document/keys/), so what does not fit here is a slip, a merge or a change of words.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence

from document.keys.likeness import are_alike
from translate.catalogue.entries import Entry

__all__ = ["Partners", "pair_changed", "pair_unchanged"]

Partners = dict[str, int]
# Key of the text -> place in a sequence of entries; each entry is given once.


def pair_unchanged(entries: Sequence[Entry], sources: Mapping[str, str]) -> Partners:
    """The entries with the Chinese of a segment: under its key first, then whatever their key says, in their order."""
    by_key = {entry.key: place for place, entry in enumerate(entries)}
    same = {key: by_key[key] for key, s in sources.items() if key in by_key and entries[by_key[key]].source == s}
    taken = set(same.values())
    others: defaultdict[str, deque[int]] = defaultdict(deque)
    for place, entry in enumerate(entries):
        if place not in taken:
            others[entry.source].append(place)
    lacking = ((key, others.get(source)) for key, source in sources.items() if key not in same)
    return same | {key: queue.popleft() for key, queue in lacking if queue}


def pair_changed(entries: Sequence[Entry], sources: Mapping[str, str], pairs: Partners) -> Partners:
    """The entries of a key whose Chinese has changed, and is like what it was; `pairs` are those of the unchanged."""
    taken = set(pairs.values())
    by_key = {entry.key: place for place, entry in enumerate(entries) if place not in taken}
    lacking = ((key, by_key[key], source) for key, source in sources.items() if key not in pairs and key in by_key)
    return {key: place for key, place, source in lacking if are_alike(entries[place].source, source)}
