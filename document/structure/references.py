"""Where a text names a place of its own: 依照第三十四条, 本法第三条第二款, 本办法第二章, 前款."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from document.model import Block, Division, Document, part_roles
from document.structure.numerals import to_int

__all__ = ["Named", "Reference", "Referrer", "find_named", "unit_roles"]

unit_roles = {"编": "part", "章": "chapter", "节": "section", "条": "article"}
# What a place is called in Simplified Chinese -> the role of the division; 款 and 项 are inside an article.
han_number = r"[〇零一二三四五六七八九十百千]{1,12}|[0-9]{1,4}"
named_place = re.compile(
    rf"第\s?(?P<n>{han_number})\s?(?P<unit>[编章节条款项])(?:之(?P<sub>[一二三四五六七八九十]{{1,3}}))?"
)
before_here = re.compile(r"前(?P<n>[二三四两])?(?P<unit>[条款项])(?!第)")
kinds_of_law = "法|法典|条例|办法|规定|规则|细则|决定|解释|规程|章程"
elsewhere = re.compile(rf"》$|(?:{kinds_of_law})$")
own_text = re.compile(rf"本(?:{kinds_of_law}|通知|意见|方案|规划|纲要)$")
# What stands before a place of another text, and before one of this text.
linking = re.compile(r"^(?:、|和|及|与|或|或者|以及|至|到)?$")


@dataclass(frozen=True)
class Named:
    """One place as a sentence names it: 第三条, 第二款."""

    start: int
    end: int
    unit: str
    # "编", "章", "节", "条", "款" or "项"
    numbers: tuple[int, ...]
    # (3,), and (3, 1) for 第三条之一.


@dataclass(frozen=True)
class Reference:
    """A stretch of a sentence and the division or block of the same text that it names."""

    start: int
    end: int
    key: str


def find_named(text: str) -> Iterator[Named]:
    """Every place that Simplified Chinese names by a number, of whichever text."""
    for match in named_place.finditer(text):
        number, sub = to_int(match["n"]), to_int(match["sub"]) if match["sub"] else 0
        if number and sub is not None:
            yield Named(match.start(), match.end(), match["unit"], (number, sub) if sub else (number,))


@dataclass(frozen=True)
class Referrer:
    """Finds what the sentences of one text refer to in it."""

    document: Document
    paragraph: str
    # What a paragraph of an article is called: "款", and "项" in Taiwan.

    @cached_property
    def index(self) -> Mapping[tuple[str, str, tuple[int, ...]], tuple[tuple[Division, ...], ...]]:
        """(key of the annex or "", role, number) -> the divisions with it, each behind those that it is in."""
        found: dict[tuple[str, str, tuple[int, ...]], list[tuple[Division, ...]]] = {}
        for path in walk_ways(self.document.children, ()):
            numbers = tuple(to_int(n) or 0 for n in re.findall(han_number, path[-1].marker))
            if "第" in path[-1].marker and numbers:
                found.setdefault((find_part(path), path[-1].role, numbers), []).append(path)
        return {key: tuple(paths) for key, paths in found.items()}

    @cached_property
    def articles_before(self) -> Mapping[str, str]:
        """Key of an article -> that of the one before it."""
        keys = [division.key for division in self.document.role("article")]
        return dict(zip(keys[1:], keys, strict=False))

    def find(self, text: str, around: tuple[Division, ...], block: Block | None) -> Iterator[Reference]:
        """The references of one sentence in Simplified Chinese, left to right.

        `around` are the divisions that it stands in, outermost first, `block` its own paragraph or item.
        """
        yield from sorted((*self.find_numbered(text, around), *self.find_relative(text, around, block)), key=start_of)

    def find_numbered(self, text: str, around: tuple[Division, ...]) -> Iterator[Reference]:
        """The places that are named by a number; what follows a place of another text is in that text too."""
        article = around[-1] if around and around[-1].role == "article" else None
        way: tuple[Division, ...] = ()
        begin, end, other = 0, -1, False
        found: Reference | None = None
        for named in find_named(text):
            between = text[max(end, 0) : named.start]
            follows = end >= 0 and linking.match(between) is not None
            other = other if follows else bool(elsewhere.search(between) and not own_text.search(between))
            if found and not (follows and not between and not other):
                yield found
            begin = begin if follows and not between else named.start
            way = way if follows and not between else ()
            end, found = named.end, None
            if other:
                continue
            if named.unit in unit_roles:
                path = self.choose(named, around, way)
                way, article = (path, path[-1]) if path else ((), article)
                found = Reference(begin, end, path[-1].key) if path else None
            elif article and (follows or own_text.search(between) is None):
                key = find_inside(named, article, self.paragraph)
                found = Reference(begin, end, key) if key else None
        if found:
            yield found

    def choose(self, named: Named, around: tuple[Division, ...], way: tuple[Division, ...]) -> tuple[Division, ...]:
        """The division of that number: the one inside what was just named, else the nearest; () for none."""
        paths = self.index.get((find_part(around), unit_roles[named.unit], named.numbers), ())
        inside = [path for path in paths if not way or way[-1] in path]
        return max(inside, key=lambda path: count_common(path, around), default=())

    def find_relative(self, text: str, around: tuple[Division, ...], block: Block | None) -> Iterator[Reference]:
        """The article or the paragraph before this one: 前条, 前款."""
        for match in before_here.finditer(text) if around else ():
            back = to_int(match["n"]) or 1 if match["n"] else 1
            if match["unit"] == "条":
                key = self.find_article_before(around[-1].key, back)
            elif block:
                key = find_before(around[-1], block, back, match["unit"] == self.paragraph)
            else:
                key = ""
            if key:
                yield Reference(match.start(), match.end(), key)

    def find_article_before(self, key: str, back: int) -> str:
        """The key of the article so many before another, "" where there are not so many."""
        for _ in range(back):
            key = self.articles_before.get(key, "")
        return key


def find_before(article: Division, block: Block, back: int, paragraph: bool) -> str:
    """The key of the paragraph so many before a block (items count with theirs), or of the item; "" for none."""
    at = article.blocks.index(block)
    if not paragraph:
        before = [other for other in article.blocks[:at] if other.marker] if block.marker else []
        return before[-back].key if len(before) >= back else ""
    paragraphs = [other for other in article.blocks[: at + 1] if not other.marker]
    return paragraphs[-1 - back].key if len(paragraphs) > back else ""


def find_inside(named: Named, article: Division, paragraph: str) -> str:
    """The key of a paragraph or of an item of an article, "" where it has none of that number."""
    paragraphs = [block for block in article.blocks if not block.marker]
    items = [
        block
        for block in article.blocks
        if block.marker and to_int(block.marker.strip("（）()、. ")) == named.numbers[0]
    ]
    kind = paragraphs[named.numbers[0] - 1 :][:1] if named.unit == paragraph else items[:1]
    return kind[0].key if kind else ""


def walk_ways(divisions: tuple[Division, ...], around: tuple[Division, ...]) -> Iterator[tuple[Division, ...]]:
    for division in divisions:
        yield (*around, division)
        yield from walk_ways(division.children, (*around, division))


def find_part(path: tuple[Division, ...]) -> str:
    return path[0].key if path and path[0].role in part_roles else ""


def count_common(path: tuple[Division, ...], around: tuple[Division, ...]) -> int:
    return sum(one is other for one, other in zip(path, around, strict=False))


def start_of(reference: Reference) -> int:
    return reference.start
