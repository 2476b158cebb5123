"""The versions of a catalogue that git has, newest first; none where there is no git or no repository."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from document.errors import InputError
from translate.catalogue.entries import Catalogue, load_catalogue

__all__ = ["Version", "find_versions"]


@dataclass(frozen=True)
class Version:
    """A catalogue as one commit left it."""

    commit: str
    author: str
    date: str
    # ISO, of authorship.
    catalogue: Catalogue


def find_versions(path: Path, since: str = "", most: int = 0) -> Iterator[Version]:
    """The versions that can still be read, newest first, each read only when it is asked for.

    `since` is a revision, whose own version is not among them; at most `most` if that is not 0.
    """
    form = "%H%x00%aN%x00%aI"
    limits = [*([f"--max-count={most}"] if most else []), *([f"{since}.."] if since else [])]
    for line in ask_git(path.parent, "log", f"--format={form}", *limits, "--", path.name).splitlines():
        commit, author, date = line.decode(errors="replace").split("\0")
        content = ask_git(path.parent, "show", f"{commit}:./{path.name}")
        catalogue = read_version(content, path) if content else None
        if catalogue:
            yield Version(commit, author, date, catalogue)


def read_version(content: bytes, path: Path) -> Catalogue | None:
    """None for a version that is damaged: there are others."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / path.name
        file.write_bytes(content)
        try:
            return load_catalogue(file)
        except InputError:
            return None


def ask_git(folder: Path, *arguments: str) -> bytes:
    """What git answers; nothing if it is not there or has nothing to say."""
    try:
        command = ["git", "-C", str(folder), *arguments]
        return subprocess.run(command, capture_output=True, check=True, timeout=60).stdout
    except (OSError, subprocess.SubprocessError):
        return b""
