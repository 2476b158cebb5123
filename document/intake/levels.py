"""The profile of a part, guessed from how its markers run."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from typing import Any

from document.intake.headings import has_gaps, name_heading
from document.intake.nesting import order_runs
from document.intake.reading import ReadLine, unnumbered_words
from document.intake.runs import MarkerRun, count_breaks, find_runs
from document.structure.marks.families import division_families
from document.structure.marks.markers import compile_marker

__all__ = ["guess_profile"]

named = {"編": "part", "章": "chapter", "節": "section", "款": "subsection", "目": "topic", "條": "article"}
# Families that name their own role.
everywhere = ["front", "part", "chapter", "section", "subsection", "topic", "article"]


def guess_profile(lines: Sequence[ReadLine]) -> dict[str, Any]:
    """The profile, as a publication.yaml would have it."""
    runs = order_runs(list(filter(is_level, find_runs(lines))))
    roles = assign_roles(runs)
    levels = [make_level_entry(run, roles[depth], runs[:depth]) for depth, run in enumerate(runs)]
    if unnumbered := find_unnumbered(lines):
        role = next((role for role in roles if role != "item"), "chapter")
        entry = {"role": role, "marker": unnumbered, "numbering": "none", "heading": "line"}
        levels.insert(roles.index(role) if role in roles else 0, entry)
    return {"levels": levels, "text_in": everywhere, "items_in": everywhere}


def is_level(run: MarkerRun) -> bool:
    """Whether the lines of a family are a level: several in some order, or a first one that names its role."""
    if run.name == "——":
        return len(run.counts) > 1
    if len(run.counts) == 1:
        return run.counts[0] == (1, 0) and run.name in named and has_gaps(run)
    share = 2 if run.name in division_families else 3
    return count_breaks(run.counts) * share <= len(run.counts)


def assign_roles(runs: Sequence[MarkerRun]) -> list[str]:
    """The role of each run, from the outermost inwards."""
    names = [run.name for run in runs]
    roles: list[str] = []
    for depth, run in enumerate(runs):
        if run.name in named:
            roles.append(named[run.name])
        elif run.name == "——" or "article" in roles or "item" in roles:
            roles.append("item")
        elif "條" in names:
            roles.append(find_free(roles))
        else:
            deeper = sum(name != "——" for name in names[depth + 1 :])
            roles.append("item" if begins_anew(run, runs[:depth]) else choose_role(run, roles, deeper))
    return roles


def begins_anew(run: MarkerRun, outer: Sequence[MarkerRun]) -> bool:
    """Whether it begins again where no line of an outer level stands between, as only lists do."""
    outside = sorted(place for other in outer for place in other.places)
    lines = pairwise(zip(run.places, run.counts, strict=True))
    return any(count == (1, 0) and bisect(outside, one) == bisect(outside, other) for (one, _), (other, count) in lines)


def find_free(roles: Sequence[str], first: str = "chapter") -> str:
    """The outermost role that none has, from the first on."""
    order = everywhere[everywhere.index(first) : -1]
    return next((role for role in order if role not in roles), "item")


def choose_role(run: MarkerRun, roles: Sequence[str], deeper: int) -> str:
    """The role of a family that names none, in a text without 條; so many lie inside it."""
    if run.name == "部分" or (run.name == "壹、" and deeper > 1):
        return find_free(roles, "part")
    if "chapter" not in roles:
        return "article" if name_heading(run) == "none" else "chapter"
    return "item" if name_heading(run) == "none" and run.name != "一、" else "article"


def make_level_entry(run: MarkerRun, role: str, outer: Sequence[MarkerRun]) -> dict[str, Any]:
    """A level, as a profile has it."""
    entry: dict[str, Any] = {"role": role, "marker": list_markers(run), "heading": name_heading(run)}
    if not any(family.numbered for family in run.families):
        return {**entry, "numbering": "none"}
    straight, anew = count_breaks(run.counts), count_restarts(run, outer)
    starts = sum(count == (1, 0) for count in run.counts)
    first = run.counts[0][0]
    continuous = straight - (first != 1) < anew or (straight == anew and starts <= 1)
    entry["numbering"] = "continuous" if continuous else "restarting"
    if continuous and first != 1:
        entry["first"] = first
    if run.name == "條" and has_gaps(run):
        entry["gap"] = True
    return entry


def count_restarts(run: MarkerRun, outer: Sequence[MarkerRun]) -> int:
    """The breaks in its numbers if it begins anew behind each line of an outer level."""
    cuts = sorted(place for other in outer for place in other.places)
    lists = groupby(zip(run.places, run.counts, strict=True), key=lambda line: bisect(cuts, line[0]))
    return sum(count_breaks([count for _, count in inside]) for _, inside in lists)


def list_markers(run: MarkerRun) -> list[str]:
    """The markers of its families in the numerals that it uses; with # where only headings of Markdown are meant."""
    used = [marker for family in run.families for marker in family.markers]
    if run.name not in division_families:
        return [f"#{marker}" for marker in used] if run.is_heading else used
    for numeral, other in (("{han}", "{digits}"), ("{digits}", "{han}")):
        pattern = compile_marker([marker for marker in used if numeral in marker], "anything")
        kept = [line.sighting.count for line in run.lines if line.sighting and pattern.match(line.words)]
        alone = count_breaks(kept) <= count_breaks(run.counts)
        # Else a line with the other numerals, 第5条, is where the count goes on.
        if alone and len(kept) * 10 >= len(run.lines) * 9:
            return [marker for marker in used if other not in marker]
    return used


def find_unnumbered(lines: Iterable[ReadLine]) -> list[str]:
    """Markers for headings without a number: those that Markdown marks, and 序言 and its like by their words."""
    found: dict[str, None] = {}
    for line in lines:
        if line.sighting is None and not line.in_table:
            if line.words.replace(" ", "") in unnumbered_words:
                found[line.words] = None
            elif line.is_heading:
                found["{heading}"] = None
    return list(found)
