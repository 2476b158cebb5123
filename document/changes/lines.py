"""Where the lines of a received text stand in its new version, and what belongs to which stretch of it there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from document.keys.align import Pairs, find_moved, pair_same
from document.keys.likeness import pair_alike

__all__ = ["LineMap"]

Owner = int | None
# Which stretch a line is of; None for what lies outside all.


@dataclass(frozen=True)
class LineMap:
    """Two versions of a text, as lines; all numbers are counted from 1."""

    old: Sequence[str]
    new: Sequence[str]

    @cached_property
    def pairs(self) -> Pairs:
        """Number in the new version -> in the old one, of what is the same or like it; without blank lines."""
        kept = [[n for n, line in enumerate(lines) if line.strip()] for lines in (self.old, self.new)]
        old, new = ([lines[n].strip() for n in ns] for lines, ns in zip((self.old, self.new), kept, strict=True))
        found = pair_same(old, new)
        found |= pair_alike(old, new, found)
        return {kept[1][i] + 1: kept[0][j] + 1 for i, j in found.items()}

    def find(self, number: int) -> int | None:
        """Where a line stands now; None if it is gone."""
        return self.places.get(number)

    @cached_property
    def places(self) -> Pairs:
        """Number in the old version -> in the new one."""
        return {there: here for here, there in self.pairs.items()}

    def carry(self, stretches: Sequence[range]) -> tuple[list[range | None], list[int]]:
        """Each stretch of the old version in the new one, and new lines that it was not clear of where they belong.

        None where nothing is left of one. A new line belongs to what it stands in; between two, to the first that is a
        stretch; where several met and all that stood between is other now, it belongs to none and is not clear either.
        """
        owners = {number: i for i, stretch in enumerate(stretches) for number in stretch}
        found: dict[int, list[int]] = {}
        doubtful: list[int] = []
        for gap, fresh, before in self.list_gaps():
            theirs: set[Owner] = {owners.get(number) for number in gap} or {owners.get(before)}
            owner = next(iter(theirs)) if len(theirs) == 1 else None
            doubtful += fresh if len(theirs) > 1 or self.is_edge(before, gap, owners) else []
            for number in fresh:
                found.setdefault(-1 if owner is None else owner, []).append(number)
        for there, here in self.ordered:
            found.setdefault(owners.get(there, -1), []).append(here)
        held = (found.get(i) for i in range(len(stretches)))
        return [range(min(lines), max(lines) + 1) if lines else None for lines in held], doubtful

    @cached_property
    def ordered(self) -> list[tuple[int, int]]:
        """Old and new number of each line that stands in the same order as the others."""
        moved = set(find_moved(self.pairs))
        return [(there, here) for here, there in sorted(self.pairs.items()) if here not in moved]

    def is_edge(self, before: int, gap: Sequence[int], owners: dict[int, int]) -> bool:
        """Whether what stood in a place lay between a stretch and something else."""
        behind = next((there for there, _ in self.ordered if there > before), len(self.old) + 1)
        return not gap and owners.get(before) != owners.get(behind)

    def list_gaps(self) -> Iterator[tuple[list[int], list[int], int]]:
        """Between two lines that stayed: the old numbers, the new ones, and the old number of the first of the two."""
        ends = [(0, 0), *self.ordered, (len(self.old) + 1, len(self.new) + 1)]
        for (there, here), (next_there, next_here) in pairwise(ends):
            gap = [n for n in range(there + 1, next_there) if self.old[n - 1].strip()]
            fresh = [n for n in range(here + 1, next_here) if self.new[n - 1].strip()]
            if fresh:
                yield gap, fresh, there
