"""The lines of received.txt from the pieces of the files that were read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from document.characters import name_character, unprintable
from document.intake.readers import FilePiece, FileReading
from document.model import Doubt

__all__ = ["ReceivedLine", "make_received"]

quoted_words = 40
# Characters of a line that a doubt quotes.


@dataclass(frozen=True)
class ReceivedLine:
    """One line of received.txt."""

    number: int
    text: str
    reason: str
    # Why the reader of the file holds it for no text; "" for text.


def make_received(readings: Iterable[FileReading]) -> tuple[tuple[ReceivedLine, ...], tuple[Doubt, ...]]:
    """Every line of every file, in the order of the files, and what their readers were not sure of."""
    lines: list[ReceivedLine] = []
    doubts: list[Doubt] = []
    for reading in readings:
        doubts += [Doubt(len(lines) + 1, "file", doubt) for doubt in reading.doubts]
        for piece in reading.pieces:
            start = len(lines) + 1
            doubts += [Doubt(start, reason, piece.text[:quoted_words]) for reason in list_reasons(piece)]
            for text in piece.text.split("\n"):
                lines.append(ReceivedLine(len(lines) + 1, unprintable.sub("", text), piece.reason))
    return tuple(lines), tuple(doubts)


def list_reasons(piece: FilePiece) -> Sequence[str]:
    """What is in doubt about a piece; characters that no page can show are left out, and named here."""
    removed = {name_character(found[0]) for found in unprintable.finditer(piece.text.replace("\n", ""))}
    return (*piece.doubts, *(f"left out: {name}" for name in sorted(removed)))
