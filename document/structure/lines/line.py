"""A line of a part with what was found at its beginning: the marker of a level, or none; or a table."""

from __future__ import annotations

from dataclasses import dataclass, replace

from document.structure.profile import Level

__all__ = ["Line"]


@dataclass(frozen=True)
class Line:
    """One line that is not blank, with a marker that stands on a line of its own above it; or the rows of a table."""

    number: int
    lead: str
    # White space and marker; with line ends where they stand on lines of their own.
    text: str
    # "" for a heading that has a number and no words, and for a table.
    tail: str
    # White space at the end.
    level: Level | None
    # None for an unmarked line.
    count: tuple[int, int]
    # The number and its 之 number; (0, 0) where the level is not numbered.
    marker: str = ""
    # As it is printed, each character as what it is meant for.
    start: int = 0
    # The line in which it begins, where that is not `number`.
    again: int = 0
    # How often its number came before, where the text itself has it twice.
    rows: tuple[tuple[Line | None, ...], ...] = ()
    # Of a table: each cell is a line of its own, None where it is empty.

    @property
    def begins(self) -> int:
        """The number of the line in which it begins, with its marker."""
        return self.start or self.number

    def lead_with(self, more: str) -> Line:
        """The line with more before it; a table has that in its first cell."""
        if not more or not self.rows:
            return replace(self, lead=more + self.lead)
        first = next(cell for cell in self.rows[0] if cell)
        row = tuple(replace(cell, lead=more + cell.lead) if cell is first else cell for cell in self.rows[0])
        return replace(self, rows=(row, *self.rows[1:]))

    def close_with(self, more: str) -> Line:
        """The line with more behind it; a table has that in its last cell."""
        if not more or not self.rows:
            return replace(self, tail=self.tail + more)
        last = [cell for cell in self.rows[-1] if cell][-1]
        row = tuple(replace(cell, tail=cell.tail + more) if cell is last else cell for cell in self.rows[-1])
        return replace(self, rows=(*self.rows[:-1], row))

    @property
    def is_division(self) -> bool:
        """Whether a division begins here."""
        return self.level is not None and self.level.role != "item"

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return self.level is not None and self.level.role == "item"
