"""Documents of word processors (DOCX): paragraphs with the numbers that are printed before them, tables, footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError

from document.errors import InputError
from document.intake.readers.piece import FilePiece, FileReading
from document.intake.readers.rows import print_table
from document.intake.readers.word.wordlist import WordLists
from document.intake.readers.word.wordtext import ParagraphText, read_paragraph

__all__ = ["read_worddoc"]

most_bytes = 200_000_000
# What the pieces of a document may come to when they are unpacked.
most_entries = 10_000
contents_style = re.compile(r"toc ?\d*|目录 ?\d*|目錄 ?\d*|contents.*", re.IGNORECASE)
note_kinds = ("footnotes", "endnotes")


def read_worddoc(content: bytes, name: str) -> FileReading:
    """The pieces of a document in reading order, then its notes, then what stands at the head and foot of its pages.

    InputError where it is damaged, or would come to too much when unpacked. Nothing in it is run or fetched.
    """
    check_size(content, name)
    try:
        opened: Any = Document(BytesIO(content))
        lists = WordLists(opened)
        notes = number_references(opened.element.body)
        pieces = list(list_pieces(opened.element.body, lists))
        pieces += [*list_word_notes(opened, lists, notes), *list_edges(opened, lists)]
    except (PackageNotFoundError, XMLSyntaxError, KeyError, ValueError, AttributeError, RecursionError) as error:
        reason = str(error).splitlines()[0][:80] if str(error) else type(error).__name__
        raise InputError.at(name, 0, f"not a whole DOCX: {reason}", "open it and save it anew") from None
    title = (opened.core_properties.title or "").strip()
    return FileReading(tuple(pieces), "document of a word processor", title)


def check_size(content: bytes, name: str) -> None:
    """Refuse what is no package, and one that says it is larger inside than any text is."""
    try:
        with ZipFile(BytesIO(content)) as package:
            found = package.infolist()
    except (BadZipFile, ValueError, NotImplementedError):
        raise InputError.at(name, 0, "not a DOCX file", "save it as DOCX") from None
    if len(found) > most_entries or sum(one.file_size for one in found) > most_bytes:
        problem = f"it holds more than {most_entries} files, or {most_bytes // 1_000_000} MB"
        raise InputError.at(name, 0, problem, "take the pictures out of it, or save it as plain text")


def list_pieces(parent: Any, lists: WordLists) -> Iterator[FilePiece]:
    """The pieces of a body or of a content control, which may lie inside one another."""
    waiting = [iter(parent)]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
        elif element.tag == qn("w:p"):
            yield from split_paragraph(element, lists)
        elif element.tag == qn("w:tbl"):
            yield from read_word_table(element, lists)
        elif element.tag in {qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins")}:
            waiting.append(iter(element))


def split_paragraph(element: Any, lists: WordLists) -> Iterator[FilePiece]:
    """A paragraph as a piece for each of its lines; the number that is printed before it stands in the first."""
    read = read_paragraph(element)
    style = lists.name_style(element)
    marker, doubts = lists.print_marker(element) if read.text.strip() else ("", ())
    lines = [line.strip(" \t\u3000\u00a0") for line in (marker + read.text.lstrip(" \t\u3000\u00a0")).split("\n")]
    for i, line in enumerate(line for line in lines if line):
        yield label_paragraph(line, style, (*doubts, *read.doubts) if i == 0 else ())
    if read.doubts and not any(lines):
        yield FilePiece("furniture", read.doubts[0], "not text", read.doubts)
    yield from read_boxes(read, lists)


def label_paragraph(line: str, style: str, doubts: tuple[str, ...]) -> FilePiece:
    if contents_style.fullmatch(style):
        return FilePiece("furniture", line, "contents page")
    heading = style.lower().startswith(("heading", "title", "标题", "標題"))
    return FilePiece("heading" if heading else "paragraph", line, doubts=doubts)


def read_boxes(read: ParagraphText, lists: WordLists) -> Iterator[FilePiece]:
    """What stands in text boxes that hang on a paragraph, which no one can put in order."""
    for box in read.boxes:
        for piece in list_pieces(box, lists):
            yield replace(piece, doubts=(*piece.doubts, "it stands in a text box"))


def read_word_table(element: Any, lists: WordLists) -> Iterator[FilePiece]:
    """A table of rows and cells; a frame around text, of one cell a row, is the text."""
    rows = [[list(row_cell) for row_cell in row.iterchildren(qn("w:tc"))] for row in element.iterchildren(qn("w:tr"))]
    if max(map(len, rows), default=0) < 2:
        for row in element.iterchildren(qn("w:tr")):
            for cell in row.iterchildren(qn("w:tc")):
                yield from list_pieces(cell, lists)
        return
    merged = element.find(f".//{qn('w:gridSpan')}") is not None or element.find(f".//{qn('w:vMerge')}") is not None
    doubts = ("cells that are merged",) if merged else ()
    yield FilePiece("table", print_table([[read_cell(cell, lists) for cell in row] for row in rows]), doubts=doubts)


def read_cell(children: list[Any], lists: WordLists) -> str:
    return " ".join(piece.text for piece in list_pieces(children, lists) if piece.kind != "furniture")


def number_references(body: Any) -> dict[tuple[str, str], int]:
    """Kind and id of each note -> its place among those that the text refers to, which each mark has from then on."""
    found: dict[tuple[str, str], int] = {}
    for mark in body.iter(*(qn(f"w:{kind[:-1]}Reference") for kind in note_kinds)):
        note = (f"{mark.tag.partition('}')[2].removesuffix('Reference')}s", mark.get(qn("w:id")))
        mark.set(qn("w:id"), str(found.setdefault(note, len(found) + 1)))
    return found


def list_word_notes(opened: Any, lists: WordLists, numbers: Mapping[tuple[str, str], int]) -> Iterator[FilePiece]:
    """The notes behind the text, each with the number that stands for it there."""
    found: dict[int, FilePiece] = {}
    for kind in note_kinds:
        for related in opened.part.rels.values():
            if related.is_external or not related.reltype.endswith(f"/{kind}"):
                continue
            for note in parse_xml(related.target_part.blob):
                words = " ".join(piece.text for piece in list_pieces(note, lists))
                number = numbers.get((kind, note.get(qn("w:id"))), len(numbers) + len(found) + 1)
                if words and note.get(qn("w:type")) in {None, "normal"}:
                    found[number] = FilePiece("note", f"[{number}] {words}")
    yield from (found[number] for number in sorted(found))


def list_edges(opened: Any, lists: WordLists) -> Iterator[FilePiece]:
    """Heads and feet of the pages, each once."""
    met = set[str]()
    for section in opened.sections:
        for edge in (section.header, section.footer):
            for piece in list_pieces(edge._element, lists) if not edge.is_linked_to_previous else ():
                if piece.text not in met:
                    met.add(piece.text)
                    yield FilePiece("furniture", piece.text, "head or foot of the pages")
