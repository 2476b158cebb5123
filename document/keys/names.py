"""Keys for what is new: each lies between its neighbours' and was never another's."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable

__all__ = ["KeyMaker", "Rank", "before_all", "cut_key"]

Rank = tuple[int, str]
# Where a key stands in its series: the number, and the letters behind it; "18.1.2a" is (2, "a") of the series "18.1.".
before_all: Rank = (-1, "")
key_form = re.compile(r"(?P<series>.*\.h|cov|dec|.*?)(?P<number>\d*)(?P<letters>[a-z_]*)", re.DOTALL)
# What has no number, a heading, a cover, a decision, is 0 of its own series: "18.ha" is (0, "a") of "18.h".
counter = re.compile(r"(z*)([a-y]+)\Z")
# The letters count a … y, zaa … zyy, zzaaa …: they stay short, and sort as they count.


def cut_key(key: str) -> tuple[str, Rank]:
    """The series of a key, and its rank there."""
    match = key_form.fullmatch(key)
    assert match
    return match["series"], (int(match["number"] or 0), match["letters"])


class KeyMaker:
    """Makes keys that are not among those that were ever given."""

    def __init__(self, given: Iterable[str]) -> None:
        self.ranks: defaultdict[str, list[Rank]] = defaultdict(list)
        # By series, sorted.
        for series, rank in map(cut_key, given):
            self.ranks[series].append(rank)
        for ranks in self.ranks.values():
            ranks.sort()

    def make(self, wanted: str, low: Rank) -> str:
        """The key that is wanted if it is free and sorts behind `low`, else one between that and the next given."""
        series, rank = cut_key(wanted)
        high = self.find_next(series, low)
        if not (rank > low and (high is None or rank < high)):
            low = max(low, (0, ""))
            rank = find_between(low, self.find_next(series, low), numbered=wanted[-1:].isdecimal())
        insort(self.ranks[series], rank)
        return write_key(wanted, rank)

    def find_next(self, series: str, rank: Rank) -> Rank | None:
        """The first rank behind this one that was ever given in the series."""
        ranks = self.ranks[series]
        place = bisect_right(ranks, rank)
        return ranks[place] if place < len(ranks) else None


def write_key(like: str, rank: Rank) -> str:
    """A key of the same series, its number written as wide."""
    match = key_form.fullmatch(like)
    assert match
    width = len(match["number"])
    return f"{match['series']}{f'{rank[0]:0{width}}' if width else ''}{rank[1]}"


def find_between(low: Rank, high: Rank | None, numbered: bool) -> Rank:
    if high is None and numbered:
        return low[0] + 1, ""
    return low[0], find_letters(low[1], high[1] if high and high[0] == low[0] else "")


def find_letters(low: str, high: str) -> str:
    """Letters that sort between two others; "" as `high` is no bound. None ends in `_`, which sorts before all."""
    found = counter.search(low)
    while found and len(found[2]) != len(found[1]) + 1:
        found = counter.search(low, found.start() + 1)
    tail = found[0] if found else ""
    for base, count in ((low[: len(low) - len(tail)], tail), (low, "")):
        letters = base + count_on(count)
        if not high or letters < high:
            return letters
    # What sorts between some letters and the same with an a begins with them.
    return f"{low}_{high[len(low) :]}"


def count_on(letters: str) -> str:
    """The count after this one, which is "" before the first."""
    if set(letters) <= {"z", "y"}:
        width = letters.count("z") + 1 if letters else 0
        return "z" * width + "a" * (width + 1)
    head = letters.rstrip("y")
    return head[:-1] + chr(ord(head[-1]) + 1) + "a" * (len(letters) - len(head))
