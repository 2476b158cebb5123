"""The sections that search finds and citations name: front matter, chapters, articles. Each segment is in one.

A section has a page of its own; a 節 and what else only divides stands on the page around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from document.model import Block, Division, Document, part_roles

__all__ = ["Paths", "Section", "find_pages", "find_paths", "find_sections"]

paged = ("part", "chapter", "article", *part_roles)
# The roles whose divisions have pages of their own; others have one only where no page is around them.
Paths = Mapping[str, tuple[Division, ...]]
# Key of a division -> the divisions around it, outermost first.


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
    # The nearest division around it that has a page.
    runs: tuple[tuple[str, ...], ...]
    # Keys of the segments that follow one another without a break: a heading, the sentences of a paragraph.


def find_paths(document: Document) -> Paths:
    """Key of a division -> the divisions around it, outermost first."""
    return {path[-1].key: path[:-1] for path in walk_paths(document.children, ())}


def walk_paths(divisions: Iterable[Division], around: tuple[Division, ...]) -> Iterator[tuple[Division, ...]]:
    """Each division behind those around it, in reading order."""
    for division in divisions:
        yield (*around, division)
        yield from walk_paths(division.children, (*around, division))


def find_pages(paths: Paths, divisions: Mapping[str, Division]) -> Mapping[str, str]:
    """Key of a division -> key of the one on whose page it stands: its own, or that of a chapter around it."""
    found: dict[str, str] = {}
    for key, around in paths.items():
        own = divisions[key].role in paged or not around
        found[key] = key if own else found[around[-1].key]
    return found


def find_sections(document: Document, paths: Paths, pages: Mapping[str, str]) -> tuple[Section, ...]:
    """The sections of a document in reading order; `pages` as `find_pages` gives them."""
    divisions = {division.key: division for division in document.walk()}
    runs: dict[str, list[tuple[str, ...]]] = {}
    for key, division in divisions.items():
        runs.setdefault(pages[key], []).extend(own_runs(division))
    front = ((document.title.key,), *block_runs(document.blocks))
    made = (make_section(divisions[key], paths[key], pages, found) for key, found in runs.items())
    return (Section("pre", "full/", None, None, front), *made)


def make_section(
    division: Division,
    around: tuple[Division, ...],
    pages: Mapping[str, str],
    runs: Iterable[tuple[str, ...]],
) -> Section:
    chapter = next((other for other in reversed(around) if pages[other.key] == other.key), None)
    return Section(division.key, division.page, division, chapter, tuple(runs))


def own_runs(division: Division) -> tuple[tuple[str, ...], ...]:
    heading = ((division.heading.key,),) if division.heading else ()
    return (*heading, *block_runs(division.blocks))


def block_runs(blocks: Iterable[Block]) -> tuple[tuple[str, ...], ...]:
    runs: list[tuple[str, ...]] = []
    for block in blocks:
        if block.heading:
            runs.append((block.heading.key,))
        sentences = tuple(segment.key for segment in block.sentences)
        runs += [(key,) for key in sentences] if block.rows else [sentences]
    return tuple(run for run in runs if run)
