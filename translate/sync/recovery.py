"""English that is gone from a catalogue and that git still has."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace
from pathlib import Path

from translate.catalogue.entries import Catalogue, Entry
from translate.history.origins import History
from translate.history.versions import find_versions, read_version
from translate.sync.merging import Merged

__all__ = ["find_machines", "recover_entries", "stamp_machines"]

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


def find_machines(catalogue: Catalogue) -> Mapping[str, tuple[str, str]]:
    """Key -> origin and hash of English that counts as edited and that git has as a machine's, word for word."""
    history = History(catalogue.path)
    traces = {key: history.trace(entry) for key, entry in catalogue.entries.items() if entry.edited}
    return {key: trace.stamp for key, trace in traces.items() if trace.stamp[0]}


def stamp_machines(merged: Merged) -> Merged:
    """With the origins that were lost; lines of origin that say several things are left to a person."""
    entries = merged.catalogue.entries
    found = {
        key: replace(entries[key], origin=origin, hash=digest, was="", signed="")
        for key, (origin, digest) in find_machines(merged.catalogue).items()
        if not any(remark.startswith("origin") for remark in entries[key].remarks)
    }
    return replace(merged, catalogue=replace(merged.catalogue, entries={**entries, **found}), stamped=tuple(found))
