"""Where a page stands: the division around it, and its place among those beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from build.html.view import View
from document.model import Division

__all__ = ["Place", "choose_near", "find_place", "list_near"]

# Divisions that are shown on each side; more would make a page grow with the number of pages.
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
    beside: tuple[PlaceLink, ...]
    # The page itself among them.


def find_place(view: View) -> Place | None:
    """The place of a page among the divisions; None for a page that is none."""
    here = view.division
    if here is None:
        return None
    around = view.text.paths[here.key][-1:]
    title = view.edition.title(around[0]) if around else view.pick(view.text.publication.short_title)
    address = view.lead_to(around[0]) if around else view.to("")
    links = tuple(link_to(division, division is here, view) for division in list_near(here, view))
    return Place(PlaceLink(address, title, "", False), links)


def list_near(division: Division, view: View) -> Sequence[Division]:
    """The divisions beside one that are shown with it."""
    return choose_near(view.text.list_beside(division), view.text.places_beside[division.key])


def choose_near(divisions: Sequence[Division], place: int) -> Sequence[Division]:
    """All of a few, else those nearest to the one at `place`."""
    start = min(max(place - window, 0), max(len(divisions) - 2 * window - 1, 0))
    return divisions[start : start + 2 * window + 1]


def link_to(division: Division, current: bool, view: View) -> PlaceLink:
    number = view.edition.cited_number(division)
    return PlaceLink(view.lead_to(division), view.edition.title(division), number.split()[-1], current)
