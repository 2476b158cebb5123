"""What editors do to a text, and what of its catalogue has to stay: key, English, notes and signature."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import polib
import yaml

from catalogue_file import entries_of
from document.__main__ import main as document
from translate.__main__ import main as translate

__all__ = ["Edit", "change_profile", "count_up", "edit_lines", "edit_text", "keep_everything", "sync"]

Edit = Callable[[list[str]], None]
# Changes the lines of a received text.
han_ones = "一二三四五六七八九"
han_tens = ("", "十", *(f"{ten}十" for ten in han_ones[1:]))
han_numbers = [f"{tens}{one}" for tens in han_tens for one in ("", *han_ones)][1:]
# From 一 to 九十九.


def sync(repo: Path) -> None:
    assert translate(["--root", str(repo), "sync"]) == 0


def edit_text(repo: Path, id: str, edit: Edit) -> None:
    """Bring the text as `edit` makes it, as a person would, and sync."""
    edit_lines(repo, id, edit)
    sync(repo)


def edit_lines(repo: Path, id: str, edit: Edit) -> None:
    """Bring the text as `edit` makes it."""
    lines = (repo / "texts" / id / "received.txt").read_text(encoding="utf-8").split("\n")
    edit(lines)
    file = repo / "new.txt"
    file.write_text("\n".join(lines), encoding="utf-8")
    assert document(["--root", str(repo), "update", id, str(file)]) == 0


def change_profile(repo: Path, id: str, profile: dict[str, object]) -> None:
    """Read the body by another profile, and sync."""
    path = repo / "texts" / id / "publication.yaml"
    publication = yaml.safe_load(path.read_text(encoding="utf-8"))
    next(part for part in publication["parts"] if part["role"] == "body")["profile"] = profile
    path.write_text(yaml.safe_dump(publication, allow_unicode=True), encoding="utf-8")
    sync(repo)


def keep_everything(repo: Path, id: str, change: Callable[[], None]) -> tuple[int, set[str], set[str]]:
    """Assert that every entry whose Chinese stays is as it was; how many those are, and which keys came and went."""
    before = entries_of(repo, id)
    change()
    after = entries_of(repo, id)
    here, there = (Counter(entry.msgid for entry in entries.values()) for entries in (before, after))
    kept = [entry for entry in before.values() if here[entry.msgid] <= there[entry.msgid]]
    found = {key: facts(entry) for key, entry in after.items()}
    assert {entry.msgctxt: facts(entry) for entry in kept} == {e.msgctxt: found.get(e.msgctxt) for e in kept}
    assert (here & there).total() <= len(before.keys() & after.keys())
    return len(kept), after.keys() - before.keys(), before.keys() - after.keys()


def facts(entry: polib.POEntry) -> tuple[str, str, str, tuple[str, ...]]:
    return entry.msgid, entry.msgstr, entry.tcomment, tuple(entry.flags)


def count_up(line: str, marker: str) -> str:
    """The line with the number of its marker one higher; `marker` has a {} for it, such as 第{}条."""
    before, behind = marker.split("{}")
    match = re.match(f"{re.escape(before)}([0-9]+|[{han_ones}十]+){re.escape(behind)}", line)
    if not match:
        return line
    number = match[1]
    more = str(int(number) + 1) if number.isdecimal() else han_numbers[han_numbers.index(number) + 1]
    return f"{before}{more}{behind}{line[match.end() :]}"
