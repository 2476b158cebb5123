"""`python -m translate unsign KEY…`: the words stand, and nobody answers for them any more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from translate.catalogue.entries import Entry
from translate.catalogue.state import find_standing
from translate.signing.selection import Refusal, change_entries

__all__ = ["print_unsign", "unsign_entry"]


def print_unsign(path: Path, keys: Sequence[str]) -> int:
    """Take the signatures of these sentences back, all of them or none; 0."""
    return change_entries(path, keys, unsign_entry, describe_unsigning)


def describe_unsigning(before: Entry, after: Entry) -> str:
    return f"no longer {before.origin}'s; it is {find_standing(after).state}, as before"


def unsign_entry(entry: Entry, chinese: str) -> Entry:
    """The entry with the origin that it had before it was signed; without one its words count as edited."""
    if find_standing(entry).state not in {"reviewed", "official"}:
        raise Refusal("nobody has signed these words", "leave it")
    origin, _, digest = entry.was.rpartition(" ")
    return replace(entry, origin=origin, hash=digest, was="", signed="")
