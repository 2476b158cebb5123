"""What a line says once its disguises are off: full-width forms, radicals, circles for 〇, characters nobody sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from document.characters import unseen

__all__ = ["Folded", "clean_marker", "fold_line", "is_unseen", "marker_reach"]

marker_reach = 200
# Characters of a line in which a marker is looked for.
white_space = "\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
radicals = [*range(0x2E80, 0x2FD6), *range(0xF900, 0xFAD9)]
# Kangxi radicals and compatibility ideographs: 一 of a scanned text may be one.
plain_ideographs = {code: unicodedata.normalize("NFKC", chr(code)) for code in radicals}
full_width_forms = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
circles = dict.fromkeys(map(ord, "○◯⚪Ｏ"), "〇")
one_for_one = {code: other for code, other in plain_ideographs.items() if len(other) == 1}
one_script = dict(zip(map(ord, "編節條貳弐參参陸"), "编节条贰贰叁叁陆", strict=True))
one_shape = {
    **full_width_forms,
    **one_for_one,
    **one_script,
    **circles,
    **dict.fromkeys(map(ord, "―─"), "—"),
    **dict.fromkeys(map(ord, white_space), " "),
    ord("､"): "、",
}
# Each character has one in its place, so that a position in the folded line is one in the line.
alphanumeric = (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
plain_letters = {code: chr(code - 0xFEE0) for code in alphanumeric}
printed = {**plain_letters, **one_for_one, **circles}
latin_zero = re.compile("(?<=[〇零一二三四五六七八九十百千])[0Oo]")
# A Latin O or a digit that stands for 〇.


@dataclass(frozen=True)
class Folded:
    """A line as a program compares it."""

    text: str
    places: Sequence[int]
    # Where each of its characters, and its end, stands in the line.


def fold_line(line: str) -> Folded:
    """The line in one shape for all that looks alike."""
    if not unseen.search(line):
        return Folded(line.translate(one_shape), range(len(line) + 1))
    places = [place for place, character in enumerate(line) if not unseen.match(character)]
    return Folded("".join(line[place] for place in places).translate(one_shape), [*places, len(line)])


def is_unseen(line: str) -> bool:
    """Whether nobody sees anything in a line."""
    return not unseen.sub("", line).strip()


def clean_marker(received: str) -> str:
    """A marker as it is printed: each character as what it is meant for, none that nobody sees."""
    return latin_zero.sub("〇", unseen.sub("", received).translate(printed)).strip()
