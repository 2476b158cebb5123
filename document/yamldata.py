"""YAML to plain data with the line of each piece: of bounded depth, and no larger than its text by way of aliases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from document.characters import name_character, split_lines, unprintable
from document.errors import Collector, InputError
from document.files import refuse_conflicts
from document.yamlslips import find_slip

__all__ = ["Loader", "YamlFile", "YamlPlace", "name_place", "parse_yaml"]

YamlPlace = tuple[str | int, ...]
# Path of keys and list indexes from the root.
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
standard = "tag:yaml.org,2002:"
kept_as_text = frozenset(f"{standard}{name}" for name in ("str", "float", "timestamp", "binary"))
deepest = 32
most_repeated = 10_000
# Pieces for which the aliases of one file stand together.
longest_number = 18


@dataclass(frozen=True)
class YamlFile:
    """The data of one YAML file and where each piece of it stands."""

    path: Path
    data: Any
    lines: dict[YamlPlace, int]
    # Counted from 1. A mapping key's line is its key's.
    broken: frozenset[YamlPlace] = frozenset()
    # What does not have the form that the schema asks for, or is missing.

    def line(self, *place: str | int) -> int:
        """The line of a place, or of the nearest ancestor that is in the file."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def is_sound(self, *names: str) -> bool:
        """Whether what stands under these keys of the file has its form, and is there if it has to be."""
        return () not in self.broken and not any(place[0] in names for place in self.broken)


def parse_yaml(path: Path, text: str, faults: Collector) -> YamlFile:
    """Text to plain data (every scalar that is not null, a bool or an integer stays text) with its lines.

    What is wrong with one piece goes to `faults`; InputError if the rest cannot be read for it.
    """
    lines = split_lines(text)
    refuse_conflicts(path, lines)
    refuse_lines(path, lines)
    loader = Loader(text)
    builder = Builder(loader, faults)
    try:
        data = builder.read_document()
    except yaml.MarkedYAMLError as error:
        raise explain_syntax(path, text, error) from None
    except yaml.YAMLError as error:
        problem = str(error).splitlines()[0]
        raise InputError.at(path, 0, f"not YAML: {problem}", "remove what YAML cannot hold") from None
    finally:
        loader.dispose()
    return YamlFile(path, data, builder.lines)


def explain_syntax(path: Path, text: str, error: yaml.MarkedYAMLError) -> InputError:
    """The fault for what is no YAML: the slip of a hand if one is known, else where the parser stopped."""
    mark = error.problem_mark or error.context_mark
    lines = split_lines(text)
    # What is missing at the end is missed on a line of its own, which the file need not have.
    line = min(mark.line + 1, len(lines)) if mark else 0
    slip = find_slip(lines, line, str(error.problem))
    remedy = "mend the syntax here; a text with a comma, a colon or quotation marks in it must be quoted"
    return InputError.at(path, *(slip or (line, f"not YAML: {error.problem}", remedy)))


def name_place(place: YamlPlace) -> str:
    """What a person would call a place in the file."""
    if not place:
        return "the file"
    return str(place[-1]) if isinstance(place[-1], str) else f"entry {place[-1] + 1} of {name_place(place[:-1])}"


def refuse_lines(path: Path, lines: Sequence[str]) -> None:
    """InputError for each control character."""
    faults = Collector(path)
    for number, line in enumerate(lines, start=1):
        if bad := unprintable.search(line):
            faults.add(number, name_character(bad[0]), "remove it")
    faults.raise_if_any()


