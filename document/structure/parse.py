"""The lines of a text's parts to a Document: scan, check the numbering, nest. Nothing is dropped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from document.errors import Collector
from document.model import Division, Document, Doubt, Part, Segment
from document.structure.keys import check_keys
from document.structure.lines.counts import count_families
from document.structure.lines.doubts import find_doubts
from document.structure.lines.line import Line
from document.structure.lines.numbering import check_numbering, check_places, count_again
from document.structure.lines.scan import scan
from document.structure.marks.folding import clean_marker, fold_line
from document.structure.profile import Profile
from document.structure.tree import build_blocks, cut_at_division, nest

__all__ = ["PartLines", "join_title", "parse", "part_marker", "scan_part"]

part_keys = {"body": "", "cover": "cov", "decision": "dec", "annex": "an"}
part_number = "[0-9〇零一二三四五六七八九十百]+"
part_marker = re.compile(rf"附 ?[件表录錄图圖]? ?(?:{part_number})?(?:[-—]{part_number})? ?:?")
# A line that is no more than the number of an annex, folded: 附件, 附件1, 附录一, 附件1-2.
marks_of_heading = re.compile(r"#{1,6}\s+")


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
    jumps: frozenset[int] = frozenset()
    # Numbers of lines where the text itself leaves a number out, or has it twice.
    apart: frozenset[int] = frozenset()
    # Numbers of the lines of the title that have a space before them.


def parse(id: str, title: Segment, parts: Iterable[PartLines], path: Path) -> Document:
    """The lines of each part to a Document.

    The raw segments joined give back every line that is not blank. InputError with each fault: a gap or
    repeat in the numbering, a line that fits nowhere, a character that no page can show.
    """
    faults = Collector(path)
    counts = Counter[str]()
    found, doubts = [], []
    for part in parts:
        counts[part.role] += 1
        lines, unsure = scan_part(part, faults)
        found.append(build_part(part, make_part_key(part.role, counts[part.role]), lines, faults))
        doubts += unsure
    faults.raise_if_any()
    document = Document(id, title, tuple(found), tuple(doubts))
    check_keys(document, faults)
    return document


def scan_part(part: PartLines, faults: Collector) -> tuple[list[Line], list[Doubt]]:
    """The lines of a part as its profile reads them, and those that it may read wrongly."""
    lines = scan(part.lines, part.profile.levels, part.plain, faults)
    check_numbering(lines, part.profile, part.jumps, faults)
    check_places(lines, part.profile, faults)
    lines = count_again(lines, part.jumps)
    return lines, list(find_doubts(lines, dict(part.lines), part.plain))


def make_part_key(role: str, number: int) -> str:
    """The key of the nth part of a role: "" for the body, `an1`, `an2`, `cov`, `dec`, `dec2`."""
    letters = part_keys[role]
    return f"{letters}{number}" if role == "annex" or number > 1 else letters


def build_part(part: PartLines, key: str, lines: list[Line], faults: Collector) -> Part:
    front, rest = cut_at_division(lines)
    if part.profile.has_divisions and not rest:
        faults.add(lines[0].number if lines else 0, "no division found", "check the profile and the lines of the part")
    if faults.faults:
        return Part(part.role, (), ())
    counts = count_families(lines, dict(part.lines))
    if part.role == "body":
        return Part(part.role, build_blocks("pre", front), nest(rest, ""), counts)
    marker, heading = make_part_heading(part, key)
    first = part.title[0][0] if part.title else lines[0].begins if lines else 0
    whole = Division(part.role, key, marker, heading, build_blocks(key, front), nest(rest, key, key), first)
    return Part(part.role, (), (whole,), counts)


def make_part_heading(part: PartLines, key: str) -> tuple[str, Segment | None]:
    """Marker and heading of a part from the lines of its title: 附件1 on a line of its own is the marker."""
    lines = [(number, *cut_marks(text)) for number, text in part.title]
    is_marked = bool(lines) and part_marker.fullmatch(fold_line(lines[0][2]).text) is not None
    _, marks, received = lines[0] if is_marked else (0, "", "")
    rest, lead = lines[is_marked:], f"{marks}{received}\n" * is_marked
    words = join_title([(number, text) for number, _, text in rest], part.apart)
    heading = Segment(f"{key}.h", words, rest[0][0], lead + rest[0][1]) if words else None
    return clean_marker(received), heading


def cut_marks(line: str) -> tuple[str, str]:
    """What Markdown has before a heading, and the heading."""
    match = marks_of_heading.match(line.strip())
    return (match[0], line.strip()[match.end() :]) if match else ("", line.strip())


def join_title(lines: Sequence[tuple[int, str]], apart: Collection[int]) -> str:
    """The lines of a title, numbers and words, as one; where a line begins a clause of its own, behind a wide space."""
    first, *rest = lines or [(0, "")]
    return "".join((first[1], *(f"\u3000{text}" if number in apart else text for number, text in rest)))
