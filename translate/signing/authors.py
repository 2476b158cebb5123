"""Whose the edited words are: the author of the commit that brought them, as git knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from translate.catalogue.entries import Entry, load_catalogue
from translate.history.versions import Version, commits_since, find_versions, read_version

__all__ = ["Edit", "find_edits"]


@dataclass(frozen=True)
class Edit:
    """English that nobody has signed, with whoever committed it."""

    entry: Entry
    author: str = ""
    # "" if it is not committed yet.
    commit: str = ""
    date: str = ""
    # ISO, the day.


class History:
    """The versions of a catalogue, each read once and only when it is asked for."""

    def __init__(self, path: Path) -> None:
        self.path, versions = path, list(find_versions(path))
        self.newest = versions[0] if versions else None
        self.versions = {version.commit: version for version in versions}
        self.words: dict[str, frozenset[tuple[str, str]]] = {}

    def says(self, version: Version, entry: Entry) -> bool:
        """Has this version these words for this Chinese, or for what the Chinese was before?"""
        if version.commit not in self.words:
            catalogue = read_version(self.path, version.commit)
            entries = catalogue.entries.values() if catalogue else ()
            self.words[version.commit] = frozenset(
                (source, other.text) for other in entries for source in (other.source, other.previous)
            )
        return any((source, entry.text) in self.words[version.commit] for source in sources_of(entry))

    def origin(self, entry: Entry) -> Version | None:
        """The version that brought these words: it has them and none that it was made from has."""
        version = self.newest
        if not version or not self.says(version, entry):
            return None
        while True:
            before = (self.versions[parent] for parent in version.parents if parent in self.versions)
            older = next((parent for parent in before if self.says(parent, entry)), None)
            if not older:
                return version
            version = older


def sources_of(entry: Entry) -> frozenset[str]:
    return frozenset((entry.source, entry.previous)) - {""}


def find_edits(path: Path, since: str = "") -> tuple[Edit, ...]:
    """Every edited entry of the catalogue as it stands, in reading order; after `since`, a revision, if given."""
    pending = [entry for entry in load_catalogue(path).entries.values() if entry.edited]
    after = commits_since(path, since) if since else None
    history = History(path)
    origins: Mapping[str, Version | None] = {entry.key: history.origin(entry) for entry in pending}
    return tuple(
        edit(entry, version)
        for entry in pending
        for version in (origins[entry.key],)
        if after is None or not version or version.commit in after
    )


def edit(entry: Entry, version: Version | None) -> Edit:
    return Edit(entry, version.author, version.commit, version.date[:10]) if version else Edit(entry)
