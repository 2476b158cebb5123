"""The versions of a catalogue that git has, newest first; none where there is no git or no repository."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from document.errors import InputError
from translate.catalogue.entries import Catalogue, load_catalogue
from translate.git import ask_git

__all__ = ["Version", "follow_versions", "is_shallow", "list_commits_since", "read_version"]


@dataclass(frozen=True)
class Version:
    """One commit that changed a catalogue."""

    commit: str
    author: str
    date: str
    # ISO, of authorship.


def follow_versions(path: Path) -> Iterator[tuple[Version, str]]:
    """Every commit that changed the file, merges too, newest first, with the name that it had there."""
    form = "--format=%x01%H%x00%aN%x00%aI%x00"
    log = ("log", "--follow", "-c", "--date-order", "--name-only", form, "--", path.name)
    output = ask_git(path.parent, "-c", "core.quotePath=off", *log).decode(errors="replace")
    for record in output.split("\x01")[1:]:
        commit, author, date, names = record.split("\0")
        yield Version(commit, author, date), names.strip().split("\n")[0]


def read_version(path: Path, commit: str, name: str) -> Catalogue | None:
    """The catalogue as a commit left it under that name; None if that version is damaged: there are others."""
    content = ask_git(path.parent, "show", f"{commit}:{name}")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / path.name
        file.write_bytes(content)
        try:
            return load_catalogue(file)
        except InputError:
            return None


def is_shallow(path: Path) -> bool:
    """Whether git has a part of the history alone."""
    return ask_git(path.parent, "rev-parse", "--is-shallow-repository").strip() == b"true"


def list_commits_since(path: Path, revision: str) -> frozenset[str]:
    """The commits that came after a revision; InputError if there is no such revision."""
    if not ask_git(path.parent, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}"):
        raise InputError.at(path, 0, f"git knows no revision '{revision}'", "name a commit, a branch or a tag")
    return frozenset(ask_git(path.parent, "rev-list", f"{revision}..HEAD").decode().split())
