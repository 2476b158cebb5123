"""Chinese punctuation and numerals as the standards print them (GB/T 15834); digits and Latin stay as they are."""

from __future__ import annotations

import re

from document.characters import unseen

__all__ = ["close_gaps", "to_corner_quotes", "to_curly_quotes", "typeset"]

han_range = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
wide_marks = "，。、；：？！（）《》〈〉「」『』【】“”—…·"
numerals = "〇零一二三四五六七八九"
full_width = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
corner = str.maketrans("“”", "「」")
curly = str.maketrans("「」『』", "“”‘’")

# A Western mark with Chinese on at least one side, unless digits stand on both (1,000 and 09:09 stay).
narrow_mark = re.compile(rf"(?<=[{han_range}{wide_marks}])[,;:?!]|[,;:?!](?=\s?[{han_range}“「《（])")
# Brackets that hold Chinese or follow it: 杭州(國際), TOD(公交導向); but not f(x) or [a](b).
narrow_brackets = re.compile(rf"(?P<han>(?<=[{han_range}]))?\((?P<inside>[^()]*)\)")
a_han = re.compile(f"[{han_range}]")
# A zero that is written as a digit or as a circle between Han numerals: 二0三五, 二○三五.
zero = re.compile(rf"(?<=[{numerals}])[0○]+(?=[{numerals}年])")
# A space beside a full-width mark; one between two words parts them (中共中央 国务院) and stays.
stray_space = re.compile(
    rf"(?<=[{han_range}])[ \u00a0]+(?=[{wide_marks}])|(?<=[{wide_marks}])[ \u00a0]+(?=[{han_range}{wide_marks}])"
)
word_gap = re.compile(rf"(?<=[{han_range}])[ \u00a0]+(?=[{han_range}])")
apostrophe = re.compile(r"(?<![A-Za-z])’|’(?![A-Za-z])")


def typeset(text: str) -> str:
    """Text of either script with full-width marks and 〇 in years.

    Removes spaces beside full-width marks and what nobody sees; otherwise every character has one in its place.
    """
    text = unseen.sub("", text)
    text = zero.sub(lambda match: "〇" * len(match[0]), text)
    text = narrow_brackets.sub(widen, text)
    text = narrow_mark.sub(lambda match: full_width[match[0]], text)
    return stray_space.sub("", text)


def widen(brackets: re.Match[str]) -> str:
    chinese = brackets["han"] is not None or a_han.search(brackets["inside"])
    return f"（{brackets['inside']}）" if chinese else brackets[0]


def close_gaps(text: str) -> str:
    """Text without the spaces between its Chinese words."""
    return word_gap.sub("", text)


def to_corner_quotes(text: str) -> str:
    """“” and ‘’ to 「」 and 『』; an apostrophe inside a Latin word stays."""
    return apostrophe.sub("』", text.translate(corner).replace("‘", "『"))


def to_curly_quotes(text: str) -> str:
    """「」 and 『』 to “” and ‘’."""
    return text.translate(curly)
