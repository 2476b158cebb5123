"""`python -m translate restamp KEY… --origin ORIGIN`: these words, as they stand now, are not a person's of ours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from document.errors import InputError
from translate.catalogue.comments import hash_words, origin_form
from translate.catalogue.entries import Entry
from translate.catalogue.state import find_standing
from translate.signing.selection import Refusal, change_entries
from translate.signing.sign import keep_claim

__all__ = ["print_restamp", "restamp_entry"]


def print_restamp(path: Path, keys: Sequence[str], origin: str) -> int:
    """`draft` for what a language model wrote, `mt …` for an engine, `official …` for what the issuer published."""
    tidy = " ".join(origin.split())
    if tidy.startswith("human"):
        raise InputError.at("--origin", 0, "a person signs", "run .venv/bin/python -m translate sign KEY --name NAME")
    if not origin_form.fullmatch(tidy):
        remedy = "write draft, mt ENGINE MODEL VERSION, official WHO or memory FILE"
        raise InputError.at("--origin", 0, f"unknown origin '{tidy}'", remedy)
    return change_entries(path, keys, partial(restamp_entry, origin=tidy), lambda before, after: f"now {after.origin}")


def restamp_entry(entry: Entry, chinese: str, origin: str) -> Entry:
    """The entry with an origin that speaks of the words as they stand."""
    if not entry.text.strip():
        raise Refusal("there is no English", "translate it")
    if find_standing(entry).state == "reviewed":
        raise Refusal(f"it is {entry.origin}'s", f"run .venv/bin/python -m translate unsign {entry.key} before")
    kept = tuple(remark for remark in entry.remarks if not remark.startswith("origin"))
    official = origin.startswith("official ")
    was, signed = (keep_claim(entry), hash_words(chinese)) if official else ("", "")
    return replace(entry, origin=origin, hash=hash_words(entry.text), was=was, signed=signed, remarks=kept)
