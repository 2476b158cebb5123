"""Writing a former rendering into glossary.yaml: one line more, and nothing else of the file touched."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from document.errors import InputError
from document.files import ChangedMeanwhile, decode_text, read_if_there, replace_file
from document.lock import locked
from document.yamldata import Loader
from translate.glossary.committed import Displaced
from translate.glossary.entries import Glossary, Term, load_glossary
from translate.languages import rendering_tag

__all__ = ["put_former"]


def put_former(glossary: Glossary, displaced: Iterable[Displaced]) -> Glossary:
    """The glossary with these renderings as former ones, written to its file whole or not at all."""
    wanted = list(displaced)
    if not wanted:
        return glossary
    path = glossary.path
    try:
        with locked(path):
            stood = read_if_there(path)
            if load_glossary(path).terms != glossary.terms:
                raise ChangedMeanwhile
            text = put_lines(decode_text(path, stood or b""), wanted)
            replace_file(path, text.encode(), stood, partial(prove_glossary, glossary, wanted))
    except ChangedMeanwhile:
        raise InputError.at(path, 0, "somebody saved it meanwhile", "run the same command again") from None
    return load_glossary(path)


def put_lines(text: str, wanted: Sequence[Displaced]) -> str:
    """The glossary's text with a line for each, from the end on: the lines of those before stay where they are."""
    lines, places = text.splitlines(keepends=True), renderings_nodes(text)
    for one in sorted(wanted, key=lambda one: one.term.line, reverse=True):
        insert(lines, places[one.term.line], flow_mapping(one))
        if one.carried:
            drop_forms(lines, places[one.term.line])
    return "".join(lines)


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


def prove_glossary(before: Glossary, wanted: Sequence[Displaced], written: Path) -> None:
    """The new file must read as the old one with just that more."""
    more = {one.term.id: (one.text, *one.forms) for one in wanted}
    try:
        after = load_glossary(written)
    except InputError:
        raise cannot(before, wanted[0].term) from None
    for old, new in zip(before.terms, after.terms, strict=True):
        meant = {*old.written, *more.get(old.id, ())}
        if (new.id, new.preferred.text, {*new.written}) != (old.id, old.preferred.text, meant):
            raise cannot(before, old)


def cannot(glossary: Glossary, term: Term) -> InputError:
    remedy = "add it by hand, with rank: former"
    return InputError.at(glossary.path, term.line, "the former rendering cannot be written here", remedy)
