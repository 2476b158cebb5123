"""The languages that the texts are translated into: each has a folder of catalogues, `translate/po/<tag>/`."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from document.errors import InputError, suggest_nearest

__all__ = [
    "add_command",
    "add_language",
    "choose_language",
    "choose_languages",
    "find_base_language",
    "find_catalogues_folder",
    "has_renderings",
    "read_tag",
    "rendering_tag",
]

form = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
# Of a tag such as fr, en-GB, zh-Hant-TW.
rendering_tag = "en"
# The language of the glossary's renderings: their field in its entries, and what a first catalogue is in.
# The reasons in a publication.yaml are in it too.


def find_catalogues_folder(root: Path, tag: str) -> Path:
    """Where the catalogues of a language lie, one for each text."""
    return root / "translate" / "po" / tag


def find_languages(root: Path) -> tuple[str, ...]:
    """The tags of the folders there are; that of the glossary's renderings where there is none yet."""
    folders = find_catalogues_folder(root, "").glob("*/")
    return tuple(sorted(path.name for path in folders if form.fullmatch(path.name))) or (rendering_tag,)


def choose_languages(root: Path, tag: str) -> tuple[str, ...]:
    """The language that is named, or every one that has a folder; InputError where that has none."""
    tags = find_languages(root)
    if tag and tag not in tags:
        remedy = f"{suggest_nearest(tag, tags)}, or begin it with .venv/bin/python -m translate sync --language {tag}"
        raise InputError.at(find_catalogues_folder(root, ""), 0, f"no language '{tag}'", remedy)
    return (tag,) if tag else tags


def choose_language(root: Path, tag: str) -> str:
    """The language that is named, or the only one; InputError that lists them where there are several."""
    tags = choose_languages(root, tag)
    if len(tags) > 1:
        remedy = f"add --language and one of: {', '.join(tags)}"
        raise InputError.at(find_catalogues_folder(root, ""), 0, "more than one language", remedy)
    return tags[0]


def add_command(commands: Any, name: str, does: str) -> ArgumentParser:
    """One command more among argparse's subparsers; `does` is a sentence that says what it does."""
    parser: ArgumentParser = commands.add_parser(name, help=does, description=does)
    return parser


def add_language(parser: ArgumentParser, help: str) -> None:
    """Add `--language TAG` to a command; "" where it is not given."""
    parser.add_argument("--language", type=language_tag, default="", metavar="TAG", help=help)


def language_tag(written: str) -> str:
    """A tag as an argument of the command line; it becomes the name of a folder."""
    if written and not form.fullmatch(written):
        raise ValueError(written)
    return written


def find_base_language(tag: str) -> str:
    """The language without its country or script: en for en-GB."""
    return tag.split("-")[0]


def has_renderings(tag: str) -> bool:
    """Whether a catalogue in this language is held against the renderings: one in English, of whatever country."""
    return find_base_language(tag) == rendering_tag


def read_tag(path: Path) -> str:
    """Tag of the language of a catalogue: its folder's name; the memory of a language lies one folder further in."""
    return next(folder.name for folder in path.absolute().parents if folder.name != "memory")
