"""Reads lines by a profile as the body of a text, for the tests of the parser."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from document.model import Document, Segment
from document.structure.parse import PartLines, parse
from document.structure.profile import Profile, load_profile

__all__ = ["parse_lines", "title"]

title = Segment("pre.h", "題", 1)


def parse_lines(profile: str | Profile, lines: Iterable[str]) -> Document:
    """A document of one part; its lines are counted from 1."""
    found = load_profile(profile) if isinstance(profile, str) else profile
    return parse("case", title, [PartLines("body", tuple(enumerate(lines, start=1)), found)], Path("received.txt"))
