"""Articles and chapters that a sentence names: 第三十四条 is Article 34, and the translation names the same ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from document.structure.references import find_named, unit_roles
from translate.checks.pair import Pair, Remark

__all__ = ["EnglishPlace", "compare_places", "find_english_places"]

small_numbers = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
roman_letters = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
english_number = rf"\d+(?:-\d+)?|[IVXLC]+\b|(?i:{'|'.join(small_numbers)})\b"
named_in_english = re.compile(
    rf"\b(?P<role>[Aa]rticle|Chapter|Section|Part)s?\s+(?P<list>(?:{english_number})"
    rf"(?:(?:,?\s+(?:and|or|to|through)\s+|,\s+|\s?–\s?)(?:{english_number}))*)"
)
one_number = re.compile(english_number)


@dataclass(frozen=True)
class EnglishPlace:
    """One place as English names it."""

    start: int
    end: int
    role: str
    numbers: tuple[int, ...]
    # (18, 1) for Article 18-1.


def find_english_places(text: str) -> Iterator[EnglishPlace]:
    """Every article, chapter, section and part that English names by a number; the first of several has the word."""
    for match in named_in_english.finditer(text):
        for i, found in enumerate(one_number.finditer(match["list"])):
            start = match.start() if i == 0 else match.start("list") + found.start()
            end = match.start("list") + found.end()
            yield EnglishPlace(start, end, match["role"].lower(), read_written(found[0]))


def read_written(written: str) -> tuple[int, ...]:
    if written[0].isdigit():
        return tuple(int(part) for part in written.split("-"))
    if written.lower() in small_numbers:
        return (small_numbers.index(written.lower()) + 1,)
    values = [roman_letters[letter] for letter in written]
    return (sum(-v if v < max(values[i:]) else v for i, v in enumerate(values)),)


def compare_places(pair: Pair) -> Iterator[Remark]:
    """Places of the Chinese that the English does not name, and places that it names without the Chinese."""
    if not pair.text:
        return
    chinese = [(unit_roles[p.unit], p.numbers) for p in find_named(pair.entry.source) if p.unit in unit_roles]
    english = [(p.role, p.numbers) for p in find_english_places(pair.text)]
    missing = [print_place(*named) for named in dict.fromkeys(chinese) if named not in english]
    invented = [print_place(*named) for named in dict.fromkeys(english) if named not in chinese]
    yield from ((f"the Chinese names {name}", "name it as well") for name in missing)
    yield from ((f"'{name}' is not in the Chinese", "remove or correct it") for name in invented)


def print_place(role: str, numbers: tuple[int, ...]) -> str:
    return f"{role.capitalize()} {'-'.join(map(str, numbers))}"
