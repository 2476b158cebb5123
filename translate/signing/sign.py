"""`python -m translate sign KEY… --name NAME`: a person has checked these words against the Chinese."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from document.errors import InputError
from translate.catalogue.comments import hash_words
from translate.catalogue.entries import Entry
from translate.catalogue.state import find_standing, is_signed_for_other
from translate.catalogue.words import put_new_words
from translate.signing.findings import Reason, find_no_reason
from translate.signing.selection import Refusal, change_entries

__all__ = ["keep_claim", "name_mark", "print_sign", "sign_entry", "tidy_name"]


def print_sign(
    path: Path, keys: Sequence[str], name: str, settle: bool = False, reason: Reason = find_no_reason
) -> int:
    """Sign the sentences that are named, all of them or none; 0. With `settle`, those too that are marked."""
    sign = partial(sign_entry, name=tidy_name(name), settle=settle, reason=reason)
    return change_entries(path, keys, sign, describe_signing)


def describe_signing(before: Entry, after: Entry) -> str:
    if after == before:
        return f"already signed by {find_standing(before).who}; nothing to do"
    mark = name_mark(before)
    return f"signed, {after.origin}" + (f"; the mark is gone: {mark}" if mark else "")


def name_mark(entry: Entry, chinese: str = "") -> str:
    """Why a person should look at it again before it is signed; "" where it has no mark.

    `chinese` is all that the English says.
    """
    if entry.previous:
        return "the Chinese has changed"
    if is_signed_for_other(entry, chinese):
        return "the Chinese is not that for which it was signed"
    return "marked as needing work" if entry.fuzzy else ""


def tidy_name(name: str) -> str:
    """A name that a comment can hold, and that nobody takes for a hash."""
    tidy = " ".join(name.split())
    if not tidy or not name.strip(" ").isprintable() or re.fullmatch(r"[0-9a-f]{8}", tidy):
        raise InputError.at("--name", 0, f"{name!r} is no name", "write the name under which the English is signed")
    return tidy


def sign_entry(entry: Entry, chinese: str, name: str, settle: bool = False, reason: Reason = find_no_reason) -> Entry:
    """The entry with these words signed for `chinese`, all that they say; what is signed without a mark stays.

    The doubts of our tools go, since a person has looked at it. A mark that somebody set, or that the Chinese has
    changed, goes with `settle` alone; where there is a `reason` against these words, they are not signed.
    """
    if not entry.text.strip():
        raise Refusal("there is no English to sign", "translate it")
    standing, mark = find_standing(entry), name_mark(entry, chinese)
    if standing.state in {"reviewed", "official"} and standing.who != name:
        if not mark:
            return entry
        raise Refusal(f"it is {entry.origin}'s", f"run .venv/bin/python -m translate unsign {entry.key} before")
    if mark and not settle:
        raise Refusal(mark, "look at it again, then add --settle, which removes the mark")
    if found := reason(entry, chinese):
        raise Refusal(f"check finds {found}", "mend it, waive it with a reason, or add --despite-findings")
    signed = put_new_words(entry, entry.text, f"human {name}")
    kept = tuple(remark for remark in entry.remarks if not is_settled(remark))
    return replace(signed, was=keep_claim(entry), signed=hash_words(chinese), remarks=kept)


def keep_claim(entry: Entry) -> str:
    """The origin that a signature is put over, with its hash; over a signature what that is over."""
    if entry.was or find_standing(entry).state in {"reviewed", "official"}:
        return entry.was
    return f"{entry.origin} {entry.hash}" if entry.origin and entry.hash else ""


def is_settled(remark: str) -> bool:
    """What our tools said of other words, and a line that claimed an origin."""
    return bool(re.match(r"check [\w-]+: |origin\W", remark))
