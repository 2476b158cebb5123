"""Plain text and Markdown: one line of the file, one piece; headings and tables of Markdown keep their marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from document.intake.readers.piece import FilePiece, FileReading

__all__ = ["is_markdown", "read_markdown", "read_plain"]

line_end = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
marked_heading = re.compile(r"\s{0,3}(?P<depth>#{1,6})[ \t\u3000]+(?P<text>.*?)[ \t]*#*\s*")
hidden_comment = re.compile(r"\s*<!--.*?-->\s*")
table_row = re.compile(r"\s*\|.*\|\s*")
page_rule = re.compile(r"\s{0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|={3,}|(?:```|~~~).*)")
# A line across the page, the underline of a heading, the fence of a listing.
line_marks = re.compile(r"^\s{0,3}(?:>\s?|[-*+][ \t]+)+")
image = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
web_link = re.compile(r"\[([^\]]+)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)")
stressed = re.compile(r"(\*\*\*|\*\*|__|\*|`)(?=\S)(.+?)(?<=\S)\1")
tag = re.compile(r"</?(?:br|p|div|center|span|font|b|i|u|strong|em|sup|sub|a|h[1-6])(?:\s[^<>]*)?/?>", re.IGNORECASE)
escape = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")


def read_plain(text: str, codec: str) -> FileReading:
    """Each line of a plain text is a piece, blank ones too."""
    return FileReading(tuple(FilePiece("paragraph", line) for line in list_file_lines(text)), f"text in {codec}")


def read_markdown(text: str, codec: str) -> FileReading:
    """The same of Markdown, without the marks inside its lines; headings and tables stay marked, for the structure."""
    return FileReading(tuple(map(read_marked_line, list_file_lines(text))), f"Markdown in {codec}")


def is_markdown(text: str) -> bool:
    """Whether two lines of a text are headings of Markdown, or one and a comment of HTML."""
    signs = (bool(marked_heading.fullmatch(line) or hidden_comment.fullmatch(line)) for line in list_file_lines(text))
    return sum(1 for _ in zip(range(2), filter(None, signs), strict=False)) == 2


def list_file_lines(text: str) -> Iterator[str]:
    """The lines of a text without their ends; the last end begins no line."""
    lines = line_end.split(text)
    return iter(lines[:-1] if lines and not lines[-1] else lines)


def read_marked_line(line: str) -> FilePiece:
    if hidden_comment.fullmatch(line):
        return FilePiece("furniture", line.strip(), "comment of the file")
    if page_rule.fullmatch(line):
        return FilePiece("furniture", line.strip(), "mark of Markdown")
    if table_row.fullmatch(line):
        return FilePiece("table", line.strip())
    if match := marked_heading.fullmatch(line):
        return FilePiece("heading", f"{'#' * match['depth'].count('#')} {remove_marks(match['text'])}")
    doubts = tuple(f"an image is not in the text: {found[1] or 'without words'}" for found in image.finditer(line))
    return FilePiece("paragraph", remove_marks(line_marks.sub("", image.sub("", line), count=1)), doubts=doubts)


def remove_marks(text: str) -> str:
    """A line without the stars, links, tags and backslashes that give its words a form and are none."""
    for _ in range(3):
        text = stressed.sub(r"\2", text)
    return escape.sub(r"\1", tag.sub("", web_link.sub(r"\1", text)))
