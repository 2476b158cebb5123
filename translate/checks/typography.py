"""Checks of how the English and its notes are written down."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.checks.pair import Pair, Remark

__all__ = ["bracket", "chinese", "doubled", "space", "stop"]

chinese_characters = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003134f]+")
repeated = re.compile(r"\b(?P<word>[A-Za-z]+) (?P=word)\b|(?P<mark>[,;:.?!])(?P=mark)+")
spaces = (
    (re.compile(r"^\s|\s$"), "a space at an end", "remove it"),
    (re.compile(r"  "), "two spaces together", "write one"),
    (re.compile(r" (?=[,;:.?!”)\]])"), "a space before a mark", "remove it"),
    (re.compile(r"[\t\r\n]"), "a tab or a line end", "write a space"),
)
partners = {"”": "“", ")": "(", "]": "["}


def chinese(pair: Pair) -> Iterator[Remark]:
    """Chinese characters and marks that were left in the English."""
    left = [run for text in pair.texts for run in chinese_characters.findall(text)]
    if left:
        yield f"Chinese characters or marks: {' '.join(left)}", "translate them"


def bracket(pair: Pair) -> Iterator[Remark]:
    """Quotation marks and brackets without a partner, and marks outside that belong inside."""
    for text in pair.texts:
        alone = unpaired(text)
        if alone:
            yield f"{' '.join(alone)} without a partner", "close or open the other one"
        if '"' in text:
            yield 'a straight "', "write “ or ”"
        outside = re.search("”[,.]", text)
        if outside:
            yield outside[0], f"write {outside[0][1]}”"


def unpaired(text: str) -> list[str]:
    """The marks that open and are not closed, or close what is not open."""
    opened: list[str] = []
    alone = []
    for character in text:
        if character in partners.values():
            opened.append(character)
        elif character in partners:
            if opened and opened[-1] == partners[character]:
                opened.pop()
            else:
                alone.append(character)
    return opened + alone


def doubled(pair: Pair) -> Iterator[Remark]:
    """A word or a mark that stands twice."""
    for text in pair.texts:
        yield from ((f"'{match[0]}'", "write it once") for match in repeated.finditer(text))


def space(pair: Pair) -> Iterator[Remark]:
    """Spaces too many, tabs and line ends."""
    for text in pair.texts:
        yield from ((problem, remedy) for pattern, problem, remedy in spaces if pattern.search(text))


def stop(pair: Pair) -> Iterator[Remark]:
    """A sentence ends with a stop, a heading does not."""
    ends = bool(re.search(r"[.:?!][”)]?$", pair.text.strip()))
    if pair.text and ends == pair.entry.is_heading:
        yield ("a heading with a final stop", "remove it") if ends else ("no final stop", "end the sentence")
