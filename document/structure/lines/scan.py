"""The lines of a part, each with the level that its marker belongs to, by the levels of a profile."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from document.characters import name_character, unprintable, unseen
from document.errors import Collector
from document.structure.lines.line import Line
from document.structure.lines.tables import find_tables
from document.structure.marks.folding import clean_marker, fold_line, is_unseen, marker_reach
from document.structure.marks.markers import is_next, read_count
from document.structure.profile import Level

__all__ = ["as_it_is", "scan"]

Last = dict[int, tuple[int, int]]
# Depth of a level -> the number that its last line has.
as_it_is = "if it is none, list the line under plain; else choose another profile"
comment = re.compile(r"\s*<!--.*-->\s*")
# Markup without words.
leading_marks = re.compile(r"[\s#>*]*")
opening_gap = re.compile(rf"(?:\s|{unseen.pattern})*")
leading = re.compile(rf"(?:\s|{unseen.pattern})*(?:#{{1,6}}\s+)?(?:\s|{unseen.pattern})*")
longest_heading = 40
# Characters of a line that may be the heading of the marker above it.


def scan(
    lines: Sequence[tuple[int, str]], levels: Sequence[Level], plain: frozenset[int], faults: Collector
) -> list[Line]:
    """Every line that is not blank, or several of them in one: a marker above its text, a table.

    A fault for a character that no page can show, and for a marker without text or number.
    """
    tables = find_tables(lines, lambda text: match_level(text, levels) is not None)
    inside = {number for table in tables.values() for number in range(table.begins, table.number + 1)}
    found = []
    last: Last = {}
    for number, raw in lines:
        if bad := unprintable.search(unseen.sub("", raw)):
            faults.add(number, name_character(bad[0]), "list the line under skip, or bring the text without it")
        if number in tables:
            found.append(tables[number])
        elif number not in inside and raw.strip():
            line = classify_line(number, raw, () if number in plain else levels, last, faults)
            found.append(line)
            if line.level:
                last[line.level.depth] = line.count
    return number_headings(attach(join_markers(found, faults), dict(lines)))


def match_level(raw: str, levels: Iterable[Level], last: Last | None = None) -> tuple[Level, re.Match[str], int] | None:
    """The first level whose marker the line begins with, and where the marker ends.

    `last` are the numbers that the lines above have, so that a line is a marker and no sentence where its own is next.
    """
    folded = fold_line(raw[:marker_reach])
    for level in levels:
        match = level.pattern.match(folded.text) or match_next(level, folded.text, last or {})
        if match:
            return level, match, folded.places[match.end()]
    return None


def match_next(level: Level, text: str, last: Last) -> re.Match[str] | None:
    """The marker of a level whose number is the next one, although what follows may as well be a sentence."""
    match = level.loose.match(text) if level.loose and level.depth in last else None
    return match if match and is_next(read_count(match), last[level.depth]) else None


def classify_line(number: int, raw: str, levels: Iterable[Level], last: Last, faults: Collector) -> Line:
    if comment.fullmatch(raw) or is_unseen(raw):
        return Line(number, raw, "", "", None, (0, 0))
    stripped = raw.rstrip()
    tail = raw[len(stripped) :]
    found = match_level(stripped, levels, last)
    if not found:
        lead = leading.match(stripped)
        start = lead.end() if lead else 0
        return Line(number, stripped[:start], stripped[start:], tail, None, (0, 0))
    level, match, end = found
    if level.numbering == "none" and level.role != "item":
        text = leading_marks.sub("", stripped, count=1)
        return Line(number, stripped[: len(stripped) - len(text)], text, tail, level, (0, 0))
    count = read_count(match)
    marker = clean_marker(leading_marks.sub("", stripped[:end], count=1).rstrip("* \t\u3000"))
    if count is None:
        faults.add(number, f"'{marker}' is not a number", as_it_is, "plain")
    text = opening_gap.sub("", stripped[end:], count=1)
    if level.heading == "run-in" and text.startswith("。"):
        faults.add(number, f"the heading after '{marker}' is empty", as_it_is, "plain")
    before = stripped[: len(stripped) - len(text)]
    if "**" in before and text.endswith("**"):
        text, tail = text[:-2], "**" + tail
    return Line(number, before, text, tail, level, count or (0, 0), marker)


def join_markers(lines: Iterable[Line], faults: Collector) -> Iterator[Line]:
    """The lines, each marker that stands on a line of its own together with the text under it."""
    waiting: Line | None = None
    for line in lines:
        if waiting and takes(waiting, line):
            line = replace(line, level=waiting.level, count=waiting.count, marker=waiting.marker, start=waiting.number)
            waiting = None
        if waiting and (line.text or line.rows or line.level):
            refuse_empty(waiting, faults)
            yield waiting
            waiting = None
        if line.level and not line.text:
            waiting = line
        else:
            yield line
    if waiting:
        faults.add(waiting.number, f"nothing stands after '{waiting.marker}'", as_it_is, "plain")


def takes(marked: Line, line: Line) -> bool:
    """Whether a line is the text, or the heading, of the marker above it."""
    assert marked.level is not None
    if line.level or not line.text:
        return False
    return marked.level.heading == "none" or marked.is_item or is_heading(line.text)


def is_heading(text: str) -> bool:
    return len(text) <= longest_heading and not re.search("[。；：，！？]", text)


def refuse_empty(line: Line, faults: Collector) -> None:
    """A heading may have a number alone; an article or an item has text."""
    if line.is_item or (line.level and line.level.role == "article"):
        faults.add(line.number, f"nothing stands after '{line.marker}'", as_it_is, "plain")


def attach(lines: Iterable[Line], raws: dict[int, str]) -> list[Line]:
    """Each line with those before it that have no words of their own: a marker, a comment, what nobody sees."""
    found: list[Line] = []
    held = 0
    for line in lines:
        if line.text or line.rows:
            before = range(min(held or line.begins, line.begins), line.begins if line.rows else line.number)
            found.append(line.lead_with("".join(f"{raws.get(n, '')}\n" for n in before)))
            held = 0
            continue
        held = held or line.number
        if line.level:
            found.append(line)
    if held and found:
        after = range(found[-1].number + 1, max(raws) + 1)
        found[-1] = found[-1].close_with("".join(f"\n{raws.get(n, '')}" for n in after).rstrip())
    return found


def number_headings(lines: Iterable[Line]) -> list[Line]:
    """The lines, the headings without a number counted, so that each has a key of its own."""
    counts = Counter[str]()
    found = []
    for line in lines:
        if line.is_division and line.level and line.level.numbering == "none":
            counts[line.level.role] += 1
            line = replace(line, count=(counts[line.level.role], 0))
        found.append(line)
    return found
