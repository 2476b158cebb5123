"""Characters that no page can show in a line of text, and where such a line ends, whichever file it comes in."""

from __future__ import annotations

import re

__all__ = ["cut_lines", "name_character", "split_lines", "unprintable", "unseen"]

# Control characters, line ends, byte order marks, halves of characters, and what is none; a tab is white space.
unprintable = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
    + "]"
)
unseen = re.compile("[\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufeff]")
# Soft hyphens, joiners, spaces without width, byte order marks: nobody sees them, and each hides a marker or a word.
line_ends = "\n\r\v\f\x85\u2028\u2029"


def name_character(character: str) -> str:
    """What a message calls such a character, since it cannot print it."""
    kind = "a line end" if character in line_ends else "the control character"
    return f"{kind} U+{ord(character):04X}"


def cut_lines(text: str) -> list[str]:
    """The lines of a received text or a table, which end in a line feed, with or without a carriage return."""
    return text.replace("\r\n", "\n").split("\n")


def split_lines(text: str) -> list[str]:
    """The lines of a file that people edit on any system, without the byte order mark before them."""
    return re.split(r"\r\n|\n|\r", text.removeprefix("\ufeff"))
