"""Structure profiles: which markers a kind of text uses, as data under profiles/ or written in a publication.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from document.errors import Collector
from document.structure.marks.markers import compile_marker, count_numbers
from document.yamldata import YamlFile
from document.yamlfile import load_yaml

__all__ = [
    "Level",
    "Profile",
    "check_markers",
    "division_roles",
    "list_profiles",
    "load_profile",
    "make_profile",
    "profile_schema",
]

profiles_folder = Path(__file__).parent / "profiles"
profile_schema = profiles_folder / "profile.schema.json"
division_roles = ("part", "chapter", "section", "subsection", "topic", "article")
# From the outermost inwards: 編 章 節 款 目 條.


@dataclass(frozen=True)
class Level:
    """One kind of marked line."""

    role: str
    # One of `division_roles`, or "item".
    depth: int
    # Place in the profile, outermost first.
    pattern: re.Pattern[str]
    # Matches the marker at the start of a folded line. Groups: n0, n1, … hold the number and sub0, sub1, … the
    # number after 之 (第三條之一), one of each for every alternative form of the marker.
    numbering: Literal["continuous", "restarting", "none"]
    # restarting: from the first number again whenever a line of an outer level stands between.
    heading: Literal["line", "run-in", "none"]
    # The rest of the line; up to the first full stop outside quotation marks; or no heading at all.
    first: int = 1
    # The number that it begins with.
    loose: re.Pattern[str] | None = None
    # Matches what may as well be a sentence, 第三条所有人…: a marker where its number is the next one.


@dataclass(frozen=True)
class Profile:
    """The structure of one kind of document."""

    id: str
    levels: tuple[Level, ...]
    text_in: frozenset[str]
    # Roles ("front" for before the first division) in which an unmarked line is a paragraph.
    items_in: frozenset[str]
    # Roles in which item lines may stand.

    @property
    def has_divisions(self) -> bool:
        """Whether a text of this kind is divided at all; one of paragraphs alone is not."""
        return any(level.role != "item" for level in self.levels)


def list_profiles() -> tuple[str, ...]:
    """The profiles that a publication.yaml may name, in alphabetical order."""
    return tuple(sorted(path.stem for path in profiles_folder.glob("*.yaml")))


@cache
def load_profile(name: str) -> Profile:
    """Read one profile by its name, once a process; InputError with every fault of its file."""
    file = load_yaml(profiles_folder / f"{name}.yaml", profile_schema)
    faults = Collector(file.path)
    check_markers(file, faults)
    faults.raise_if_any()
    return make_profile(name, file.data)


def make_profile(name: str, data: Mapping[str, Any]) -> Profile:
    """A profile from the data of its file, or of the mapping that a part of a publication has instead of a name."""
    roles = [entry["role"] for entry in data["levels"]]
    # Two levels of one kind of division lie beside one another: 序言 and 第一章.
    depths = [place if role == "item" else roles.index(role) for place, role in enumerate(roles)]
    levels = tuple(make_level(entry, depth) for entry, depth in zip(data["levels"], depths, strict=True))
    return Profile(name, levels, frozenset(data["text_in"]), frozenset(data["items_in"]))


def make_level(entry: Mapping[str, Any], depth: int) -> Level:
    gap, first = entry.get("gap", False), entry.get("first", 1)
    pattern = compile_marker(entry["marker"], "gap" if gap else "words")
    loose = None if gap or entry["numbering"] == "none" else compile_marker(entry["marker"], "no reference")
    return Level(entry["role"], depth, pattern, entry["numbering"], entry["heading"], first, loose)


def check_markers(file: YamlFile, faults: Collector) -> None:
    """A fault for each marker that lacks the number of its level, or has it twice; the one after 之 is at most once."""
    for depth, level in enumerate(file.data["levels"]):
        for i, marker in enumerate(level["marker"]):
            line = file.line("levels", depth, "marker", i)
            counts = count_numbers(marker)
            if counts["n"] > 1 or counts["sub"] > 1:
                faults.add(line, f"marker '{marker}' has the same number twice", "keep one of each")
            if level["numbering"] != "none" and not counts["n"]:
                faults.add(line, f"marker '{marker}' has no number", "write {han} or {digits}, or numbering: none")
