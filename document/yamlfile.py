"""YAML read with its line numbers and held against a JSON Schema: one loader for every file a person edits."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, reduce
from operator import getitem
from pathlib import Path
from typing import Any, cast

import yaml
from jsonschema_rs import Draft202012Validator, ValidationError

from document.errors import Collector, InputError, nearest
from document.files import decode_text, explaining

__all__ = ["Loader", "YamlFile", "load_yaml"]

type_names = {"object": "a mapping", "array": "a list", "string": "text", "integer": "a whole number"}
conflict = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
few = 30
# Names that a message can list.
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class YamlFile:
    """The data of one YAML file and where each piece of it stands."""

    path: Path
    data: Any
    lines: dict[tuple[str | int, ...], int]
    # Path of keys and list indexes from the root -> line, counted from 1. A mapping key's line is its key's.

    def line(self, *place: str | int) -> int:
        """The line of a place, or of the nearest ancestor that is in the file."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def load_yaml(path: Path, schema: Path) -> YamlFile:
    """Read `path`; InputError with every fault if it is not YAML or breaks the JSON Schema at `schema`."""
    file = parse_yaml(path, read_text(path))
    faults = Collector(path)
    whole, validator = compile_schema(schema)
    for error in validator.iter_errors(file.data):
        report(error, whole, file, faults)
    faults.raise_if_any()
    return file


def read_text(path: Path) -> str:
    """The file as UTF-8 text; InputError in place of a traceback."""
    with explaining(path):
        return decode_text(path, path.read_bytes())


def parse_yaml(path: Path, text: str) -> YamlFile:
    """Text to plain data (every scalar that is not null, a bool or an integer stays text) with its lines."""
    lines: dict[tuple[str | int, ...], int] = {}
    faults = Collector(path)
    refuse_conflict(path, text)
    loader = Loader(text)
    try:
        node = loader.get_single_node()
        data = construct(loader, node, (), lines, faults) if node else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 0
        remedy = "mend the syntax here; a text with a comma, a colon or quotation marks in it must be quoted"
        raise InputError.at(path, line, f"not YAML: {error.problem}", remedy) from None
    except (yaml.YAMLError, ValueError) as error:
        problem = str(error).splitlines()[0]
        raise InputError.at(path, 0, f"not YAML: {problem}", "remove what YAML cannot hold") from None
    finally:
        loader.dispose()
    faults.raise_if_any()
    return YamlFile(path, data, lines)


def refuse_conflict(path: Path, text: str) -> None:
    """InputError with the line of each mark that git leaves where two people changed the same lines."""
    lines = re.split(r"\r\n|\n|\r", text)
    if any(line.startswith("<<<<<<< ") for line in lines):
        faults = Collector(path)
        for number, line in enumerate(lines, start=1):
            if conflict.match(line):
                faults.add(number, "a merge conflict", "settle it and remove the markers")
        faults.raise_if_any()


def construct(
    loader: Any, node: yaml.Node, place: tuple[str | int, ...], lines: dict[Any, int], faults: Collector
) -> Any:
    lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        return [construct(loader, n, (*place, i), lines, faults) for i, n in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 1
            if key in mapping:
                faults.add(line, f"'{key}' stands twice", "keep one of the two")
            lines[(*place, key)] = line
            mapping[key] = construct(loader, value_node, (*place, key), lines, faults)
        return mapping
    if node.tag == "tag:yaml.org,2002:str":
        return node.value
    value = loader.construct_object(node)
    return node.value if isinstance(value, date | float | bytes) else value


@cache
def compile_schema(path: Path) -> tuple[Any, Draft202012Validator]:
    """The schema, its definitions inlined so that an error's path leads through it, and its validator."""
    schema = json.loads(path.read_text(encoding="utf-8"))
    whole = inline(schema, schema.get("$defs", {}))
    return whole, Draft202012Validator(whole, validate_formats=True)


def inline(schema: Any, definitions: dict[str, Any]) -> Any:
    """The schema with each `#/$defs/…` in its place."""
    if isinstance(schema, list):
        return [inline(item, definitions) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return inline(definitions[schema["$ref"].removeprefix("#/$defs/")], definitions)
    return {name: inline(value, definitions) for name, value in schema.items() if name != "$defs"}


def report(error: ValidationError, schema: Any, file: YamlFile, faults: Collector) -> None:
    """One schema error as one line or more of ours."""
    *path, keyword = error.schema_path
    owner = reduce(getitem, path, schema)
    place, rule, instance = tuple(error.instance_path), owner[keyword], cast(Any, error.instance)
    line = file.line(*place)
    name = name_place(place)
    if keyword == "additionalProperties":
        allowed = owner.get("properties", {})
        for key in (k for k in instance if k not in allowed):
            # What stands behind an unquoted comma is read as a key without a value.
            cut = instance[key] is None and len(instance) > 1
            remedy = "put the text that has the comma in quotation marks" if cut else nearest(key, allowed)
            faults.add(file.line(*place, key), f"unknown key '{key}'", remedy)
    elif keyword == "required":
        # Each missing key is an error of its own, named in its message.
        for key in (k for k in rule if k not in instance and f'"{k}"' in error.message):
            faults.add(line, f"missing key '{key}'", "add it")
    elif keyword == "enum":
        faults.add(line, f"'{instance}' is not allowed for {name}", choose(str(instance), [str(one) for one in rule]))
    elif keyword == "type":
        keys = f" with {', '.join(owner['required'])}" if owner.get("required") else ""
        faults.add(line, f"{name} has the wrong type", f"make it {type_names.get(str(rule), str(rule))}{keys}")
    elif keyword in {"pattern", "format"}:
        wanted = owner.get("description") or f"match {rule}"
        faults.add(line, f"{name} '{instance}' does not have the right form", f"expected: {wanted}")
    else:
        faults.add(line, f"{name}: {error.message}", "correct it")


def name_place(place: Sequence[str | int]) -> str:
    """What a person would call a place in the file."""
    if not place:
        return "the file"
    return str(place[-1]) if isinstance(place[-1], str) else f"entry {place[-1] + 1} of {name_place(place[:-1])}"


def choose(given: str, allowed: Sequence[str]) -> str:
    """The remedy for a value that is none of those allowed: the nearest, and all of them if they are few."""
    near = nearest(given, allowed)
    if len(allowed) > few or near.startswith("use one of"):
        return near
    return f"{near} It may be: {', '.join(allowed)}" if near.startswith("did you mean") else f"use {', '.join(allowed)}"
