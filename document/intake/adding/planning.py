"""What was read of some files to everything that their publication.yaml will say."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from document.intake.adding.received import ReceivedLine
from document.intake.adding.surroundings import ends_title, take_stretches, title_mark
from document.intake.detect import detect
from document.intake.facts.findings import Findings, FoundRow, join_numbers
from document.intake.facts.history import find_effective, take_issuers
from document.intake.facts.labelled import take_labelled
from document.intake.facts.script_signs import find_script
from document.intake.facts.wording import is_page_furniture
from document.intake.readers import FileReading
from document.structure.parse import join_title

__all__ = ["plan_text", "read_title"]

edge_lines = 30
# Lines at the beginning and at the end among which words of a page are looked for.
last_lines = 12
# In which a law says from when it is in force.
one_clause = re.compile("关于|關於")
# What lines have that are one clause together.
no_clause = re.compile(r"\s*[（(—]")
title_label = re.compile(r"\s*((?:法規名稱|法规名称|法规标题|文件名称|文件名稱) ?[:：])")
find_han = re.compile("[\u4e00-\u9fff]")
# A program's own title of a file, Word Document, about:blank, has none.
most_title_lines = 4
longest_title = 120
# Characters.


def plan_text(lines: Sequence[ReceivedLine], readings: Sequence[FileReading]) -> Findings:
    """Every line of the received text to a place, and what is known of it; what is not sure is a doubt."""
    found = Findings()
    raws = {line.number: line.text for line in lines}
    for name in ("publisher", "published", "url"):
        setattr(found, name, next((value for value in (getattr(reading, name) for reading in readings) if value), ""))
    kept = set_aside(found, lines)
    text = "\n".join(kept.get(line.number, "") for line in lines)
    take_stretches(found, detect(text), raws)
    choose_title(found, raws, readings)
    part_clauses(found, raws)
    take_title_marks(found, raws)
    leave_out_rest(found, raws)
    if found.changes:
        told = f"{len(found.changes)} changes of the text, which no date says; the last: {list(found.changes)[-1]}"
        found.doubt(min(found.changes.values()), "dates", told)
    take_issuers(found, read_title(found, raws))
    body = list_part_lines(found, raws, {"cover", "decision", "body"})
    if effective := find_effective(list_ends(found, raws)):
        found.dates.setdefault("effective", effective)
    finding = find_script("\n".join(body) or text)
    found.script, found.script_reason = finding.script, finding.reason
    if finding.doubt:
        found.doubt(1, "script", finding.doubt)
    return found


def list_ends(found: Findings, raws: Mapping[int, str]) -> list[str]:
    """The lines that may say from when the text is in force: of a decision and what it amends, the decision's own."""
    decides = any(part.role == "decision" for part in found.parts)
    ends = list_part_lines(found, raws, {"decision"} if decides else {"cover", "body"})
    return [*list_part_lines(found, raws, {"cover"}), *[line for line in ends if line.strip()][-last_lines:]]


def list_part_lines(found: Findings, raws: Mapping[int, str], roles: Collection[str]) -> list[str]:
    return [raws[n] for part in found.parts if part.role in roles for n in range(part.first, part.last + 1)]


def set_aside(found: Findings, lines: Sequence[ReceivedLine]) -> Mapping[int, str]:
    """The lines that may be text; those that a reader, or their own words, put outside it are named as such."""
    kept = {line.number: line.text for line in lines if not line.reason or line.text.startswith("<!--")}
    reasons = {line.number: line.reason for line in lines if line.number not in kept and line.text.strip()}
    for reason in dict.fromkeys(reasons.values()):
        found.skip += [(a, b, reason) for a, b in join_numbers(n for n, why in reasons.items() if why == reason)]
    filled = [number for number, text in kept.items() if text.strip()]
    for number in dict.fromkeys((*filled[:edge_lines], *filled[-edge_lines:])):
        text = kept[number]
        if take_labelled(found, number, text):
            kept[number] = ""
        elif is_page_furniture(text):
            found.furniture.append(FoundRow(number, text.strip(), "furniture of the page"))
            kept[number] = ""
    return kept


def choose_title(found: Findings, raws: Mapping[int, str], readings: Sequence[FileReading]) -> None:
    """A title there must be: where none was seen, the first line of the text."""
    if not found.title and found.parts:
        part = found.parts[0]
        found.title = [next(n for n in range(part.first, part.last + 1) if raws[n].strip())]
        part.first = next((n for n in range(found.title[0] + 1, part.last + 1) if raws[n].strip()), part.last)
        found.doubt(
            found.title[0], "title", f"nothing looks like a title; the first line was taken: {raws[found.title[0]]}"
        )
    if len(found.title) > most_title_lines or len(read_title(found, raws)) > longest_title:
        found.doubt(found.title[0], "title", f"it has {len(found.title)} lines")
    given = next((reading.title for reading in readings if find_han.search(reading.title)), "")
    if given and found.title and "".join(given.split()) != "".join(read_title(found, raws).split()):
        found.doubt(found.title[0], "title", f"the file calls itself {given}")


def part_clauses(found: Findings, raws: Mapping[int, str]) -> None:
    """The lines of the title that go on with none before them, each of which is in doubt."""
    subtitle = next((place for place, n in enumerate(found.title) if raws[n].strip().startswith("——")), 0)
    for place, (before, number) in enumerate(pairwise(found.title), start=1):
        parallel = place < subtitle and not one_clause.search(raws[before] + raws[number])
        if parallel or (ends_title(raws[before]) and not no_clause.match(raws[number])):
            found.apart.append(number)
            found.doubt(number, "title", f"a clause of its own, behind a space? {raws[number].strip()}")


def read_title(found: Findings, raws: Mapping[int, str]) -> str:
    """The title as it will be printed."""
    bare = ((n, title_label.sub("", title_mark.sub("", raws[n], count=1), count=1)) for n in found.title)
    return join_title([(n, line.strip(" \t\u3000")) for n, line in bare], found.apart)


def take_title_marks(found: Findings, raws: Mapping[int, str]) -> None:
    for number in found.title:
        if match := title_mark.match(raws[number]):
            found.furniture.append(FoundRow(number, match[1], "mark of Markdown"))
        if match := title_label.match(title_mark.sub("", raws[number], count=1)):
            found.furniture.append(FoundRow(number, match[1], "label of the title"))


def leave_out_rest(found: Findings, raws: Mapping[int, str]) -> None:
    """What has no place yet is not printed; somebody decides."""
    named = {row.line for row in (*found.metadata, *found.furniture)} | set(found.title)
    ranges = [*((part.first, part.last) for part in found.parts), *((first, last) for first, last, _ in found.skip)]
    named |= {number for first, last in ranges for number in range(first, last + 1)}
    for first, last in join_numbers(n for n, text in raws.items() if text.strip() and n not in named):
        found.skip.append((first, last, "nobody knows yet what it is"))
        found.doubt(first, "left out", raws[first].strip())
