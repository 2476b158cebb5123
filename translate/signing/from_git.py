"""`python -m translate sign --from-git`: what people have edited in any program, with the authors of their commits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from document.errors import InputError, shown
from translate.catalogue.entries import Catalogue, Entry
from translate.catalogue.staleness import whole
from translate.catalogue.store import change_catalogue
from translate.history.versions import is_shallow
from translate.signing.authors import Edit, find_edits
from translate.signing.selection import choose_keys
from translate.signing.sign import name_mark, sign_entry, tidy_name

__all__ = ["Confirm", "ask_person", "print_sign_from_git"]

Confirm = Callable[[str, int], bool]
# Takes an author and how many sentences are theirs, and says whether the author signs them.


@dataclass(frozen=True)
class Offer:
    """What may be signed, and what may not."""

    signable: Mapping[str, Sequence[Edit]]
    # By author.
    left: Sequence[tuple[Edit, str]]
    # With the reason.


def print_sign_from_git(path: Path, since: str, keys: Sequence[str], confirm: Confirm | None) -> int:
    """List the edited sentences with their authors and sign what is confirmed; 0.

    What a person or a change of the Chinese has marked is left: it needs another look first. InputError, after the
    list, if there is something to sign and nobody to confirm it.
    """
    if is_shallow(path):
        problem = "git has a part of the history alone, and does not know who wrote what"
        raise InputError.at("sign --from-git", 0, problem, "run git fetch --unshallow")
    edits = find_edits(path, since)
    if keys:
        chosen = choose_keys(Catalogue(path, {edit.entry.key: edit.entry for edit in edits}), keys)
        edits = tuple(edit for edit in edits if edit.entry.key in chosen)
    offer = sort_edits(edits)
    for edit, reason in offer.left:
        print(f"{shown(path)}:{edit.entry.line}: {edit.entry.key}: left, {reason}: {edit.entry.text}")
    for author, theirs in offer.signable.items():
        for edit in theirs:
            print(f"{shown(path)}:{edit.entry.line}: {edit.entry.key}: {author}, {edit.date}: {edit.entry.text}")
        if confirm and confirm(author, len(theirs)):
            print(f"{shown(path)}: {sign_all(path, theirs, author)} signed by {author}")
    if not edits:
        print(f"{shown(path)}: nothing is edited and unsigned")
    if offer.signable and not confirm:
        problem = "nothing is signed, since nobody is at a terminal to be asked"
        raise InputError.at("sign --from-git", 0, problem, "add --yes to sign all that is listed")
    return 0


def sort_edits(edits: Sequence[Edit]) -> Offer:
    signable: dict[str, list[Edit]] = {}
    left = []
    for edit in edits:
        if reason := why_not(edit):
            left.append((edit, reason))
        else:
            signable.setdefault(edit.author, []).append(edit)
    return Offer(signable, left)


def why_not(edit: Edit) -> str:
    if edit.machine:
        return f"git has these words as {edit.machine}, run make sync"
    if not edit.author:
        return "not committed yet"
    return name_mark(edit.entry)


def sign_all(path: Path, edits: Sequence[Edit], author: str) -> int:
    """Sign those that still read as they were listed; how many that were."""
    listed = {edit.entry.key: edit.entry for edit in edits}
    signed: list[Entry] = []

    def change(catalogue: Catalogue) -> Catalogue:
        same = [entry for entry in catalogue.entries.values() if entry == listed.get(entry.key)]
        signed[:] = [sign_entry(e, whole(e, catalogue.entries).source, tidy_name(author)) for e in same]
        fresh = {**catalogue.entries, **{entry.key: entry for entry in signed}}
        return replace(catalogue, entries=fresh)

    change_catalogue(path, change)
    return len(signed)


def ask_person(author: str, count: int) -> bool:
    """Ask at the terminal."""
    return input(f"sign these {count} as {author}? [y/N] ").strip().lower() in {"y", "yes"}
