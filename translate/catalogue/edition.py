"""The translated edition of a text: what each segment reads and how far a reader may trust it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from document.errors import Collector, suggest_nearest
from document.publication import Publication
from translate.catalogue.entries import Catalogue, Entry
from translate.catalogue.staleness import find_facts, join_whole
from translate.catalogue.state import find_standing
from translate.glossary.references import UnknownReference, replace_references
from translate.glossary.uses import Reader

__all__ = ["Translation", "read_translations"]


@dataclass(frozen=True)
class Translation:
    """The English of one segment."""

    text: str
    # "" while untranslated, and where another segment's English covers it.
    state: str
    # "untranslated" | "draft" | "edited" | "reviewed" | "official"
    stale: bool = False
    # The Chinese, or the rendering of a term, has changed since.
    doubt: bool = False
    # A check failed, or a person marked it as needing work.
    who: str = ""
    # Who signed it, who issued it, which engine or file it is from; "" where that is not known.
    origin: str = ""
    # Of these very words, as in the catalogue: "draft", "mt …", "human …"; "" once they are edited.
    notes: tuple[str, ...] = ()
    stale_terms: tuple[str, ...] = ()
    # Ids of the glossary terms of which it has a former rendering.
    covers: tuple[str, ...] = ()
    # Keys of other segments that this English says too.
    covered_by: str = ""
    # Key of the segment whose English says this one too; state and who are then that one's.


untranslated = Translation("", "untranslated")


def read_translations(
    publication: Publication, catalogue: Catalogue | None, reader: Reader, doubtful: Collection[str]
) -> Mapping[str, Translation]:
    """Every key of the text, in reading order, read with the text's own terms.

    `doubtful` are the keys whose figures failed the check.
    """
    entries = catalogue.entries if catalogue else {}
    preferred = reader.glossary.preferred
    faults = Collector(catalogue.path if catalogue else "")
    edition = {}
    for key, source in publication.sources.items():
        entry = entries.get(key)
        notes = notes_of(entry, preferred, faults) if entry else ()
        edition[key] = translation(entry, source, notes, entries, reader) if entry else untranslated
        if key in doubtful:
            edition[key] = replace(edition[key], doubt=True)
    faults.raise_if_any()
    return with_covered(edition)


def with_covered(edition: Mapping[str, Translation]) -> Mapping[str, Translation]:
    """The edition in which a segment that another's English covers stands as that one does."""
    covering = {key: by for by, translation in edition.items() if translation.text for key in translation.covers}
    return {
        key: replace(edition[covering[key]], text="", notes=translation.notes, covers=(), covered_by=covering[key])
        if key in covering and not translation.text
        else translation
        for key, translation in edition.items()
    }


def notes_of(entry: Entry, preferred: Mapping[str, str], faults: Collector) -> tuple[str, ...]:
    """The notes with their references put into words."""
    try:
        return tuple(replace_references(note, preferred) for note in entry.notes)
    except UnknownReference as error:
        faults.add(
            entry.line,
            f"a note of {entry.key} names {{{error}}}, which is no term",
            suggest_nearest(f"{error}", preferred),
        )
        return ()


def translation(
    entry: Entry, source: str, notes: tuple[str, ...], entries: Mapping[str, Entry], reader: Reader
) -> Translation:
    """`source` is the segment as it is now, which may be newer than the catalogue's."""
    facts = replace(find_facts(join_whole(entry, entries), "", reader), source=source)
    standing = find_standing(entry, facts)
    return Translation(
        entry.text,
        standing.state,
        standing.stale,
        standing.doubt,
        standing.who,
        "" if entry.edited else entry.origin,
        notes if entry.text else (),
        facts.stale_terms,
        entry.with_keys,
    )
