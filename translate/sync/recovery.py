"""English that is gone from a catalogue and that git still has."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace
from pathlib import Path
from time import monotonic

from document.errors import show_path
from translate.catalogue.entries import Catalogue, Entry
from translate.history.origins import History
from translate.history.versions import Version, read_version
from translate.sync.merging import Merged

__all__ = ["find_machines", "recover_entries", "stamp_machines"]

longest_search = 30
# Seconds, for some thousands of versions.


def recover_entries(path: Path, missing: Set[str]) -> tuple[Entry, ...]:
    """The newest entries with English for this Chinese in any version of the catalogue; says where it broke off."""
    found: dict[str, list[Entry]] = {}
    history, start = History(path), monotonic()
    for version, name in history.versions:
        if len(found) == len(missing):
            break
        if monotonic() - start > longest_search:
            print(f"{show_path(path)}: English that is gone was looked for in git back to {version.date[:10]} alone")
            break
        there = {words.source for words in history.read(version.commit, name) if words.text}
        found |= find_english(path, version, name, there & (missing - found.keys()))
    return tuple(entry for same in found.values() for entry in same)


def find_english(path: Path, version: Version, name: str, wanted: Set[str]) -> dict[str, list[Entry]]:
    """The entries with English for this Chinese among the live ones of a version."""
    catalogue = read_version(path, version.commit, name) if wanted else None
    entries = catalogue.entries.values() if catalogue else ()
    same = {source: [entry for entry in entries if entry.source == source and entry.text] for source in wanted}
    return {source: found for source, found in same.items() if found}


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
