"""A line of the body with what was found at its beginning: the marker of a level, or none."""

from __future__ import annotations

from dataclasses import dataclass

from document.structure.profile import Level

__all__ = ["Line"]


@dataclass(frozen=True)
class Line:
    """One line of the body that is not blank."""

    number: int
    lead: str
    # White space and marker.
    text: str
    tail: str
    # White space at the end.
    level: Level | None
    # None for an unmarked line.
    count: tuple[int, int]
    # The number and its 之 number; (0, 0) where the level is not numbered.

    @property
    def marker(self) -> str:
        """The marker as printed, "" for an unmarked line."""
        return self.lead.strip()

    @property
    def is_division(self) -> bool:
        """Whether a division begins here."""
        return self.level is not None and self.level.role != "item"
