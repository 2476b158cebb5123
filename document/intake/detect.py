"""What can be found out of a received text by itself: parts, profiles, counts, and what is in doubt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from document.errors import Collector
from document.intake.levels import guess_profile
from document.intake.reading import read_lines
from document.intake.stretches import TextStretch, find_stretches
from document.model import Doubt
from document.structure.lines.counts import add_counts, count_families
from document.structure.parse import PartLines, scan_part
from document.structure.profile import make_profile

__all__ = ["Detected", "DetectedPart", "detect"]


@dataclass(frozen=True)
class DetectedPart:
    """A part that was found, with its profile as a publication.yaml would have it."""

    role: str
    first: int
    last: int
    # Its lines.
    profile: Mapping[str, Any]
    counts: Mapping[str, int]
    # Family of marker -> how many lines begin with it.
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True)
class Detected:
    """A received text as far as a program understands it."""

    parts: tuple[DetectedPart, ...]
    others: tuple[TextStretch, ...]
    # What is no text: history before it, signatures, contents pages.

    @property
    def profile(self) -> Mapping[str, Any]:
        """The profile of the body."""
        return next((part.profile for part in self.parts if part.role == "body"), {})

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """Those of all parts, by line."""
        return tuple(sorted((d for part in self.parts for d in part.doubts), key=lambda doubt: doubt.line))

    @property
    def counts(self) -> Mapping[str, Mapping[str, int]]:
        """Role -> family of marker -> lines; several parts of a role together."""
        return add_counts((part.role, part.counts) for part in self.parts)


def detect(text: str) -> Detected:
    """The structure of a text, as received."""
    stretches = find_stretches(read_lines(text))
    parts = tuple(detect_part(found) for found in stretches if found.is_part)
    return Detected(parts, tuple(found for found in stretches if not found.is_part))


def detect_part(found: TextStretch) -> DetectedPart:
    profile = guess_profile(found.lines)
    first, last = found.lines[0].number, found.lines[-1].number
    kept = tuple((line.number, line.raw) for line in found.lines)
    faults = Collector(Path("received.txt"))
    lines, doubts = scan_part(PartLines(found.role, kept, make_profile(found.role, profile)), faults)
    wrong = [Doubt(fault.line, "numbering", fault.problem) for fault in faults.faults]
    return DetectedPart(found.role, first, last, profile, count_families(lines, dict(kept)), (*doubts, *wrong))
