"""Chinese that has changed a little where it stands: it is the same segment still."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from document.keys.align import Fence, Pairs, find_fences

__all__ = ["are_alike", "pair_alike"]

alike = 0.5
# Of 1; Chinese that has less in common is other Chinese.
marks = re.compile(r"\W")
longest_compared = 300
# Characters; comparing takes the square of them, and more where they repeat.
common = 40
# Two characters that so many segments of a gap have are no sign of any.
compared = 3
# Candidates for a segment, those that have most in common with it, beside the one at its own place in the gap.

Gap = Mapping[int, Sequence[int]]
# A pair that segments stand behind, or before -> their places.


def pair_alike(old: Sequence[str], new: Sequence[str], pairs: Pairs) -> Pairs:
    """Those that are alike and stand behind the same pair of `pairs`, or before the same one; the most alike first."""
    theirs, ours = find_fences(pairs, len(old), len(new))
    taken = set(pairs.values())
    left = [j for j in range(len(old)) if j not in taken]
    lacking = [i for i in range(len(new)) if i not in pairs]
    if not left or not lacking:
        return {}
    hits = {
        hit for side in (0, 1) for hit in compare_gaps(old, new, group(left, theirs, side), group(lacking, ours, side))
    }
    found: Pairs = {}
    used: set[int] = set()
    for ratio, i, j in sorted(hits, key=lambda hit: (-hit[0], hit[1], hit[2])):
        if ratio >= alike and i not in found and j not in used:
            found[i] = j
            used.add(j)
    return found


def group(places: Iterable[int], fences: Sequence[Fence], side: int) -> Gap:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for place in places:
        found[fences[place][side]].append(place)
    return found


def compare_gaps(old: Sequence[str], new: Sequence[str], theirs: Gap, ours: Gap) -> Iterator[tuple[float, int, int]]:
    """How alike the segments of the same gap are, as far as they may be."""
    for edge in theirs.keys() & ours.keys():
        there, here = theirs[edge], ours[edge]
        owners: defaultdict[str, list[int]] = defaultdict(list)
        for j in there:
            for sign in list_signs(old[j]):
                owners[sign].append(j)
        for place, i in enumerate(here):
            few = (owners[sign] for sign in list_signs(new[i]) if len(owners.get(sign, ())) in range(1, common + 1))
            votes = Counter(j for same in few for j in same)
            for j in {*(j for j, _ in votes.most_common(compared)), *there[place : place + 1]}:
                yield measure(old[j], new[i]), i, j


def list_signs(text: str) -> set[str]:
    plain = strip(text)
    return {one + other for one, other in pairwise(plain)}


def are_alike(one: str, other: str) -> bool:
    """Whether one text may be what became of the other."""
    return measure(one, other) >= alike


@lru_cache(maxsize=10_000)
def measure(one: str, other: str) -> float:
    """Of 1; marks alone are no likeness. Of longer texts the beginnings are compared."""
    matcher = SequenceMatcher(None, strip(one), strip(other), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= alike else 0


def strip(text: str) -> str:
    return marks.sub("", text)[:longest_compared]
