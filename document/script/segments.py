"""The segments of a text as received, their quotation marks paired paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from document.model import Segment
from document.script.convert import ScriptRules
from document.script.quotes import Unpaired, pair_quotes, straight_marks
from document.script.review import OpenPlace, cut_context, find_covered

__all__ = ["pair_straight"]


def pair_straight(segments: Sequence[Segment], rules: ScriptRules) -> tuple[Mapping[str, str], tuple[OpenPlace, ...]]:
    """Segment key -> text with paired marks, and each mark without a partner that no word of the publication covers."""
    paragraphs = [tuple(group) for _, group in groupby(segments, key=name_paragraph)]
    paired, left = pair_quotes([[segment.text for segment in paragraph] for paragraph in paragraphs])
    keys = (segment.key for segment in segments)
    texts = dict(zip(keys, (text for paragraph in paired for text in paragraph), strict=True))
    return texts, tuple(list_unpaired(left, paragraphs, rules))


def name_paragraph(segment: Segment) -> str:
    """What the keys of a paragraph's segments have in common; a heading is a paragraph by itself."""
    return segment.key if segment.is_heading else segment.key.rpartition(".")[0]


def list_unpaired(
    left: Sequence[Unpaired], paragraphs: Sequence[Sequence[Segment]], rules: ScriptRules
) -> Iterator[OpenPlace]:
    settled = [word for pair in rules.protected for word in (pair.hans, pair.hant)]
    for one in left:
        segment = paragraphs[one.paragraph][one.sentence]
        mark = segment.text[one.place]
        if one.place not in find_covered(segment.text, settled):
            yield OpenPlace(segment.key, *cut_context(segment.text, one.place), mark, tuple(straight_marks[mark]))
