"""A decision to amend a text, with that text as it reads from then on behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from document.intake.reading import ReadLine

__all__ = ["find_amended"]

title_of_decision = re.compile("(?:修改|修正|修订|修訂|废止|廢止).*(?:决定|決定)$")
title_of_rules = re.compile(
    "[^,。;:]{2,40}(?:法|法典|条例|條例|规定|規定|办法|辦法|[细规]则|[細規]則)(?:\\(.{1,8}\\))?"
)
its_history = re.compile(r"\(.*[0-9〇零一二三四五六七八九十]+ ?年.*(?:通过|通過|公布|发布|發布|修正|修订|修訂).*")
most_lines_above = 4
# Of the title of a decision.


def find_amended(lines: Sequence[ReadLine]) -> int:
    """The place of the title of the text behind a decision to amend it: one with its history below; 0 for none."""
    title = ""
    for place, line in enumerate(lines[:most_lines_above]):
        title += line.words
        if title_of_decision.search(title):
            return find_titled(lines, place + 2)
    return 0


def find_titled(lines: Sequence[ReadLine], start: int) -> int:
    following = pairwise(range(start, len(lines)))
    return next((a for a, b in following if begins_rules(lines[a]) and its_history.match(lines[b].words)), 0)


def begins_rules(line: ReadLine) -> bool:
    plain = not (line.sighting or line.in_table or line.comment)
    return plain and title_of_rules.fullmatch(line.words) is not None
