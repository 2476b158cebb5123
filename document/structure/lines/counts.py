"""How many lines begin with each family of marker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from document.structure.lines.line import Line
from document.structure.marks.families import families, find_family

__all__ = ["add_counts", "count_families"]


def count_families(lines: Iterable[Line], raws: Mapping[int, str]) -> dict[str, int]:
    """Family of marker -> how many of the lines that a profile reads as marked begin with it; outermost first."""
    sightings = (find_family(raws.get(line.begins, "")) for line in lines if line.level)
    counts = Counter(sighting.family.name for sighting in sightings if sighting)
    return {family.name: counts[family.name] for family in families if counts[family.name]}


def add_counts(parts: Iterable[tuple[str, Mapping[str, int]]]) -> dict[str, dict[str, int]]:
    """Role of a part -> family of marker -> lines, those of several parts of a role together."""
    found: dict[str, Counter[str]] = {}
    for role, counts in parts:
        found.setdefault(role, Counter()).update(counts)
    return {role: dict(counts) for role, counts in found.items()}
