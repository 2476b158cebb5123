"""One reader a kind of file: its content as pieces, in reading order, nothing dropped in silence."""

from __future__ import annotations

from document.intake.readers.piece import FilePiece, FileReading
from document.intake.readers.read import read_file

__all__ = ["FilePiece", "FileReading", "read_file"]
