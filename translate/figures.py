"""Figures: every quantity of the Chinese has its value in the English, and the English has none of its own.

Values are exact fractions. Figures inside glossary terms are the terms' business: their spans are passed in as claimed.
Small Han numerals in running text (一批, 兩件大事, 進一步) are soft: the English may give them or not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from document.numerals import to_int

__all__ = ["Figure", "chinese_figures", "compare", "english_figures"]

Span = tuple[int, int]
han = "〇零一二三四五六七八九十百千两兩"
scales = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
chinese = re.compile(
    rf"""
    (?P<code> [A-Za-z]+[0-9]+ | [0-9]+[A-Z]+ )
    | (?P<number> [0-9]+(?:\.[0-9]+)? ) (?P<scale> [百千]?[万萬亿億]{{0,2}} ) (?P<percent> [%％]? )
    | (?P<year> [〇零一二三四五六七八九]{{4}} ) (?=年)
    | (?P<ordinal> (?!一[届屆])[一二三四五六七八九十]+ ) (?= [届屆] | 中(?:、|全) )
    | (?P<magnitude> [十百千]*[万萬亿億]+ | [十百千]+ ) (?= 级|級|强|強 )
    | (?P<soft> [{han}万萬亿億]+ )
    """,
    re.VERBOSE,
)
cardinals = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
]
ordinals = [
    "_",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
]
words = {word: value for names in (cardinals, ordinals) for value, word in enumerate(names)}
magnitudes = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
english = re.compile(
    rf"""
    (?P<code> (?-i: \b[A-Z]+[0-9]+\b | \b[0-9]+[A-Z]+\b ) )
    | (?P<number> [0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)? ) (?: st | nd | rd | th )?
      (?P<scale> (?: [ -](?:{"|".join(magnitudes)})s?\b )* ) (?P<percent> [ ]percent | % )?
    | \b(?P<word> {"|".join(words)} )\b (?P<many> (?: [ -](?:{"|".join(magnitudes)})\b )* )
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True)
class Figure:
    """One figure as it stands in a text."""

    value: Fraction | str
    # Text for a code such as 5G.
    surface: str
    percent: bool = False
    soft: bool = False
    # Need not have a counterpart.


def chinese_figures(text: str, claimed: Iterable[Span] = ()) -> tuple[Figure, ...]:
    """The figures of a Chinese text outside the claimed spans, in order."""
    return tuple(figure for match in unclaimed(chinese, text, claimed) if (figure := read_chinese(match)))


def read_chinese(match: re.Match[str]) -> Figure | None:
    surface = match[0]
    if match["code"]:
        return Figure(surface, surface)
    if match["number"]:
        return Figure(Fraction(match["number"]) * scale(match["scale"]), surface, percent=bool(match["percent"]))
    if match["year"]:
        return Figure(Fraction("".join(str(to_int(digit)) for digit in match["year"])), surface)
    if match["magnitude"]:
        return Figure(Fraction(scale(match["magnitude"])), surface)
    value = to_int(surface)
    return None if value is None else Figure(Fraction(value), surface, soft=not match["ordinal"])


def scale(units: str) -> int:
    value = 1
    for unit in units:
        value *= scales[unit]
    return value


def english_figures(text: str, claimed: Iterable[Span] = ()) -> tuple[Figure, ...]:
    """The figures of an English text outside the claimed spans, in order; number words are soft."""
    return tuple(read_english(match) for match in unclaimed(english, text, claimed))


def read_english(match: re.Match[str]) -> Figure:
    if match["code"]:
        return Figure(match[0], match[0])
    value = Fraction(match["number"].replace(",", "")) if match["number"] else Fraction(words[match["word"].lower()])
    for word in re.findall("[a-z]+", (match["scale"] or match["many"] or "").lower()):
        value *= magnitudes[word.removesuffix("s")]
    return Figure(value, match[0], percent=bool(match["percent"]), soft=bool(match["word"]))


def unclaimed(pattern: re.Pattern[str], text: str, claimed: Iterable[Span]) -> Iterator[re.Match[str]]:
    spans = tuple(claimed)
    for match in pattern.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in spans):
            yield match


def compare(source: Sequence[Figure], target: Sequence[Figure]) -> tuple[list[Figure], list[Figure]]:
    """(missing in the English, not in the Chinese); percent counts as part of a value."""
    return left_over(source, target), left_over(target, source)


def left_over(these: Sequence[Figure], those: Sequence[Figure]) -> list[Figure]:
    stock = Counter((figure.value, figure.percent) for figure in those)
    left = []
    for figure in sorted(these, key=lambda figure: figure.soft):
        key = (figure.value, figure.percent)
        if stock[key]:
            stock[key] -= 1
        elif not figure.soft:
            left.append(figure)
    return left
