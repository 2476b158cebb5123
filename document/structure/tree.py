"""Classified lines to the divisions, blocks and segments of one part, each with its key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from document.model import Block, Division, Segment
from document.structure.lines.line import Line
from document.structure.lists import ItemNames
from document.structure.sentences import find_end, split_sentences

__all__ = ["build_blocks", "cut_at_division", "nest"]

second_letters = " bcdefghijklmnopqrstuvwxyz"
# What a number has behind it that a text has for the second time, the third, …
key_letters = {"part": "p", "chapter": "c", "section": "s", "subsection": "k", "topic": "m", "article": ""}


def cut_at_division(body: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """What stands before the first division, and the rest."""
    first = next((i for i, line in enumerate(body) if line.is_division), len(body))
    return body[:first], body[first:]


def nest(body: Sequence[Line], parent: str, prefix: str = "") -> tuple[Division, ...]:
    """Lines that begin with a division to sibling divisions, each with all that is deeper.

    `prefix` is the key of the part ("an1"), which begins the keys of what is numbered straight through it.
    """
    return tuple(build_division(opening, inner, parent, prefix) for opening, *inner in cut_siblings(body))


def cut_siblings(body: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of each division, which ends before the next one that is no deeper; each line is looked at once."""
    group: list[Line] = []
    for line in body:
        if group and line.is_division and depth_of(line) <= depth_of(group[0]):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def depth_of(line: Line) -> int:
    assert line.level is not None
    return line.level.depth


def build_division(opening: Line, inner: Sequence[Line], parent: str, prefix: str) -> Division:
    assert opening.level is not None
    key = make_division_key(opening, parent, prefix)
    own, rest = cut_at_division(inner)
    heading, remainder = cut_heading(opening, key) if opening.text else (None, None)
    text = () if remainder is None else (remainder,)
    blocks, children = build_blocks(key, (*text, *own)), nest(rest, key, prefix)
    return Division(opening.level.role, key, opening.marker, heading, blocks, children, opening.begins)


def make_division_key(line: Line, parent: str, prefix: str) -> str:
    assert line.level is not None
    letter, (number, sub) = key_letters[line.level.role], line.count
    number_form = f"u{number}" if line.level.numbering == "none" else f"{number:02}" if letter else str(number)
    own = f"{letter}{number_form}"
    own += (f"_{sub}" if sub else "") + second_letters[line.again : line.again + 1].strip()
    around = parent if line.level.numbering == "restarting" else prefix
    return f"{around}_{own}" if around else own


def cut_heading(line: Line, key: str) -> tuple[Segment | None, Line | None]:
    """The heading of a marked line, and what of the line is left as its first paragraph."""
    assert line.level is not None
    if line.level.heading == "none":
        return None, line
    stop = find_end(line.text) if line.level.heading == "run-in" else -1
    text, rest = (line.text, "") if stop < 0 else (line.text[:stop], line.text[stop + 1 :])
    gap = rest[: len(rest) - len(rest.lstrip())]
    tail = "。" * (stop >= 0) + gap + (line.tail if not rest.strip() else "")
    heading = Segment(f"{key}.h", text, line.number, line.lead, tail)
    return heading, Line(line.number, "", rest.lstrip(), line.tail, None, (0, 0)) if rest.strip() else None


def build_blocks(parent: str, body: Sequence[Line]) -> tuple[Block, ...]:
    """Paragraphs, items and tables of one division, each kind numbered by itself."""
    names = ItemNames()
    return tuple(build_block(f"{parent}.{names.name_line(line)}", line) for line in body)


def build_block(key: str, line: Line) -> Block:
    if line.rows:
        return build_table(key, line)
    if line.level is None or line.is_division:
        return Block(key, "", None, cut_sentences(key, line))
    heading, rest = cut_heading(line, key)
    if rest is None:
        # An item of one sentence is text, not a heading over nothing.
        return Block(key, line.marker, None, cut_sentences(key, line))
    return Block(key, line.marker, heading, cut_sentences(key, rest))


def build_table(key: str, line: Line) -> Block:
    """A table: each cell that is not empty is a segment, `18.t1.r2c1`."""
    cells: list[Segment] = []
    columns: list[tuple[int, ...]] = []
    for r, row in enumerate(line.rows, start=1):
        places = []
        for c, cell in enumerate(row, start=1):
            places.append(len(cells) if cell else -1)
            if cell:
                cells.append(Segment(f"{key}.r{r}c{c}", cell.text, cell.number, cell.lead, cell.tail))
        columns.append(tuple(places))
    return Block(key, "", None, tuple(cells), tuple(columns))


def cut_sentences(key: str, line: Line) -> tuple[Segment, ...]:
    texts = split_sentences(line.text)
    last = len(texts) - 1
    return tuple(
        Segment(f"{key}.{i + 1}", text, line.number, line.lead if i == 0 else "", line.tail if i == last else "")
        for i, text in enumerate(texts)
    )
