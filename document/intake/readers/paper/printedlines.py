"""The lines that a PDF prints, page by page, with where they stand."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from document.errors import InputError

__all__ = ["PrintedLine", "PrintedPage", "read_pages"]

most_pages = 3_000
most_on_a_page = 5_000_000
supplement_forms = (
    "⺀⺁⺄⺆⺇⺈⺊⺋⺌⺍⺕⺗⺘⺙⺝⺟⺠⺡⺣⺤⺥⺨⺩⺪⺫⺬⺭⺮⺰⺲⺳⺶⺷⺹⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆"
    "⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
)
supplement_characters = (
    "冫厂乙冂几刀卜㔾小小彐心扌攵月母民氵灬爫爫犭王疋目示礻竹糸罒网羊羊老聿肉臼艹艹艹虎衤西西见角"
    "角讠贝足车辶辶辶阝钅長长长门阜阝雨青韦页风飞食食饣饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
supplement = dict(zip(map(ord, supplement_forms), supplement_characters, strict=True))
# CJK Radicals Supplement, which no normal form leads back to characters.
kangxi = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
plain_forms = {**kangxi, **supplement}
same_line = 0.3
# Of a character's width: how far apart the base lines of two characters of one line may be.
blank = 0.75
# Of a character's width: a hole in a line that was a full-width space.
wide_gap = 2.5
# The same: a hole as between two cells of a table.
odd_gap = 0.3
# The same: more than justified lines have between two characters.


@dataclass(frozen=True)
class PrintedLine:
    """One line of a page; positions in points from the lower left."""

    text: str
    left: float
    right: float
    middle: float
    size: float
    # Height of its characters.
    holes: int
    # Wide gaps inside it.
    doubts: tuple[str, ...]


@dataclass(frozen=True)
class PrintedPage:
    """The lines of one page in the order in which they are printed."""

    number: int
    height: float
    lines: tuple[PrintedLine, ...]


@dataclass(frozen=True)
class PrintedCharacter:
    """One character of a page."""

    character: str
    x: float
    y: float
    # Where it begins on its base line.
    right: float
    height: float
    generated: bool
    # Whether PDFium put it in where it saw a gap.

    @property
    def is_wide(self) -> bool:
        """Whether it takes the width of a Chinese character."""
        return self.character > "\u2e7f"


def read_pages(content: bytes, name: str) -> tuple[tuple[PrintedPage, ...], str]:
    """The lines of every page, and the title that the file itself has; InputError where it cannot be read."""
    try:
        opened = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        problem = "it is locked by a password" if locked else "not a whole PDF"
        raise InputError.at(name, 0, problem, "save a copy without one" if locked else "find another copy") from None
    try:
        if len(opened) > most_pages:
            raise InputError.at(name, 0, f"more than {most_pages} pages", "cut it into several files")
        pages = tuple(read_page(opened, index, name) for index in range(len(opened)))
        return pages, (opened.get_metadata_value("Title") or "").strip()
    except pypdfium2.PdfiumError:
        raise InputError.at(name, 0, "a page of it cannot be read", "find another copy") from None
    finally:
        opened.close()


def read_page(opened: pypdfium2.PdfDocument, index: int, name: str) -> PrintedPage:
    page = opened[index]
    text = page.get_textpage()
    if text.count_chars() > most_on_a_page:
        raise InputError.at(name, 0, f"page {index + 1} has too many characters", "find another copy")
    runs: list[list[PrintedCharacter]] = []
    for glyph in list_glyphs(text):
        if glyph.generated and glyph.character in "\r\n":
            continue
        if runs and (glyph.generated or stands_beside(runs[-1][-1], glyph)):
            runs[-1].append(glyph)
        elif glyph.character.strip():
            runs.append([glyph])
    lines = tuple(make_line(sorted(run, key=lambda glyph: glyph.x)) for run in runs)
    return PrintedPage(index + 1, page.get_height(), lines)


def stands_beside(last: PrintedCharacter, glyph: PrintedCharacter) -> bool:
    """Whether two characters stand on one base line, in whichever order the file prints them."""
    return abs(last.y - glyph.y) <= max(last.height, glyph.height, 1) * same_line


def list_glyphs(text: pypdfium2.PdfTextPage) -> Iterator[PrintedCharacter]:
    """Each character with where it stands; one that PDFium put in stands where the last one does."""
    x, y = ctypes.c_double(), ctypes.c_double()
    box = pdfium.FS_RECTF()
    high = 0
    for i in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text.raw, i)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        generated = pdfium.FPDFText_IsGenerated(text.raw, i) == 1
        if not generated:
            pdfium.FPDFText_GetCharOrigin(text.raw, i, ctypes.byref(x), ctypes.byref(y))
            pdfium.FPDFText_GetLooseCharBox(text.raw, i, ctypes.byref(box))
        yield PrintedCharacter(chr(code), x.value, y.value, box.right, box.top - box.bottom, generated)


def make_line(glyphs: list[PrintedCharacter]) -> PrintedLine:
    """The characters of one line as text; radicals become the characters that they were printed for."""
    seen = [glyph for glyph in glyphs if not glyph.generated]
    em = find_em(seen)
    gaps = [find_gap(a, b, em) for a, b in pairwise(seen)]
    text, place = "", 0
    for i, glyph in enumerate(glyphs):
        if glyph.generated:
            text += write_space(glyphs, i)
            continue
        text += plain_forms.get(ord(glyph.character), glyph.character) + print_gap(glyph, gaps[place : place + 1])
        place += 1
    last = seen[-1]
    return PrintedLine(
        text=text.strip(),
        left=seen[0].x,
        right=last.x + em if last.is_wide else last.right,
        middle=seen[0].y,
        size=em,
        holes=sum(gap > wide_gap for gap in gaps),
        doubts=tuple(list_doubts(seen, gaps)),
    )


def find_em(seen: list[PrintedCharacter]) -> float:
    """The width of a Chinese character in this line: that from one to the next, or the height where there are none."""
    steps = [b.x - a.x for a, b in pairwise(seen) if a.is_wide and b.is_wide]
    return max(median(steps) if steps else median(glyph.height for glyph in seen), 1.0)


def find_gap(glyph: PrintedCharacter, after: PrintedCharacter, em: float) -> float:
    """What is free between two characters, in widths of one."""
    return (after.x - (glyph.x + em if glyph.is_wide else max(glyph.right, glyph.x))) / em


def print_gap(glyph: PrintedCharacter, gap: list[float]) -> str:
    """The white space that stood in a hole: a tab between cells, full-width spaces after a Chinese character."""
    if not gap or gap[0] < blank or not glyph.character.strip():
        return ""
    if gap[0] > wide_gap:
        return "\t"
    return "\u3000" * round(gap[0]) if glyph.is_wide else ""


def write_space(glyphs: list[PrintedCharacter], i: int) -> str:
    """A space that PDFium saw: it stands between Latin words and not between Chinese characters."""
    around = (*glyphs[max(i - 1, 0) : i], *glyphs[i + 1 : i + 2])
    return "" if glyphs[i].character != " " or any(glyph.is_wide for glyph in around) else " "


def list_doubts(seen: list[PrintedCharacter], gaps: list[float]) -> Iterator[str]:
    wide = [gap for (a, b), gap in zip(pairwise(seen), gaps, strict=True) if a.is_wide and b.is_wide]
    if any(odd_gap < gap < blank or gap > 1 + blank for gap in wide) or any(gap > wide_gap for gap in gaps):
        yield "a hole in the line: it may be a row of a table, or of two columns"
    if any(glyph.character in "\0\ufffe\uffff\ufffd" or "\ue000" <= glyph.character <= "\uf8ff" for glyph in seen):
        yield "a character that the file does not name"
