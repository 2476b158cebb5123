"""Comments that a program has broken into lines, read as they were.

polib, and what is built on it, leaves no mark where it breaks a line. A full line behind which a person wrote a remark
looks the same, so the whole file is asked: a program that wraps leaves no long line in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from translate.catalogue.hands.misspelt import name_nearest

__all__ = ["is_wrapped", "join_wrapped"]

begins = re.compile(
    r"\s|(?:origin|was|signed|with|note|apply-terms):|suggestion \(|(?:waive|check) [\w-]+:|near \d+:|\Z"
)
# What no wrapped line goes on with.
fullest = range(75, 79)
# Characters that other programs put into a comment line at most: polib, Poedit, Weblate and gettext wrap at 77 to 80.
cut_inside = r"(?:[^\W\d][^\W\d]|[^\W\d]-[^\W\d])-{}(?=[^\W\d]-?[^\W\d])"
# A word at the hyphen at which programs break it.
first_piece = re.compile(rf"\S*?{cut_inside.format('')}|\S+")
# What must have room for a line to go on with it.
cut_word = re.compile(cut_inside.format(r"\n(?!(?:and|or|nor|to|but)(?![\w-]))"))
# A broken word, unlike “two- and three-year”.
stopped_line = re.compile(r".*[.!?:][”’)]*")
# A line at whose end a sentence ends; what follows may be a new comment.


def is_wrapped(comments: Iterable[Sequence[str]]) -> bool:
    """Whether a program has wrapped the comments of a file: more are broken within a sentence than are too long.

    The lines of each entry, without their `# `.
    """
    broken = long = 0
    for lines in comments:
        broken += sum(goes_on(*pair) and not is_end(*pair) for pair in pairwise(lines))
        long += sum(len(line) > fullest[-1] and " " in line for line in lines)
    return broken > long


def join_wrapped(lines: Iterable[str]) -> tuple[str, ...]:
    """The comment lines as they were before a program wrapped them: a line that was full goes on with the next."""
    joined: list[str] = []
    last = ""
    for line in lines:
        if joined and goes_on(last, line):
            joined[-1] = f"{joined[-1]}\n{line}"
        else:
            joined.append(line)
        last = line
    return tuple(cut_word.sub(lambda cut: cut[0][:-1], line).replace("\n", " ") for line in joined)


def is_end(line: str, following: str) -> bool:
    """Could the one end there, and the other begin?"""
    return bool(stopped_line.fullmatch(line)) and following[:1].isupper()


def goes_on(line: str, following: str) -> bool:
    return is_full(line, following) and not begins.match(following) and not name_nearest(following, colon=True)


def is_full(line: str, following: str) -> bool:
    """Could a program have broken the line before what follows, and for no other reason?"""
    piece = first_piece.match(following)
    fits = len(line) <= fullest[-1] or " " not in line
    return bool(line and piece and fits and len(f"{line} {piece[0]}") > fullest[0])
