"""`python -m translate sign --from-git`: what people have edited in any program, with the authors of their commits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from document.errors import InputError, show_path, suggest_nearest
from translate.catalogue.entries import Catalogue, Entry, load_catalogue
from translate.catalogue.staleness import join_whole
from translate.catalogue.store import change_catalogue
from translate.history.versions import is_shallow
from translate.signing.authors import Edit, find_edits
from translate.signing.findings import Reason, find_no_reason
from translate.signing.selection import choose_keys
from translate.signing.sign import name_mark, sign_entry, tidy_name

__all__ = ["Asked", "Confirm", "ask_person", "print_sign_from_git"]

Confirm = Callable[[str, Sequence[Edit]], Sequence[Edit]]
# Takes an author and the sentences that are theirs, and gives those that the author signs.


@dataclass(frozen=True)
class Asked:
    """Which edited sentences are meant; all of them where nothing is said."""

    since: str = ""
    # The revision after which they were made.
    keys: Sequence[str] = ()
    author: str = ""


@dataclass(frozen=True)
class Offer:
    """What may be signed, and what may not."""

    signable: Mapping[str, Sequence[Edit]]
    # By author.
    left: Sequence[tuple[Edit, str]]
    # With the reason.


def print_sign_from_git(path: Path, asked: Asked, confirm: Confirm | None, reason: Reason = find_no_reason) -> int:
    """List the edited sentences with their authors and sign what is confirmed; 0.

    What a person or a change of the Chinese has marked is left, and so is what there is a `reason` against: it needs
    another look first. InputError, after the list, if there is something to sign and nobody to confirm it.
    """
    if is_shallow(path):
        problem = "git has a part of the history alone, and does not know who wrote what"
        raise InputError.at("sign --from-git", 0, problem, "run git fetch --unshallow")
    edits = choose_edits(path, asked)
    offer = sort_edits(edits, whole_chinese(path), reason)
    for edit, why in offer.left:
        print(f"{show_path(path)}:{edit.entry.line}: {edit.entry.key}: left, {why}: {edit.entry.text}")
    for author, theirs in offer.signable.items():
        for edit in theirs:
            print(f"{show_path(path)}:{edit.entry.line}: {edit.entry.key}: {author}, {edit.date}: {edit.entry.text}")
        if confirm and (confirmed := confirm(author, theirs)):
            print(f"{show_path(path)}: {sign_all(path, confirmed, author)} signed by {author}")
    if not edits:
        print(f"{show_path(path)}: nothing is edited and unsigned")
    if offer.signable and not confirm:
        problem = "nothing is signed, since nobody is at a terminal to be asked"
        raise InputError.at(
            "sign --from-git", 0, problem, "add --yes to sign all that is listed, and --author to list one person's"
        )
    return 0


def choose_edits(path: Path, asked: Asked) -> tuple[Edit, ...]:
    edits = find_edits(path, asked.since)
    if asked.keys:
        chosen = choose_keys(Catalogue(path, {edit.entry.key: edit.entry for edit in edits}), asked.keys)
        edits = tuple(edit for edit in edits if edit.entry.key in chosen)
    authors = {edit.author for edit in edits if edit.author}
    if asked.author and asked.author not in authors:
        raise InputError.at(
            "--author", 0, f"git has nothing of '{asked.author}' here", suggest_nearest(asked.author, authors)
        )
    return tuple(edit for edit in edits if asked.author in {"", edit.author})


def whole_chinese(path: Path) -> Mapping[str, str]:
    """Key -> all the Chinese that its English says."""
    entries = load_catalogue(path).entries
    return {key: join_whole(entry, entries).source for key, entry in entries.items()}


def sort_edits(edits: Sequence[Edit], chinese: Mapping[str, str], reason: Reason) -> Offer:
    signable: dict[str, list[Edit]] = {}
    left = []
    for edit in edits:
        if why := why_not(edit, chinese[edit.entry.key], reason):
            left.append((edit, why))
        else:
            signable.setdefault(edit.author, []).append(edit)
    return Offer(signable, left)


def why_not(edit: Edit, chinese: str, reason: Reason) -> str:
    if edit.machine:
        return f"git has these words as {edit.machine}, run make sync"
    if not edit.author:
        return "not committed yet"
    found = reason(edit.entry, chinese)
    return name_mark(edit.entry) or (f"check finds {found}" if found else "")


def sign_all(path: Path, edits: Sequence[Edit], author: str) -> int:
    """Sign those that still read as they were listed; how many that were."""
    listed = {edit.entry.key: edit.entry for edit in edits}
    signed: list[Entry] = []

    def change(catalogue: Catalogue) -> Catalogue:
        same = [entry for entry in catalogue.entries.values() if entry == listed.get(entry.key)]
        signed[:] = [sign_entry(e, join_whole(e, catalogue.entries).source, tidy_name(author)) for e in same]
        fresh = {**catalogue.entries, **{entry.key: entry for entry in signed}}
        return replace(catalogue, entries=fresh)

    change_catalogue(path, change)
    return len(signed)


def ask_person(author: str, theirs: Sequence[Edit]) -> Sequence[Edit]:
    """Ask at the terminal: for all of them, for none, or for each."""
    answer = input(f"sign these {len(theirs)} as {author}? [y]es, [N]o, [e]ach: ").strip().lower()
    if answer in {"e", "each"}:
        return [edit for edit in theirs if is_yes(input(f"{edit.entry.key}: {edit.entry.text} [y/N] "))]
    return theirs if is_yes(answer) else ()


def is_yes(answer: str) -> bool:
    return answer.strip().lower() in {"y", "yes"}
