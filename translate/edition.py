"""The English edition of a text: what each segment reads and how far a reader may trust it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from document.publication import Publication
from translate.catalogue import Catalogue, Entry
from translate.glossary import Glossary
from translate.staleness import stale_terms
from translate.terms import Matcher

__all__ = ["Translation", "english_edition"]


@dataclass(frozen=True)
class Translation:
    """The English of one segment."""

    text: str
    # "" while untranslated.
    state: str
    # "draft" | "mt" | "reviewed" | "stale" | "untranslated"
    origin: str
    # As in the catalogue: "draft", "mt …", "human …", or "" where none is given.
    notes: tuple[str, ...] = ()
    stale_terms: tuple[str, ...] = ()
    # Ids of the glossary terms whose rendering has changed since.


untranslated = Translation("", "untranslated", "")


def english_edition(
    publication: Publication, catalogue: Catalogue | None, glossary: Glossary
) -> Mapping[str, Translation]:
    """Every key of the text, in reading order."""
    entries = catalogue.entries if catalogue else {}
    matcher = Matcher(glossary)
    return {
        key: translation(entries[key], source, matcher, glossary) if key in entries else untranslated
        for key, source in publication.hans.items()
    }


def translation(entry: Entry, source: str, matcher: Matcher, glossary: Glossary) -> Translation:
    """`source` is the segment as it is now, which may be newer than the catalogue's."""
    if not entry.text:
        return untranslated
    stale = tuple(found.term.id for found in stale_terms(entry, matcher, glossary))
    outdated = entry.fuzzy or bool(stale) or entry.source != source
    return Translation(entry.text, "stale" if outdated else state(entry), entry.origin, entry.notes, stale)


def state(entry: Entry) -> str:
    """English of unknown origin counts as a draft: nobody has signed for it."""
    if entry.human:
        return "reviewed"
    return "mt" if entry.origin.startswith("mt ") else "draft"
