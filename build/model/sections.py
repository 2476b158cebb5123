"""The sections that search finds and citations name: front matter, chapters, articles. Each segment is in one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from document.model import Block, Division, Document

__all__ = ["Section", "find_sections", "find_siblings"]


@dataclass(frozen=True)
class Section:
    """What a result stands for: one page, or the beginning of the whole text."""

    key: str
    # "18", "c05"; "pre" for the title and what stands before the first division.
    page: str
    # Under the text's address: "18/", "full/".
    division: Division | None
    # None for "pre".
    chapter: Division | None
    # The part or chapter around an article.
    runs: tuple[tuple[str, ...], ...]
    # Keys of the segments that follow one another without a break: a heading, the sentences of a paragraph.


def find_sections(document: Document) -> tuple[Section, ...]:
    """The sections of a document in reading order."""
    front = ((document.title.key,), *block_runs(document.blocks))
    found = [Section("pre", "full/", None, None, front)]
    for child in document.children:
        found += division_sections(child, None)
    return tuple(found)


def division_sections(division: Division, chapter: Division | None) -> list[Section]:
    """A division with a page of its own, then those inside it; a section (節) belongs to the page around it."""
    if division.role == "section":
        return [section for child in division.children for section in division_sections(child, chapter)]
    bare = (child for child in division.children if child.role == "section")
    runs = (*own_runs(division), *(run for child in bare for run in own_runs(child)))
    inner = [section for child in division.children for section in division_sections(child, division)]
    return [Section(division.key, f"{division.key}/", division, chapter, runs), *inner]


def own_runs(division: Division) -> tuple[tuple[str, ...], ...]:
    heading = ((division.heading.key,),) if division.heading else ()
    return (*heading, *block_runs(division.blocks))


def block_runs(blocks: Iterable[Block]) -> tuple[tuple[str, ...], ...]:
    runs: list[tuple[str, ...]] = []
    for block in blocks:
        if block.heading:
            runs.append((block.heading.key,))
        runs.append(tuple(segment.key for segment in block.sentences))
    return tuple(run for run in runs if run)


def find_siblings(sections: Iterable[Section]) -> Mapping[str, tuple[Section, ...]]:
    """Key of the part or chapter around them ("" for none) -> the divisions beside one another in it, in order."""
    found: dict[str, list[Section]] = {}
    for section in sections:
        if section.division:
            found.setdefault(section.chapter.key if section.chapter else "", []).append(section)
    return {key: tuple(inside) for key, inside in found.items()}
