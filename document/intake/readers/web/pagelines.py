"""The lines that a reader of a web page sees, each with what kind of line it is; tables as rows of cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from document.intake.readers.numbering import write_number
from document.intake.readers.piece import PieceKind
from document.intake.readers.rows import print_table
from document.intake.readers.web.pagewalk import find_attribute, is_furniture, is_hidden, silent_tags, walk

__all__ = ["PageLine", "list_lines"]

inline_tags = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins", "kbd"),
        *("label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup"),
        *("time", "tt", "u", "var", "wbr", "o:p", "st1:chsdate"),
    )
)
# Every other element begins a line and ends it.
heading_tags = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
source_break = re.compile(r"(?<=[^\x00-\xff])[ \t\r\f]*\n[ \t\r\n\f]*(?=[^\x00-\xff])")
# A line of the source that ends between two Chinese characters; no browser should show a space there.
space_runs = re.compile(r"[ \t\r\n\f]+")
edge_blanks = " \t\u00a0\u3000"
list_styles = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
longest_cell = 400
# Characters; a table with longer cells lays out the page and holds no figures.


@dataclass(frozen=True)
class PageLine:
    """One line as the page shows it."""

    kind: PieceKind
    text: str
    reason: str
    # Why it is no part of the text, "" if it is.
    doubts: tuple[str, ...] = ()


@dataclass
class Page:
    """Where a walk through a page stands."""

    words: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    heading: int = 0
    # How many headings the walk is inside of; so the next four.
    main: int = 0
    furniture: int = 0
    hidden: int = 0
    silent: int = 0
    items: Counter[int] = field(default_factory=Counter)
    # A list's identity -> how many of its items were met.

    def take_line(self) -> Iterator[PageLine]:
        """The line that ends here, if anything stands in it."""
        text = show_words("".join(self.words))
        self.words.clear()
        if text:
            yield PageLine("heading" if self.heading else "paragraph", text, self.find_reason(), self.take_doubts())

    def take_doubts(self) -> tuple[str, ...]:
        doubts = tuple(self.doubts) if self.main else ()
        self.doubts.clear()
        return doubts

    def find_reason(self) -> str:
        """Why what stands here is not published, "" where it is."""
        if self.hidden:
            return "not shown on the page"
        if self.furniture:
            return "furniture of the page"
        return "" if self.main else "outside the main part of the page"


def show_words(source: str) -> str:
    """Words of the source as a browser shows them in a line."""
    return space_runs.sub(" ", source_break.sub("", source)).strip(edge_blanks)


def list_lines(body: LexborNode, main: LexborNode, name: str) -> Iterator[PageLine]:
    """Every line of a page, in the order of its source."""
    page = Page()
    table = 0
    # The identity of the table that the walk is inside of, whose rows are printed already.
    for node, opens in walk(body, name):
        if table:
            table = 0 if node.mem_id == table and not opens else table
            continue
        if node.is_text_node:
            if opens and not page.silent:
                page.words.append(node.text_content or "")
            continue
        if not node.is_element_node:
            continue
        tag = node.tag or ""
        if tag not in inline_tags:
            yield from page.take_line()
        if opens and tag == "table" and not page.silent and is_data(node):
            yield PageLine("table", print_table(list_table_rows(node)), page.find_reason(), note_merged(node))
            table = node.mem_id
            continue
        enter_or_leave(page, node, 1 if opens else -1, main)
        if opens:
            note_element(page, node)
    yield from page.take_line()


def enter_or_leave(page: Page, node: LexborNode, step: int, main: LexborNode) -> None:
    page.main += step * (node.mem_id == main.mem_id)
    page.furniture += step * is_furniture(node)
    page.hidden += step * (page.main > 0 and node.mem_id != main.mem_id and is_hidden(node))
    page.silent += step * (node.tag in silent_tags)
    page.heading += step * (node.tag in heading_tags)


def note_element(page: Page, node: LexborNode) -> None:
    """What an element brings into its line that is no text: a number of a list, an image."""
    if node.tag == "li" and node.parent is not None and node.parent.tag == "ol":
        page.words.append(print_item(page, node, node.parent))
    if node.tag == "img" and not page.furniture:
        page.doubts.append(f"an image is not in the text: {find_attribute(node, 'alt') or 'without words'}")
    if node.tag == "math":
        page.doubts.append("a formula")


def print_item(page: Page, item: LexborNode, parent: LexborNode) -> str:
    """The number that a browser prints before an item."""
    start = find_attribute(parent, "start")
    if parent.mem_id not in page.items:
        page.items[parent.mem_id] = (int(start) if start.isascii() and start.isdecimal() else 1) - 1
    page.items[parent.mem_id] += 1
    style = find_attribute(parent, "style") + find_attribute(item, "style")
    number = page.items[parent.mem_id]
    if "none" in style:
        return ""
    if "cjk-ideographic" in style or "chinese" in style:
        return f"{write_number(number, 'chineseCounting')}、"
    return f"{write_number(number, list_styles.get(find_attribute(parent, 'type'), 'decimal'))}. "


def is_data(table: LexborNode) -> bool:
    """Whether a table holds figures, and does not lay out the page: rows of two cells, none long, no table inside."""
    rows = list_table_rows(table)
    cells = [cell for row in rows for cell in row]
    return (
        len(rows) > 1
        and max(map(len, rows)) > 1
        and not table.css("table table")
        and max(map(len, cells)) <= longest_cell
    )


def list_table_rows(table: LexborNode) -> list[list[str]]:
    return [[show_words(cell.text()) for cell in row.css("td, th")] for row in table.css("tr")]


def note_merged(table: LexborNode) -> tuple[str, ...]:
    merged = table.css("[colspan]:not([colspan='1']), [rowspan]:not([rowspan='1'])")
    return ("cells that are merged on the page",) if merged else ()
