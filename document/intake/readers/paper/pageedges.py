"""Running heads, running feet and page numbers: what stands at the edge of page after page."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import islice

from document.intake.readers.paper.printedlines import PrintedLine, PrintedPage

__all__ = ["find_edges"]

page_number = re.compile(
    r"[-—–─·.\s]*(?:第\s*)?(?:[0-9０-９]{1,4}|[ivxlc]{1,7}|[一二三四五六七八九十百〇]{1,5})(?:\s*[页頁])?"
    r"(?:\s*(?:/|共)\s*[0-9０-９]{1,4}\s*[页頁]?)?[-—–─·.\s]*",
    re.IGNORECASE,
)
page_digits = re.compile("[0-9０-９]+")
most_lines = 3
# At either edge of a page.
near = 3.0
# Points by which a running line may move from page to page.


def find_edges(pages: Sequence[PrintedPage]) -> dict[tuple[int, int], str]:
    """Number of a page and place of a line in it -> why the line is no part of the text."""
    candidates = [(page, index, page.lines[index]) for page in pages for index in list_edge_lines(page)]
    heights: defaultdict[str, list[tuple[float, int]]] = defaultdict(list)
    # What lines say -> where they stand, and on which page, from the lowest up.
    for page, _, line in sorted(candidates, key=lambda found: (found[2].middle, found[0].number)):
        heights[name_line(page, line)].append((line.middle, page.number))
    found = {}
    for page, index, line in candidates:
        if not is_marginal(page, line):
            continue
        if page_number.fullmatch(line.text):
            found[page.number, index] = "page number"
        elif is_running(page, line, heights[name_line(page, line)]):
            found[page.number, index] = "running head" if line.middle > page.height / 2 else "running foot"
    return found


def list_edge_lines(page: PrintedPage) -> list[int]:
    """Places of the highest and the lowest lines of a page, wherever they come in the file."""
    order = sorted(range(len(page.lines)), key=lambda index: -page.lines[index].middle)
    return list(dict.fromkeys((*order[:most_lines], *order[-most_lines:])))


def name_line(page: PrintedPage, line: PrintedLine) -> str:
    """What two running lines have in common: their words, whatever the number of the page."""
    return f"{line.middle > page.height / 2} {page_digits.sub('#', line.text)}"


def is_marginal(page: PrintedPage, line: PrintedLine) -> bool:
    """Whether a line stands in the highest or the lowest seventh of a page."""
    share = line.middle / page.height
    return share > 0.86 or share < 0.14


def is_running(page: PrintedPage, line: PrintedLine, same: Sequence[tuple[float, int]]) -> bool:
    """Whether another page has the same words as high."""
    for middle, number in islice(same, bisect_left(same, (line.middle - near, 0)), None):
        if middle > line.middle + near:
            return False
        if number != page.number:
            return True
    return False
