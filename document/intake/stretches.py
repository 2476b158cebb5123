"""Where the parts of a received text lie: a covering notice, body, annexes; and contents pages, signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from document.intake.decisions import find_amended
from document.intake.facts.calendar_days import is_day
from document.intake.facts.wording import find_number, is_released
from document.intake.reading import ReadLine, unnumbered_words
from document.structure.parse import part_marker

__all__ = ["TextStretch", "find_stretches"]

contents = re.compile("目 *[录錄次]")
line_of_a_number = re.compile(r"[-–—~· ]*(?:第 ?)?(\d{1,4})(?: ?[页頁])?[-–—~· ]*")
leader = re.compile(r".*?(?:[.…·—_]{3,}| {3,}|\t)\s*[0-9]{1,4}")
# A line of a contents page: dots, then the number of a page.
page_behind = re.compile(r"\s*[（(][0-9０-９]{1,4}[)）]$")
# The number of a page in brackets, behind an entry.
fewest_pages = 3
# Numbers of pages that follow one another, less one; of those between dashes one is enough.
most_contents = 3
# Contents pages of a part; looking for the end of one may take all of the text.
longest_signature, longest_contents_line = 60, 80
# Characters of a line of a title or a signature, and of an entry of a contents page.


@dataclass(frozen=True)
class TextStretch:
    """One stretch of lines."""

    role: str
    # "cover", "decision", "body" or "annex"; "front", "title", "number", "signature", "contents",
    # "pages" or "rest" for what is none of the text.
    lines: tuple[ReadLine, ...]

    @property
    def is_part(self) -> bool:
        """Whether it is of the text itself, and does not stand around it."""
        return self.role in {"cover", "decision", "body", "annex"}


def find_stretches(lines: Sequence[ReadLine]) -> tuple[TextStretch, ...]:
    """The whole text in stretches, in reading order."""
    start = 1 + max((i for i, line in enumerate(lines) if line.comment.upper().endswith("INFO END")), default=-1)
    front = (TextStretch("front", tuple(lines[:start])),) if start else ()
    pieces = join_continued([piece for run in cut_annexes(lines[start:]) for piece in cut_signatures(*run)])
    marked = [i for i, piece in enumerate(pieces) if piece.role == "body" and has_markers(piece)]
    body = marked[-1] if marked else 0
    covers = [TextStretch("cover", piece.lines) if piece.role == "body" else piece for piece in pieces[:body]]
    parts = join_bodies([*covers, *pieces[body:]])
    return (*front, *(found for part in parts for piece in cut_contents(part) for found in cut_title(piece)))


def join_continued(pieces: Sequence[TextStretch]) -> list[TextStretch]:
    """The stretches, those joined between which a date stands that is no signature: the numbers go on behind it."""
    found: list[list[TextStretch]] = []
    body = -1
    for piece in pieces:
        if body >= 0 and piece.role == "body" and counts_on(piece):
            found[body:] = [[part for group in (*found[body:], [piece]) for part in group]]
        else:
            found.append([piece])
            body = len(found) - 1 if piece.role == "body" and has_markers(piece) else body
    return [TextStretch(group[0].role, tuple(line for part in group for line in part.lines)) for group in found]


def counts_on(piece: TextStretch) -> bool:
    """Whether the first number of a stretch is not the first of a list."""
    sightings = (line.sighting for line in piece.lines)
    first = next((s for s in sightings if s and s.family.numbered and not s.is_sentence), None)
    return first is not None and first.count != (1, 0)


def has_markers(piece: TextStretch) -> bool:
    return any(line.sighting and not line.sighting.is_sentence for line in piece.lines)


def cut_annexes(lines: Sequence[ReadLine]) -> Iterator[tuple[str, Sequence[ReadLine]]]:
    """A decision, the text before the first annex, then each annex from its 附件 on."""
    start, role = find_amended(lines), "body"
    if start:
        yield "decision", lines[:start]
        lines, start = lines[start:], 0
    for i, line in enumerate(lines):
        if i and part_marker.fullmatch(line.words) and not line.in_table:
            yield role, lines[start:i]
            start, role = i, "annex"
    yield role, lines[start:]


def cut_signatures(role: str, lines: Sequence[ReadLine]) -> Iterator[TextStretch]:
    """The lines of a part, each signature with its date apart."""
    start = 0
    for i, line in enumerate(lines):
        if i < start or not is_day(line.words):
            continue
        first, last = i, i + 1
        while first > start and is_signature(lines[first - 1]):
            first -= 1
        while last < len(lines) and is_released(lines[last].raw):
            last += 1
        if first > start:
            yield TextStretch(role, tuple(lines[start:first]))
        yield TextStretch("signature", tuple(lines[first:last]))
        start = last
    if start < len(lines):
        yield TextStretch(role, tuple(lines[start:]))


def is_signature(line: ReadLine) -> bool:
    """Whether a line above a date names who signs: short, without marks, no heading."""
    plain = not (line.sighting or line.is_heading or line.in_table)
    return plain and len(line.words) <= longest_signature and not re.search("[,。;:!?、附]", line.words)


def join_bodies(pieces: Sequence[TextStretch]) -> Iterator[TextStretch]:
    """The stretches; what stands behind the signature of the body, and has no markers, is no second body."""
    seen = False
    for piece in pieces:
        yield TextStretch("rest", piece.lines) if seen and piece.role == "body" else piece
        seen = seen or piece.role == "body"


def cut_contents(piece: TextStretch) -> Iterator[TextStretch]:
    """A part, its contents pages apart."""
    listed, pages = find_contents(piece.lines), find_page_numbers(piece.lines)
    kept = tuple(line for i, line in enumerate(piece.lines) if i not in listed | pages)
    if listed:
        yield TextStretch("contents", tuple(piece.lines[i] for i in sorted(listed)))
    if pages:
        yield TextStretch("pages", tuple(piece.lines[i] for i in sorted(pages)))
    if kept:
        yield TextStretch(piece.role, kept)


def find_page_numbers(lines: Sequence[ReadLine]) -> set[int]:
    """Lines that are a number alone, or between dashes, where there are some and each is greater than the last."""
    found = {i: page for i, line in enumerate(lines) if (page := line_of_a_number.fullmatch(line.words))}
    numbers = [int(page[1]) for page in found.values()]
    rising = sum(one < other for one, other in pairwise(numbers))
    fewest = fewest_pages if any(page[0] == page[1] for page in found.values()) else 1
    return set(found) if rising >= fewest and rising * 5 >= (len(numbers) - 1) * 4 else set()


def cut_title(piece: TextStretch) -> Iterator[TextStretch]:
    """A part, the lines of its title apart: those before the first that reads like a sentence, or has a number."""
    lines = piece.lines if piece.is_part else ()
    end = next((i for i, line in enumerate(lines) if not is_title_line(line, i)), len(lines))
    if 0 < end < len(lines):
        numbered = next((i for i in range(end) if find_number(lines[i].raw)), end)
        yield TextStretch("title", lines[:numbered])
        if numbered < end:
            yield TextStretch("number", lines[numbered:end])
        yield TextStretch(piece.role, lines[end:])
    else:
        yield piece


def is_title_line(line: ReadLine, place: int) -> bool:
    sighted = line.sighting and not (place and line.sighting.family.name == "——")
    plain = not (sighted or line.in_table or line.comment) and line.words.replace(" ", "") not in unnumbered_words
    broken = re.search(r"[。;,:)\]]$", line.words) or (place and re.search("[,。;]", line.words))
    return plain and len(line.words) <= longest_signature and not broken


def find_contents(lines: Sequence[ReadLine]) -> set[int]:
    """The entries under 目录, and lines that end in dots and a page."""
    found = {i for i, line in enumerate(lines) if not line.in_table and leader.fullmatch(line.raw.strip())}
    found = found if len(found) > 2 else set()
    pages = [i for i, line in enumerate(lines) if contents.fullmatch(line.words)][:most_contents]
    for i in pages:
        found |= {i, *find_entries(lines, i + 1, found)}
    return found


def find_entries(lines: Sequence[ReadLine], start: int, dotted: set[int]) -> range:
    """The lines from `start` that are entries: short ones, up to where the first of them comes again, if it does."""
    end = start
    while end < len(lines) and is_entry(lines[end]):
        if end > start and end not in dotted and begins_alike(lines[start], lines[end]):
            break
        end += 1
    again = any(begins_alike(lines[start], line) for line in lines[end:]) if end > start else False
    while end - 1 > start and again and opens_text(lines[start : end - 1], lines[end - 1]):
        end -= 1
    return range(start, end if again else start)


def is_entry(line: ReadLine) -> bool:
    plain = not line.in_table and not line.comment
    return plain and len(line.words) <= longest_contents_line and not re.search("[。;,:]$", line.words)


def opens_text(entries: Sequence[ReadLine], line: ReadLine) -> bool:
    """Whether the last of some entries is the first heading of the text: of a family that none of them has."""
    if line.is_heading and not entries[0].is_heading:
        return True
    families = {entry.sighting.family.name for entry in entries if entry.sighting}
    return line.sighting is not None and line.sighting.family.name not in families


def begins_alike(entry: ReadLine, line: ReadLine) -> bool:
    """Whether a line has the marker of an entry of the contents, or all of its words."""
    if entry.sighting and line.sighting:
        same = entry.sighting.family == line.sighting.family and entry.sighting.count == line.sighting.count
        return same and page_behind.sub("", line.rest)[:4] == page_behind.sub("", entry.rest)[:4]
    return entry.words.replace(" ", "") == line.words.replace(" ", "")
