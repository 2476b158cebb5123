"""Long sentences cut at clause marks, since such models lose the end of two hundred characters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

__all__ = ["cut_clauses", "end_sentence", "join_clauses"]

# Characters; the published models were trained on at most 150 pieces.
most_characters = 60
# What an engine writes with a capital only because it begins a sentence.
starters = frozenset(["We", "The", "A", "An", "In", "To", "By", "With", "And", "It", "This", "These", "Our", "For"])
clause_marks = re.compile("[；，]")
ended = re.compile(r"[.:?!…][”’\"')\]]*\Z")
# However the sentence ends: a stop may stand inside quotation marks or brackets.
quoted = re.compile("“[^”]*”|《[^》]*》|（[^）]*）")


def cut_clauses(source: str, spans: Iterable[tuple[int, int]] = ()) -> tuple[str, ...]:
    """The sentence in pieces that give it back when joined, each as long as may be; no term or quotation is cut.

    `spans` are the terms. Items of an enumeration stand between 、 and are never parted.
    """
    closed = [*spans, *(match.span() for match in quoted.finditer(source))]
    ends = (match.end() for match in clause_marks.finditer(source))
    places = [at for at in ends if at < len(source) and not any(a < at < b for a, b in closed)]
    pieces, start = [], 0
    for here, after in pairwise([*places, len(source)]):
        if after - start > most_characters:
            pieces.append(source[start:here])
            start = here
    return (*pieces, source[start:])


def join_clauses(pieces: Iterable[tuple[str, str]]) -> str:
    """One English sentence of (clause, its English): ；ends as `;`, ， as `,`; the last keeps its own end."""
    parts = list(pieces)
    words = []
    for place, (clause, english) in enumerate(parts):
        last = place == len(parts) - 1
        bare = english.strip() if last else english.strip().rstrip(".,;:!?")
        if place and bare.split(" ")[0] in starters:
            bare = bare[:1].lower() + bare[1:]
        words.append(bare if last else bare + (";" if clause.endswith("；") else ","))
    return " ".join(words)


def end_sentence(text: str, heading: bool) -> str:
    """A capital first, and a stop last where none ends the sentence; a heading has none."""
    bare = " ".join(text.split()).rstrip("。;, ")
    bare = f"{bare[:1].upper()}{bare[1:]}"
    if heading:
        return bare.removesuffix(".")
    return bare if not bare or ended.search(bare) else f"{bare}."
