"""Quotation marks from straight ones, paired over the sentences of a paragraph, or over paragraphs if they run on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

__all__ = ["Unpaired", "pair_quotes", "straight_marks"]

MarkForms = Mapping[int, str]
# Place in a paragraph -> the mark that goes there.
straight_marks = {'"': "“”", "'": "‘’"}
most_paragraphs = 20
# That one quotation may span.
a_chinese = re.compile("[\u3400-\u9fff]")
# Not an apostrophe, a foot, an inch or the value of an attribute.
quotes = {
    '"': re.compile(r'(?P<value>="[^"]*")|(?<!\d)"|(?<=\d)"(?=[^\x00-\x7f]|$)'),
    "'": re.compile(r"(?P<value>='[^']*')|(?<![A-Za-z0-9])'|'(?![A-Za-z0-9])"),
}
closes = frozenset("，。、；：？！）》」』”’,.;:?!)") | {""}
# What no quotation begins with.


@dataclass(frozen=True)
class Unpaired:
    """A straight mark that has no partner, or could have several."""

    paragraph: int
    sentence: int
    place: int
    # In the sentence.


def pair_quotes(
    paragraphs: Sequence[Sequence[str]],
) -> tuple[tuple[tuple[str, ...], ...], tuple[Unpaired, ...]]:
    """The same sentences with “” and ‘’ for straight marks, and where that could not be; each keeps its length."""
    texts = ["".join(paragraph) for paragraph in paragraphs]
    left: list[tuple[int, int]] = []
    for mark in (mark for mark in straight_marks if any(mark in text for text in texts)):
        places = [find_marks(text, mark) for text in texts]
        shapes = list(shape_paragraphs(texts, places, paragraphs, straight_marks[mark]))
        left += [(n, p) for n, shape in enumerate(shapes) for p in places[n] if p not in shape]
        texts = [put_marks(text, shape) for text, shape in zip(texts, shapes, strict=True)]
    cuts = [find_cuts(paragraph) for paragraph in paragraphs]
    paired = tuple(tuple(text[a:b] for a, b in pairwise(cut)) for text, cut in zip(texts, cuts, strict=True))
    return paired, tuple(locate_mark(number, place, cuts[number]) for number, place in sorted(left))


def find_cuts(paragraph: Sequence[str]) -> tuple[int, ...]:
    """Where its sentences begin, and where the last one ends."""
    return (0, *accumulate(map(len, paragraph)))


def find_marks(text: str, mark: str) -> tuple[int, ...]:
    """The places of straight marks that could be a quotation's; none where there is no Chinese."""
    if not a_chinese.search(text):
        return ()
    return tuple(match.start() for match in quotes[mark].finditer(text) if not match["value"])


def shape_paragraphs(
    texts: Sequence[str], places: Sequence[Sequence[int]], paragraphs: Sequence[Sequence[str]], pair: str
) -> Iterator[MarkForms]:
    """The marks of each paragraph: with its neighbours' if a quotation runs on, else sentence by sentence."""
    number = 0
    while number < len(texts):
        run = shape_run(texts, places, number, pair)
        yield from run or (shape_sentences(texts[number], places[number], find_cuts(paragraphs[number]), pair),)
        number += len(run) or 1


def shape_run(texts: Sequence[str], places: Sequence[Sequence[int]], first: int, pair: str) -> list[MarkForms]:
    """The marks from this paragraph to the one in which its quotation ends; empty where that does not come out."""
    shapes: list[MarkForms] = []
    is_open = False
    for number in range(first, min(first + most_paragraphs, len(texts))):
        shape = shape_marks(places[number], pair, is_open and not texts[number].startswith(("'", '"')))
        if not is_plausible(texts[number], shape, pair):
            return []
        shapes.append(shape)
        is_open = list(shape.values())[-1] == pair[0] if shape else is_open
        if not is_open:
            return shapes
    return []


def shape_sentences(text: str, places: Sequence[int], cuts: Sequence[int], pair: str) -> MarkForms:
    """The marks of those sentences that have them in pairs."""
    found: dict[int, str] = {}
    for start, end in pairwise(cuts):
        inside = [place for place in places if start <= place < end]
        shape = shape_marks(inside, pair)
        if len(inside) % 2 == 0 and is_plausible(text, shape, pair):
            found |= shape
    return found


def shape_marks(places: Sequence[int], pair: str, is_open: bool = False) -> MarkForms:
    """Opening and closing marks in turn; a quotation may be open from before."""
    return {place: pair[(number + is_open) % 2] for number, place in enumerate(places)}


def is_plausible(text: str, shape: MarkForms, pair: str) -> bool:
    """Whether every opening mark stands before words and behind no figure, and every closing one behind something."""
    opening = [place for place, mark in shape.items() if mark == pair[0]]
    begun = all(text[p + 1 :][:1] not in closes and not "0" <= text[p - 1 : p] <= "9" for p in opening)
    return begun and (0 not in shape or shape[0] == pair[0])


def put_marks(text: str, shape: MarkForms) -> str:
    return "".join(shape.get(place, character) for place, character in enumerate(text)) if shape else text


def locate_mark(paragraph: int, place: int, cuts: Sequence[int]) -> Unpaired:
    sentence = max(n for n, cut in enumerate(cuts[:-1]) if cut <= place)
    return Unpaired(paragraph, sentence, place - cuts[sentence])
