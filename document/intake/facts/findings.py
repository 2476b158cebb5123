"""What was found out about one text while its files were read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from document.model import Doubt

__all__ = ["Findings", "FoundRow", "PlannedPart", "join_numbers"]


@dataclass(frozen=True)
class FoundRow:
    """A piece of received.txt, and what it is."""

    line: int
    text: str
    reason: str


@dataclass
class PlannedPart:
    """A part as publication.yaml will have it."""

    role: str
    first: int
    last: int
    profile: Mapping[str, Any]
    title: tuple[int, ...] = ()
    # Lines inside it.


@dataclass
class Findings:
    """Everything of a publication.yaml, gathered line by line; what is not known stays empty."""

    title: list[int] = field(default_factory=list)
    apart: list[int] = field(default_factory=list)
    # Lines of the title that begin a clause of their own.
    document_number: str = ""
    issuers: list[str] = field(default_factory=list)
    dates: dict[str, str] = field(default_factory=dict)
    adopted_by: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    script: str = ""
    script_reason: str = ""
    parts: list[PlannedPart] = field(default_factory=list)
    metadata: list[FoundRow] = field(default_factory=list)
    furniture: list[FoundRow] = field(default_factory=list)
    skip: list[tuple[int, int, str]] = field(default_factory=list)
    # First and last line, and why.
    changes: dict[str, int] = field(default_factory=dict)
    # What was done to the text later: in which words -> line.
    plain: dict[int, str] = field(default_factory=dict)
    jumps: dict[int, str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)

    def doubt(self, line: int, kind: str, text: str) -> None:
        """Note a place that somebody should look at."""
        self.doubts.append(Doubt(line, kind, text[:60]))


def join_numbers(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring numbers as first and last."""
    first = last = 0
    for number in numbers:
        if first and number != last + 1:
            yield first, last
            first = number
        first, last = first or number, number
    if first:
        yield first, last
