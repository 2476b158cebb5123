"""A small repository with a catalogue, and git to share it between people."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from hangzhou_text import text_id as id
from paths import root
from translate.__main__ import main
from translate.catalogue.entries import Catalogue, Entry, find_catalogue_path, load_catalogue, save_catalogue

__all__ = ["change", "commit", "copy_repository", "entry_of", "git", "retype", "run"]


def copy_repository(folder: Path) -> Path:
    """A copy of the text with its glossary and catalogue, committed to git by Somebody."""
    for name in ("texts", "glossary.yaml", "translate/po"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (root / name).is_dir() else shutil.copy
        copy(root / name, folder / name)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    commit(folder, "Somebody")
    return folder


def run(folder: Path, *arguments: str) -> int:
    """The exit code of one command of `python -m translate` there."""
    signs = arguments[0] == "sign" or "--take" in arguments
    # The words that these tests sign are no translations.
    return main(["--root", str(folder), *arguments, *(("--despite-findings",) if signs else ())])


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    name = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
    command = ["git", "-C", str(folder), *name, *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def commit(folder: Path, author: str) -> None:
    """Commit whatever has changed in the name of an author."""
    done = git(folder, "commit", "-qam", f"By {author}", f"--author={author} <{author.lower()}@example.org>")
    assert done.returncode == 0, done.stdout + done.stderr


def entry_of(folder: Path, key: str) -> Entry:
    return load_catalogue(find_catalogue_path(folder, id, "en")).entries[key]


def change(folder: Path, key: str, make: Callable[[Entry], Entry]) -> None:
    """Change one entry as a program of ours would write it."""
    catalogue: Catalogue = load_catalogue(find_catalogue_path(folder, id, "en"))
    entries = {**catalogue.entries, key: make(catalogue.entries[key])}
    save_catalogue(replace(catalogue, entries=entries))


def retype(folder: Path, key: str, text: str) -> None:
    """Change the English of one entry and nothing else, as people do in any program."""
    change(folder, key, lambda entry: replace(entry, text=text))
