"""The command line: the catalogue and the glossary from the command line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from document.errors import InputError
from translate.catalogue.apply_terms import print_apply_terms
from translate.catalogue.status import print_status
from translate.checks.report import print_check
from translate.exchange.importing import print_import
from translate.glossary.lint import lint_command
from translate.machine.argos import ArgosEngine, find_package, packages_folder
from translate.machine.engine import Engine
from translate.machine.fill import print_fill
from translate.machine.install import print_install
from translate.machine.openai import from_environment
from translate.machine.spread import Spread, dask_executor
from translate.signing.parsers import add_signing
from translate.sync.command import print_sync

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
    install = commands.add_parser("install", help="install the Argos package for machine translation")
    install.add_argument("file", type=Path, nargs="?", help="an .argosmodel file; without one, from Argos' index")
    filling = commands.add_parser("fill", help="machine-translate what is missing or stale")
    filling.add_argument("--scheduler", help="address of a Dask scheduler whose workers translate: tcp://…")
    filling.add_argument("--save-every", type=float, default=5, metavar="SECONDS")
    importing = commands.add_parser("import", help="take a TMX or PO file into the translation memory")
    importing.add_argument("file", type=Path)
    add_signing(commands)
    arguments = parser.parse_args(argv)
    try:
        return run(arguments)
    except InputError as error:
        print(error, file=sys.stderr)
        return 1
    except ModuleNotFoundError as error:
        print(f"machine translation: {error.name} is not installed; run make translate", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("stopped; the same command goes on from here", file=sys.stderr)
        return 130


def run(arguments: argparse.Namespace) -> int:
    verbs = {"sync": print_sync, "lint": print_lint, "status": print_status, "apply-terms": print_apply_terms}
    if "run" in arguments:
        return int(arguments.run(arguments))
    match arguments.command:
        case "check":
            return print_check(arguments.root, arguments.format)
        case "install":
            return print_install(arguments.file)
        case "import":
            return print_import(arguments.root, arguments.file)
        case "fill":
            return print_filling(arguments.root, arguments.scheduler, arguments.save_every)
        case verb:
            return verbs[verb](arguments.root)


def print_filling(root: Path, scheduler: str | None, seconds: float) -> int:
    """With the service that the environment names, else with the installed Argos package."""
    engine: Engine = from_environment() or ArgosEngine(find_package(packages_folder()))
    if not scheduler:
        return print_fill(root, engine, seconds)
    with dask_executor(scheduler) as executor:
        return print_fill(root, Spread(engine, executor), seconds)


def print_lint(root: Path) -> int:
    faults = lint_command(root)
    print(*faults, sep="\n", end="\n" if faults else "")
    return 1 if faults else 0
