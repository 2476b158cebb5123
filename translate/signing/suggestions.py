"""`python -m translate suggestions`: what tools would rather say, to be shown, taken or dropped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from document.errors import show_path
from translate.catalogue.comments import Suggestion
from translate.catalogue.entries import Entry, load_catalogue
from translate.catalogue.words import is_machines, put_new_words
from translate.signing.findings import Reason, find_no_reason
from translate.signing.selection import Refusal, change_entries, choose_keys
from translate.signing.sign import name_mark, sign_entry, tidy_name

__all__ = ["print_drop", "print_suggestions", "print_take"]


def print_suggestions(path: Path, keys: Sequence[str]) -> int:
    """Print what is suggested for these sentences, or for all of them; 0."""
    catalogue = load_catalogue(path)
    chosen = choose_keys(catalogue, keys) if keys else tuple(catalogue.entries)
    for key in chosen:
        for line in suggestion_lines(catalogue.entries[key]):
            print(f"{show_path(path)}:{catalogue.entries[key].line}: {key}: {line}")
    return 0


def suggestion_lines(entry: Entry) -> Iterator[str]:
    """What stands there, then each suggestion with its number."""
    if entry.suggestions:
        yield f"now: {entry.text}"
    for number, suggestion in enumerate(entry.suggestions, start=1):
        yield f"{number}: {suggestion.who}, {suggestion.why}: {suggestion.text}"


def print_take(
    path: Path, keys: Sequence[str], number: int, name: str, settle: bool, reason: Reason = find_no_reason
) -> int:
    """Make a suggestion the English of each of these sentences, signed if there is a name; 0."""
    take = partial(take_suggestion, number=number, name=name, settle=settle, reason=reason)
    return change_entries(path, keys, take, describe_taking)


def describe_taking(before: Entry, after: Entry) -> str:
    mark = name_mark(after)
    return f"now reads: {after.text}" + (
        f"; the mark stays: {mark}; look at it, then sign it with --settle" * bool(mark)
    )


def print_drop(path: Path, keys: Sequence[str], number: int) -> int:
    """Remove a suggestion, or (0) all of them, from these sentences; 0."""
    drop = partial(drop_suggestion, number=number)
    return change_entries(path, keys, drop, lambda before, after: f"{len(after.suggestions)} suggestions left")


def take_suggestion(
    entry: Entry, chinese: str, number: int = 0, name: str = "", settle: bool = False, reason: Reason = find_no_reason
) -> Entry:
    """The entry with a suggestion as its English, signed if there is a name.

    A machine's words are that machine's. Others keep the origin that stood there with the hashes of what it speaks of,
    so that they count as edited. Words that no machine wrote go among the suggestions, and can be taken back. The
    suggestion may be older than a mark, which therefore goes only with a signature and `settle`.
    """
    suggestion = choose_suggestion(entry, number)
    of_machine = suggestion.who.startswith(("mt ", "memory ")) or suggestion.who == "draft"
    fresh = put_new_words(entry, suggestion.text, suggestion.who if of_machine else entry.origin)
    if not of_machine:
        fresh = replace(fresh, hash=entry.hash, was=entry.was, signed=entry.signed)
    if entry.text and not is_machines(entry):
        who = "edited" if entry.edited else entry.origin.replace(",", ";")
        stood = Suggestion(who, "stood here before", entry.text)
        fresh = replace(fresh, suggestions=(*fresh.suggestions, stood))
    fresh = replace(fresh, fuzzy=entry.fuzzy, previous=entry.previous, previous_key=entry.previous_key)
    return sign_entry(fresh, chinese, tidy_name(name), settle, reason) if name else fresh


def drop_suggestion(entry: Entry, chinese: str, number: int = 0) -> Entry:
    """The entry without a suggestion, or (0) without any."""
    if not number and entry.suggestions:
        return replace(entry, suggestions=())
    dropped = choose_suggestion(entry, number)
    return replace(entry, suggestions=tuple(s for s in entry.suggestions if s is not dropped))


def choose_suggestion(entry: Entry, number: int) -> Suggestion:
    count = len(entry.suggestions)
    if not count:
        raise Refusal("nothing is suggested", "leave it")
    if not number and count > 1:
        raise Refusal(f"there are {count} suggestions", f"add --number and one of 1 to {count}")
    if number > count or number < 0:
        raise Refusal(f"there is no suggestion {number}", f"use 1 to {count}")
    return entry.suggestions[number - 1 if number else 0]
