"""Whether the numbers of the marked lines follow one another, and whether every line has a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from document.errors import Collector
from document.structure.lines.line import Line
from document.structure.lines.scan import as_it_is
from document.structure.marks.markers import is_next
from document.structure.profile import Level, Profile

__all__ = ["check_numbering", "check_places", "count_again"]


def check_numbering(body: Sequence[Line], profile: Profile, jumps: frozenset[int], faults: Collector) -> None:
    """Each numbered line follows the one before of its level: no gap, no repeat.

    A list begins anew after a paragraph. `jumps` are the numbers of the lines where the text itself jumps.
    """
    last: dict[int, tuple[int, int]] = {}
    since_paragraph: set[int] = set()
    # Depths of the items that a paragraph has followed.
    for line in body:
        if line.level is None:
            since_paragraph.update(last)
        elif line.level.numbering != "none":
            before = last.get(line.level.depth)
            anew = line.is_item and line.level.depth in since_paragraph and line.count == (line.level.first, 0)
            if not (anew or line.begins in jumps or is_successor(line.count, before, line.level)):
                faults.add(line.begins, *describe_fault(line, before or (line.level.first - 1, 0)), "jumps")
            last[line.level.depth] = line.count
            since_paragraph.discard(line.level.depth)
            forget(last, (level for level in profile.levels if level.depth > line.level.depth))


def forget(last: dict[int, tuple[int, int]], levels: Iterable[Level]) -> None:
    """What restarts inside the line that was read begins anew."""
    for level in levels:
        if level.numbering == "restarting":
            last.pop(level.depth, None)


def is_successor(count: tuple[int, int], before: tuple[int, int] | None, level: Level) -> bool:
    """Whether a number may come next: the first of its level, the next one, or the next one after 之."""
    return count == (level.first, 0) if before is None else is_next(count, before)


def describe_fault(line: Line, before: tuple[int, int]) -> tuple[str, str]:
    assert line.level is not None
    problem = "repeats or goes back" if line.count <= before else "leaves a gap"
    remedy = f"expected {before[0] + 1}: if the text is numbered so, list the line under jumps; {as_it_is}"
    return f"{line.level.role} '{line.marker}' {problem}", remedy


def count_again(lines: Sequence[Line], jumps: frozenset[int]) -> list[Line]:
    """The lines, each division that jumps to a number that its level had before with how often it had it."""
    seen = Counter[tuple[int, tuple[int, int]]]()
    found = []
    for line in lines:
        if line.is_division and line.level:
            again = seen[line.level.depth, line.count]
            seen[line.level.depth, line.count] += 1
            line = replace(line, again=again) if again and line.begins in jumps else line
        found.append(line)
    return found


def check_places(body: Sequence[Line], profile: Profile, faults: Collector) -> None:
    """Paragraphs and items stand only where the profile has a place for them."""
    role = "front"
    for line in body:
        if line.is_division:
            assert line.level is not None
            role = line.level.role
        elif role not in (profile.items_in if line.level else profile.text_in):
            kind = f"item '{line.marker}'" if line.level else "a line without a marker"
            place = "before the first division" if role == "front" else f"directly in a {role}"
            name = "items_in" if line.level else "text_in"
            remedy = f"name {role} in {name} of the profile, or choose another"
            faults.add(line.number, f"{kind} fits nowhere {place}", remedy, name, role)
