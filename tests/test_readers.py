"""Files as people have them, each kind by its reader: what comes over, what is left out, what is in doubt."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from document.errors import InputError
from document.intake.readers import FileReading, read_file
from document.intake.readers.encoding import decode_bytes
from document.intake.readers.numbering import write_number
from document.intake.readers.paper.printedjoin import join_lines
from document.intake.readers.paper.printedlines import PrintedLine, PrintedPage

hans = "第一条　为了让旧书找到新的读者，节约纸张，结合某某市的实际，制定本条例。登记的内容包括书名和作者。\n"
hant = "第一條　為了讓舊書找到新的讀者，節約紙張，結合某某市的實際，制定本條例。登記的內容包括書名和作者。\n"
cases = [
    *((hans, codec) for codec in ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be")),
    *((hant, codec) for codec in ("utf-8", "utf-8-sig", "gb18030", "big5", "utf-16", "utf-16-le", "utf-16-be")),
]


@pytest.mark.parametrize(("text", "codec"), cases)
def test_a_text_is_read_in_its_own_encoding(text: str, codec: str) -> None:
    assert decode_bytes((text * 3).encode(codec), "x.txt")[0] == text * 3


def test_a_character_of_hong_kong_makes_no_other_encoding() -> None:
    text = hant * 40 + "啫喱，咗。\n" + hant * 40
    assert decode_bytes(text.encode("big5hkscs"), "x.txt")[0] == text


def test_bytes_that_are_no_text_are_refused_in_one_line() -> None:
    with pytest.raises(InputError, match=r"^x\.txt: "):
        decode_bytes(bytes(range(0x80, 0x100)) * 40 + b"\xff\xff\x00\x81", "x.txt")


def texts(reading: FileReading, *kinds: str) -> list[str]:
    return [piece.text for piece in reading.pieces if piece.kind in kinds or not kinds]


def test_markdown_loses_the_marks_inside_its_lines_alone() -> None:
    source = "# 标题\n\n**第一条** 见[附件](https://example.org/a)。\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n![图](x)\n"
    reading = read_file(source.encode(), "x.md")
    assert texts(reading, "heading") == ["# 标题"]
    assert "第一条 见附件。" in texts(reading, "paragraph")
    assert texts(reading, "table") == ["| 甲 | 乙 |", "|---|---|", "| 1 | 2 |"]
    assert any("image" in doubt for piece in reading.pieces for doubt in piece.doubts)


page = """<!DOCTYPE html><!-- saved from url=(0020)https://example.org/ -->
<html><head><title>某某条例_某某报</title><meta name="PubDate" content="2101-05-09 09:09">
<script>document.write("<p>第九条　不存在</p>")</script></head><body><div class="nav"><a href="/">首页</a></div>
<div id="detail"><h1>某某条例</h1><p>第一条　甲
      乙。<br>第二款。</p><ol><li>其一</li><li>其二</li></ol>
