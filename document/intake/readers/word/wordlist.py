"""Automatic numbers of a word processor as they are printed: 第一条, 1.2, （三）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from document.intake.readers.numbering import is_known_form, write_number

__all__ = ["WordLists"]

level_place = re.compile(r"%([1-9])")
closed = "、．.）)：:"
# After one of these no space stands between a number and the text.
most_parents = 32
# Styles that build on one another.


@dataclass(frozen=True)
class ListLevel:
    """How one level of a list is numbered."""

    start: int
    form: str
    # ST_NumberFormat
    text: str
    # "第%1条": what stands for which level's number.
    follows: str
    # "tab", "space" or "nothing"
    restart: int | None
    # After which level it begins anew, counted from 1; 0 for never, None for any outer one.
    plain: bool
    # Whether every number in it is decimal.


@dataclass
class WordLists:
    """The lists of one document, and where their counting stands."""

    document: Any
    counts: dict[tuple[str, int], int] = field(default_factory=dict)
    # List and level -> the last number that was printed.
    started: set[tuple[str, int]] = field(default_factory=set)
    # Lists whose own first number was given to their level already.

    def __post_init__(self) -> None:
        parts = [r.target_part for r in self.document.part.rels.values() if r.reltype.endswith("/numbering")]
        root = parts[0].element if parts else ()
        self.abstract = {one.get(qn("w:abstractNumId")): one for one in root if one.tag == qn("w:abstractNum")}
        self.lists = {one.get(qn("w:numId")): one for one in root if one.tag == qn("w:num")}
        self.styles = {one.get(qn("w:styleId")): one for one in self.document.styles.element.iter(qn("w:style"))}
        self.cache: dict[tuple[str, int], ListLevel | None] = {}

    def name_style(self, paragraph: Any) -> str:
        """The name of a paragraph's style, "" where it has none."""
        for style in self.list_styles(paragraph):
            name = style.find(qn("w:name"))
            return name.get(qn("w:val"), "") if name is not None else ""
        return ""

    def list_styles(self, paragraph: Any) -> Iterator[Any]:
        """A paragraph's style and those that it builds on."""
        found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        id = found.get(qn("w:val")) if found is not None else None
        for _ in range(most_parents):
            style = self.styles.get(id)
            if style is None:
                return
            yield style
            based = style.find(qn("w:basedOn"))
            id = based.get(qn("w:val")) if based is not None else None

    def print_marker(self, paragraph: Any) -> tuple[str, tuple[str, ...]]:
        """What is printed before a paragraph, with what follows it, and what is doubtful in that."""
        list_id, depth = self.find_list(paragraph)
        level = self._read_level(list_id, depth) if list_id else None
        if level is None or level.form in {"none", "bullet"}:
            # A bullet is a sign of the form and no number.
            return "", ()
        counter = self.find_counter(list_id)
        self._count(list_id, counter, depth, level)
        marker = level_place.sub(
            lambda found: self._print_place(list_id, counter, int(found[1]) - 1, level), level.text
        )
        unknown = () if is_known_form(level.form) else (f"its number has a form that is not known: {level.form}",)
        return marker + self._print_gap(marker, level), unknown

    def find_list(self, paragraph: Any) -> tuple[str, int]:
        """The list and level of a paragraph by itself or by its styles; "" for none."""
        own = (paragraph.find(qn("w:pPr")), *(style.find(qn("w:pPr")) for style in self.list_styles(paragraph)))
        depth = None
        for properties in own:
            numbered = properties.find(qn("w:numPr")) if properties is not None else None
            if numbered is None:
                continue
            level, id = numbered.find(qn("w:ilvl")), numbered.find(qn("w:numId"))
            if depth is None and level is not None:
                depth = int(level.get(qn("w:val")))
            if id is not None:
                found = id.get(qn("w:val"))
                return ("" if found == "0" else found), depth if depth is not None else self.find_depth(
                    found, paragraph
                )
        return "", 0

    def find_depth(self, list_id: str, paragraph: Any) -> int:
        """The level of a list that is bound to a paragraph's style."""
        names = {style.get(qn("w:styleId")) for style in self.list_styles(paragraph)}
        for level in self.find_abstract(list_id):
            bound = level.find(qn("w:pStyle")) if level.tag == qn("w:lvl") else None
            if bound is not None and bound.get(qn("w:val")) in names:
                return int(level.get(qn("w:ilvl")))
        return 0

    def find_abstract(self, list_id: str) -> Any:
        """What a list is made after; a style may stand between."""
        for _ in range(most_parents):
            one = self.lists.get(list_id)
            reference = one.find(qn("w:abstractNumId")) if one is not None else None
            abstract = self.abstract.get(reference.get(qn("w:val"))) if reference is not None else None
            link = abstract.find(qn("w:numStyleLink")) if abstract is not None else None
            style = self.styles.get(link.get(qn("w:val"))) if link is not None else None
            named = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}") if style is not None else None
            if named is None:
                return abstract if abstract is not None else ()
            list_id = named.get(qn("w:val"))
        return ()

    def find_counter(self, list_id: str) -> str:
        """Lists that are made after one thing go on counting from one another."""
        abstract = self.find_abstract(list_id)
        return str(abstract.get(qn("w:abstractNumId"))) if len(abstract) else list_id

    def _read_level(self, list_id: str, depth: int) -> ListLevel | None:
        if (list_id, depth) not in self.cache:
            own = self._find_override(list_id, depth)
            replaced = own.find(qn("w:lvl")) if own is not None else None
            levels = [level for level in self.find_abstract(list_id) if level.get(qn("w:ilvl")) == str(depth)]
            found = replaced if replaced is not None else levels[0] if levels else None
            self.cache[list_id, depth] = make_list_level(found) if found is not None else None
        return self.cache[list_id, depth]

    def _find_override(self, list_id: str, depth: int) -> Any:
        for own in self.lists[list_id].iterchildren(qn("w:lvlOverride")) if list_id in self.lists else ():
            if own.get(qn("w:ilvl")) == str(depth):
                return own
        return None

    def _count(self, list_id: str, counter: str, depth: int, level: ListLevel) -> None:
        own = self._find_override(list_id, depth)
        anew = own.find(qn("w:startOverride")) if own is not None else None
        if anew is not None and (list_id, depth) not in self.started:
            self.started.add((list_id, depth))
            self.counts[counter, depth] = int(anew.get(qn("w:val"))) - 1
        self.counts[counter, depth] = self.counts.get((counter, depth), level.start - 1) + 1
        for deeper in range(depth + 1, 9):
            inner = self._read_level(list_id, deeper)
            if inner is None or inner.restart is None or 0 < depth + 1 <= inner.restart:
                self.counts.pop((counter, deeper), None)

    def _print_place(self, list_id: str, counter: str, depth: int, level: ListLevel) -> str:
        shown = self._read_level(list_id, depth)
        if shown is None:
            return ""
        return write_number(self.counts.get((counter, depth), shown.start), "decimal" if level.plain else shown.form)

    def _print_gap(self, marker: str, level: ListLevel) -> str:
        if level.follows == "nothing" or not marker or marker[-1] in closed:
            return " " if level.follows != "nothing" and marker.endswith(".") and marker.isascii() else ""
        return "\u3000" if level.follows == "tab" else " "


def make_list_level(element: Any) -> ListLevel:
    values = {child.tag: child.get(qn("w:val")) for child in element}
    restart = values.get(qn("w:lvlRestart"))
    return ListLevel(
        start=int(values.get(qn("w:start")) or 1),
        form=values.get(qn("w:numFmt")) or "decimal",
        text=values.get(qn("w:lvlText")) or "",
        follows=values.get(qn("w:suff")) or "tab",
        restart=int(restart) if restart is not None else None,
        plain=qn("w:isLgl") in values and values[qn("w:isLgl")] not in {"0", "false"},
    )
