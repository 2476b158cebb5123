"""What a translator does from the command line: bring the catalogue up to date, check, sign, fill, look up."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from document.errors import run_command
from translate.catalogue.inputs import telling_all
from translate.catalogue.renaming import print_apply_terms
from translate.checks.report import print_check
from translate.exchange.importing import print_import
from translate.glossary.lint import lint_command
from translate.languages import add_command, add_language, choose_language
from translate.machine.argos import ArgosEngine, find_package, find_packages_folder
from translate.machine.engine import Engine
from translate.machine.fill import print_fill
from translate.machine.install import print_install
from translate.machine.openai import read_environment
from translate.machine.spread import Spread, dask_executor
from translate.overview.concordance import print_concordance
from translate.overview.preferred import print_preferred
from translate.overview.status import print_status
from translate.signing.parsers import add_signing
from translate.sync.command import print_sync

__all__ = ["main"]

what_commands_do = {
    "sync": "Bring the catalogues up to date with the texts; nobody's English is lost.",
    "lint": "Tell what is wrong with glossary.yaml, and what to do about it.",
    "check": "Tell what is wrong with the words of the catalogues, and what to do about it.",
    "status": "Show the state of every sentence, and what waits for somebody.",
    "concordance": "Show every place of a term with its rendering, or of any text.",
    "preferred": "Show where an admitted rendering stands and the preferred one would do.",
    "apply-terms": "Put renderings that have changed in the glossary into the English.",
    "install": "Install an Argos package, by which fill translates.",
    "fill": "Translate what is missing, from the memory and by machine.",
    "import": "Take a TMX or PO file into the memory, where fill finds its translations.",
}
# Command -> a sentence for its --help; signing has its own.


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0, or 1 after one line for each fault of the input."""
    try:
        return run_command(lambda: run(make_parser().parse_args(argv)))
    except ModuleNotFoundError as error:
        print(f"machine translation: {error.name} is not installed; run make translate", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("stopped; the same command goes on from here", file=sys.stderr)
        return 130


def make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=".venv/bin/python -m translate", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent, help="the repository")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, does in what_commands_do.items():
        add_command(commands, name, does)
    of = commands.choices
    of["check"].add_argument(
        "--format", choices=("text", "github"), default="text", help="github: as annotations of a workflow"
    )
    of["status"].add_argument("--format", choices=("text", "tsv"), default="text", help="tsv: for a spreadsheet")
    of["status"].add_argument(
        "--all", action="store_true", help="every sentence, not only those that wait for somebody"
    )
    wanted = "a term's Chinese, English or id, any text, a key"
    of["concordance"].add_argument("wanted", metavar="TERM|TEXT|KEY", help=wanted)
    add_machines(of["install"], of["fill"], of["import"])
    for name in ("sync", "check", "status", "concordance", "preferred", "apply-terms"):
        add_language(of[name], "only the catalogues in this language, instead of all")
    for name in ("install", "fill", "import"):
        add_language(of[name], "into which language, where there are several")
    add_signing(commands)
    return parser


def add_machines(
    install: argparse.ArgumentParser, filling: argparse.ArgumentParser, importing: argparse.ArgumentParser
) -> None:
    """Add the arguments of what brings in English from elsewhere."""
    install.add_argument("file", type=Path, nargs="?", help="an .argosmodel file; without one, from Argos' index")
    install.add_argument(
        "--sha256", type=hash_of_file, metavar="HASH", help="the SHA-256 of the archive: refuse any other"
    )
    install.add_argument(
        "--replace", action="store_true", help="put it in the place of another package of the same name"
    )
    filling.add_argument("--stale", action="store_true", help="translate what is out of date as well")
    filling.add_argument("--memory", action="store_true", help="fill from the memory alone, without a machine")
    filling.add_argument("--scheduler", metavar="ADDRESS", help="tcp://…, a Dask scheduler whose workers translate")
    saving = "how often what was answered is put on disk; 0: after each answer (default: 5)"
    filling.add_argument("--save-every", type=seconds, default=5, metavar="SECONDS", help=saving)
    pairs = "a .tmx or .po file with Chinese and its translation"
    importing.add_argument("file", type=Path, metavar="FILE", help=pairs)
    importing.add_argument(
        "--replace", action="store_true", help="put it in the place of another file of the same name"
    )


def run(arguments: argparse.Namespace) -> int:
    verbs = {"sync": print_sync, "preferred": print_preferred, "apply-terms": print_apply_terms}
    if "run" in arguments:
        return int(arguments.run(arguments))
    match arguments.command:
        case "lint":
            return print_lint(arguments.root)
        case "check":
            return print_check(arguments.root, arguments.format, arguments.language)
        case "install":
            return print_install(
                arguments.root, arguments.file, arguments.language, arguments.sha256, arguments.replace
            )
        case "import":
            return print_import(arguments.root, arguments.file, arguments.language, arguments.replace)
        case "fill":
            return print_filling(arguments)
        case "status":
            return print_status(arguments.root, arguments.format, arguments.all, arguments.language)
        case "concordance":
            return print_concordance(arguments.root, arguments.wanted, arguments.language)
        case verb:
            return verbs[verb](arguments.root, arguments.language)


def print_filling(arguments: argparse.Namespace) -> int:
    """With the service that the environment names, else with the installed Argos package, or from the memory alone."""
    tag = choose_language(arguments.root, arguments.language)
    run = partial(print_fill, arguments.root, seconds=arguments.save_every, stale=arguments.stale, language=tag)
    if arguments.memory:
        return run(engine=None)
    engine: Engine = read_environment(language=tag) or ArgosEngine(find_package(find_packages_folder(), tag))
    if not arguments.scheduler:
        return run(engine=engine)
    with dask_executor(arguments.scheduler) as executor:
        return run(engine=Spread(engine, executor))


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
    with telling_all(root):
        faults = lint_command(root)
    print(*faults, sep="\n", end="\n" if faults else "")
    return 1 if faults else 0
