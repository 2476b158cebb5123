"""Stretches of one text, asked what lies inside them or meets them, each time in the logarithm of their number."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

__all__ = ["Spans"]


class Spans:
    """Pairs of start and end, in any order; they may overlap."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self.starts = [start for start, _ in ordered]
        self.furthest = [*accumulate((end for _, end in ordered), max)]
        # The furthest end of each and of all that start before it.

    def hold(self, start: int, end: int) -> bool:
        """Whether one of them begins at `start` or before and ends at `end` or behind."""
        among = bisect_right(self.starts, start)
        return among > 0 and self.furthest[among - 1] >= end

    def exceed(self, start: int, end: int) -> bool:
        """Whether one of them holds this stretch and is longer."""
        return self.hold(start - 1, end) or self.hold(start, end + 1)

    def meet(self, start: int, end: int) -> bool:
        """Whether one of them has a character in common with this stretch."""
        among = bisect_left(self.starts, end)
        return among > 0 and self.furthest[among - 1] > start
