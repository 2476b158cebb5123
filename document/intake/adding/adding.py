"""`document add`: files to a new folder of texts/, whole or not at all, and a report of what was found."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePath
from secrets import token_hex

from document.errors import InputError, explaining, keep_in_one_line
from document.files import write_if_changed
from document.intake.adding.draft import write_draft
from document.intake.adding.mending import load_mended
from document.intake.adding.planning import plan_text, read_title
from document.intake.adding.received import ReceivedLine, make_received
from document.intake.adding.telling import describe_text
from document.intake.facts.findings import Findings
from document.intake.facts.naming import find_genre, make_id
from document.intake.readers import read_file
from document.intake.reports import count_parts
from document.model import Doubt
from document.names import refuse_id
from document.publication import Publication
from document.publication.load import write_both
from document.script.convert import ScriptRules

__all__ = ["add_files"]


def add_files(root: Path, files: Sequence[str], id: str, for_programs: bool) -> int:
    """Read the files, write texts/<id>/, print what was found; InputError, and nothing written, where that fails."""
    contents = [(name, read_bytes(name)) for name in files]
    readings = [read_file(content, name) for name, content in contents]
    lines, doubts = make_received(readings)
    if not any(line.text.strip() and not line.reason for line in lines):
        raise InputError.at(files[0], 0, "there is no text in it", "name another file")
    found = plan_text(lines, readings)
    if not found.parts or any(part.first <= found.title[0] <= part.last for part in found.parts):
        raise InputError.at(files[0], 0, "there is a title and no text below it", "name a file that has both")
    found.doubts += doubts
    raws = {line.number: line.text for line in lines}
    title = read_title(found, raws)
    id = choose_id(root, id, title, files)
    publication = write_folder(root, id, find_genre(title), found, lines, contents)
    every = dict.fromkeys((*found.doubts, *publication.document.doubts))
    told = sorted(every, key=lambda doubt: (doubt.line, doubt.kind))
    if for_programs:
        print(json.dumps(make_summary(publication, told), ensure_ascii=False, indent=1))
    else:
        for line in describe_text(publication, found, readings, told):
            print(keep_in_one_line(line))
    return 0


def read_bytes(name: str) -> bytes:
    """The bytes of a file, or of the standard input for `-`."""
    if name == "-":
        return sys.stdin.buffer.read()
    with explaining(Path(name)):
        return Path(name).read_bytes()


def choose_id(root: Path, id: str, title: str, files: Sequence[str]) -> str:
    """The id that was asked for, or one by file and title; InputError where it cannot be had."""
    chosen = id or make_id(title, PurePath(files[0]).name if files[0] != "-" else "")
    if not chosen:
        raise InputError.at(files[0], 0, "neither its name nor its title gives an id", "choose one: --id ID")
    refuse_id(root, chosen)
    return chosen


def write_folder(
    root: Path,
    id: str,
    genre: str,
    found: Findings,
    lines: Sequence[ReceivedLine],
    contents: Sequence[tuple[str, bytes]],
) -> Publication:
    """The folder with everything in it, built beside its place and renamed into it."""
    with make_folder(root / "texts", id) as folder:
        names = write_sources(folder / "source", contents)
        words = [*found.issuers, *filter(None, (found.adopted_by, found.publisher))]
        both = {word: write_both(word, found.script, ScriptRules()) for word in words}
        write_if_changed(folder / "received.txt", ("\n".join(line.text for line in lines) + "\n").encode())
        draft = folder / "publication.yaml"
        return load_mended(
            folder, found, lambda: write_if_changed(draft, write_draft(id, genre, found, names, both).encode())
        )


@contextmanager
def make_folder(texts: Path, id: str) -> Iterator[Path]:
    """A folder of this name out of sight, which takes its place when all went well."""
    aside = texts / f".{id}.{token_hex(4)}.tmp"
    with explaining(texts / id):
        remove_begun(texts, id)
        folder = aside / id
        folder.mkdir(parents=True)
        try:
            yield folder
            if (texts / id).exists():
                raise InputError.at(texts / id, 0, "there is a text of this name by now", "choose another: --id ID")
            folder.rename(texts / id)
        finally:
            shutil.rmtree(aside, ignore_errors=True)


def remove_begun(texts: Path, id: str) -> None:
    """What a killed run left of the same text."""
    for left in texts.glob(f".{id}.*.tmp"):
        shutil.rmtree(left, ignore_errors=True)


def write_sources(folder: Path, contents: Iterable[tuple[str, bytes]]) -> list[str]:
    """The files as they came, each by its name; their names."""
    folder.mkdir()
    names: list[str] = []
    for given, content in contents:
        name = PurePath(given).name if given != "-" else "stdin.txt"
        name = name if name not in names else f"{len(names) + 1}-{name}"
        write_if_changed(folder / name, content)
        names.append(name)
    return names


def make_summary(publication: Publication, doubts: Sequence[Doubt]) -> dict[str, object]:
    """What a program is told."""
    return {
        "id": publication.id,
        "script": publication.source.script,
        "counts": count_parts(publication.document),
        "doubts": [{"line": doubt.line, "kind": doubt.kind, "text": doubt.text} for doubt in doubts],
    }
