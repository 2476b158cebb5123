"""Which line of received.txt belongs to which part: the parts in reading order, their titles, what is skipped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from document.characters import name_character, unprintable
from document.errors import Collector
from document.yamldata import YamlFile, YamlPlace

__all__ = ["Layout", "PartPlace", "check_titles", "list_title_places", "read_layout", "read_range"]


@dataclass(frozen=True)
class PartPlace:
    """Where one part lies."""

    role: str
    lines: range
    # Numbers of its lines, counted from 1.
    title: tuple[int, ...]
    # Those of them that are its title.


@dataclass(frozen=True)
class Layout:
    """Where everything lies."""

    parts: tuple[PartPlace, ...]
    title: tuple[int, ...]
    # The lines of the title of the whole.
    skipped: Mapping[int, str]
    # Number of a line that nothing of is published -> why.
    plain: frozenset[int]
    # Lines that look like marked ones and are none.
    jumps: frozenset[int]
    # Lines where the text itself leaves a number out, or has it twice.
    apart: frozenset[int]
    # Lines of titles with a space before them.

    def is_outside(self, number: int) -> bool:
        """Whether a line belongs to no part and is not skipped."""
        return number not in self.skipped and not any(number in part.lines for part in self.parts)


def read_layout(config: YamlFile, lines: Sequence[str], faults: Collector) -> Layout | None:
    """The places as publication.yaml gives them; None, and faults, where they do not fit the received text."""
    data, before = config.data, len(faults.faults)
    parts = tuple(read_part(part) for part in data["parts"])
    skipped = read_skipped(config, lines, faults)
    check_parts(parts, config, len(lines), faults)
    for number in data["title"]["lines"]:
        if any(number in part.lines for part in parts) or number > len(lines):
            faults.add(config.line("title"), f"line {number} is inside a part or not there", "name lines outside them")
    plain, jumps = (read_line_rows(name, parts, config, faults) for name in ("plain", "jumps"))
    found = Layout(parts, tuple(data["title"]["lines"]), skipped, plain, jumps, read_apart(config, faults))
    return found if len(faults.faults) == before else None


def check_titles(layout: Layout, lines: Sequence[str], path: Path) -> None:
    """InputError for each line of a title, at `path`, with a character that no page can show."""
    faults = Collector(path)
    for number in (*layout.title, *(number for part in layout.parts for number in part.title)):
        if bad := unprintable.search(lines[number - 1].removeprefix("\ufeff")):
            faults.add(number, name_character(bad[0]), "remove it")
    faults.raise_if_any()


def read_apart(config: YamlFile, faults: Collector) -> frozenset[int]:
    """The lines of all titles that have a space before them, none of which is the first of its title."""
    found: set[int] = set()
    for place, title in list_title_places(config.data):
        for number in title.get("apart", ()):
            if number not in title["lines"][1:]:
                faults.add(config.line(*place), f"line {number} follows no other of its title", "take it out of apart")
            found.add(number)
    return frozenset(found)


def list_title_places(data: Any) -> Iterator[tuple[YamlPlace, Any]]:
    """The title of the whole and of each part that has one, with their places in publication.yaml."""
    yield ("title",), data["title"]
    yield from ((("parts", i, "title"), part["title"]) for i, part in enumerate(data["parts"]) if "title" in part)


def read_line_rows(name: str, parts: Sequence[PartPlace], config: YamlFile, faults: Collector) -> frozenset[int]:
    """The lines that a list names, each of which lies in a part."""
    rows = config.data.get(name, ())
    for i, row in enumerate(rows):
        if not any(row["line"] in part.lines for part in parts):
            faults.add(config.line(name, i), f"line {row['line']} is in no part", "name a line of a part")
    return frozenset(row["line"] for row in rows)


def read_part(part: Any) -> PartPlace:
    return PartPlace(part["role"], read_range(part["lines"]), tuple(part.get("title", {}).get("lines", ())))


def read_range(written: str) -> range:
    """The numbers of `7-137`, or of `7` for a single line."""
    first, _, last = str(written).partition("-")
    return range(int(first), int(last or first) + 1)


def read_skipped(config: YamlFile, lines: Sequence[str], faults: Collector) -> dict[int, str]:
    found: dict[int, str] = {}
    for i, row in enumerate(config.data.get("skip", ())):
        numbers = read_range(row.get("lines") or row.get("line", 0))
        if problem := check_skip(row, numbers, lines):
            faults.add(config.line("skip", i), problem, "copy the whole line with its number, or name a range in lines")
        else:
            found |= dict.fromkeys(numbers, row["reason"])
    return found


def check_skip(row: Any, numbers: range, lines: Sequence[str]) -> str:
    """What is wrong with a row; "" where nothing is."""
    if not numbers or not 0 < numbers[0] <= numbers[-1] <= len(lines):
        return "no line of received.txt is named"
    if ("lines" in row) == ("line" in row):
        return "line and lines exclude each other"
    if "line" in row and row.get("text", "") != lines[row["line"] - 1].strip():
        return f"'{row.get('text', '')}' is not line {row['line']} of received.txt"
    return ""


def check_parts(parts: Sequence[PartPlace], config: YamlFile, length: int, faults: Collector) -> None:
    """The parts follow one another inside the file, one of them is the body, and each holds its title."""
    end = 0
    for i, part in enumerate(parts):
        written = config.data["parts"][i]["lines"]
        if not part.lines or part.lines[-1] > length:
            faults.add(config.line("parts", i), f"lines {written} are not in received.txt", f"it has {length} lines")
        elif part.lines[0] <= end:
            faults.add(config.line("parts", i), f"lines {written} begin before the last part ends", "order the parts")
        elif any(number not in part.lines for number in part.title):
            faults.add(config.line("parts", i), "its title is not inside it", "name lines of the part")
        end = max(end, part.lines.stop - 1)
    bodies = sum(part.role == "body" for part in parts)
    if bodies != 1:
        faults.add(config.line("parts"), f"{bodies} parts have the role body", "give it to one of them")
