"""Lines to a Document by a structure profile: classify, check the numbering, nest. Nothing is dropped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from document.characters import name_character, unprintable
from document.errors import Collector
from document.model import Division, Document, Part, Segment
from document.structure.keys import check_keys
from document.structure.line import Line
from document.structure.numerals import to_int
from document.structure.profile import Level, Profile
from document.structure.tree import build_blocks, cut_at_division, nest

__all__ = ["PartLines", "parse"]

part_keys = {"body": "", "cover": "cov", "decision": "dec", "annex": "an"}
part_marker = re.compile(r"附[件表录錄则則]?\s*[0-9一二三四五六七八九十]*\s*[：:]?")
# A line of a title that is no more than a number: 附件, 附件1, 附录一.


@dataclass(frozen=True)
class PartLines:
    """The lines of one part, and what they are read by."""

    role: str
    # "body", "cover", "decision" or "annex"
    lines: tuple[tuple[int, str], ...]
    # Number in the received file and text, without the lines of the title.
    profile: Profile
    title: tuple[tuple[int, str], ...] = ()
    plain: frozenset[int] = frozenset()
    # Numbers of lines that look like marked ones and are none.


def parse(id: str, title: Segment, parts: Iterable[PartLines], path: Path) -> Document:
    """The lines of each part to a Document.

    The raw segments joined give back every line that is not blank. InputError with each fault: a gap or
    repeat in the numbering, a line that fits nowhere, a character that no page can show.
    """
    faults = Collector(path)
    counts = Counter[str]()
    found = []
    for part in parts:
        counts[part.role] += 1
        found.append(parse_part(part, make_part_key(part.role, counts[part.role]), faults))
    faults.raise_if_any()
    document = Document(id, title, tuple(found))
    check_keys(document, faults)
    return document


def make_part_key(role: str, number: int) -> str:
    """The key of the nth part of a role: "" for the body, `an1`, `an2`, `cov`, `dec`, `dec2`."""
    letters = part_keys[role]
    return f"{letters}{number}" if role == "annex" or number > 1 else letters


def parse_part(part: PartLines, key: str, faults: Collector) -> Part:
    lines = [
        classify(number, text, () if number in part.plain else part.profile.levels, faults)
        for number, text in part.lines
        if text.strip()
    ]
    check_numbering(lines, part.profile, faults)
    check_places(lines, part.profile, faults)
    front, rest = cut_at_division(lines)
    if part.profile.has_divisions and not rest:
        faults.add(lines[0].number if lines else 0, "no division found", "check the profile and the lines of the part")
    if faults.faults:
        return Part(part.role, (), ())
    if part.role == "body":
        return Part(part.role, build_blocks("pre", front), nest(rest, ""))
    marker, heading = make_part_heading(part, key)
    first = part.title[0][0] if part.title else lines[0].number if lines else 0
    whole = Division(part.role, key, marker, heading, build_blocks(key, front), nest(rest, key, key), first)
    return Part(part.role, (), (whole,))


def make_part_heading(part: PartLines, key: str) -> tuple[str, Segment | None]:
    """Marker and heading of a part from the lines of its title: 附件1 on a line of its own is the marker."""
    lines = [(number, text.strip()) for number, text in part.title]
    marker = lines[0][1] if lines and part_marker.fullmatch(lines[0][1]) else ""
    rest = lines[bool(marker) :]
    words, lead = "".join(text for _, text in rest), f"{marker}\n" * bool(marker)
    return marker, Segment(f"{key}.h", words, rest[0][0], lead) if words else None


def classify(number: int, raw: str, levels: Iterable[Level], faults: Collector) -> Line:
    if bad := unprintable.search(raw):
        faults.add(number, name_character(bad[0]), "remove it")
    stripped = raw.rstrip()
    tail = raw[len(stripped) :]
    for level in levels:
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
