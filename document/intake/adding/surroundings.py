"""What stands around a text, line by line: title, 文號, dates, who signed; and where its parts lie."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from document.intake.detect import Detected, DetectedPart
from document.intake.facts.calendar_days import find_days, is_day
from document.intake.facts.findings import Findings, FoundRow, PlannedPart, join_numbers
from document.intake.facts.history import take_history
from document.intake.facts.wording import (
    find_number,
    is_body_name,
    is_history,
    is_released,
    is_signer,
    shrink_line,
)
from document.intake.stretches import TextStretch
from document.structure.parse import part_marker

__all__ = ["ends_title", "take_stretches", "title_mark"]

a_name = re.compile(r"[\u4e00-\u9fff](?: ?[\u4e00-\u9fff]){1,3}")
title_mark = re.compile(r"\s*(#{1,6})\s")
# Of a heading of Markdown.
whole_title = re.compile(
    "(?:法|法典|憲法|宪法|条例|條例|规定|規定|办法|辦法|意见|意見|通知|方案|规划|規劃|计划|计畫|纲要|綱要|决定|決定|报告|報告|公告|细则|細則|规则|"
    "規則|准则|準則|批复|批復|建议|建議|解释|解釋|安排|标准|標準|章程|协定|公约)(?:\\(.{1,12}\\))?$"
)
# The end of a title that needs no second line.
hands_on = re.compile("印发|印發|转发|轉發|批转|批轉")
end_of_notice = re.compile("(?:通知|公告|函|决定|決定|批复|批復)(?:\\(.{1,12}\\))?$")
# A title that hands on another text ends with what it is itself.
no_names = frozenset(("序言", "前言", "目录", "总则", "附则", "引言", "导言", "附件", "總則", "目錄"))
most_head = 12
# Lines at the beginning of a part that may belong to its head.
longest_history = 400
history_end = re.compile("(?:通过|通過|修正|修订|修訂|公布|发布|發布|批准|施行)。$")
# A line of history may end as a sentence does.


@dataclass
class Walk:
    """Where the walk over the stretches stands."""

    found: Findings
    raws: Mapping[int, str]
    pending: list[int]
    # Lines of a title whose part has not come yet.
    taken: set[int] = field(default_factory=set)
    # Lines whose place is found.

    def add_metadata(self, number: int, reason: str) -> None:
        """Name a whole line as something known of the text."""
        self.taken.add(number)
        self.found.metadata.append(FoundRow(number, self.raws[number].strip(), reason))


def take_stretches(found: Findings, detected: Detected, raws: Mapping[int, str]) -> None:
    """Every stretch of a text in reading order, to its place in the findings."""
    walk = Walk(found, raws, [])
    stretches = order_stretches(detected)
    for i, stretch in enumerate(stretches):
        if isinstance(stretch, DetectedPart):
            take_part(walk, stretch)
        elif stretch.role in {"front", "title", "number"}:
            numbers = [line.number for line in stretch.lines]
            annex = any(isinstance(one, DetectedPart) and one.role == "annex" for one in stretches[i + 1 : i + 2])
            left = numbers if annex else take_head(walk, numbers)
            # What stands above the text and is no title has no place yet.
            walk.pending += left if stretch.role == "title" else []
        elif stretch.role == "signature":
            take_signature(walk, [line.number for line in stretch.lines])
        else:
            take_rest(walk, stretch)
    if not found.title:
        found.title = walk.pending


def order_stretches(detected: Detected) -> list[DetectedPart | TextStretch]:
    both: list[DetectedPart | TextStretch] = [*detected.parts, *detected.others]
    return sorted(both, key=lambda one: one.first if isinstance(one, DetectedPart) else one.lines[0].number)


def take_head(walk: Walk, numbers: Sequence[int]) -> list[int]:
    """The lines of a head to what they say, those of the title to the title; what is left comes back."""
    left = [number for number in numbers if not take_head_line(walk, number)]
    if walk.found.title:
        return left
    lines = [walk.raws[number] for number in left]
    goes_on = (continues_title("".join(lines[:place]), lines[place]) for place in range(1, len(lines)))
    end = next((place for place, goes in enumerate(goes_on, start=1) if not goes), len(left))
    walk.found.title = left[:end]
    return left[end:]


def continues_title(before: str, text: str) -> bool:
    """Whether a line goes on with the title that the lines before it begin."""
    if re.search("[，；。]", text):
        return False
    if hands_on.search(before) and end_of_notice.search(shrink_line(text)):
        return not end_of_notice.search(shrink_line(before))
    return title_mark.match(text) is not None or text.strip().startswith("——") or not ends_title(before)


def ends_title(text: str) -> bool:
    """Whether a line ends as a title does that needs no second one."""
    return whole_title.search(shrink_line(text)) is not None


def take_head_line(walk: Walk, number: int) -> bool:
    """Whether a line is of the head and no title; a bracket that ends in the next line takes that with it."""
    if number in walk.taken:
        return True
    text = walk.raws[number].strip()
    if text.startswith("<!--"):
        walk.found.furniture.append(FoundRow(number, text, "comment of the file"))
        return True
    whole, following = text, walk.raws.get(number + 1, "").strip()
    if text[:1] in "（(" and not re.search("[）)]", text) and following[-1:] in "）)":
        whole = text + following
    if printed := find_number(text):
        walk.found.document_number = walk.found.document_number or printed
        walk.add_metadata(number, "document_number")
        return True
    if is_past(whole):
        take_history(walk.found, number, whole)
        walk.add_metadata(number, "when it was passed, published, changed")
        if whole != text:
            walk.add_metadata(number + 1, "when it was passed, published, changed")
        return True
    bare = shrink_line(text).replace(" ", "")
    if walk.found.dates and not title_mark.match(text) and a_name.fullmatch(bare) and bare not in no_names:
        walk.add_metadata(number, "who speaks or signs")
        walk.found.doubt(number, "name", text)
        return True
    return False


def is_past(text: str) -> bool:
    """Whether a line is a date, alone or with what was done on it, and no sentence of the text."""
    days = list(find_days(text))
    if not days or len(text) > longest_history:
        return False
    if is_day(text.strip(" 　（）()")):
        return True
    begins = text[: days[0].start].strip(" 　（(") == ""
    return begins and is_history(text) and (not text.endswith("。") or bool(history_end.search(text)))


def take_part(walk: Walk, part: DetectedPart) -> None:
    """A part with its title; but for an annex without the lines at its beginning that belong to its head."""
    first = part.first if part.role == "annex" else skip_head(walk, part)
    planned = PlannedPart(part.role, first, part.last, dict(part.profile))
    if not walk.found.title:
        walk.found.title, walk.pending = walk.pending, []
    if walk.pending:
        planned.first = walk.pending[0]
        skip_inside(walk.found, planned.first, first)
        if part.role == "annex":
            marked = part_marker.fullmatch(shrink_line(walk.raws[walk.pending[0]]))
            planned.title = tuple(walk.pending[: 2 if marked else 1])
        allowed = planned.profile.get("text_in", ())
        planned.profile = {**planned.profile, "text_in": list(dict.fromkeys(("front", *allowed)))}
    walk.pending = []
    walk.found.parts.append(planned)


def skip_inside(found: Findings, first: int, last: int) -> None:
    """Between the title of a part and its text nothing else stands outside it: such lines are skipped there."""
    inside = [row for row in (*found.metadata, *found.furniture) if first <= row.line < last]
    found.metadata = [row for row in found.metadata if row not in inside]
    found.furniture = [row for row in found.furniture if row not in inside]
    found.skip += [(row.line, row.line, row.reason) for row in inside]


def skip_head(walk: Walk, part: DetectedPart) -> int:
    """The first line of a part that is text."""
    numbers = [n for n in range(part.first, part.last + 1) if walk.raws[n].strip()]
    return next(
        (n for n in numbers[:most_head] if not take_head_line(walk, n)), numbers[min(most_head, len(numbers) - 1)]
    )


def take_signature(walk: Walk, numbers: Sequence[int]) -> None:
    """Who signed, and when: the first signature of a file is that of the whole."""
    names = []
    for number in numbers:
        text = walk.raws[number].strip()
        day = next(find_days(text), None)
        if day:
            walk.found.dates.setdefault("issued", day.iso)
            walk.add_metadata(number, "dates.issued")
        elif is_released(text):
            walk.add_metadata(number, "who may read it")
        elif is_signer(text):
            walk.add_metadata(number, "who signs")
        else:
            walk.add_metadata(number, "issuers")
            names += [name for name in re.split(r"[\s\u3000]{2,}|[、]", text) if name]
    sure = [name for name in names if is_body_name(name)]
    walk.found.issuers = walk.found.issuers or sure
    for name in names:
        if name not in sure:
            walk.found.doubt(numbers[0], "issuers", f"is it an authority? {name}")


def take_rest(walk: Walk, stretch: TextStretch) -> None:
    """Contents, numbers of pages, or lines behind a signature, which nobody knows what they are."""
    first, last = stretch.lines[0].number, stretch.lines[-1].number
    if reason := {"contents": "contents page", "pages": "page number"}.get(stretch.role):
        walk.found.skip += [(a, b, reason) for a, b in join_numbers(line.number for line in stretch.lines)]
        return
    walk.found.skip.append((first, last, "text behind the signature, left out until somebody decides"))
    walk.found.doubt(first, "left out", f"{stretch.lines[0].raw.strip()[:30]} … to line {last}")
