"""Writing a former rendering into glossary.yaml: one line more, and nothing else of the file touched."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from document.errors import InputError
from document.yamldata import Loader
from document.yamlfile import read_text
from translate.glossary.committed import Displaced
from translate.glossary.entries import Glossary, load_glossary
from translate.languages import rendering_tag

__all__ = ["put_former"]


def put_former(glossary: Glossary, displaced: Iterable[Displaced]) -> Glossary:
    """The glossary with these renderings as former ones, written to its file whole or not at all."""
    wanted = list(displaced)
    if not wanted:
        return glossary
    remove_unfinished(glossary.path)
    text = read_text(glossary.path)
    lines, places = text.splitlines(keepends=True), renderings_nodes(text)
    # From the end on, so that the lines of those before stay where they are.
    for one in sorted(wanted, key=lambda one: one.term.line, reverse=True):
        insert(lines, places[one.term.line], flow_mapping(one))
        if one.carried:
            drop_forms(lines, places[one.term.line])
    replace_file(glossary, "".join(lines), wanted)
    return load_glossary(glossary.path)


def renderings_nodes(text: str) -> dict[int, yaml.SequenceNode]:
    """The line in which each term begins -> its renderings."""
    root: Any = yaml.compose(text, Loader=Loader)
    terms = next(value for key, value in root.value if key.value == "terms")
    fields = ((term.start_mark.line + 1, *field) for term in terms.value for field in term.value)
    return {line: value for line, key, value in fields if key.value == rendering_tag}


def insert(lines: list[str], sequence: yaml.SequenceNode, item: str) -> None:
    """Put one item more behind those of a sequence."""
    if sequence.flow_style:
        line, column = sequence.end_mark.line, sequence.end_mark.column - 1
        lines[line] = f"{lines[line][:column].rstrip(' ,')}, {item}{lines[line][column:]}"
        return
    end = last_line(sequence.value[-1])
    newline = "\r\n" if lines[end].endswith("\r\n") else "\n"
    head = "" if lines[end].endswith("\n") else newline
    lines[end] += f"{head}{' ' * sequence.start_mark.column}- {item}{newline}"


def drop_forms(lines: list[str], sequence: yaml.SequenceNode) -> None:
    """Take the forms away from the preferred rendering of a sequence; they stand behind another key of it."""
    mapping = next(m for m in sequence.value if any(k.value == "rank" and v.value == "preferred" for k, v in m.value))
    for (_, before), (key, value) in pairwise(mapping.value):
        if key.value == "forms":
            start, end = before.end_mark, value.end_mark
            last = last_line(value)
            behind = lines[last][end.column :] if last == end.line else "\n"
            lines[start.line : last + 1] = [lines[start.line][: start.column] + behind]


def last_line(node: yaml.Node) -> int:
    """The line in which a node ends; PyYAML gives the next one for a block, whose last piece knows better."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return last_line(last[1] if isinstance(last, tuple) else last)
    if node.end_mark.column == 0 and node.end_mark.line > node.start_mark.line:
        return int(node.end_mark.line) - 1
    return int(node.end_mark.line)


def flow_mapping(one: Displaced) -> str:
    forms = f", forms: [{', '.join(map(scalar, one.forms))}]" if one.forms else ""
    return f"{{text: {scalar(one.text)}, rank: former{forms}}}"


def scalar(text: str) -> str:
    """The text as YAML, without quotation marks where it can do without."""
    try:
        plain = yaml.safe_load(f"[{text}]") == [text]
    except yaml.YAMLError:
        plain = False
    return text if plain else json.dumps(text, ensure_ascii=False)


def replace_file(glossary: Glossary, text: str, wanted: Sequence[Displaced]) -> None:
    """Write the new text to the file unless it does not read back as the old one with just that more."""
    path = glossary.path.resolve()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
        prove(load_glossary(Path(name)), glossary, wanted)
        Path(name).chmod(path.stat().st_mode & 0o777)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def remove_unfinished(path: Path) -> None:
    """What a killed process began to write for this file."""
    for left in path.parent.glob(f".{path.name}.*.tmp"):
        left.unlink()


def prove(after: Glossary, before: Glossary, wanted: Sequence[Displaced]) -> None:
    more = {one.term.id: (one.text, *one.forms) for one in wanted}
    for old, new in zip(before.terms, after.terms, strict=True):
        meant = {*old.written, *more.get(old.id, ())}
        if (new.id, new.preferred.text, {*new.written}) != (old.id, old.preferred.text, meant):
            remedy = "add it by hand, with rank: former"
            raise InputError.at(before.path, old.line, "the former rendering cannot be written here", remedy)
