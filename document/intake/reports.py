"""What is wrong with texts, what is in doubt about them, how they are numbered, and what a file may be."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from document.errors import Collector, explaining, keep_in_one_line, show_path
from document.intake.detect import Detected, detect
from document.intake.readers.encoding import decode_bytes
from document.model import Document, Doubt
from document.publication import load_publication
from document.structure.lines.counts import add_counts

__all__ = ["count_parts", "print_counts", "print_detected", "print_doubts"]

unexplained = "name its marker in the profile, or list the line under plain, or under skip if it is no text"


def print_doubts(folders: Sequence[Path], strict: bool) -> int:
    """A line for each doubt; then every fault, and 1. With `strict`, 1 for a doubt as well."""
    faults, found = Collector(""), False
    for folder in folders:
        with faults.catching():
            for line in write_doubts(folder / "received.txt", load_publication(folder).document.doubts):
                found = True
                print(line)
    faults.raise_if_any()
    return int(strict and found)


def write_doubts(path: Path, doubts: Sequence[Doubt]) -> Iterator[str]:
    for doubt in doubts:
        yield keep_in_one_line(
            f"{show_path(path)}:{doubt.line}: in doubt ({doubt.kind}): '{doubt.text}'; {unexplained}"
        )


def count_parts(document: Document) -> Mapping[str, Mapping[str, int]]:
    """Role of the parts -> family of marker -> how many lines begin with it."""
    return add_counts((part.role, part.counts) for part in document.parts)


def print_counts(folder: Path, for_programs: bool) -> int:
    """A line for each role of part; 0."""
    counts = count_parts(load_publication(folder).document)
    if for_programs:
        return print_json(counts)
    for role, families in counts.items():
        print(f"{role}:", ", ".join(f"{family} {count}" for family, count in families.items()) or "no markers")
    return 0


def print_detected(path: Path, for_programs: bool) -> int:
    """The profile of the body, the counts of each part and the doubts; 0."""
    with explaining(path):
        text, _ = decode_bytes(path.read_bytes(), str(path))
    found = detect(text)
    if for_programs:
        doubts = [asdict(doubt) for doubt in found.doubts]
        return print_json({"profile": found.profile, "counts": found.counts, "doubts": doubts})
    for line in describe_detected(found, path):
        print(line)
    return 0


def describe_detected(found: Detected, path: Path) -> Iterator[str]:
    for part in found.parts:
        yield f"{part.role}: lines {part.first}-{part.last}"
        for level in part.profile["levels"]:
            first = f" from {level['first']}" if "first" in level else ""
            numbered = f"{level['numbering']}{first}, heading: {level['heading']}"
            yield f"  {level['role']}: {' '.join(level['marker'])} ({numbered})"
    for role, families in found.counts.items():
        yield f"{role}: " + ", ".join(f"{family} {count}" for family, count in families.items())
    for doubt in found.doubts:
        yield keep_in_one_line(f"{show_path(path)}:{doubt.line}: in doubt ({doubt.kind}): '{doubt.text}'")


def print_json(data: Any) -> int:
    print(json.dumps(data, ensure_ascii=False, indent=1))
    return 0
