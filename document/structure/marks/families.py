"""Every family of marker that Chinese documents number with, whether a profile uses it or not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from document.structure.marks.folding import fold_line, marker_reach
from document.structure.marks.markers import compile_marker, is_next, read_count, reference_words, sentence

__all__ = ["Family", "Sighting", "division_families", "families", "find_family"]


@dataclass(frozen=True)
class Family:
    """One way to mark a line."""

    name: str
    # As counts are listed: "章", "（一）", "1.".
    markers: tuple[str, ...]
    # As a profile writes them.
    pattern: re.Pattern[str]
    numbered: bool = True


@dataclass(frozen=True)
class Sighting:
    """A line that begins like a marked one."""

    family: Family
    count: tuple[int, int]
    # Its number and the one after 之.
    end: int
    # Where the marker ends in the line.
    rest: str
    # The beginning of what follows, folded, without white space around it.
    has_gap: bool
    # Whether white space, a bracket, a colon or nothing follows the marker.

    @property
    def is_sentence(self) -> bool:
        """Whether it reads on as a sentence does: 第三条规定的, （一）项, 甲、乙."""
        if self.has_gap:
            return False
        phrase = self.family.name in division_families - {"條"} and clause.search(self.rest)
        return bool(phrase or reads_on.match(self.family.name + self.rest))

    def follows(self, before: tuple[int, int] | None) -> bool:
        """Whether its number comes after that of the line before of its family, and it surely names no other place."""
        return before is not None and is_next(self.count, before) and not names_rule.match(self.rest)


def make_family(name: str, *markers: str) -> Family:
    return Family(name, markers, compile_marker(markers, "anything"), any("{" in marker for marker in markers))


def make_heading_family(name: str, *characters: str) -> Family:
    """第一章, 第 1 章, 第一章之一, 第1-1章, in both scripts."""
    return make_family(name, *(form.replace("章", character) for character in characters for form in heading_forms))


clause = re.compile("[。,;:]")
# What no heading has in it.
reads_on = re.compile(f"(?:[編章節條款目部分篇卷]+{sentence}|（一）[项項款、和至]|[一甲]、[乙二]|a\\.[A-Za-z])")
names_rule = re.compile(reference_words)
# 第三条规定的, 第三条第二款: a sentence, whichever number would come next.
heading_forms = ("第{han}章之{sub}", "第{digits}-{digits}章", "第{digits}章之{sub}", "第{han}章", "第{digits}章")
families = (
    make_heading_family("編", "編", "分編"),
    make_heading_family("部分", "部分", "篇", "卷"),
    *(make_heading_family(name, name) for name in "章節款目條"),
    make_family("壹、", "{formal}、", "{formal}."),
    make_family("一、", "{han}、", "{han}."),
    make_family("一 ", "{han} "),
    make_family("（一）", "（{han}）", "({han})"),
    make_family("一）", "{han}）"),
    make_family("1.", "{digits}."),
    make_family("1、", "{digits}、"),
    make_family("（1）", "（{digits}）"),
    make_family("1）", "{digits}）"),
    make_family("①", "{circled}"),
    make_family("甲、", "{stem}、"),
    make_family("a.", "{letters}.", "{letters}、", "（{letters}）", "{letters}）"),
    make_family("——", "——"),
)
# In the order in which they lie inside one another, outermost first.
division_families = frozenset(["編", "部分", "章", "節", "款", "目", "條"])
# Those that begin with 第.


def find_family(line: str) -> Sighting | None:
    """The family that a line begins like; None for a plain one."""
    folded = fold_line(line[:marker_reach])
    for family in families:
        if match := family.pattern.match(folded.text):
            rest = folded.text[match.end() :]
            has_gap = not rest or rest[0] in " :(*" or match[0].endswith((" ", "*"))
            return Sighting(family, read_count(match) or (0, 0), folded.places[match.end()], rest.strip(), has_gap)
    return None
