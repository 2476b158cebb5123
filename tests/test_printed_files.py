"""The law of the fixtures as other programs write it: DOCX by LibreOffice, PDF by LibreOffice and by Chromium."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from document.intake.readers import FileReading, read_file
from paths import fixtures

pytestmark = pytest.mark.slow
style = "body{font-family:serif;font-size:12pt;line-height:1.6} p{margin:0 0 4pt;text-align:justify;text-indent:2em}"


def list_paragraphs() -> list[str]:
    lines = (fixtures / "law" / "received.txt").read_text(encoding="utf-8").split("\n")
    return [line.strip() for line in lines if line.strip()][1:-1]


def write_page(path: Path, style: str = style) -> None:
    written = ""
    for line in list_paragraphs():
        cells = "".join(f"<td>{html.escape(cell)}</td>" for cell in line.split("\t"))
        written += f"<tr>{cells}</tr>" if "\t" in line else f"<p>{html.escape(line)}</p>\n"
    page = re.sub("((?:<tr>.*?</tr>)+)", r"<table border=1>\1</table>", written)
    head = f'<meta charset="utf-8"><title>某某市旧书流通条例</title><style>{style}</style>'
    path.write_text(f"<!DOCTYPE html><html><head>{head}</head><body>{page}</body></html>", encoding="utf-8")


def run(folder: Path, *command: str) -> None:
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    subprocess.run(command, check=True, cwd=folder, capture_output=True, timeout=300)


def find_missing(reading: FileReading) -> tuple[list[str], float]:
    """The paragraphs that did not come over exactly, and the share of those that did."""
    lines = {line for piece in reading.pieces if not piece.reason for line in piece.text.split("\n")}
    wanted = [f"| {line.replace(chr(9), ' | ')} |" if "\t" in line else line for line in list_paragraphs()]
    missing = [line for line in wanted if line not in lines]
    return missing, 1 - len(missing) / len(wanted)


def assert_missing_is_in_doubt(reading: FileReading, missing: list[str]) -> None:
    doubtful = "".join(piece.text for piece in reading.pieces if piece.doubts)
    bare = re.sub(r"\s", "", doubtful)
    assert [line for line in missing if re.sub(r"[\s|]", "", line) not in bare] == []


def test_docx_by_libreoffice_is_exact(tmp_path: Path) -> None:
    write_page(tmp_path / "law.html")
    run(tmp_path, "soffice", "--headless", "--convert-to", "docx:MS Word 2007 XML", "law.html")
    assert find_missing(read_file((tmp_path / "law.docx").read_bytes(), "law.docx"))[0] == []


def test_a_page_is_exact(tmp_path: Path) -> None:
    write_page(tmp_path / "law.html")
    assert find_missing(read_file((tmp_path / "law.html").read_bytes(), "law.html"))[0] == []


def test_pdf_by_libreoffice(tmp_path: Path) -> None:
    write_page(tmp_path / "law.html")
    run(tmp_path, "soffice", "--headless", "--convert-to", "docx:MS Word 2007 XML", "law.html")
    run(tmp_path, "soffice", "--headless", "--convert-to", "pdf", "law.docx")
    reading = read_file((tmp_path / "law.pdf").read_bytes(), "law.pdf")
    missing, share = find_missing(reading)
    assert share >= 0.95
    assert_missing_is_in_doubt(reading, missing)


@pytest.mark.parametrize("align", ["justify", "left"])
def test_pdf_by_chromium_with_running_heads(tmp_path: Path, align: str) -> None:
    write_page(tmp_path / "law.html", style.replace("justify", align))
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--print-to-pdf=law.pdf")
    run(tmp_path, "chromium", *options, (tmp_path / "law.html").as_uri())
    reading = read_file((tmp_path / "law.pdf").read_bytes(), "law.pdf")
    missing, share = find_missing(reading)
    assert share >= 0.85
    assert_missing_is_in_doubt(reading, missing)
    assert {piece.reason for piece in reading.pieces if piece.reason} == {"running head", "running foot"}
