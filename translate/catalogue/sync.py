"""Bring a catalogue up to date with its text: new segments in, changed ones fuzzy, removed ones obsolete."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from document.publication import find_texts, load_publication
from translate.catalogue.entries import Catalogue, Entry, catalogue_path, load_catalogue, new_catalogue, save_catalogue
from translate.catalogue.staleness import with_stamps
from translate.glossary.chinese import Matcher
from translate.glossary.entries import load_glossary

__all__ = ["Outcome", "merge", "sync"]


@dataclass(frozen=True)
class Outcome:
    """What one catalogue went through, as numbers of segments."""

    path: Path
    added: int
    changed: int
    removed: int
    stamped: int
    # With other terms noted than before.
    written: bool


def sync(root: Path) -> tuple[Outcome, ...]:
    """Merge every text of the repository into its catalogue and stamp the terms of English that has no stamp."""
    matcher = Matcher(load_glossary(root / "glossary.yaml"))
    return tuple(sync_text(root, folder, matcher) for folder in find_texts(root))


def sync_text(root: Path, folder: Path, matcher: Matcher) -> Outcome:
    publication = load_publication(folder)
    path = catalogue_path(root, publication.id)
    before = load_catalogue(path) if path.exists() else new_catalogue(path, publication.id)
    merged = merge(before, publication.hans)
    after = with_stamps(merged, matcher)
    return Outcome(
        path,
        added=len(after.entries.keys() - before.entries.keys()),
        changed=sum(e.source != before.entries[k].source for k, e in after.entries.items() if k in before.entries),
        removed=len(before.entries.keys() - after.entries.keys()),
        stamped=sum(entry.terms != merged.entries[key].terms for key, entry in after.entries.items()),
        written=save_catalogue(after),
    )


def merge(catalogue: Catalogue, sources: Mapping[str, str]) -> Catalogue:
    """The catalogue with exactly the segments of `sources` (key -> zh-Hans, in reading order)."""
    known = {**catalogue.obsolete, **catalogue.entries}
    entries = {key: merged(known.get(key), key, source) for key, source in sources.items()}
    gone = {key: entry for key, entry in known.items() if key not in sources and entry.text}
    return replace(catalogue, entries=entries, obsolete=gone)


def merged(entry: Entry | None, key: str, source: str) -> Entry:
    if entry is None:
        return Entry(key, source)
    if entry.source == source:
        return entry
    if not entry.text:
        return replace(entry, source=source)
    if entry.previous == source:
        # The source is again what the English translates.
        return replace(entry, source=source, previous="", fuzzy=False)
    return replace(entry, source=source, previous=entry.previous or entry.source, fuzzy=True)
