"""One paragraph of a word processor as the reader of the page sees it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

__all__ = ["ParagraphText", "read_paragraph"]

characters = {
    qn("w:tab"): "\t",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:softHyphen"): "",
    qn("w:ptab"): "\t",
}
left_out = frozenset(
    map(qn, ("w:pPr", "w:rPr", "w:del", "w:moveFrom", "w:delText", "w:instrText", "w:rt", "w:sdtPr", "w:fldChar"))
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
# What is no text of the page; of two forms of one thing the second.
formula = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
box, picture = qn("w:txbxContent"), qn("pic:pic")
changed = frozenset(map(qn, ("w:ins", "w:del", "w:moveFrom", "w:moveTo")))


@dataclass(frozen=True)
class ParagraphText:
    """The words of a paragraph, and what hangs on it."""

    text: str
    doubts: tuple[str, ...]
    boxes: tuple[Any, ...]
    # Elements with the content of text boxes.


def read_paragraph(paragraph: Any) -> ParagraphText:
    """The text as it stands after every tracked change was taken, with `[1]` for the mark of note 1."""
    words: list[str] = []
    doubts: dict[str, None] = {}
    boxes = []
    for element in walk_shown(paragraph):
        if element.tag == qn("w:t"):
            words.append(element.text or "")
        elif element.tag in characters:
            words.append(characters[element.tag])
        elif element.tag == qn("w:br"):
            words.append("" if element.get(qn("w:type")) in {"page", "column"} else "\n")
        elif element.tag in {qn("w:footnoteReference"), qn("w:endnoteReference")}:
            words.append(f"[{element.get(qn('w:id'))}]")
        elif element.tag == box:
            boxes.append(element)
        else:
            doubts |= dict.fromkeys(name_doubts(element))
    return ParagraphText("".join(words), tuple(doubts), tuple(boxes))


def walk_shown(top: Any) -> Iterator[Any]:
    """Every element inside, in order, but for what no page shows; a text box is not gone into."""
    waiting = [iter(top)]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
            continue
        if element.tag in changed:
            yield element
        if element.tag in left_out or is_vanished(element):
            continue
        yield element
        if element.tag != box:
            waiting.append(iter(element))


def is_vanished(element: Any) -> bool:
    """Whether a run is hidden text."""
    if element.tag != qn("w:r"):
        return False
    found = element.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return found is not None and found.get(qn("w:val")) not in {"0", "false"}


def name_doubts(element: Any) -> Iterator[str]:
    """What an element has that does not come over as text."""
    if element.tag in changed:
        yield "changes were tracked here; the text is as if all of them were taken"
    elif element.tag == picture:
        shown = element.find(f".//{qn('pic:cNvPr')}")
        yield f"an image is not in the text: {(shown.get('descr') if shown is not None else '') or 'without words'}"
    elif element.tag == formula:
        yield "a formula, of which the letters alone are here"
    elif element.tag == qn("w:sym"):
        yield "a symbol of a font of its own"
    elif element.tag == qn("w:object"):
        yield "something of another program is not in the text"
