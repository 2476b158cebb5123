"""The versions of a catalogue that git has, newest first; none where there is no git or no repository."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from document.errors import InputError
from translate.catalogue.entries import Catalogue, load_catalogue
from translate.git import ask_git

__all__ = ["Version", "commits_since", "find_versions", "is_shallow", "read_version"]


@dataclass(frozen=True)
class Version:
    """One commit that changed a catalogue."""

    commit: str
    author: str
    date: str
    # ISO, of authorship.
    parents: tuple[str, ...]
    # The commits whose versions this one was made from; two of them for a merge that has something of both.


def find_versions(path: Path, most: int = 0) -> Iterator[Version]:
    """The commits of a catalogue, newest first, no child behind its parents; at most `most` if that is not 0."""
    form = "%H%x00%aN%x00%aI%x00%P"
    limit = [f"--max-count={most}"] if most else []
    # With --parents, %P names the next commits that changed this file, not the next of all.
    log = ask_git(path.parent, "log", "--topo-order", "--parents", f"--format={form}", *limit, "--", path.name)
    for line in log.decode(errors="replace").splitlines():
        commit, author, date, parents = line.split("\0")
        yield Version(commit, author, date, tuple(parents.split()))


def read_version(path: Path, commit: str) -> Catalogue | None:
    """The catalogue as a commit left it; None if that version is damaged: there are others."""
    content = ask_git(path.parent, "show", f"{commit}:./{path.name}")
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


def commits_since(path: Path, revision: str) -> frozenset[str]:
    """The commits that came after a revision; InputError if there is no such revision."""
    if not ask_git(path.parent, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}"):
        raise InputError.at(path, 0, f"git knows no revision '{revision}'", "name a commit, a branch or a tag")
    return frozenset(ask_git(path.parent, "rev-list", f"{revision}..HEAD").decode().split())
