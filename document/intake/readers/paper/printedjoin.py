"""Printed lines to paragraphs, by where they begin and end on the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from document.intake.readers.paper.printedlines import PrintedLine, PrintedPage
from document.intake.readers.piece import FilePiece
from document.structure.marks.families import find_family

__all__ = ["join_lines"]

short = 1.6
# Characters that may be missing at the right of a full line: a mark that may not begin the next one, and its half.
an_indent = 0.8
# Characters to the right of where lines begin.
parting = 1.3
# Times the usual distance of two lines.
ends_sentence = re.compile(r"[。！？：；…][”’」』）)]*$")
latin_end = re.compile(r"[A-Za-z0-9,.;:)]$")
latin_start = re.compile(r"^[A-Za-z0-9(]")


@dataclass(frozen=True)
class Measure:
    """How the pages of a file are set."""

    left: float
    # Where most lines begin.
    right: float
    # Where full lines end.
    pitch: float
    # From one line to the next.
    size: float
    # Width of most characters.
    indents: bool
    # Whether a paragraph begins further to the right.


def join_lines(pages: Sequence[PrintedPage], edges: Mapping[tuple[int, int], str]) -> Iterator[FilePiece]:
    """The paragraphs in order; what stands at the edge of a page comes after the paragraph that it falls into."""
    measure = take_measure(pages, edges)
    lines: list[PrintedLine] = []
    doubts: list[str] = []
    furniture: list[FilePiece] = []
    for page in pages:
        for index, line in enumerate(page.lines):
            if reason := edges.get((page.number, index)):
                furniture.append(FilePiece("furniture", line.text, reason))
                continue
            crossed = all((page.number, i) in edges for i in range(index))
            begins, doubt = begins_paragraph(lines[-1], line, measure, crossed) if lines else (True, "")
            if lines and begins:
                yield join_paragraph(lines, doubts, measure)
                yield from furniture
                lines, doubts, furniture = [], [], []
            doubts += [doubt] if doubt else []
            lines.append(line)
    if lines:
        yield join_paragraph(lines, doubts, measure)
    yield from furniture


def take_measure(pages: Sequence[PrintedPage], edges: Mapping[tuple[int, int], str]) -> Measure:
    body = [[line for i, line in enumerate(page.lines) if (page.number, i) not in edges] for page in pages]
    lines = [line for page in body for line in page]
    if not lines:
        return Measure(0, 0, 1, 1, False)
    size = median(line.size for line in lines)
    right = find_right(lines, size)
    starts = Counter(round(line.left) for line in lines)
    full = [line for line in lines if line.right > right - short * size]
    left = min((line.left for line in full), default=min(starts))
    steps = [a.middle - b.middle for page in body for a, b in pairwise(page)]
    pitch = median(step for step in steps if step > 0) if any(step > 0 for step in steps) else size
    indents = sum(left + an_indent * size < line.left < left + 3.5 * size for line in lines) > len(lines) * 0.1
    return Measure(left, right, pitch, size, indents)


def find_right(lines: Sequence[PrintedLine], size: float) -> float:
    """Where full lines end: the rightmost place that several lines reach."""
    ends = sorted((line.right for line in lines), reverse=True)
    return next((end for i, end in enumerate(ends) if sum(abs(end - other) < size for other in ends) > 2), ends[0])


def begins_paragraph(before: PrintedLine, line: PrintedLine, measure: Measure, crossed: bool) -> tuple[bool, str]:
    """Whether a line begins a paragraph, and what is doubtful in that."""
    size = measure.size
    if abs(before.size - line.size) > 0.12 * size:
        return True, ""
    ended = bool(ends_sentence.search(before.text))
    full = before.right > measure.right - short * size
    parted = not crossed and before.middle - line.middle > parting * measure.pitch
    indented = line.left > measure.left + an_indent * size
    if parted or indented or is_centred(before, measure) or (is_marked(line) and (ended or not full)):
        return not is_in_line(before, line), ""
    if not full:
        return True, "" if ended or before.holes else "it may belong to the paragraph before"
    if measure.indents or not ended:
        return False, ""
    return False, "joined over the end of a page" if crossed else "two paragraphs may be one here"


def is_marked(line: PrintedLine) -> bool:
    """Whether a line begins like an article or an item."""
    found = find_family(line.text)
    return found is not None and not found.is_sentence


def is_in_line(before: PrintedLine, line: PrintedLine) -> bool:
    """Whether two pieces stand side by side."""
    return before.middle == line.middle and line.left > before.right


def is_centred(line: PrintedLine, measure: Measure) -> bool:
    """Whether a line stands in the middle, as a title does; a full one that is only indented does not."""
    left, right = line.left - measure.left, measure.right - line.right
    return left > measure.size and right >= short * measure.size and abs(left - right) < 2 * measure.size


def join_paragraph(lines: Sequence[PrintedLine], doubts: Sequence[str], measure: Measure) -> FilePiece:
    text = lines[0].text
    for line in lines[1:]:
        text += (" " if latin_end.search(text) and latin_start.match(line.text) else "") + line.text
    found = [*doubts, *(doubt for line in lines for doubt in line.doubts)]
    heading = len(lines) == 1 and lines[0].size > 1.12 * measure.size
    return FilePiece("heading" if heading else "paragraph", text, doubts=tuple(dict.fromkeys(found)))
