"""A key for each division, block and segment: its own from before, or one that nothing else ever had."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from document.keys.align import Pairs
from document.keys.names import KeyMaker, Rank, before_all, cut_key
from document.keys.outline import Keyed
from document.keys.table import KeyRow

__all__ = ["give_keys"]

Series = tuple[int, str]
# The item that keys lie in, -1 for divisions, which are counted through the whole text; and how they begin.


def give_keys(items: Sequence[Keyed], rows: Sequence[KeyRow], pairs: Pairs) -> list[str]:
    """The keys of the items; a new one sorts between those of what stands, or stood, before and behind it."""
    maker = KeyMaker(row.key for row in rows)
    keys: list[str] = []
    by_place: dict[str, str] = {}
    low: defaultdict[Series, Rank] = defaultdict(lambda: before_all)
    gone = list_gone(rows, pairs)
    for key in gone.get(-1, ()):
        note(key, -1, low)
    for i, item in enumerate(items):
        around = item.inside[-1] if item.inside and item.kind != "division" else -1
        if i in pairs:
            key = rows[pairs[i]].key
        else:
            wanted = put_inside(item.place, by_place)
            key = maker.make(wanted, low[around, cut_key(wanted)[0]])
        keys.append(key)
        if item.kind != "segment":
            by_place[item.place] = key
        note(key, around, low)
        for other in gone.get(pairs.get(i, -2), ()):
            # It may have lain in this item, beside it, or beside one of those around it.
            for holder in (*item.inside, i):
                note(other, holder, low)
    return keys


def note(key: str, around: int, low: dict[Series, Rank]) -> None:
    """Remember a key as the last one of its series; what is gone may have been a division as well."""
    series, rank = cut_key(key)
    low[around if "." in key else -1, series] = rank


def put_inside(place: str, by_place: dict[str, str]) -> str:
    """The counted key with the permanent key of what it lies in: "19.1.2" in what has the key 18a -> "18a.1.2"."""
    head = place
    while cut := max(head.rfind("."), head.rfind("_")) + 1:
        head = head[: cut - 1]
        if head in by_place:
            return by_place[head] + place[len(head) :]
    return place


def list_gone(rows: Sequence[KeyRow], pairs: Pairs) -> dict[int, list[str]]:
    """Place of a row that is still there, -1 for the beginning -> the keys of what stood behind it and is gone."""
    taken = set(pairs.values())
    found: dict[int, list[str]] = {}
    last = -1
    for j, row in enumerate(rows):
        if j in taken:
            last = j
        else:
            found.setdefault(last, []).append(row.key)
    return found
