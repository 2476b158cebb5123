"""Whether what stands behind the markers of a family is headings or text."""

from __future__ import annotations

import re

from document.intake.runs import MarkerRun
from document.structure.marks.families import division_families
from document.structure.sentences import find_end

__all__ = ["has_gaps", "name_heading"]

longest_heading_words = 45
# Characters.


def name_heading(run: MarkerRun) -> str:
    """As a profile says it: "line", a heading that fills its line; "run-in", one that ends in 。; "none", text."""
    if run.name in division_families:
        return "none" if run.name == "條" else "line"
    whole = sum(is_title(line.rest) for line in run.lines)
    led = sum(leads_in(line.rest) for line in run.lines)
    if whole * 5 >= len(run.lines) * 4:
        return "line"
    return "run-in" if (whole + led) * 5 >= len(run.lines) * 3 else "none"


def is_title(text: str) -> bool:
    return len(text) <= longest_heading_words and not re.search("[。；：！？;:]", text.rstrip("。"))


def leads_in(text: str) -> bool:
    """Whether a short sentence stands before more."""
    end = find_end(text)
    return 0 <= end <= longest_heading_words and bool(text[end + 1 :].strip())


def has_gaps(run: MarkerRun) -> bool:
    """Whether white space, or nothing, follows every marker."""
    return all(line.sighting.has_gap for line in run.lines if line.sighting)
