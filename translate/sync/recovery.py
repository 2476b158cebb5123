"""English that is gone from a catalogue and that git still has."""

from __future__ import annotations

from collections.abc import Set
from pathlib import Path

from translate.catalogue.entries import Entry
from translate.history.versions import find_versions, read_version

__all__ = ["recover_entries"]

most_versions = 20


def recover_entries(path: Path, missing: Set[str]) -> tuple[Entry, ...]:
    """The newest entries with English for this Chinese among the last versions of the catalogue."""
    found: dict[str, list[Entry]] = {}
    for version in find_versions(path, most_versions):
        catalogue = read_version(path, version.commit)
        entries = catalogue.entries.values() if catalogue else ()
        for source in missing - found.keys():
            same = [entry for entry in entries if entry.source == source and entry.text]
            found |= {source: same} if same else {}
        if len(found) == len(missing):
            break
    return tuple(entry for same in found.values() for entry in same)
