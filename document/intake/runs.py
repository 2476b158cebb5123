"""How the numbers of one family of marker run through a part: straight on, or from the beginning again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from document.intake.reading import ReadLine
from document.structure.marks.families import Family, Sighting
from document.structure.marks.markers import is_next

__all__ = ["MarkerRun", "count_breaks", "find_runs"]

alike_families = (("1.", "1、"), ("（一）", "一）"), ("（1）", "1）"))
# Families that one author may take for one another.


@dataclass(frozen=True)
class MarkerRun:
    """The lines of one family, or of two that count together."""

    families: tuple[Family, ...]
    places: tuple[int, ...]
    # Of its lines among those of the part.
    lines: tuple[ReadLine, ...]
    is_heading: bool = False
    # Whether Markdown marks all of them as headings.

    @property
    def name(self) -> str:
        """The name of its family."""
        return self.families[0].name

    @property
    def counts(self) -> tuple[tuple[int, int], ...]:
        """The number of each line, and the one after 之."""
        return tuple(line.sighting.count for line in self.lines if line.sighting)


def find_runs(lines: Sequence[ReadLine]) -> list[MarkerRun]:
    """One for each family that marks lines, outermost first; headings of Markdown apart from lines that are none."""
    groups: dict[tuple[str, bool], list[int]] = {}
    last: dict[str, tuple[int, int]] = {}
    gapless = find_gapless(lines)
    for place, line in enumerate(lines):
        if line.sighting and is_taken(line.sighting, gapless, last):
            name = line.sighting.family.name
            last[name] = line.sighting.count
            groups.setdefault((name, line.is_heading), []).append(place)
    found = [make_run(places, lines, heading) for (_, heading), places in groups.items()]
    return merge_pairs(join_headings(found, lines), lines)


def find_gapless(lines: Sequence[ReadLine]) -> frozenset[str]:
    """The families of which not every marker has white space behind it."""
    sightings = [line.sighting for line in lines if line.sighting]
    return frozenset(s.family.name for s in sightings if not s.is_sentence and not s.has_gap)


def is_taken(sighting: Sighting, gapless: frozenset[str], last: Mapping[str, tuple[int, int]]) -> bool:
    """Whether a profile would take it for a marker: a sentence only without gaps, where its number is the next one."""
    name = sighting.family.name
    if not sighting.is_sentence or name in {"一、", "（一）"}:
        return True
    return name in gapless and sighting.follows(last.get(name))


def make_run(places: Iterable[int], lines: Sequence[ReadLine], heading: bool) -> MarkerRun:
    places = tuple(sorted(places))
    own = tuple(lines[place] for place in places)
    families = {line.sighting.family.name: line.sighting.family for line in own if line.sighting}
    return MarkerRun(tuple(families.values()), places, own, heading)


def join_headings(runs: Sequence[MarkerRun], lines: Sequence[ReadLine]) -> list[MarkerRun]:
    """A family that Markdown marks in some lines only is two runs where each counts by itself, else one."""
    found: dict[str, list[MarkerRun]] = {}
    for run in runs:
        found.setdefault(run.name, []).append(run)
    joined: list[MarkerRun] = []
    for same in found.values():
        whole = make_run((place for run in same for place in run.places), lines, False)
        apart = len(same) > 1 and count_breaks(whole.counts) > sum(count_breaks(run.counts) for run in same)
        joined += same if apart or len(same) == 1 else [whole]
    return joined


def merge_pairs(runs: list[MarkerRun], lines: Sequence[ReadLine]) -> list[MarkerRun]:
    """Two families in one run where they count together better than apart."""
    for one, other in alike_families:
        both = [run for run in runs if run.name in (one, other) and not run.is_heading]
        if len(both) == 2:
            whole = make_run((place for run in both for place in run.places), lines, False)
            if count_breaks(whole.counts) < sum(count_breaks(run.counts) for run in both):
                runs = [whole, *(run for run in runs if run not in both)]
    return runs


def count_breaks(counts: Sequence[tuple[int, int]]) -> int:
    """How often a number is neither the next one nor the first."""
    before = (0, 0)
    breaks = 0
    for count in counts:
        breaks += count != (1, 0) and not is_next(count, before)
        before = count
    return breaks
