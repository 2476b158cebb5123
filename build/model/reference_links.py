"""Where an edition names another place of the text, and where that is: the same places in every edition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from build.model.sections import Paths
from document.model import Block, Division, Segment
from document.publication import Publication
from document.structure.numerals import to_int
from document.structure.references import Reference, Referrer
from translate.checks.places import find_english_places

__all__ = ["References", "find_references", "follow_references"]

References = Mapping[str, tuple[Reference, ...]]
# Segment key -> its references, left to right, not overlapping.
preceding = re.compile(r"\b(?:the )?preceding (?P<role>[Aa]rticle|paragraph)\b")


def find_references(publication: Publication, paths: Paths) -> References:
    """Those of the Chinese; the same for both scripts, whose characters stand in the same places."""
    referrer = Referrer(publication.document, "项" if publication.source.script == "hant" else "款")
    found = {}
    for segment, around, block in list_sentences(publication, paths):
        if references := tuple(referrer.find(publication.hans[segment.key], around, block)):
            found[segment.key] = references
    return found


def list_sentences(publication: Publication, paths: Paths) -> Iterator[tuple[Segment, tuple[Division, ...], Block]]:
    """Each segment but headings, with the divisions that it is in and its paragraph."""
    for division in publication.document.walk():
        for block in division.blocks:
            yield from ((segment, (*paths[division.key], division), block) for segment in block.sentences)


def follow_references(
    texts: Mapping[str, str], references: References, divisions: Mapping[str, Division]
) -> References:
    """Those of a translation: what it names as the Chinese of the same sentence does leads to the same place."""
    found = {}
    for key, of_chinese in references.items():
        if places := tuple(match_references(texts.get(key, ""), of_chinese, divisions)):
            found[key] = places
    return found


def match_references(
    text: str, references: tuple[Reference, ...], divisions: Mapping[str, Division]
) -> Iterator[Reference]:
    waiting = list(references)
    named = [(p.start, p.end, p.role, p.numbers) for p in find_english_places(text)]
    named += [(m.start(), m.end(), m["role"].lower(), ()) for m in preceding.finditer(text)]
    for start, end, role, numbers in sorted(named):
        fitting = next((r for r in waiting if fits(r, role, numbers, divisions)), None)
        if fitting:
            waiting.remove(fitting)
            yield Reference(start, end, fitting.key)


def fits(reference: Reference, role: str, numbers: tuple[int, ...], divisions: Mapping[str, Division]) -> bool:
    """Whether English of this role and number says a reference; one to a paragraph is told by its article."""
    division = divisions.get(reference.key) or divisions.get(reference.key.rpartition(".")[0])
    if not division:
        return False
    if not numbers:
        return (role == "paragraph") != (reference.key in divisions)
    return division.role == role and read_marker(division.marker) == numbers


def read_marker(marker: str) -> tuple[int, ...]:
    return tuple(to_int(n) or 0 for n in re.findall(r"[〇零一二三四五六七八九十百千]+|\d+", marker))
