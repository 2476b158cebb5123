"""Where a page stands: the chapter around it, and its place among the articles or chapters beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from build.html.view import View
from build.model.sections import Section

__all__ = ["Place", "find_place"]

# Siblings that are shown on each side; more would make a page grow with the number of pages.
window = 12


@dataclass(frozen=True)
class PlaceLink:
    """A page beside this one or around it."""

    href: str
    title: str
    number: str
    current: bool


@dataclass(frozen=True)
class Place:
    """What is around a page and beside it."""

    around: PlaceLink
    siblings: tuple[PlaceLink, ...]
    # The page itself among them.


def find_place(view: View) -> Place | None:
    """The place of a page among the divisions; None for a page that is none."""
    here = view.text.section_by_key.get(view.division_key)
    if here is None or here.division is None:
        return None
    chapter = here.chapter
    around = view.edition.title(chapter) if chapter else view.pick(view.text.publication.short_title)
    address = view.to(f"{chapter.key}/" if chapter else "")
    siblings = view.text.siblings[chapter.key if chapter else ""]
    near = choose_near(siblings, view.text.sibling_places[here.key])
    links = tuple(link_to(section, section is here, view) for section in near)
    return Place(PlaceLink(address, around, "", False), links)


def choose_near(siblings: Sequence[Section], place: int) -> Sequence[Section]:
    """All of a few, else those nearest to the one at `place`."""
    start = min(max(place - window, 0), max(len(siblings) - 2 * window - 1, 0))
    return siblings[start : start + 2 * window + 1]


def link_to(section: Section, current: bool, view: View) -> PlaceLink:
    assert section.division
    number = view.edition.cited_number(section.division)
    return PlaceLink(view.to(section.page), view.edition.title(section.division), number.split()[-1], current)
