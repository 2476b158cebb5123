"""The command line: the catalogue and the glossary from the command line."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from document.errors import InputError
from translate.catalogue.apply_terms import print_apply_terms
from translate.checks.report import print_check
from translate.exchange.importing import print_import
from translate.glossary.lint import lint_command
from translate.machine.argos import ArgosEngine, find_package, packages_folder
from translate.machine.engine import Engine
from translate.machine.fill import print_fill
from translate.machine.install import print_install
from translate.machine.openai import from_environment
from translate.machine.spread import Spread, dask_executor
from translate.overview.concordance import print_concordance
from translate.overview.preferred import print_preferred
from translate.overview.status import print_status
from translate.signing.parsers import add_signing
from translate.sync.command import print_sync

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0, or 1 after one line for each fault of the input."""
    arguments = make_parser().parse_args(argv)
    try:
        code = run(arguments)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # Whoever read the output, as `head` does, has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except InputError as error:
        print(error, file=sys.stderr)
        return 1
    except ModuleNotFoundError as error:
        print(f"machine translation: {error.name} is not installed; run make translate", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("stopped; the same command goes on from here", file=sys.stderr)
        return 130


def make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m translate", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent, help="the repository")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("sync", help="bring the catalogues up to date with the texts")
    commands.add_parser("lint", help="what is wrong with glossary.yaml")
    check = commands.add_parser("check", help="what is wrong with the English of the catalogues")
    check.add_argument("--format", choices=("text", "github"), default="text", help="github: annotations")
    status = commands.add_parser("status", help="the state of every sentence, and what waits for somebody")
    status.add_argument("--format", choices=("text", "tsv"), default="text", help="tsv: a table of every sentence")
    status.add_argument("--all", action="store_true", help="every sentence, not only those that wait for somebody")
    concordance = commands.add_parser("concordance", help="every place of a term with its rendering, or of any text")
    concordance.add_argument("wanted", metavar="TERM|TEXT", help="a term's Chinese, English or id, or any text")
    commands.add_parser("preferred", help="where an admitted rendering stands and the preferred one would do")
    commands.add_parser("apply-terms", help="put changed preferred renderings into the English")
    install = commands.add_parser("install", help="install the Argos package for machine translation")
    install.add_argument("file", type=Path, nargs="?", help="an .argosmodel file; without one, from Argos' index")
    install.add_argument("--sha256", type=hash_of_file, metavar="HASH", help="refuse any other archive")
    install.add_argument("--replace", action="store_true", help="in the place of another package of the same name")
    filling = commands.add_parser("fill", help="translate what is missing, from the memory and by machine")
    filling.add_argument("--stale", action="store_true", help="what is out of date as well")
    filling.add_argument("--memory", action="store_true", help="from the memory alone, without a machine")
    filling.add_argument("--scheduler", help="address of a Dask scheduler whose workers translate: tcp://…")
    filling.add_argument("--save-every", type=seconds, default=5, metavar="SECONDS")
    importing = commands.add_parser("import", help="take a TMX or PO file into the translation memory")
    importing.add_argument("file", type=Path)
    importing.add_argument("--replace", action="store_true", help="instead of another file of the same name")
    add_signing(commands)
    return parser


def run(arguments: argparse.Namespace) -> int:
    verbs = {"sync": print_sync, "lint": print_lint, "preferred": print_preferred, "apply-terms": print_apply_terms}
    if "run" in arguments:
        return int(arguments.run(arguments))
    match arguments.command:
        case "check":
            return print_check(arguments.root, arguments.format)
        case "install":
            return print_install(arguments.file, arguments.sha256, arguments.replace)
        case "import":
            return print_import(arguments.root, arguments.file, arguments.replace)
        case "fill":
            return print_filling(arguments)
        case "status":
            return print_status(arguments.root, arguments.format, arguments.all)
        case "concordance":
            return print_concordance(arguments.root, arguments.wanted)
        case verb:
            return verbs[verb](arguments.root)


def print_filling(arguments: argparse.Namespace) -> int:
    """With the service that the environment names, else with the installed Argos package, or from the memory alone."""
    root, stale = arguments.root, arguments.stale
    if arguments.memory:
        return print_fill(root, None, arguments.save_every, stale)
    engine: Engine = from_environment() or ArgosEngine(find_package(packages_folder()))
    if not arguments.scheduler:
        return print_fill(root, engine, arguments.save_every, stale)
    with dask_executor(arguments.scheduler) as executor:
        return print_fill(root, Spread(engine, executor), arguments.save_every, stale)


def seconds(written: str) -> float:
    """A number of seconds from 0 to those of a day, as an argument."""
    value = float(written)
    if not 0 <= value <= 86400:
        raise ValueError(written)
    return value


def hash_of_file(written: str) -> str:
    """A SHA-256 in hexadecimal digits, as an argument."""
    if not re.fullmatch(r"[0-9a-fA-F]{64}", written):
        raise ValueError(written)
    return written.lower()


def print_lint(root: Path) -> int:
    faults = lint_command(root)
    print(*faults, sep="\n", end="\n" if faults else "")
    return 1 if faults else 0
