"""The commands of this room, with their arguments."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from document.changes.update import print_update
from document.errors import InputError, nearest
from document.publication.load import find_texts

__all__ = ["add_changes"]


def add_changes(commands: Any) -> None:
    """Add update to argparse's subparsers; each command sets `run`."""
    update = commands.add_parser("update", help="a new version of a received text")
    update.add_argument("id", help="which text")
    update.add_argument("file", type=Path, help="the new version, as UTF-8 text")
    update.set_defaults(run=lambda a: print_update(choose_folder(a), a.file))


def choose_folder(arguments: Namespace) -> Path:
    """The folder of the text that is named; InputError where there is none."""
    known = {folder.name: folder for folder in find_texts(arguments.root)}
    if arguments.id not in known:
        raise InputError.at(arguments.root / "texts", 0, f"no text '{arguments.id}'", nearest(arguments.id, known))
    return known[arguments.id]
