"""The English edition of a text: what each segment reads and how far a reader may trust it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from document.errors import Collector, nearest
from document.publication import Publication
from translate.catalogue.entries import Catalogue, Entry
from translate.catalogue.staleness import stale_terms
from translate.glossary.chinese import Matcher
from translate.glossary.entries import Glossary
from translate.glossary.references import UnknownReference, in_words

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
    matcher, preferred = Matcher(glossary), glossary.preferred
    faults = Collector(catalogue.path if catalogue else "")
    edition = {}
    for key, source in publication.hans.items():
        entry = entries.get(key)
        notes = notes_of(entry, preferred, faults) if entry else ()
        edition[key] = translation(entry, source, notes, matcher) if entry else untranslated
    faults.raise_if_any()
    return edition


def notes_of(entry: Entry, preferred: Mapping[str, str], faults: Collector) -> tuple[str, ...]:
    """The notes with their references put into words."""
    try:
        return tuple(in_words(note, preferred) for note in entry.notes)
    except UnknownReference as error:
        faults.add(
            entry.line, f"a note of {entry.key} names {{{error}}}, which is no term", nearest(f"{error}", preferred)
        )
        return ()


def translation(entry: Entry, source: str, notes: tuple[str, ...], matcher: Matcher) -> Translation:
    """`source` is the segment as it is now, which may be newer than the catalogue's."""
    if not entry.text:
        return untranslated
    stale = tuple(found.term.id for found in stale_terms(entry, matcher))
    outdated = entry.fuzzy or bool(stale) or entry.source != source
    return Translation(entry.text, "stale" if outdated else state(entry), entry.origin, notes, stale)


def state(entry: Entry) -> str:
    """English of unknown origin counts as a draft: nobody has signed for it."""
    if entry.human:
        return "reviewed"
    return "mt" if entry.origin.startswith("mt ") else "draft"
