"""Where a reader finds a division or a sentence: as laws are cited in each language, and never by a key."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cached_property

from build.languages.language import Language
from build.model.edition import Edition
from build.model.numbers import read_numbers
from document.model import Division, Document, part_roles

__all__ = ["Places"]

always_inside = ("section", "subsection", "topic")
# Roles that are cited with the chapter around them, whether their numbers begin anew or not.


class Places:
    """The names of everything in one edition of a text; no two divisions have the same."""

    def __init__(self, document: Document, edition: Edition) -> None:
        self.document, self.paths, self.edition = document, edition.paths, edition

    @property
    def language(self) -> Language:
        """The language in which things are named."""
        return self.edition.language

    @cached_property
    def divisions(self) -> Mapping[str, str]:
        """Key of a division -> its place: `Article 18-1`, `Chapter 2 (1)`, `第二章 （一）`, `附件 第一條`."""
        counted = self.find_repeated()
        names: dict[str, str] = {}
        for division in self.document.walk():
            around = self.paths[division.key]
            own, root = self.edition.cited_number(division), find_root(around)
            nearest = division.role in always_inside or (root, division.role) in counted
            inside = around[-1:] if nearest else around[:1] if root else ()
            names[division.key] = self.join(names[inside[0].key], own) if inside else own
        return make_different(names)

    def find_repeated(self) -> frozenset[tuple[str, str]]:
        """The roles whose numbers begin anew somewhere, each with the key of the part that it is so in."""
        found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for division in self.document.walk():
            root = find_root(self.paths[division.key])
            found[root, division.role].append(self.edition.cited_number(division))
        return frozenset(level for level, numbers in found.items() if len(set(numbers)) < len(numbers))

    def join(self, around: str, inner: str) -> str:
        """What is inside something behind what it is inside; brackets need no comma before them."""
        return f"{around} {inner}" if inner[:1] in "（(" else self.language.say("within", around=around, inner=inner)

    @cached_property
    def segments(self) -> Mapping[str, str]:
        """Key of a segment -> what it is called: `18-1.1.2`, `Chapter 2 (1), 1.2`; a heading as its division."""
        title = self.document.title.key
        names = {title: self.language.say("title")}
        for segment in (segment for block in self.document.blocks for segment in block.segments):
            rest = (segment.place or segment.key).partition(".")[2]
            names[segment.key] = self.join(self.language.say("front"), write_rest(rest))
        for division in self.document.walk():
            for segment in division.own_segments:
                rest = (segment.place or segment.key).removeprefix(f"{division.place or division.key}.")
                names[segment.key] = self.name_segment(rest, division)
        return names

    def name_segment(self, rest: str, division: Division) -> str:
        """`rest` is what the key of the segment has behind that of its division."""
        place, number = self.divisions[division.key], "-".join(read_numbers(division, self.paths[division.key]))
        if rest == "h":
            return place
        counted = division.role == "article" and place == self.edition.cited_number(division) and number
        return f"{number}.{write_rest(rest)}" if counted else self.join(place, write_rest(rest))


def find_root(around: tuple[Division, ...]) -> str:
    """The key of the annex or other part that the outermost of these divisions is, "" in the body."""
    return around[0].key if around and around[0].role in part_roles else ""


def write_rest(rest: str) -> str:
    """`d2.1`, `i3-1.1`; the heading of an item is called as the item."""
    return rest.removesuffix(".h").replace("_", "-")


def make_different(names: Mapping[str, str]) -> Mapping[str, str]:
    """Two that are still called alike, such as two annexes without numbers, are counted."""
    often, seen = Counter(names.values()), Counter[str]()
    different = {}
    for key, name in names.items():
        seen[name] += 1
        different[key] = f"{name} [{seen[name]}]" if often[name] > 1 else name
    return different
