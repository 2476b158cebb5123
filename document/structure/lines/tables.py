"""Tables in a received text: rows between pipes as Markdown has them, and rows of cells between tabs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from document.structure.lines.line import Line

__all__ = ["find_tables"]

pipe_row = re.compile(r"\s*\|.*\|\s*")
rule = re.compile(r"\s*\|?[\s:|-]*-[\s:|-]*\|?\s*")
# The line under the head of a table of Markdown.

Rows = list[tuple[int, str]]


def find_tables(lines: Sequence[tuple[int, str]], is_marked: Callable[[str], bool]) -> dict[int, Line]:
    """Number of the first line of each table -> the table, whose rows say which lines it takes."""
    found = {}
    for rows in group_rows(lines, is_marked):
        table = cut_table(rows)
        if len(rows) > 1 and max(map(len, table.rows), default=0) > 1:
            found[rows[0][0]] = table
    return found


def group_rows(lines: Sequence[tuple[int, str]], is_marked: Callable[[str], bool]) -> Iterator[Rows]:
    """Neighbouring lines of one kind of row; of tabs, with as many cells."""
    group: Rows = []
    before: object = None
    for number, text in lines:
        kind = name_row(text, is_marked)
        if group and (kind != before or number != group[-1][0] + 1):
            yield group
            group = []
        if kind:
            group.append((number, text))
        before = kind
    if group:
        yield group


def name_row(text: str, is_marked: Callable[[str], bool]) -> str:
    """ "|" for a row between pipes, the number of tabs for one of those, "" for any other line."""
    if pipe_row.fullmatch(text):
        return "|"
    cells = [cell for cell in text.split("\t") if cell.strip()]
    return str(len(text.strip().split("\t"))) if len(cells) > 1 and not is_marked(text) else ""


def cut_table(rows: Rows) -> Line:
    """The rows cut into cells; what stands between two of them is in the lead of the second."""
    found: list[list[Line | None]] = []
    left = ""
    for number, text in rows:
        if rule.fullmatch(text):
            left += f"{text}\n"
            continue
        cells, left = cut_row(number, text, left)
        left += "\n" if left else ""
        found.append(cells)
    kept = tuple(tuple(cells) for cells in found if any(cells))
    table = Line(rows[-1][0], "", "", "", None, (0, 0), start=rows[0][0], rows=kept)
    return table.close_with(f"\n{left.rstrip(chr(10))}") if left and kept else table


def cut_row(number: int, text: str, left: str) -> tuple[list[Line | None], str]:
    """The cells of a row, and what of it goes before the next cell there is."""
    mark = "|" if pipe_row.fullmatch(text) else "\t"
    cells: list[Line | None] = []
    for place, piece in enumerate(text.split(mark)):
        words = piece.strip()
        start = piece.index(words) if words else len(piece)
        left += mark * bool(place) + piece[:start]
        cells.append(Line(number, left, words, "", None, (0, 0)) if words else None)
        left = piece[start + len(words) :] if words else left
    cells = cells[1:-1] if mark == "|" else cells
    last = max((place for place, cell in enumerate(cells) if cell), default=-1)
    if cell := cells[last] if cells else None:
        cells[last] = Line(number, cell.lead, cell.text, left, None, (0, 0))
        left = ""
    return cells, left
