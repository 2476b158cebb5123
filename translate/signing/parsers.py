"""The commands of this room, with their arguments."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from document.errors import InputError
from translate.languages import add_command, add_language
from translate.signing.findings import Reason, find_no_reason, tell_findings
from translate.signing.from_git import Asked, Confirm, ask_person, print_sign_from_git
from translate.signing.restamp import print_restamp
from translate.signing.selection import choose_catalogue
from translate.signing.sign import print_sign
from translate.signing.suggestions import print_drop, print_suggestions, print_take
from translate.signing.unsign import print_unsign

__all__ = ["add_signing"]


def add_signing(commands: Any) -> None:
    """Add sign, unsign, restamp and suggestions to argparse's subparsers; each sets `run`."""
    sign, _, restamp, suggestions = (begin_command(commands, name, *rest) for name, rest in signing_commands.items())
    sign.add_argument("--name", help="who signs")
    sign.add_argument(
        "--from-git",
        nargs="?",
        const="",
        metavar="REV",
        help="sign edited sentences in the names of their authors in git; with REV only what came after it",
    )
    sign.add_argument("--author", default="", help="with --from-git: only what this person has edited")
    sign.add_argument("--yes", action="store_true", help="sign what --from-git lists without asking")
    sign.add_argument("--settle", action="store_true", help="sign also what is marked; the mark goes")
    sign.add_argument("--despite-findings", action="store_true", help="sign also where check finds something")
    restamp.add_argument("--origin", required=True, help="draft, 'mt ENGINE MODEL VERSION', 'official WHO'")
    what = suggestions.add_mutually_exclusive_group()
    what.add_argument("--take", action="store_true", help="put it in the place of the English")
    what.add_argument("--drop", action="store_true", help="remove it; of several all, or --number")
    suggestions.add_argument("--number", type=int, default=0, help="which of several, from 1")
    suggestions.add_argument("--name", default="", help="with --take: sign it in this name")
    suggestions.add_argument(
        "--settle", action="store_true", help="with --name: sign also what is marked; the mark goes"
    )
    suggestions.add_argument(
        "--despite-findings", action="store_true", help="with --name: sign also where check finds something"
    )


def begin_command(commands: Any, name: str, run: Callable[[Namespace], int], does: str, count: str) -> ArgumentParser:
    parser = add_command(commands, name, does)
    parser.add_argument("keys", nargs=count, metavar="KEY", help="18.1.2, or '18.*' for all of article 18")
    parser.add_argument("--text", default="", help="of which text, where there are several")
    add_language(parser, "in which language, where there are several")
    parser.set_defaults(run=run)
    return parser


def catalogue(arguments: Namespace) -> Path:
    return choose_catalogue(arguments.root, arguments.text, arguments.language)


def run_sign(arguments: Namespace) -> int:
    path, keys = catalogue(arguments), arguments.keys
    if arguments.from_git is not None:
        if arguments.name:
            raise InputError.at("--name", 0, "git names the authors", "leave out --name, or leave out --from-git")
        asked = Asked(arguments.from_git, keys, arguments.author)
        return print_sign_from_git(path, asked, choose_confirm(arguments.yes), find_reasons(arguments))
    if arguments.author or arguments.yes:
        option = "--author" if arguments.author else "--yes"
        raise InputError.at("sign", 0, f"{option} is for --from-git", "add --from-git, or leave it out")
    if not keys or not arguments.name:
        raise InputError.at("sign", 0, "no key or no name", "write sign KEY --name NAME, or sign --from-git")
    return print_sign(path, keys, arguments.name, arguments.settle, find_reasons(arguments))


def find_reasons(arguments: Namespace) -> Reason:
    """What `check` says against signing a sentence; nothing where nobody signs, or does so in spite of it."""
    if arguments.despite_findings or not (arguments.name or arguments.command == "sign"):
        return find_no_reason
    return tell_findings(arguments.root, catalogue(arguments))


def choose_confirm(yes: bool) -> Confirm | None:
    """Everything is confirmed, or a person is asked; None where nobody can be."""
    if yes:
        return lambda author, theirs: theirs
    return ask_person if sys.stdin.isatty() else None


def run_unsign(arguments: Namespace) -> int:
    return print_unsign(catalogue(arguments), arguments.keys)


def run_restamp(arguments: Namespace) -> int:
    return print_restamp(catalogue(arguments), arguments.keys, arguments.origin)


def run_suggestions(arguments: Namespace) -> int:
    path, keys = catalogue(arguments), arguments.keys
    if (arguments.take or arguments.drop) and not keys:
        raise InputError.at("suggestions", 0, "no key", "write which sentence: suggestions 18.1.2 --take")
    if arguments.take:
        reasons = find_reasons(arguments)
        return print_take(path, keys, arguments.number, arguments.name, arguments.settle, reasons)
    return print_drop(path, keys, arguments.number) if arguments.drop else print_suggestions(path, keys)


signing_commands: Mapping[str, tuple[Callable[[Namespace], int], str, str]] = {
    "sign": (run_sign, "Say that you have checked English against its Chinese.", "*"),
    "unsign": (run_unsign, "Take a signature back: nobody answers for the words any more.", "+"),
    "restamp": (run_restamp, "Say that a model, an engine or the issuer wrote the words as they stand.", "+"),
    "suggestions": (run_suggestions, "Show what tools would rather say, take it or drop it.", "*"),
}
# Command -> what runs it, a sentence for its --help, how many keys it takes.
