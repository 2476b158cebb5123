"""What an editor does from the command line: add a text, find its structure, check it, change it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from document.changes.parsers import add_changes, choose_folder
from document.errors import run_command
from document.intake.parsers import add_intake
from document.publication.unread import print_open_places

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0, or 1 after one line for each fault of the input."""
    return run_command(lambda: run_named(make_document_parser().parse_args(argv)))


def make_document_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=".venv/bin/python -m document", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent, help="the repository")
    commands = parser.add_subparsers(dest="command", required=True)
    add_intake(commands)
    add_changes(commands)
    does = "List where a character had several forms and nothing decided which, so that a person reads it."
    script = commands.add_parser("script", help=does, description=does)
    script.add_argument("id", metavar="ID", help="which text")
    script.set_defaults(run=lambda arguments: print_open_places(choose_folder(arguments)))
    return parser


def run_named(arguments: argparse.Namespace) -> int:
    return int(arguments.run(arguments))
