"""Chinese sentences: cut after 。！？, never inside a closed pair of quotation marks or brackets."""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate, cycle, pairwise

__all__ = ["find_end", "split_sentences"]

pairs = {"「": "」", "『": "』", "“": "”", "‘": "’", "《": "》", "〈": "〉", "（": "）", "(": ")", "【": "】"}
# A Western mark ends a sentence only after a Chinese character: not in `a!b` or `<!-- -->`. Marks of notes, [1], belong
# to the sentence before them.
sentence_end = re.compile(r"(?:[。！？]+|(?<=[^\x00-\x7f])[!?]+)(?:\[[0-9]{1,3}\])*")


def split_sentences(text: str) -> tuple[str, ...]:
    """The sentences of one paragraph; joined they give `text` back."""
    inside = mark_enclosed(text)
    cuts = [match.end() for match in sentence_end.finditer(text) if not any(inside[slice(*match.span())])]
    end = len(text.rstrip())
    edges = [0, *(cut for cut in cuts if cut < end), len(text)]
    return tuple(text[a:b] for a, b in pairwise(edges) if a < b)


def find_end(text: str) -> int:
    """Where the first 。 outside quotation marks and brackets stands; -1 if there is none."""
    if "。" not in text:
        return -1
    inside = mark_enclosed(text)
    return next((place for place, mark in enumerate(text) if mark == "。" and not inside[place]), -1)


def mark_enclosed(text: str) -> list[bool]:
    """For each character: does it stand inside a pair? A mark without its partner encloses nothing."""
    text, edges = curl_straight(text), [0] * (len(text) + 1)
    # How many pairs begin with a character, less those that ended with the one before.
    opened: list[int] = []
    waiting = Counter[str]()
    # How often each closing mark has its partner among those opened.
    for position, character in enumerate(text):
        if character in pairs:
            opened.append(position)
            waiting[pairs[character]] += 1
        elif waiting[character]:
            edges[close(text, opened, waiting, character)] += 1
            edges[position + 1] -= 1
    return [depth > 0 for depth in accumulate(edges[:-1])]


def curl_straight(text: str) -> str:
    """The paragraph with its straight quotation marks as opening and closing ones, where their number is even."""
    if '"' not in text or text.count('"') % 2 or '="' in text:
        return text
    sides = cycle("“”")
    return "".join(next(sides) if character == '"' else character for character in text)


def close(text: str, opened: list[int], waiting: Counter[str], closing: str) -> int:
    """The position of the partner, which is taken out with every mark opened after it."""
    while True:
        position = opened.pop()
        partner = pairs[text[position]]
        waiting[partner] -= 1
        if partner == closing:
            return position
