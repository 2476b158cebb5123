"""Who wrote the words of each entry as they stand, and when, by what git knows of each line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from document.yamlfile import read_text
from translate.catalogue.entries import Catalogue
from translate.git import ask_git

__all__ = ["Writer", "find_writers"]

uncommitted = "0" * 40


@dataclass(frozen=True)
class Writer:
    """Of the English of one entry."""

    name: str
    # As the commit has it; "" for what is not committed.
    date: str
    # "2026-11-26"; "" for what is not committed.


def find_writers(catalogue: Catalogue) -> Mapping[str, Writer]:
    """Key -> who wrote its msgstr last; nothing where git is not there or does not have the file."""
    path = catalogue.path.absolute()
    commits = blame_lines(path)
    if not commits:
        return {}
    lines = read_text(path).splitlines()
    found = {}
    for entry in (entry for entry in catalogue.entries.values() if entry.text):
        # Somebody may have saved a shorter file since.
        first = next((n for n in range(entry.line, len(lines)) if lines[n].startswith("msgstr")), len(lines))
        last = next((n for n in range(first + 1, len(lines)) if not lines[n].startswith('"')), len(lines))
        if of_entry := commits[first:last]:
            found[entry.key] = max(of_entry, key=lambda w: w.date or "9")
    return found


def blame_lines(path: Path) -> tuple[Writer, ...]:
    """The commit of each line, as an author and a day."""
    output = ask_git(path.parent, "blame", "--porcelain", "--", path.name).decode("utf-8", "replace")
    known: dict[str, dict[str, str]] = {}
    lines: list[Writer] = []
    commit = ""
    for line in output.split("\n"):
        if line.startswith("\t"):
            lines.append(writer(commit, known[commit]))
        elif match := re.match(r"([0-9a-f]{40}) \d+ \d+", line):
            commit = match[1]
            known.setdefault(commit, {})
        else:
            name, _, value = line.partition(" ")
            known.get(commit, {})[name] = value
    return tuple(lines)


def writer(commit: str, said: Mapping[str, str]) -> Writer:
    if commit == uncommitted:
        return Writer("", "")
    date = datetime.fromtimestamp(int(said["author-time"]), UTC).date().isoformat()
    return Writer(said["author"], date)
