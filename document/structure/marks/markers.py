"""Markers as profiles write them, 第{han}條, to patterns for folded lines, and what a match counts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from document.structure.marks.folding import fold_line
from document.structure.numerals import to_int

__all__ = [
    "compile_marker",
    "count_numbers",
    "heading_placeholder",
    "is_next",
    "read_count",
    "reference_words",
    "sentence",
]

han = "[〇零一二三四五六七八九十百千](?: ?[〇零0Oo一二三四五六七八九十百千])*"
formal_digits, plain_digits, stems = "壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千", "甲乙丙丁戊己庚辛壬癸"
circled = "①-⑳⑴-⒇⒈-⒛㈠-㈩㉑-㉟㊱-㊿"
placeholders = {
    "{han}": ("n", han),
    "{digits}": ("n", "[0-9]{1,4}"),
    "{formal}": ("n", f"[{formal_digits}](?: ?[{formal_digits}])*"),
    "{circled}": ("n", f"[{circled}]"),
    "{letters}": ("n", "[A-Za-z]"),
    "{stem}": ("n", f"[{stems}]"),
    "{sub}": ("sub", f"(?:{han}|[0-9]{{1,4}})"),
}
# What stands for a number in a marker: its group, and what it may be in a folded line.
heading_placeholder = "{heading}"
# In place of a marker: a heading of Markdown without a number. A marker that begins with # is one with a number.
before_marker = r" *(?:#{1,6} +|> *)*(?:[-*+] +)?(?:\*\* *)?"
# White space and marks of Markdown.
sentence = "[规規所的、,。;和或及至到第中之与與項项款]"
# What follows 第三条 where it may be a word of a sentence and no marker.
reference_words = "[规規第、,;和或至款項项]"
# What follows it where it surely is.
unfit_words = {"words": sentence, "no reference": reference_words}
formal_to_plain = str.maketrans(formal_digits, plain_digits)


def count_numbers(marker: str) -> dict[str, int]:
    """How often a marker holds the number of its level, "n", and the one behind it, "sub"."""
    marker = name_second(marker)
    found = dict.fromkeys(("n", "sub"), 0)
    for name, (group, _) in placeholders.items():
        found[group] += marker.count(name)
    return found


def name_second(marker: str) -> str:
    """`{digits}-{digits}` is a number and the one behind it."""
    return marker.replace("{digits}-{digits}", "{digits}-{sub}")


def compile_marker(markers: Sequence[str], follow: str = "words") -> re.Pattern[str]:
    """Alternatives in order to one pattern, which takes the white space in and around a marker with it.

    Groups: n0, n1, … hold the number and sub0, sub1, … the number after 之 (第三條之一), one of each for every form.
    What has to follow 第三條: "gap" (white space or the end of the line), "words" that do not go on as a sentence may,
    "no reference" as in 第三条规定的 and 第三条第二款, or "anything".
    """
    forms = (write_pattern(name_second(marker), i, follow) for i, marker in enumerate(markers))
    return re.compile(f"{before_marker}(?:{'|'.join(forms)})(?: *\\*\\*)? *")


def write_pattern(marker: str, alternative: int, follow: str) -> str:
    if marker == heading_placeholder:
        return "(?<=# )"
    if marker.startswith("#"):
        return "(?<=# )" + write_pattern(marker[1:], alternative, follow)
    pieces = re.findall(r"\{\w+\}|.", fold_line(marker).text)
    written = " *".join(write_piece(piece, alternative) for piece in pieces if piece != " ")
    if marker.endswith(" "):
        written += r"(?= +\S)"
    elif marker.endswith((".", "．")):
        written += r"(?!\d)"
    elif follow == "gap":
        written += r"(?=\*\*|[ :(]|$)"
    elif follow in unfit_words and marker.startswith("第"):
        written += f"(?!{unfit_words[follow]})"
    return written


def write_piece(piece: str, alternative: int) -> str:
    if piece in placeholders:
        group, numeral = placeholders[piece]
        return f"(?P<{group}{alternative}>{numeral})"
    return re.escape(piece)


def read_count(match: re.Match[str]) -> tuple[int, int] | None:
    """The number of a marker and the one after 之, 0 where there is none; None where one is not well formed."""
    groups = match.groupdict()
    given = [next((v for k, v in groups.items() if k.startswith(name) and v), "") for name in ("n", "sub")]
    number, sub = (read_number(written.replace(" ", "")) if written else 0 for written in given)
    return None if number is None or sub is None else (number, sub)


def is_next(count: tuple[int, int] | None, before: tuple[int, int]) -> bool:
    """Whether a number with its 之 number comes directly after another: 四 after 三 or 三之一, 三之二 after 三之一."""
    return count in ((before[0] + 1, 0), (before[0], before[1] + 1))


def read_number(written: str) -> int | None:
    """The value of any numeral that a marker may have."""
    if written in stems:
        return stems.index(written) + 1
    if written.isascii() and written.isalpha():
        return ord(written.lower()) - ord("a") + 1
    if re.fullmatch(f"[{circled}]", written):
        return int(unicodedata.numeric(written))
    plain = written.translate(formal_to_plain)
    return to_int(plain if plain.isdecimal() else re.sub("[0Oo]", "〇", plain))
