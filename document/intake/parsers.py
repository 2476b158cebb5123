"""The commands of this room, with their arguments."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from document.changes.parsers import choose_folder
from document.intake.adding.adding import add_files
from document.intake.reports import print_counts, print_detected, print_doubts
from document.publication import find_texts

__all__ = ["add_intake"]

sentences_of_intake = {
    "check": "Tell the faults and doubts of a text, or of all texts.",
    "counts": "Count the lines of a text that begin with each family of marker.",
    "detect": "Say what parts and markers a text has that is not yet added, and propose a profile.",
    "add": "Make a text of files: plain text, Markdown, a web page, DOCX or PDF.",
}
# Command -> what it does.


def add_intake(commands: Any) -> None:
    """Add check, counts, detect and add to argparse's subparsers; each sets `run`."""
    for name, does in sentences_of_intake.items():
        commands.add_parser(name, help=does, description=does)
    check, counts, found, adding = (commands.choices[name] for name in sentences_of_intake)
    check.add_argument("id", nargs="?", default="", metavar="ID", help="which text; left out, all")
    check.add_argument("--strict", action="store_true", help="end with 1 for a doubt as well")
    check.set_defaults(run=lambda a: print_doubts([choose_folder(a)] if a.id else find_texts(a.root), a.strict))
    counts.add_argument("id", metavar="ID", help="which text")
    counts.add_argument("--json", action="store_true", help="print JSON, for programs")
    counts.set_defaults(run=lambda a: print_counts(choose_folder(a), a.json))
    found.add_argument("file", type=Path, metavar="FILE", help="plain text or Markdown, as received")
    found.add_argument("--json", action="store_true", help="print JSON, for programs")
    found.set_defaults(run=lambda a: print_detected(a.file, a.json))
    adding.add_argument("files", nargs="+", metavar="FILE", help="in reading order; - for the standard input")
    adding.add_argument(
        "--id", default="", metavar="ID", help="what the text is called; left out, by its file or title"
    )
    adding.add_argument("--json", action="store_true", help="print JSON, for programs")
    adding.set_defaults(run=lambda a: add_files(a.root, a.files, a.id, a.json))
