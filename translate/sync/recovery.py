"""English that is gone from a catalogue and that git still has."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from translate.catalogue.entries import Entry
from translate.history.versions import find_versions

__all__ = ["recover_entries"]

most_versions = 20


def recover_entries(path: Path, missing: Collection[str]) -> tuple[Entry, ...]:
    """The newest entries with English for this Chinese among the last versions of the catalogue."""
    found: dict[str, list[Entry]] = {}
    for version in find_versions(path, most=most_versions):
        for source in missing - found.keys():
            same = [e for e in version.catalogue.entries.values() if e.source == source and e.text]
            found |= {source: same} if same else {}
        if len(found) == len(missing):
            break
    return tuple(entry for same in found.values() for entry in same)
