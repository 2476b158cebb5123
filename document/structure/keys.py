"""No two things in a document have one key: the second of them would take the place of the first everywhere."""

from __future__ import annotations

from collections.abc import Iterator

from document.errors import Collector
from document.model import Document

__all__ = ["check_keys"]


def check_keys(document: Document, faults: Collector) -> None:
    """InputError that names both lines wherever a division, a block or a segment has the key of an earlier one."""
    first: dict[tuple[str, str], int] = {}
    for kind, key, line in list_keys(document):
        if (kind, key) not in first:
            first[kind, key] = line
        elif not any(fault.line == line for fault in faults.faults):
            problem = f"what begins here has the key {key}, as line {first[kind, key]} has"
            faults.add(line, problem, "give it a marker of its own level, or choose another profile", "plain")
    faults.raise_if_any()


def list_keys(document: Document) -> Iterator[tuple[str, str, int]]:
    """Kind, key and line of everything that has a key."""
    yield from (("division", division.key, division.line) for division in document.walk())
    yield from (("block", block.key, block.segments[0].line) for block in document.all_blocks)
    yield from (("segment", segment.key, segment.line) for segment in document.segments)
