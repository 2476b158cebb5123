"""`python -m translate`: the catalogue and the glossary from the command line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from document.errors import InputError, shown
from translate.apply_terms import print_apply_terms
from translate.check import print_check
from translate.lint import lint_command
from translate.status import print_status
from translate.sync import sync

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0, or 1 after one line for each fault of the input."""
    parser = argparse.ArgumentParser(prog="python -m translate", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent, help="the repository")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("sync", help="bring the catalogues up to date with the texts")
    commands.add_parser("lint", help="what is wrong with glossary.yaml")
    check = commands.add_parser("check", help="what is wrong with the English of the catalogues")
    check.add_argument("--format", choices=("text", "github"), default="text", help="github: annotations")
    commands.add_parser("status", help="what is missing or out of date, and by which term")
    commands.add_parser("apply-terms", help="put changed preferred renderings into the English")
    arguments = parser.parse_args(argv)
    verbs = {"sync": print_sync, "lint": print_lint, "status": print_status, "apply-terms": print_apply_terms}
    try:
        if arguments.command == "check":
            return print_check(arguments.root, arguments.format)
        return verbs[arguments.command](arguments.root)
    except InputError as error:
        print(error, file=sys.stderr)
        return 1


def print_sync(root: Path) -> int:
    for outcome in sync(root):
        state = "written" if outcome.written else "unchanged"
        counts = f"{outcome.added} added, {outcome.changed} changed, {outcome.removed} removed"
        print(f"{shown(outcome.path)}: {counts}; {state}")
    return 0


def print_lint(root: Path) -> int:
    faults = lint_command(root)
    print(*faults, sep="\n", end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