<table><tr><td>甲</td><td>乙</td></tr><tr><td>1</td><td></td></tr></table><p style="display:none">看不见</p></div>
<div class="footer">版权所有</div></body></html>"""


def test_of_a_page_the_main_part_comes_over_and_the_rest_with_reasons() -> None:
    reading = read_file(page.encode("gb18030"), "x.html")
    text = [piece.text for piece in reading.pieces if piece.kind != "furniture"]
    table = "| 甲 | 乙 |\n| --- | --- |\n| 1 |  |"
    assert text == ["某某条例", "第一条　甲乙。", "第二款。", "1. 其一", "2. 其二", table]
    assert {piece.text for piece in reading.pieces if piece.reason} == {"首页", "看不见", "版权所有"}
    assert (reading.title, reading.published, reading.url) == ("某某条例", "2101-05-09", "https://example.org/")


def test_a_page_of_boundless_depth_is_refused() -> None:
    with pytest.raises(InputError, match="deep"):
        read_file(b"<html><body>" + b"<div>" * 5000 + "字".encode(), "x.html")


numbered = """<w:numbering {ns}>
<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>
<w:suff w:val="tab"/><w:lvlText w:val="第%1条"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
<w:suff w:val="nothing"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num></w:numbering>"""


def make_docx(fill: Callable[[Any], None]) -> bytes:
    document = Document()
    fill(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def add_numbered(document: Any, text: str, level: int) -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    written = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>'
    properties.append(parse_xml(written))


def fill_document(document: Any) -> None:
    part = document.part.numbering_part
    part._element = parse_xml(numbered.format(ns=nsdecls("w")))
    document.add_paragraph("某某条例", style="Title")
    for text, level in (("甲。", 0), ("其一", 1), ("其二", 1), ("乙。", 0), ("又一", 1)):
        add_numbered(document, text, level)
    table = document.add_table(2, 2)
    for cell, text in zip((cell for row in table.rows for cell in row.cells), ("甲", "乙", "1", "2"), strict=True):
        cell.text = text


def test_a_document_has_its_automatic_numbers_and_its_tables() -> None:
    reading = read_file(make_docx(fill_document), "x.docx")
    table = "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |"
    numbers = ["第一条　甲。", "（1）其一", "（2）其二", "第二条　乙。", "（1）又一"]
    assert texts(reading, "heading", "paragraph", "table") == ["某某条例", *numbers, table]


def fill_with_notes(document: Any) -> None:
    """Two references in reverse order of their ids, as Word gives them when a note is put in front of another."""
    for text, note in (("甲。", 7), ("乙。", 2)):
        run = document.add_paragraph(text).add_run()._r
        run.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="{note}"/>'))
    notes = "".join(f'<w:footnote w:id="{n}"><w:p><w:r><w:t>注{n}</w:t></w:r></w:p></w:footnote>' for n in (2, 7))
    blob = f"<w:footnotes {nsdecls('w')}>{notes}</w:footnotes>".encode()
    uri, package = PackURI("/word/footnotes.xml"), document.part.package
    document.part.relate_to(Part(uri, CONTENT_TYPE.WML_FOOTNOTES, blob, package), RELATIONSHIP_TYPE.FOOTNOTES)


def test_notes_of_a_document_have_the_numbers_that_are_printed() -> None:
    reading = read_file(make_docx(fill_with_notes), "x.docx")
    assert texts(reading, "paragraph", "note") == ["甲。[1]", "乙。[2]", "[1] 注7", "[2] 注2"]


def test_a_document_that_unpacks_to_too_much_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("document.intake.readers.word.worddoc.most_bytes", 1_000_000)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"0" * 1_000_001)
    with pytest.raises(InputError, match="MB"):
        read_file(file.getvalue(), "x.docx")


def test_an_entity_of_a_document_stands_for_nothing() -> None:
    original = make_docx(lambda document: document.add_paragraph("甲"))
    file, declared = io.BytesIO(), '<!DOCTYPE w [<!ENTITY a "乙乙">]>'
    with zipfile.ZipFile(io.BytesIO(original)) as package, zipfile.ZipFile(file, "w") as copy:
        for name in package.namelist():
            content = package.read(name)
            if name == "word/document.xml":
                head, rest = content.decode().split("?>", 1)
                content = f"{head}?>{declared}{rest.replace('甲', '甲&a;')}".encode()
            copy.writestr(name, content)
    assert "乙" not in "".join(texts(read_file(file.getvalue(), "x.docx")))


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04nothing", b"%PDF-1.4 nothing", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf1}"]
)
def test_a_file_that_no_reader_reads_is_one_fault(content: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read_file(content, "x")
    assert len(caught.value.faults) == 1


@pytest.mark.parametrize(
    ("number", "form", "written"),
    [
        (12, "chineseCounting", "十二"),
        (103, "chineseCountingThousand", "一百零三"),
        (110, "chineseCountingThousand", "一百一十"),
        (28, "lowerLetter", "bb"),
        (1999, "upperRoman", "MCMXCIX"),
        (23, "decimalEnclosedCircle", "㉓"),
        (12, "ideographLegalTraditional", "壹拾貳"),
        (11, "ideographTraditional", "甲"),
        (7, "decimalFullWidth", "７"),
        (7, "unheard of", "7"),
    ],
)
def test_numbers_are_written_as_they_are_printed(number: int, form: str, written: str) -> None:
    assert write_number(number, form) == written


def test_a_full_line_that_is_indented_goes_on_in_the_next_where_the_right_is_ragged() -> None:
    rows = (("一、总则", 132, 196), ("甲" * 22 + "，依", 132, 500), ("法办理。", 100, 164), ("乙" * 23, 132, 508))
    placed = (*rows, ("，丙。", 100, 148), ("丁" * 25, 100, 510), ("戊" * 25, 100, 509), ("己。", 100, 132))
    lines = (PrintedLine(text, left, right, 700 - 28 * i, 16, 0, ()) for i, (text, left, right) in enumerate(placed))
    joined = [piece.text for piece in join_lines([PrintedPage(1, 842, tuple(lines))], {})]
    assert joined[:3] == ["一、总则", "甲" * 22 + "，依法办理。", "乙" * 23 + "，丙。"]
