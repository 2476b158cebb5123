"""A text to numbered lines with what each begins like, found once for everything that asks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from document.characters import cut_lines
from document.structure.lines.tables import find_tables
from document.structure.marks.families import Sighting, find_family
from document.structure.marks.folding import fold_line, is_unseen

__all__ = ["ReadLine", "read_lines", "unnumbered_words"]

marks_before = re.compile(r" *(?:#{1,6} +|> *)*(?:\*\* *)?")
unnumbered_words = frozenset(
    ("序言", "前言", "引言", "導言", "导言", "緒論", "绪论", "緒言", "绪言", "結語", "结语", "結束語", "结束语")
)
# Headings that stand without a number.
html_comment = re.compile(r"\s*<!--(.*)-->\s*")


@dataclass(frozen=True)
class ReadLine:
    """One line that is not blank."""

    number: int
    raw: str
    words: str
    # Folded, without white space around it and marks of Markdown before it.
    sighting: Sighting | None
    # What it begins like; None for a plain line, and for a row of a table.
    is_heading: bool
    # Whether Markdown marks it as one.
    in_table: bool
    comment: str = ""
    # The words of a comment of HTML that is all of the line.

    @property
    def rest(self) -> str:
        """What follows the marker, or the whole of a plain line."""
        return self.raw[self.sighting.end :].strip() if self.sighting else self.raw.strip()


def read_lines(text: str) -> tuple[ReadLine, ...]:
    """The lines that are not blank, numbered from 1 as received.txt would have them."""
    numbered = list(enumerate(cut_lines(text), start=1))
    tables = find_tables(numbered, lambda line: find_family(line) is not None)
    inside = {number for table in tables.values() for number in range(table.begins, table.number + 1)}
    return tuple(read_each(numbered, inside))


def read_each(numbered: list[tuple[int, str]], inside: set[int]) -> Iterator[ReadLine]:
    for number, raw in numbered:
        if is_unseen(raw):
            continue
        folded, found = fold_line(raw).text, html_comment.fullmatch(raw)
        words = marks_before.sub("", folded, count=1).strip()
        sighting = None if number in inside or found else find_family(raw)
        heading = folded.lstrip().startswith("#") and words != folded.strip()
        yield ReadLine(number, raw, words, sighting, heading, number in inside, found[1].strip() if found else "")
