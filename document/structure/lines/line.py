"""A line of a part with what was found at its beginning: the marker of a level, or none; or a table."""

from __future__ import annotations

from dataclasses import dataclass

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

    @property
    def is_division(self) -> bool:
        """Whether a division begins here."""
        return self.level is not None and self.level.role != "item"

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return self.level is not None and self.level.role == "item"
