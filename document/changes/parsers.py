"""The commands of this room, with their arguments."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from document.changes.renaming import print_rename
from document.changes.update import print_update
from document.changes.withdrawing import print_withdraw
from document.errors import InputError, suggest_nearest
from document.publication.load import find_texts

__all__ = ["add_changes", "choose_folder"]

sentences_of_changes = {
    "update": "Take a new version of a received text, and say what became of which sentence.",
    "rename": "Give a text another id; its old addresses lead on.",
    "withdraw": "Publish a text no longer; a notice stands at its addresses.",
}
# Command -> what it does.


def add_changes(commands: Any) -> None:
    """Add update, rename and withdraw to argparse's subparsers; each sets `run`."""
    for name, does in sentences_of_changes.items():
        commands.add_parser(name, help=does, description=does)
    update, rename, withdraw = (commands.choices[name] for name in sentences_of_changes)
    update.add_argument("id", metavar="ID", help="which text")
    update.add_argument("file", type=Path, metavar="FILE", help="the new version, as UTF-8 text")
    update.set_defaults(run=lambda a: print_update(choose_folder(a), a.file))
    rename.add_argument("id", metavar="OLD", help="which text")
    rename.add_argument("new", metavar="NEW", help="its new id: small letters, digits, hyphens")
    rename.set_defaults(run=lambda a: print_rename(a.root, choose_folder(a).name, a.new))
    withdraw.add_argument("id", metavar="ID", help="which text")
    withdraw.add_argument("--reason", default="", help="why, in a sentence for readers")
    withdraw.set_defaults(run=lambda a: print_withdraw(a.root, choose_folder(a), a.reason))


def choose_folder(arguments: Namespace) -> Path:
    """The folder of the text that is named; InputError where there is none."""
    known = {folder.name: folder for folder in find_texts(arguments.root)}
    if arguments.id not in known:
        raise InputError.at(
            arguments.root / "texts", 0, f"no text '{arguments.id}'", suggest_nearest(arguments.id, known)
        )
    return known[arguments.id]
