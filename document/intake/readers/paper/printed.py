"""PDF with a text layer: the printed lines of its pages joined to the paragraphs that they were."""

from __future__ import annotations

from document.errors import InputError
from document.intake.readers.paper.pageedges import find_edges
from document.intake.readers.paper.printedjoin import join_lines
from document.intake.readers.paper.printedlines import PrintedPage, read_pages
from document.intake.readers.piece import FileReading

__all__ = ["read_printed"]

too_few = 8
# Characters on a page; with fewer on every page the text is in pictures.


def read_printed(content: bytes, name: str) -> FileReading:
    """The paragraphs of a PDF, and behind each what stood at the edge of a page inside it.

    InputError where it is damaged, locked, or holds no text but pictures of it. Nothing in it is run.
    """
    pages, title = read_pages(content, name)
    if all(count_characters(page) < too_few for page in pages):
        raise InputError.at(name, 0, "it has no text layer", "recognize its text first (OCR), or find another copy")
    empty = [str(page.number) for page in pages if count_characters(page) < too_few]
    doubts = (f"pages without text: {', '.join(empty)}",) if empty else ()
    edges = find_edges(pages)
    return FileReading(tuple(join_lines(pages, edges)), "PDF", title, doubts=doubts)


def count_characters(page: PrintedPage) -> int:
    return sum(len(line.text.strip()) for line in page.lines)