@dataclass
class Builder:
    """Takes what the parser finds, piece by piece: it never holds more than the text has and a few aliases add."""

    loader: Any
    faults: Collector
    lines: dict[YamlPlace, int] = field(default_factory=dict)
    anchors: dict[str, tuple[Any, int]] = field(default_factory=dict)
    # Name -> data and number of pieces, once all of it is read.
    pieces: int = 0
    repeated: int = 0

    def read_document(self) -> Any:
        """The only document of the text; None if there is none."""
        self.loader.get_event()
        if self.loader.check_event(yaml.StreamEndEvent):
            return None
        self.loader.get_event()
        data = self.read_piece(())
        self.loader.get_event()
        if not self.loader.check_event(yaml.StreamEndEvent):
            raise self.refuse(self.loader.peek_event(), "a second document", "keep what stands above ---")
        return data

    def read_piece(self, place: YamlPlace) -> Any:
        event = self.loader.get_event()
        self.lines.setdefault(place, event.start_mark.line + 1)
        self.pieces += 1
        if isinstance(event, yaml.AliasEvent):
            return self.repeat(event)
        if len(place) > deepest:
            raise self.refuse(event, f"more than {deepest} levels deep", "close what is open above")
        before = self.pieces
        if isinstance(event, yaml.SequenceStartEvent):
            data: Any = self.read_sequence(place)
        elif isinstance(event, yaml.MappingStartEvent):
            data = self.read_mapping(place)
        else:
            data = self.read_scalar(event, place)
        if event.anchor:
            self.anchors[event.anchor] = data, self.pieces - before + 1
        return data

    def repeat(self, alias: Any) -> Any:
        """What an alias stands for; the data is not copied, but whoever walks through it meets it once more."""
        if alias.anchor not in self.anchors:
            problem = f"alias *{alias.anchor} stands inside its own anchor or has none before it"
            raise self.refuse(alias, problem, "write out what it stands for")
        data, pieces = self.anchors[alias.anchor]
        self.pieces += pieces
        self.repeated += pieces
        if self.repeated > most_repeated:
            problem = f"the aliases stand for more than {most_repeated} pieces"
            raise self.refuse(alias, problem, "write out what they stand for")
        return data

    def read_sequence(self, place: YamlPlace) -> list[Any]:
        items: list[Any] = []
        while not self.loader.check_event(yaml.SequenceEndEvent):
            items.append(self.read_piece((*place, len(items))))
        self.loader.get_event()
        return items

    def read_mapping(self, place: YamlPlace) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        item = bool(place) and isinstance(place[-1], int)
        swallowed = False
        while not self.loader.check_event(yaml.MappingEndEvent):
            if not self.loader.check_event(yaml.ScalarEvent):
                raise self.refuse(self.loader.peek_event(), "a key that is no word", "write it as one")
            event = self.loader.get_event()
            key, line = self.check_text(event, "the key"), event.start_mark.line + 1
            if key not in mapping:
                self.lines[*place, key] = line
                mapping[key] = self.read_piece((*place, key))
                continue
            # What follows the first field of an item, once it stands there again, is another item.
            begins = item and key == next(iter(mapping))
            if not swallowed:
                remedy = f"write '- {key}: ' if a new entry begins here, else keep one of the two"
                self.faults.add(line, f"'{key}' stands twice", remedy if begins else "keep one of the two")
            swallowed = swallowed or begins
            self.read_piece((*place, key))
        self.loader.get_event()
        return mapping

    def read_scalar(self, event: Any, place: YamlPlace) -> Any:
        tag = event.tag
        if tag in {None, "!"}:
            tag = self.loader.resolve(yaml.ScalarNode, event.value, event.implicit)
        if tag in kept_as_text or (tag == f"{standard}int" and len(event.value) > longest_number):
            return self.check_text(event, name_place(place))
        try:
            return self.loader.construct_object(yaml.ScalarNode(tag, event.value, event.start_mark, event.end_mark))
        except (ValueError, LookupError):
            kind = tag.removeprefix(standard)
            self.faults.add(event.start_mark.line + 1, f"'{event.value}' is no {kind}", "put it in quotation marks")
            return event.value

    def check_text(self, event: Any, name: str) -> str:
        """The characters of a scalar; escapes and several lines can bring in those that no line may hold."""
        text: str = event.value
        if bad := unprintable.search(text):
            problem, remedy = f"{name} has {name_character(bad[0])}", "write it in one line, without such characters"
            self.faults.add(event.start_mark.line + 1, problem, remedy)
        return text

    def refuse(self, event: Any, problem: str, remedy: str) -> InputError:
        """The error for what ends the reading."""
        return InputError.at(self.faults.path, event.start_mark.line + 1, problem, remedy)
