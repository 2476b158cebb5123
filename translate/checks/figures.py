"""Figures: every quantity of the Chinese has its value in the English, and the English has none of its own.

Values are exact fractions. Figures inside glossary terms are the terms' business: their spans are passed in as claimed.
What is as often an idiom as a figure is soft, and the other language may have it or not: 一 (一批, 進一步), a bare 百,
千 or 萬 (百姓, 千方百計), and in English one, first, both and their like. 兩件大事 is two of them; three is a fault.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from document.structure.numerals import longest_numeral, to_int
from translate.glossary.spans import Spans

__all__ = ["Figure", "compare", "find_chinese_figures", "find_english_figures"]

Span = tuple[int, int]
Quantity = tuple[Fraction | str, bool, str]
# Value, whether it is a percentage, currency.
digits = "〇零一二三四五六七八九"
scale_signs = "十百千万萬亿億"
scales = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
chinese_form = re.compile(
    rf"""
    (?P<code> [A-Za-z]+[0-9]+ | [0-9]+[A-Z]+ )
    | [A-Za-z]+
    | (?P<number> [0-9]+(?:\.[0-9]+)? ) (?P<scale> [百千]?[万萬亿億]{{0,2}} ) (?P<percent> [%％]? )
      (?P<currency> 美元 | 欧元 | 歐元 | 英镑 | 英鎊 | 日元 | 港元 | 元 )?
    | (?P<year> [{digits}]{{4}} ) (?! [{digits}{scale_signs}] )
    | (?P<ordinal> (?!一[届屆])[一二三四五六七八九十]+ ) (?= [届屆] | 中(?:、|全) )
    | (?P<magnitude> [{scale_signs}]+ ) (?= 级|級|强|強 )
    | (?P<idiom> [{scale_signs}]+ ) (?! [{digits}两兩] )
    | (?P<row> [一二三四五六七八九]{{2,}} ) (?! [{scale_signs}] )
    | (?P<numeral> [{digits}{scale_signs}两兩]+ )
    """,
    re.VERBOSE,
)
cardinals = """zero one two three four five six seven eight nine ten
eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"""
ordinals = """_ first second third fourth fifth sixth seventh eighth ninth tenth
eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"""
tens = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
# At home in English where the Chinese has no numeral, and an answer to it where it has.
loose = {"one": 1, "first": 1, "once": 1, "single": 1, "primary": 1, "secondary": 2, "tertiary": 3, "triple": 3}
loose |= dict.fromkeys(("both", "double", "dual", "pair", "twice", "twin"), 2)
words = {word: value for names in (cardinals, ordinals) for value, word in enumerate(names.split())} | tens | loose
currencies = {"元": "yuan", "美元": "US dollars", "欧元": "euros", "歐元": "euros", "英镑": "pounds", "英鎊": "pounds"}
currencies |= {"日元": "yen", "港元": "HK dollars"}
# As English names them; the longer first.
money = {"us dollar": "US dollars", "hk dollar": "HK dollars", "hong kong dollar": "HK dollars", "dollar": "US dollars"}
money |= {"yuan": "yuan", "rmb": "yuan", "renminbi": "yuan", "euro": "euros", "pound": "pounds", "yen": "yen"}
money |= {"hk$": "HK dollars", "us$": "US dollars", "usd": "US dollars", "cny": "yuan", "$": "US dollars"}
money |= {"€": "euros", "£": "pounds", "¥": "yuan"}
magnitudes = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
english_form = re.compile(
    rf"""
    (?P<code> (?-i: \b(?!RMB|CNY|USD)[A-Z]+[0-9]+\b | \b[0-9]+[A-Z]+\b ) )
    | (?P<before> (?: \b(?:RMB|CNY|USD) | HK\$ | US\$ | [$€£¥] )[ ]? )?
      (?P<number> [0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)? ) (?: st | nd | rd | th )?
      (?P<scale> (?: [ -](?:{"|".join(magnitudes)})s?\b )* ) (?P<percent> [ ]percent | % )?
      (?P<after> [ -](?:yuan|RMB|renminbi|(?:(?:US|HK|Hong[ ]Kong)[ ])?dollars?|euros?|pounds?|yen)\b )?
    | \b(?P<word> (?: (?:{"|".join(tens)})- )? (?:{"|".join(words)}) )\b
      (?P<many> (?: [ -](?:{"|".join(magnitudes)})\b )* )
    """,
    re.VERBOSE | re.IGNORECASE,
)

shared = re.compile(r",? (?:and|or|to) |, |–|-")
# Between figures that have one unit in common: 1, 2 or 3 billion yuan.


@dataclass(frozen=True)
class Figure:
    """One figure as it stands in a text."""

    value: Fraction | str
    # Text for a code such as 5G, and for what is too long to be a number.
    surface: str
    percent: bool = False
    currency: str = ""
    # "yuan", "US dollars" and so on; "" where none is named.
    soft: bool = False
    # Need not have a counterpart.


def find_chinese_figures(text: str, claimed: Iterable[Span] = ()) -> tuple[Figure, ...]:
    """The figures of a Chinese text outside the claimed spans, in order."""
    return tuple(figure for match in unclaimed(chinese_form, text, claimed) for figure in read_chinese(match))


def read_chinese(match: re.Match[str]) -> Iterator[Figure]:
    surface = match[0]
    if match["code"] or len(surface) > longest_numeral:
        yield Figure(surface, surface)
    elif match["number"]:
        value = Fraction(match["number"]) * scale(match["scale"])
        currency = currencies.get(match["currency"] or "", "")
        yield Figure(value, surface, bool(match["percent"]), currency)
    elif match["year"]:
        yield Figure(Fraction("".join(str(to_int(digit)) for digit in surface)), surface)
    elif match["row"]:
        # 一二三产: the first, the second and the third.
        yield from (Figure(Fraction(to_int(digit) or 0), digit, soft=digit == "一") for digit in surface)
    elif match["magnitude"]:
        yield Figure(Fraction(scale(surface)), surface)
    elif (value_of := to_int(surface)) is not None:
        soft = bool(match["idiom"]) or (value_of == 1 and not match["ordinal"])
        yield Figure(Fraction(value_of), surface, soft=soft)


def scale(units: str) -> int:
    value = 1
    for unit in units:
        value *= scales[unit]
    return value


def find_english_figures(text: str, claimed: Iterable[Span] = ()) -> tuple[Figure, ...]:
    """The figures of an English text outside the claimed spans, in order."""
    matches = tuple(unclaimed(english_form, text, claimed))
    figures = list(map(read_english, matches))
    for i in reversed(range(len(figures) - 1)):
        between = text[matches[i].end() : matches[i + 1].start()]
        if not figures[i].currency and shared.fullmatch(between) and not matches[i]["code"]:
            figures[i] = replace(figures[i], currency=figures[i + 1].currency)
    return tuple(figures)


def read_english(match: re.Match[str]) -> Figure:
    surface = match[0]
    if match["code"] or len(surface) > longest_numeral:
        return Figure(surface, surface)
    word = (match["word"] or "").lower()
    value = Fraction(match["number"].replace(",", "")) if not word else Fraction(sum(words[w] for w in word.split("-")))
    for magnitude in re.findall("[a-z]+", (match["scale"] or match["many"] or "").lower()):
        value *= magnitudes[magnitude.removesuffix("s")]
    named = f"{match['before'] or ''}{match['after'] or ''}".lower()
    currency = next((currency for name, currency in money.items() if name in named), "")
    return Figure(value, surface, bool(match["percent"]), currency, soft=word in loose)


def unclaimed(pattern: re.Pattern[str], text: str, claimed: Iterable[Span]) -> Iterator[re.Match[str]]:
    spans = Spans(claimed)
    return (match for match in pattern.finditer(text) if match.lastgroup and not spans.meet(*match.span()))


def compare(source: Sequence[Figure], target: Sequence[Figure]) -> tuple[list[Figure], list[Figure]]:
    """(missing in the English, not in the Chinese): yuan may go without saying in the Chinese (千亿级产业)."""
    missing = left_over(source, target, lambda chinese: (chinese,) if chinese else ("", "yuan"))
    return missing, left_over(target, source, lambda english: (english, "") if english == "yuan" else (english,))


def left_over(
    these: Sequence[Figure], those: Sequence[Figure], answers: Callable[[str], tuple[str, ...]]
) -> list[Figure]:
    """The figures of `these` that are not soft and have no counterpart of their own, the same quantity, among `those`.

    `answers` says in which currencies the counterpart may be.
    """
    free: dict[Quantity, deque[int]] = defaultdict(deque)
    for place, other in enumerate(those):
        free[other.value, other.percent, other.currency].append(place)
    left = []
    for figure in sorted(these, key=lambda figure: figure.soft):
        kinds = [(figure.value, figure.percent, currency) for currency in answers(figure.currency)]
        if partners := [free[kind] for kind in kinds if free.get(kind)]:
            min(partners, key=lambda places: places[0]).popleft()
        elif not figure.soft:
            left.append(figure)
    return left
