"""Where the edited Traditional edition differs from the received text, character by character."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from document.model import Segment

__all__ = ["Change", "Emendation", "find_changes", "group_changes"]

context_width = 6
typographic = frozenset(",;:?!().\"'“”‘’，；：？！（）「」『』 \u00a0")


@dataclass(frozen=True)
class Change:
    """One place that differs."""

    key: str
    received: str
    # "" where something was added; Hant text otherwise.
    edited: str
    # "" where something (a space) was taken out.
    before: str
    after: str
    # The edited text around it, up to six characters.
    kind: str
    # "character" | "numeral" | "punctuation" | "space"


@dataclass(frozen=True)
class Emendation:
    """One kind of change with all the places where it was made."""

    received: str
    edited: str
    kind: str
    changes: tuple[Change, ...]


def find_changes(received: Iterable[Segment], edited: Mapping[str, str]) -> tuple[Change, ...]:
    """Every difference between segments as received and the edited texts by their keys, in reading order."""
    return tuple(change for s in received for change in compare_characters(s.key, s.text, edited[s.key]))


def compare_characters(key: str, received: str, edited: str) -> list[Change]:
    """The editions keep every character in its place but for spaces taken out."""
    return [
        Change(
            key,
            old,
            new,
            edited[max(start - context_width, 0) : start],
            edited[end : end + context_width],
            name_kind(old, new),
        )
        for old, new, start, end in align(received, edited)
        if old != new
    ]


def align(received: str, edited: str) -> Iterator[tuple[str, str, int, int]]:
    """Received and edited characters side by side, with the edited ones' place; aligned first if the lengths differ."""
    if len(received) == len(edited):
        yield from ((old, new, i, i + 1) for i, (old, new) in enumerate(zip(received, edited, strict=True)))
        return
    for tag, a, b, c, d in SequenceMatcher(None, received, edited, autojunk=False).get_opcodes():
        if tag == "replace" and b - a == d - c:
            yield from ((received[a + i], edited[c + i], c + i, c + i + 1) for i in range(b - a))
        elif tag != "equal":
            yield received[a:b], edited[c:d], c, d


def name_kind(received: str, edited: str) -> str:
    if not received.strip() and not edited.strip():
        return "space"
    if "〇" in edited:
        return "numeral"
    return "punctuation" if set(received + edited) <= typographic else "character"


def group_changes(found: tuple[Change, ...]) -> tuple[Emendation, ...]:
    """Changes with the same characters together: words first, most frequent first."""
    order = ("character", "numeral", "space", "punctuation")
    counts = Counter((change.received, change.edited, change.kind) for change in found)
    ranked = sorted(counts, key=lambda pair: (order.index(pair[2]), -counts[pair], pair))
    return tuple(
        Emendation(*pair, tuple(c for c in found if (c.received, c.edited, c.kind) == pair)) for pair in ranked
    )
