"""The commands of this room, with their arguments."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from document.errors import InputError
from translate.languages import add_language
from translate.signing.from_git import Confirm, ask_person, print_sign_from_git
from translate.signing.restamp import print_restamp
from translate.signing.selection import choose_catalogue
from translate.signing.sign import print_sign
from translate.signing.suggestions import print_drop, print_suggestions, print_take
from translate.signing.unsign import print_unsign

__all__ = ["add_signing"]


def add_signing(commands: Any) -> None:
    """Add sign, unsign, restamp and suggestions to argparse's subparsers; each sets `run`."""
    sign = add(commands, "sign", run_sign, "say that you have checked this English against the Chinese", "*")
    sign.add_argument("--name", help="who signs")
    sign.add_argument(
        "--from-git", nargs="?", const="", metavar="REV", help="edited sentences by their authors, after REV"
    )
    sign.add_argument("--yes", action="store_true", help="sign what --from-git lists without asking")
    sign.add_argument("--settle", action="store_true", help="also what is marked: the mark goes")
    add(commands, "unsign", lambda a: print_unsign(catalogue(a), a.keys), "take a signature back", "+")
    restamp = add(commands, "restamp", run_restamp, "say that a model, an engine or the issuer wrote the words", "+")
    restamp.add_argument("--origin", required=True, help="draft, 'mt ENGINE MODEL VERSION', 'official WHO'")
    suggestions = add(commands, "suggestions", run_suggestions, "what tools would rather say", "*")
    what = suggestions.add_mutually_exclusive_group()
    what.add_argument("--take", action="store_true", help="make it the English")
    what.add_argument("--drop", action="store_true", help="remove it, or all of them")
    suggestions.add_argument("--number", type=int, default=0, help="which of several")
    suggestions.add_argument("--name", default="", help="sign what is taken")
    suggestions.add_argument("--settle", action="store_true", help="with --name: the mark goes")


def add(commands: Any, name: str, run: Callable[[Namespace], int], help: str, count: str) -> ArgumentParser:
    parser: ArgumentParser = commands.add_parser(name, help=help)
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
        return print_sign_from_git(path, arguments.from_git, keys, choose_confirm(arguments.yes))
    if not keys or not arguments.name:
        raise InputError.at("sign", 0, "no key or no name", "write sign KEY --name NAME, or sign --from-git")
    return print_sign(path, keys, arguments.name, arguments.settle)


def choose_confirm(yes: bool) -> Confirm | None:
    """Everything is confirmed, or a person is asked; None where nobody can be."""
    if yes:
        return lambda author, count: True
    return ask_person if sys.stdin.isatty() else None


def run_restamp(arguments: Namespace) -> int:
    return print_restamp(catalogue(arguments), arguments.keys, arguments.origin)


def run_suggestions(arguments: Namespace) -> int:
    path, keys = catalogue(arguments), arguments.keys
    if (arguments.take or arguments.drop) and not keys:
        raise InputError.at("suggestions", 0, "no key", "write which sentence: suggestions 18.1.2 --take")
    if arguments.take:
        return print_take(path, keys, arguments.number, arguments.name, arguments.settle)
    return print_drop(path, keys, arguments.number) if arguments.drop else print_suggestions(path, keys)
