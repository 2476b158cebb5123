"""Whose the edited words are: the author of the first commit with them, as git knows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from translate.catalogue.entries import Entry, load_catalogue
from translate.history.origins import History, Trace
from translate.history.versions import list_commits_since

__all__ = ["Edit", "find_edits"]


@dataclass(frozen=True)
class Edit:
    """English that nobody has signed, with whoever committed it first."""

    entry: Entry
    author: str = ""
    # "" if it is not committed yet, or git has not the whole history.
    commit: str = ""
    date: str = ""
    # ISO, the day.
    machine: str = ""
    # The origin by which git has these words as a machine's.


def find_edits(path: Path, since: str = "") -> tuple[Edit, ...]:
    """Every edited entry of the catalogue as it stands, in reading order; after `since`, a revision, if given."""
    pending = [entry for entry in load_catalogue(path).entries.values() if entry.edited]
    after = list_commits_since(path, since) if since else None
    history = History(path)
    edits = (edit(entry, history.trace(entry)) for entry in pending)
    return tuple(found for found in edits if after is None or not found.commit or found.commit in after)


def edit(entry: Entry, trace: Trace) -> Edit:
    version, machine = trace.first, trace.stamp[0]
    return (
        Edit(entry, version.author, version.commit, version.date[:10], machine)
        if version
        else Edit(entry, machine=machine)
    )
