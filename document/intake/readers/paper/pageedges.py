"""Running heads, running feet and page numbers: what stands at the edge of page after page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

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
    met = Counter(name_line(page, line) for page, _, line in candidates)
    found = {}
    for page, index, line in candidates:
        if page_number.fullmatch(line.text) and is_marginal(page, line):
            found[page.number, index] = "page number"
        elif met[name_line(page, line)] > 1 and is_marginal(page, line) and is_running(line, candidates, page):
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


def is_running(
    line: PrintedLine, candidates: Sequence[tuple[PrintedPage, int, PrintedLine]], page: PrintedPage
) -> bool:
    """Whether another page has the same words as high."""
    words = page_digits.sub("#", line.text)
    return any(
        other.number != page.number
        and abs(line.middle - one.middle) <= near
        and page_digits.sub("#", one.text) == words
        for other, _, one in candidates
    )
