"""Which reader a file is for: by what its bytes are, not by its name alone."""

from __future__ import annotations

import re
from pathlib import PurePath

from document.errors import InputError
from document.intake.readers.encoding import decode_bytes
from document.intake.readers.piece import FileReading
from document.intake.readers.plain import is_markdown, read_markdown, read_plain

__all__ = ["read_file"]

most_bytes_of_a_file = 100_000_000
most_characters_of_a_text = 20_000_000
a_page = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|div|article|p|h1)\b", re.IGNORECASE)
old_word = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
page_endings = frozenset((".html", ".htm", ".xhtml", ".shtml", ".mhtml"))


def read_file(content: bytes, name: str) -> FileReading:
    """What one file says; `name` is what messages call it. InputError where no reader knows what it is."""
    if len(content) > most_bytes_of_a_file:
        raise InputError.at(name, 0, f"larger than {most_bytes_of_a_file // 1_000_000} MB", "cut it into several files")
    try:
        return choose_reader(content, name)
    except ModuleNotFoundError as missing:
        problem = f"{missing.name} is not installed, which reads such a file"
        raise InputError.at(name, 0, problem, "run make intake") from None


def choose_reader(content: bytes, name: str) -> FileReading:
    """Readers whose library is not everybody's are imported when a file needs them."""
    if content.startswith(b"PK\x03\x04"):
        from document.intake.readers.word.worddoc import read_worddoc

        return read_worddoc(content, name)
    if b"%PDF-" in content[:1024]:
        from document.intake.readers.paper.printed import read_printed

        return read_printed(content, name)
    if content.startswith(old_word):
        raise InputError.at(name, 0, "a document of an old word processor (DOC, WPS)", "save it as DOCX")
    if content.startswith(b"{\\rtf"):
        raise InputError.at(name, 0, "rich text (RTF)", "save it as DOCX")
    return read_unpacked(content, name)


def read_unpacked(content: bytes, name: str) -> FileReading:
    ending = PurePath(name).suffix.lower()
    if ending in page_endings or a_page.search(content[:1024].replace(b"\0", b"")):
        from document.intake.readers.web.webpage import find_charset, read_webpage

        text, _ = decode_bytes(content, name, find_charset(content))
        return read_webpage(text, name)
    text, codec = decode_bytes(content, name)
    if len(text) > most_characters_of_a_text:
        raise InputError.at(name, 0, "more characters than any text has", "cut it into several files")
    if ending in {".md", ".markdown"} or is_markdown(text):
        return read_markdown(text, codec)
    return read_plain(text, codec)
