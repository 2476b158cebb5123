"""What a reader finds in a file: pieces in reading order, each of a kind, and what the file says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["FilePiece", "FileReading", "PieceKind"]

PieceKind = Literal["paragraph", "heading", "table", "note", "furniture"]


@dataclass(frozen=True)
class FilePiece:
    """One paragraph, heading, table or note of a file, or something around the text that is not published."""

    kind: PieceKind
    text: str
    # One line; a table has one line a row, `| a | b |`, with a line of dashes below the first.
    reason: str = ""
    # Why furniture is left out.
    doubts: tuple[str, ...] = ()
    # What a person should look at here, each in a few words.


@dataclass(frozen=True)
class FileReading:
    """All that one file says."""

    pieces: tuple[FilePiece, ...]
    form: str
    # What the file is, for the report: "text in gb18030", "web page".
    title: str = ""
    # What the file itself gives as its title, where its form has a place for it; so the next three.
    published: str = ""
    # ISO date.
    publisher: str = ""
    url: str = ""
    doubts: tuple[str, ...] = ()
    # Of the file as a whole.
