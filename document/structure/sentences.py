"""Chinese sentences: cut after 。！？, never inside a closed pair of quotation marks or brackets."""

from __future__ import annotations

import re
from itertools import pairwise

__all__ = ["split_sentences"]

pairs = {"「": "」", "『": "』", "“": "”", "‘": "’", "《": "》", "〈": "〉", "（": "）", "(": ")", "【": "】"}
# A Western mark ends a sentence only after a Chinese character: not in `a!b` or `<!-- -->`.
sentence_end = re.compile(r"[。！？]+|(?<=[^\x00-\x7f])[!?]+")


def split_sentences(text: str) -> tuple[str, ...]:
    """The sentences of one paragraph; joined they give `text` back."""
    inside = mark_enclosed(text)
    cuts = [match.end() for match in sentence_end.finditer(text) if not any(inside[slice(*match.span())])]
    edges = [0, *(cut for cut in cuts if text[cut:].strip()), len(text)]
    return tuple(text[a:b] for a, b in pairwise(edges) if a < b)


def mark_enclosed(text: str) -> list[bool]:
    """For each character: does it stand inside a pair? A mark without its partner encloses nothing."""
    inside = [False] * len(text)
    opened: list[int] = []
    for position, character in enumerate(text):
        if character in pairs:
            opened.append(position)
        elif character in pairs.values():
            partner = next((i for i in reversed(opened) if pairs[text[i]] == character), None)
            if partner is not None:
                del opened[opened.index(partner) :]
                inside[partner : position + 1] = [True] * (position + 1 - partner)
    return inside
