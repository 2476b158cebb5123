"""`python -m translate sign KEY… --name NAME`: a person has checked these words against the Chinese."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from document.errors import InputError
from translate.catalogue.entries import Entry
from translate.catalogue.state import find_standing
from translate.catalogue.words import with_words
from translate.signing.selection import Refusal, change_entries

__all__ = ["print_sign", "sign_entry", "tidy_name"]


def print_sign(path: Path, keys: Sequence[str], name: str) -> int:
    """Sign the sentences that are named, all of them or none; 0."""
    return change_entries(
        path, keys, partial(sign_entry, name=tidy_name(name)), lambda before, after: f"signed, {after.origin}"
    )


def tidy_name(name: str) -> str:
    """A name that a comment can hold, and that nobody takes for a hash."""
    tidy = " ".join(name.split())
    if not tidy or not tidy.isprintable() or re.fullmatch(r"[0-9a-f]{8}", tidy):
        raise InputError.at("--name", 0, f"'{tidy}' is no name", "write the name under which the English is signed")
    return tidy


def sign_entry(entry: Entry, name: str) -> Entry:
    """The entry with these words signed; its marks and the doubts of our tools go, since a person has looked at it."""
    if not entry.text.strip():
        raise Refusal("there is no English to sign", "translate it")
    standing = find_standing(entry)
    if standing.state in {"reviewed", "official"} and standing.who != name:
        raise Refusal(f"it is {entry.origin}'s", f"run python -m translate unsign {entry.key} before")
    signed = with_words(entry, entry.text, f"human {name}")
    return replace(signed, remarks=tuple(remark for remark in entry.remarks if not is_settled(remark)))


def is_settled(remark: str) -> bool:
    """What our tools said of other words, and a line that claimed an origin."""
    return bool(re.match(r"check [\w-]+: |origin\W", remark))
