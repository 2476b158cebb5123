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
    return change_entries(
        path, keys, unsign_entry, lambda before, after: f"no longer {before.origin}'s; it counts as edited"
    )


def unsign_entry(entry: Entry) -> Entry:
    """The entry without an origin: until it is signed or restamped, its words count as edited."""
    if find_standing(entry).state not in {"reviewed", "official"}:
        raise Refusal("nobody has signed these words", "leave it")
    return replace(entry, origin="", hash="")
