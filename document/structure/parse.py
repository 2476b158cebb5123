"""Lines to a Document by a structure profile: classify, check the numbering, nest. Nothing is dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from document.characters import name_character, unprintable
from document.errors import Collector
from document.model import Block, Division, Document, Segment
from document.structure.keys import check_keys
from document.structure.numerals import to_int
from document.structure.profile import Level, Profile
from document.structure.sentences import split_sentences

__all__ = ["parse"]

key_letters = {"part": "p", "chapter": "c", "section": "s", "article": "", "item": "i"}


@dataclass(frozen=True)
class Line:
    """One line of the body that is not blank."""

    number: int
    lead: str
    # White space and marker.
    text: str
    tail: str
    # White space at the end.
    level: Level | None
    # None for an unmarked line.
    count: tuple[int, int]
    # The number and its 之 number; (0, 0) where the level is not numbered.

    @property
    def marker(self) -> str:
        return self.lead.strip()

    @property
    def is_division(self) -> bool:
        return self.level is not None and self.level.role != "item"


def parse(id: str, title: Segment, lines: Iterable[tuple[int, str]], profile: Profile, path: Path) -> Document:
    """Body lines, each with its number in the received file, to a Document.

    The raw segments joined give back every line that is not blank. InputError with each fault: a gap or
    repeat in the numbering, a line that fits nowhere, a character that no page can show.
    """
    faults = Collector(path)
    body = [classify(number, text, profile, faults) for number, text in lines if text.strip()]
    check_numbering(body, profile, faults)
    check_places(body, profile, faults)
    if not any(line.is_division for line in body):
        faults.add(body[0].number if body else 0, "no division found", "check the profile and the body's lines")
    faults.raise_if_any()
    front, rest = cut_at_division(body)
    document = Document(id, title, build_blocks("pre", front), nest(rest, ""))
    check_keys(document, faults)
    return document


def classify(number: int, raw: str, profile: Profile, faults: Collector) -> Line:
    if bad := unprintable.search(raw):
        faults.add(number, name_character(bad[0]), "remove it")
    stripped = raw.rstrip()
    tail = raw[len(stripped) :]
    for level in profile.levels:
        if match := level.pattern.match(stripped):
            rest = stripped[match.end() :]
            text = rest.lstrip()
            lead = stripped[: len(stripped) - len(text)]
            if not text:
                faults.add(number, f"nothing stands after '{match[0].strip()}'", "give the line its text")
            elif level.heading == "run-in" and text.startswith("。"):
                faults.add(number, f"the heading after '{match[0].strip()}' is empty", "write its words before the 。")
            return Line(number, lead, text, tail, level, read_count(match, number, faults))
    text = stripped.lstrip()
    return Line(number, stripped[: len(stripped) - len(text)], text, tail, None, (0, 0))


def read_count(match: re.Match[str], number: int, faults: Collector) -> tuple[int, int]:
    groups = match.groupdict()
    given = [next((v for k, v in groups.items() if k.startswith(name) and v), "") for name in ("n", "sub")]
    count = tuple(to_int(numeral) if numeral else 0 for numeral in given)
    if None in count:
        faults.add(number, f"'{match[0].strip()}' is not a number", "write it as a plain numeral")
    return (count[0] or 0, count[1] or 0)


def check_numbering(body: Sequence[Line], profile: Profile, faults: Collector) -> None:
    """Each numbered line follows the one before of its level: no gap, no repeat."""
    last: dict[int, tuple[int, int]] = {}
    for line in body:
        if line.level is None or line.level.numbering == "none":
            continue
        depth = line.level.depth
        before = last.get(depth, (0, 0))
        if line.count not in successors(before):
            faults.add(line.number, *describe_fault(line, before))
        last[depth] = line.count
        for level in profile.levels[depth + 1 :]:
            if level.numbering == "restarting":
                last.pop(level.depth, None)


def successors(count: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    number, sub = count
    return ((number + 1, 0), (number, sub + 1)) if number else ((1, 0),)


def describe_fault(line: Line, before: tuple[int, int]) -> tuple[str, str]:
    assert line.level is not None
    name = f"{line.level.role} '{line.marker}'"
    if line.count <= before:
        return f"{name} repeats or goes back", f"number it {before[0] + 1}"
    wanted = before[0] + 1
    return f"{name} leaves a gap", f"restore number {wanted} before it, or number it {wanted}"


def check_places(body: Sequence[Line], profile: Profile, faults: Collector) -> None:
    """Paragraphs and items stand only where the profile has a place for them."""
    role = "front"
    for line in body:
        if line.is_division:
            assert line.level is not None
            role = line.level.role
        elif role not in (profile.items_in if line.level else profile.text_in):
            kind = f"item '{line.marker}'" if line.level else "a line without a marker"
            place = "before the first division" if role == "front" else f"directly in a {role}"
            faults.add(line.number, f"{kind} fits nowhere {place}", "mark it, move it, or choose another profile")


def cut_at_division(body: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    first = next((i for i, line in enumerate(body) if line.is_division), len(body))
    return body[:first], body[first:]


def nest(body: Sequence[Line], parent: str) -> tuple[Division, ...]:
    """Lines that begin with a division to sibling divisions, each with all that is deeper."""
    return tuple(build_division(opening, inner, parent) for opening, *inner in cut_siblings(body))


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


def build_division(opening: Line, inner: Sequence[Line], parent: str) -> Division:
    assert opening.level is not None
    key = make_division_key(opening, parent)
    own, rest = cut_at_division(inner)
    heading, remainder = cut_heading(opening, key)
    text = () if remainder is None else (remainder,)
    return Division(opening.level.role, key, opening.marker, heading, build_blocks(key, (*text, *own)), nest(rest, key))


def make_division_key(line: Line, parent: str) -> str:
    assert line.level is not None
    letter, (number, sub) = key_letters[line.level.role], line.count
    own = f"{letter}{number:02}" if letter else str(number)
    own += f"_{sub}" if sub else ""
    return f"{parent}_{own}" if line.level.numbering == "restarting" and parent else own


def cut_heading(line: Line, key: str) -> tuple[Segment | None, Line | None]:
    """The heading of a marked line, and what of the line is left as its first paragraph."""
    assert line.level is not None
    if line.level.heading == "none":
        return None, line
    stop = line.text.find("。") if line.level.heading == "run-in" else -1
    text, rest = (line.text, "") if stop < 0 else (line.text[:stop], line.text[stop + 1 :])
    gap = rest[: len(rest) - len(rest.lstrip())]
    tail = "。" * (stop >= 0) + gap + (line.tail if not rest.strip() else "")
    heading = Segment(f"{key}.h", text, line.number, line.lead, tail)
    return heading, Line(line.number, "", rest.lstrip(), line.tail, None, (0, 0)) if rest.strip() else None


def build_blocks(parent: str, body: Sequence[Line]) -> tuple[Block, ...]:
    """Paragraphs and items of one division, each kind numbered by itself."""
    paragraphs = dashes = 0
    outer: list[tuple[int, int]] = []
    # The numbered items that are open: (depth, number), outermost first.
    blocks = []
    for line in body:
        if line.level is None or line.is_division:
            paragraphs += 1
            name = str(paragraphs)
        elif line.level.numbering == "none":
            dashes += 1
            name = f"d{dashes}"
        else:
            outer = [*(item for item in outer if item[0] < line.level.depth), (line.level.depth, line.count[0])]
            name = "i" + "_".join(str(number) for _, number in outer)
        blocks.append(build_block(f"{parent}.{name}", line))
    return tuple(blocks)


def build_block(key: str, line: Line) -> Block:
    if line.level is None or line.is_division:
        return Block(key, "", None, cut_sentences(key, line))
    heading, rest = cut_heading(line, key)
    if rest is None:
        # An item of one sentence is text, not a heading over nothing.
        return Block(key, line.marker, None, cut_sentences(key, line))
    return Block(key, line.marker, heading, cut_sentences(key, rest))


def cut_sentences(key: str, line: Line) -> tuple[Segment, ...]:
    texts = split_sentences(line.text)
    last = len(texts) - 1
    return tuple(
        Segment(f"{key}.{i + 1}", text, line.number, line.lead if i == 0 else "", line.tail if i == last else "")
        for i, text in enumerate(texts)
    )
