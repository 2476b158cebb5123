"""The text as a tree: divisions hold blocks, blocks hold segments; every segment has a key and a source line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

__all__ = ["Block", "Division", "Document", "Doubt", "Part", "Segment", "is_heading_key", "make_anchor", "part_roles"]

part_roles = ("cover", "decision", "annex")
# What stands around the body of a publication: each such part is one division, in which everything else of it is.
key_of_heading = re.compile(r"\.h[a-z_]*\Z")


@dataclass(frozen=True)
class Doubt:
    """A place of the received text that somebody should look at."""

    line: int
    kind: str
    # "marker": it begins like a marked line; "heading": it is marked as one and has no number;
    # "page number": it is a number alone.
    text: str
    # Its beginning.


@dataclass(frozen=True)
class Segment:
    """The smallest aligned piece: one sentence or one heading."""

    key: str
    # "18.1.2", "18.h", "18.d2.1", "c05.h", "pre.h"; the same in every edition, and never another's.
    text: str
    # Verbatim as received, without `lead` and `tail`.
    line: int
    # Line of the received file, counted from 1.
    lead: str = ""
    # What stands before the text and is not part of it: a marker ("18.", "——"), white space. A marker on a line of its
    # own brings the end of that line with it.
    tail: str = ""
    # What stands after it: the full stop of a run-in heading, white space.
    place: str = ""
    # Where it is counted in the text as it stands, written like a key; "" where keys are counted themselves.

    @property
    def raw(self) -> str:
        """The received characters, all of them: a line's segments joined by `raw` give the line back."""
        return self.lead + self.text + self.tail

    @property
    def is_heading(self) -> bool:
        """Whether this is the heading of a division or of an item, and no sentence."""
        return is_heading_key(self.place or self.key)


@dataclass(frozen=True)
class Block:
    """One line of the body: a paragraph, or an item with or without a heading of its own; or a table."""

    key: str
    # "18.1" a paragraph, "18.d2" a —— item, "18.i3" a numbered item, "18.i3_1" an item inside it, "18.l2i3" one of
    # the second list, "18.t1" a table.
    marker: str
    # As printed: "" for a paragraph, "——", "（1）".
    heading: Segment | None
    sentences: tuple[Segment, ...]
    # Of a table, the cells that are not empty, row by row.
    columns: tuple[tuple[int, ...], ...] = ()
    # Of a table: for each row the places of its cells among `sentences`, -1 for an empty one. Empty for all else.
    place: str = ""
    # As in Segment.

    @property
    def rows(self) -> tuple[tuple[Segment | None, ...], ...]:
        """The cells of a table, row by row; nothing for everything else."""
        return tuple(tuple(self.sentences[at] if at >= 0 else None for at in row) for row in self.columns)

    @property
    def segments(self) -> tuple[Segment, ...]:
        """What the line holds in reading order: its heading, if it has one, and its sentences."""
        return (*((self.heading,) if self.heading else ()), *self.sentences)


@dataclass(frozen=True)
class Division:
    """A part, chapter, section or article, or all that is not the body: a cover, a decision, an annex."""

    role: str
    # "part" 編 | "chapter" 章 | "section" 節 | "subsection" 款 | "topic" 目 | "article" 條, or one of `part_roles`
    key: str
    # "c05", "18", "18_1" (第十八條之一), "c02_3" where articles restart in each chapter; "an1_3" in the first annex.
    marker: str
    # As printed: "五、", "18.", "第十八條之一".
    heading: Segment | None
    blocks: tuple[Block, ...]
    children: tuple[Division, ...]
    line: int = 0
    # Of the received file, where it begins.
    place: str = ""
    # As in Segment: the number under which it is looked up, where its key is another.

    @property
    def page(self) -> str:
        """The address of its own page under that of the text, which is its number as it is counted now: `18/`."""
        return f"{self.place or self.key}/"

    @property
    def number(self) -> str:
        """The number as a reader cites it, without the punctuation around it."""
        return self.marker.strip(" \t\u3000.．、，")

    def walk(self) -> Iterator[Division]:
        """This division and every one inside it, each before its children."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def own_segments(self) -> tuple[Segment, ...]:
        """Heading and blocks, without the children."""
        heading = (self.heading,) if self.heading else ()
        return (*heading, *(segment for block in self.blocks for segment in block.segments))

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Every segment of the division and of those inside it, in reading order."""
        return tuple(segment for division in self.walk() for segment in division.own_segments)


@dataclass(frozen=True)
class Part:
    """One stretch of the received text with a structure of its own."""

    role: str
    # "body", or one of `part_roles`
    blocks: tuple[Block, ...]
    # Front matter of the body, before its first division: "pre.1", "pre.2". Empty for every other part.
    children: tuple[Division, ...]
    # The divisions of the body; of every other part the one division that holds it: "cov", "dec", "an1".
    counts: Mapping[str, int] = field(default_factory=dict)
    # Family of marker ("章", "一、") -> how many lines begin with it.

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Every segment of the part in reading order."""
        front = (segment for block in self.blocks for segment in block.segments)
        return (*front, *(segment for child in self.children for segment in child.segments))


@dataclass(frozen=True)
class Document:
    """One text, parsed."""

    id: str
    title: Segment
    # Key "pre.h".
    parts: tuple[Part, ...]
    # In reading order; one of them is the body.
    doubts: tuple[Doubt, ...] = ()
    # Lines that look like marked ones and that no profile explains.

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Front matter before the first division of the body."""
        return tuple(block for part in self.parts for block in part.blocks)

    @property
    def all_blocks(self) -> tuple[Block, ...]:
        """Every paragraph, item and table of the text: front matter, then those of each division."""
        return (*self.blocks, *(block for division in self.walk() for block in division.blocks))

    @property
    def children(self) -> tuple[Division, ...]:
        """The outermost divisions of every part, in reading order."""
        return tuple(child for part in self.parts for child in part.children)

    def walk(self) -> Iterator[Division]:
        """Every division at any depth, each before its children."""
        for child in self.children:
            yield from child.walk()

    def role(self, role: str) -> tuple[Division, ...]:
        """The divisions of one role, such as every article, in reading order."""
        return tuple(division for division in self.walk() if division.role == role)

    @property
    def body(self) -> tuple[Segment, ...]:
        """Every segment but the title, in reading order."""
        return tuple(segment for part in self.parts for segment in part.segments)

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Every segment in reading order, the title first."""
        return (self.title, *self.body)


def is_heading_key(key: str) -> bool:
    """Whether a key was given to a heading: `18.h`, and `18.ha` once another heading had that."""
    return bool(key_of_heading.search(key))


def make_anchor(key: str) -> str:
    """The HTML id of a key: `18.1.2` -> `a18-1-2`, `18` -> `a18`, `c05` and `pre.1` keep their letter."""
    name = key.replace(".", "-")
    return f"a{name}" if name[0].isdigit() else name
