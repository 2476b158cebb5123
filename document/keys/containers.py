"""Which division or block was which: the one that has its heading, or most of what stood in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from document.keys.align import Pairs
from document.keys.outline import Keyed
from document.keys.table import KeyRow

__all__ = ["pair_containers"]

of_heading = 10**9
# What a heading says for that of which it is one; any other segment says 1, so that nothing outweighs it.


def pair_containers(items: Sequence[Keyed], rows: Sequence[KeyRow], segments: Pairs) -> Pairs:
    """Places of divisions and blocks among `items` -> among `rows`, told by the `segments` that are in both."""
    around = list(list_around(rows))
    votes = Counter[tuple[int, int]]()
    for i, j in segments.items():
        for kind, theirs in zip(("division", "block"), around[j], strict=True):
            ours = next((place for place in reversed(items[i].inside) if items[place].kind == kind), None)
            if ours is not None and theirs is not None:
                votes[ours, theirs] += of_heading if items[i].place == f"{items[ours].place}.h" else 1
    found: Pairs = {}
    taken: set[int] = set()
    for (i, j), _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return found | pair_outer(items, rows, found)


def list_around(rows: Sequence[KeyRow]) -> Iterator[tuple[int | None, int | None]]:
    """The division and the block that each row lies in; what is retired stands between the rows of others."""
    live: tuple[int | None, int | None] = (None, None)
    last = live
    for place, row in enumerate(rows):
        around = last if row.retired else live
        if row.kind != "segment":
            around = (place, None) if row.kind == "division" else (around[0], place)
        last = around
        live = live if row.retired else around
        yield around


def pair_outer(items: Sequence[Keyed], rows: Sequence[KeyRow], found: Pairs) -> Pairs:
    """A division of which nothing of its own is left: what stood directly around the first division that is in it."""
    more: Pairs = {}
    taken = set(found.values())
    before = list_divisions_before(rows)
    inner = None
    for i in reversed(range(len(items))):
        if items[i].kind != "division":
            continue
        if i not in found and inner is not None and i in items[inner].inside:
            first = found.get(inner, more.get(inner))
            outer = None if first is None else before[first]
            if outer is not None and outer not in taken:
                more[i] = outer
                taken.add(outer)
        inner = i
    return more


def list_divisions_before(rows: Sequence[KeyRow]) -> list[int | None]:
    last = None
    before: list[int | None] = []
    for place, row in enumerate(rows):
        before.append(last)
        last = place if row.kind == "division" and not row.retired else last
    return before
