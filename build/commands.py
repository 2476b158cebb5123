"""What is done beside building: list emendations, check the links of a built site, cut the characters of the cards."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from build.cards.fonts import write_fonts
from build.links import find_broken_links
from build.model.site import load_site
from document.errors import Collector, run_command
from document.publication import Publication, find_texts, load_publication
from document.script.emendations import find_changes, group_changes

__all__ = ["main"]

what_reports_do = {
    "emendations": "Show where the edition in the script of the source differs from the text as received.",
    "links": "Check every internal link and anchor of a built site.",
    "fonts": "Cut the characters of the cards out of a font.",
}
# Command -> what it does.


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0, or 1 after one line for each fault."""
    return run_command(lambda: run_chosen(make_build_parser().parse_args(argv)))


def make_build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=".venv/bin/python -m build", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent, help="the repository")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, does in what_reports_do.items():
        commands.add_parser(name, help=does, description=does)
    links, fonts = commands.choices["links"], commands.choices["fonts"]
    links.add_argument(
        "site",
        type=Path,
        nargs="?",
        metavar="SITE",
        default=Path("site"),
        help="the folder of the site (default: site)",
    )
    fonts.add_argument("collection", type=Path, metavar="FILE", help="the font: NotoSerifCJK-Bold.ttc")
    return parser


def run_chosen(arguments: argparse.Namespace) -> int:
    match arguments.command:
        case "links":
            return print_links(arguments.site)
        case "fonts":
            write_fonts(load_site(arguments.root), arguments.collection)
            return 0
    return print_emendations(arguments.root)


def print_emendations(root: Path) -> int:
    faults = Collector(root)
    for folder in find_texts(root):
        with faults.catching():
            print("\n".join(emendation_lines(load_publication(folder))))
    faults.raise_if_any()
    return 0


def emendation_lines(publication: Publication) -> Iterator[str]:
    """A line for each kind of change with its count, then one for each place; punctuation is only counted."""
    for emendation in group_changes(find_changes(publication.document.segments, publication.own)):
        old, new = emendation.received or "∅", emendation.edited or "∅"
        yield f"{emendation.kind}\t{old} → {new}\t{len(emendation.changes)}"
        if emendation.kind != "typography":
            yield from (f"\t{c.key}\t{c.before}[{c.edited}]{c.after}" for c in emendation.changes)


def print_links(site: Path) -> int:
    faults = find_broken_links(site)
    print(*faults, sep="\n", end="\n" if faults else "")
    print(f"{site}: {len(faults)} broken links", file=sys.stderr)
    return 1 if faults else 0
