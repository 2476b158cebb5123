"""A catalogue as its file has it, read and changed by polib alone: what a translator's own tool sees."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import polib

__all__ = ["change", "english_of", "entries_of", "signed_by_a_person"]


def open_po(repo: Path, id: str) -> polib.POFile:
    return polib.pofile(str(repo / "translate/po/en" / f"{id}.po"), wrapwidth=0)


def entries_of(repo: Path, id: str) -> dict[str, polib.POEntry]:
    """Key -> entry, of the segments that the text has now."""
    return {entry.msgctxt: entry for entry in open_po(repo, id) if not entry.obsolete}


def english_of(repo: Path, id: str) -> dict[str, str]:
    """Key -> English, "" for none."""
    return {key: entry.msgstr for key, entry in entries_of(repo, id).items()}


def signed_by_a_person(entries: Iterable[polib.POEntry]) -> list[polib.POEntry]:
    return [entry for entry in entries if "origin: human " in entry.tcomment]


def change(repo: Path, id: str, key: str, english: str) -> None:
    """Give one segment other English, and leave all else as it is."""
    po = open_po(repo, id)
    next(entry for entry in po if entry.msgctxt == key and not entry.obsolete).msgstr = english
    po.save()
