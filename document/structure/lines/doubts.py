"""Lines that begin like marked ones, of whatever family, and that the profile takes for paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from document.model import Doubt
from document.structure.lines.line import Line
from document.structure.marks.families import Sighting, find_family
from document.structure.marks.folding import fold_line

__all__ = ["find_doubts"]

heading = re.compile(r"\s*#{1,6}\s")
number_alone = re.compile(r"[-–—~· ]*[0-9]{1,4}[-–—~· ]*")
quoted_length = 40
# Characters of a line that are quoted.


def find_doubts(lines: Iterable[Line], raws: Mapping[int, str], plain: frozenset[int]) -> Iterator[Doubt]:
    """One for each such line; a sentence such as 第三条规定的 only where that number is the next of its family."""
    last: dict[str, tuple[int, int]] = {}
    for line in lines:
        raw = raws.get(line.begins, "")
        sighting = None if line.rows else find_family(raw)
        if line.begins != line.number and not line.rows:
            yield from doubt_text(line.number, raws.get(line.number, ""), plain)
        elif line.level is None and not line.rows and line.number not in plain:
            kind = judge_line(sighting, last, raw)
            if kind:
                yield Doubt(line.begins, kind, raw.strip()[:quoted_length])
        if sighting and (line.level or not sighting.is_sentence):
            last[sighting.family.name] = sighting.count


def doubt_text(number: int, raw: str, plain: frozenset[int]) -> Iterator[Doubt]:
    """The doubt about the text below a marker on a line of its own, where it begins like a marked line itself."""
    sighting = find_family(raw)
    if sighting and not sighting.is_sentence and number not in plain:
        yield Doubt(number, "marker", raw.strip()[:quoted_length])


def judge_line(sighting: Sighting | None, last: Mapping[str, tuple[int, int]], raw: str) -> str:
    """What kind of doubt an unmarked line is; "" for none."""
    if sighting is None:
        return "heading" if heading.match(raw) else "page number" if number_alone.fullmatch(fold_line(raw).text) else ""
    if not sighting.is_sentence:
        return "marker"
    return "marker" if sighting.follows(last.get(sighting.family.name)) else ""
