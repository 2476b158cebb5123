"""YAML read with its line numbers and held against a JSON Schema: one loader for every file a person edits."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache, reduce
from operator import getitem
from pathlib import Path
from typing import Any, cast

from jsonschema_rs import Draft202012Validator, ValidationError

from document.errors import Collector, explaining, suggest_nearest
from document.files import decode_text
from document.yamldata import YamlFile, YamlPlace, name_place, parse_yaml

__all__ = ["load_yaml", "open_piece", "open_yaml", "read_text"]

type_names = {"object": "a mapping", "array": "a list", "string": "text", "integer": "a whole number"}
few = 30
# Names that a message can list.
date_form = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def load_yaml(path: Path, schema: Path) -> YamlFile:
    """Read `path`; InputError with every fault if it is not YAML or breaks the JSON Schema at `schema`."""
    file, faults = open_yaml(path, schema)
    faults.raise_if_any()
    return file


def open_yaml(path: Path, schema: Path) -> tuple[YamlFile, Collector]:
    """What can be read of `path` in spite of faults, and those that it has; InputError if it cannot be read at all."""
    faults = Collector(path)
    file = parse_yaml(path, read_text(path), faults)
    return check_schema(file, schema, faults), faults


def open_piece(file: YamlFile, place: YamlPlace, schema: Path, faults: Collector) -> YamlFile:
    """What stands at one place of a file as a file of its own, held against its own schema."""
    lines = {at[len(place) :]: line for at, line in file.lines.items() if at[: len(place)] == place}
    return check_schema(YamlFile(file.path, reduce(getitem, place, file.data), lines), schema, faults)


def check_schema(file: YamlFile, schema: Path, faults: Collector) -> YamlFile:
    """The file with the places that break the schema, each of which is a fault."""
    whole, validator = compile_schema(schema)
    broken = [place for error in validator.iter_errors(file.data) for place in report(error, whole, file, faults)]
    return replace(file, broken=frozenset(broken))


def read_text(path: Path) -> str:
    """The file as UTF-8 text; InputError in place of a traceback."""
    with explaining(path):
        return decode_text(path, path.read_bytes())


@cache
def compile_schema(path: Path) -> tuple[Any, Draft202012Validator]:
    """The schema, its definitions inlined so that an error's path leads through it, and its validator."""
    schema = json.loads(path.read_text(encoding="utf-8"))
    whole = inline(schema, schema.get("$defs", {}))
    return whole, Draft202012Validator(whole, validate_formats=True, formats={"date": is_date})


def is_date(written: str) -> bool:
    """Whether the calendar has this day."""
    try:
        return bool(date_form.fullmatch(written) and date.fromisoformat(written))
    except ValueError:
        return False


def inline(schema: Any, definitions: dict[str, Any]) -> Any:
    """The schema with each `#/$defs/…` in its place, and the names that `allRequired` asks for under `required`."""
    if isinstance(schema, list):
        return [inline(item, definitions) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return inline(definitions[schema["$ref"].removeprefix("#/$defs/")], definitions)
    plain = {name: inline(value, definitions) for name, value in schema.items() if name not in {"$defs", "allRequired"}}
    return plain | ({"required": list(plain["properties"])} if "allRequired" in schema else {})


def report(error: ValidationError, schema: Any, file: YamlFile, faults: Collector) -> list[YamlPlace]:
    """One schema error as one line or more of ours, and the places that no reader can rely on for it."""
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
            remedy = "put the text that has the comma in quotation marks" if cut else suggest_nearest(key, allowed)
            if "：" in key:
                remedy = f"write '{key.split('：')[0]}: ' with a plain colon and a space"
            faults.add(file.line(*place, key), f"unknown key '{key}'", remedy)
        return []
    if keyword == "required":
        # Each missing key is an error of its own, named in its message.
        missing = [k for k in rule if k not in instance and f'"{k}"' in error.message]
        for key in missing:
            if not any(found.startswith(f"{key}：") for found in instance):
                faults.add(line, f"missing key '{key}'", "add it")
        return [(*place, key) for key in missing]
    if keyword == "enum":
        faults.add(line, f"'{instance}' is not allowed for {name}", choose(str(instance), [str(one) for one in rule]))
    elif keyword == "type":
        keys = f" with {', '.join(owner['required'])}" if owner.get("required") else ""
        faults.add(line, f"{name} has the wrong type", f"make it {type_names.get(str(rule), str(rule))}{keys}")
    elif keyword in {"pattern", "format"}:
        wanted = owner.get("description") or f"match {rule}"
        faults.add(line, f"{name} '{instance}' does not have the right form", f"expected: {wanted}")
    elif keyword == "maxLength":
        faults.add(line, f"{name} has {len(instance)} characters", f"write at most {rule}")
    else:
        faults.add(line, f"{name}: {error.message}", "correct it")
    return [place]


def choose(given: str, allowed: Sequence[str]) -> str:
    """The remedy for a value that is none of those allowed: the nearest, and all of them if they are few."""
    near = suggest_nearest(given, allowed)
    if len(allowed) > few or near.startswith("use one of"):
        return near
    return f"{near} It may be: {', '.join(allowed)}" if near.startswith("did you mean") else f"use {', '.join(allowed)}"
