"""Which piece of a text was which: the same Chinese wherever it went, by its neighbours where it stands twice."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Hashable, Sequence

__all__ = ["Fence", "Pairs", "find_fences", "find_moved", "pair_same"]

Pairs = dict[int, int]
# Place in the new sequence -> place in the old one; each is given once.
Fence = tuple[int, int]
# The nearest pairs before and behind a place, as places of the old sequence; -1 and its length at the ends.


def pair_same(old: Sequence[Hashable], new: Sequence[Hashable]) -> Pairs:
    """The equal ones: what stands once in both wherever it is, of the others those beside the same neighbours first.

    As many of each are paired as both have. Every piece is looked at a few times, however often it is repeated.
    """
    there, here = Counter(old), Counter(new)
    places = {piece: place for place, piece in enumerate(old)}
    pairs = {i: places[piece] for i, piece in enumerate(new) if here[piece] == 1 == there[piece]}
    pair_neighbours(old, new, pairs)
    for side in (0, 1, None):
        pair_in_order(old, new, pairs, side)
    return pairs


def pair_neighbours(old: Sequence[Hashable], new: Sequence[Hashable], pairs: Pairs) -> None:
    """Equal ones directly behind a pair, from the beginning on; then those directly before one."""
    taken = set(pairs.values())
    ends = {-1: -1, len(new): len(old)}
    for i, step in [*((i, 1) for i in range(len(new))), *((i, -1) for i in reversed(range(len(new))))]:
        beside = pairs.get(i - step, ends.get(i - step))
        j = -1 if beside is None else beside + step
        if i not in pairs and 0 <= j < len(old) and j not in taken and old[j] == new[i]:
            pairs[i] = j
            taken.add(j)


def pair_in_order(old: Sequence[Hashable], new: Sequence[Hashable], pairs: Pairs, side: int | None) -> None:
    """Equal ones in their order: those behind the same pair (0), before the same one (1), or wherever they are."""
    theirs, ours = find_fences(pairs, len(old), len(new))
    taken = set(pairs.values())
    waiting: defaultdict[Hashable, deque[int]] = defaultdict(deque)
    for j, piece in enumerate(old):
        if j not in taken:
            waiting[piece, None if side is None else theirs[j][side]].append(j)
    for i, piece in enumerate(new):
        queue = waiting.get((piece, None if side is None else ours[i][side]))
        if i not in pairs and queue:
            pairs[i] = queue.popleft()


def find_fences(pairs: Pairs, olds: int, news: int) -> tuple[list[Fence], list[Fence]]:
    """The fence of each place of the old sequence, and of each of the new one."""
    return list_fences({j: j for j in pairs.values()}, olds, olds), list_fences(pairs, news, olds)


def list_fences(pairs: Pairs, size: int, end: int) -> list[Fence]:
    before, behind = [-1] * size, [end] * size
    for i in range(1, size):
        before[i] = pairs.get(i - 1, before[i - 1])
    for i in reversed(range(size - 1)):
        behind[i] = pairs.get(i + 1, behind[i + 1])
    return list(zip(before, behind, strict=True))


def find_moved(pairs: Pairs) -> list[int]:
    """The fewest that have to be taken out for the others to stand in their old order."""
    order = sorted(pairs)
    tails: list[int] = []
    # For each length of an ordered run the smallest old place that one of that length can end with.
    ranks = []
    for i in order:
        rank = bisect_left(tails, pairs[i])
        tails[rank : rank + 1] = [pairs[i]]
        ranks.append(rank)
    stay: set[int] = set()
    wanted = len(tails) - 1
    for i, rank in zip(reversed(order), reversed(ranks), strict=True):
        if rank == wanted:
            stay.add(i)
            wanted -= 1
    return [i for i in order if i not in stay]
