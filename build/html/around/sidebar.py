"""The navigation beside a page: the way down to it, and what is near it. It does not grow with the number of pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import mkdocs.utils

from build.html.around.place import choose_near, list_near
from build.html.view import View
from build.model.text import Text
from document.model import Division

__all__ = ["SidebarEntry", "list_sidebar"]

# Of the levels around a page those that show more than the way down.
wide = 2
# Of a long list of texts on a page that is none's; the home page lists them all.
most_texts = 25


@dataclass(frozen=True)
class SidebarEntry:
    """A page, or a division on one."""

    title: str
    href: str
    current: bool = False
    # Whether it is this page.
    nested: bool = False
    # Whether there is something inside it.
    inside: tuple[SidebarEntry, ...] = ()
    # What of it is shown: nothing where the page is not in it.

    @property
    def active(self) -> bool:
        """Whether the page is this one or inside it."""
        return self.current or bool(self.inside)


def list_sidebar(view: View) -> tuple[SidebarEntry, ...]:
    """Home, the text that the page is of (or the first texts of all), the glossary."""
    texts = (
        [open_text(view)]
        if view.kind
        else [close_text(text, view) for text in view.site.texts_in(view.language)[:most_texts]]
    )
    home, glossary = (link_page(name, address, view) for name, address in (("home", ""), ("glossary", "glossary/")))
    return (home, *texts, glossary)


def link_page(name: str, address: str, view: View) -> SidebarEntry:
    url = f"{view.language.prefix}{address}"
    return SidebarEntry(view.say(name), mkdocs.utils.get_relative_url(url or "./", view.url), url == view.url)


def close_text(text: Text, view: View) -> SidebarEntry:
    return SidebarEntry(view.pick(text.publication.short_title), replace(view, text=text).to(""), nested=True)


def open_text(view: View) -> SidebarEntry:
    """The text of the page with its divisions near the page, the whole text and the page about it."""
    named = (SidebarEntry(view.say(kind), view.to(f"{kind}/"), view.kind == kind) for kind in ("full", "about"))
    inside = (*list_divisions(view), *named)
    return replace(close_text(view.text, view), current=view.kind == "contents", inside=inside)


def list_divisions(view: View) -> tuple[SidebarEntry, ...]:
    """The outermost divisions that are shown, the one around the page with what is shown of it."""
    entries: tuple[SidebarEntry, ...] = ()
    for shown, opened in reversed(list(list_levels(view))):
        entries = tuple(make_entry(division, entries if division is opened else (), view) for division in shown)
    return entries


def list_levels(view: View) -> Iterator[tuple[Iterable[Division], Division | None]]:
    """What each level shows, from the outermost inwards, and which of it is the page or has the page in it."""
    here = view.division
    way = (*view.text.paths[here.key], here) if here else ()
    below = here.children if here else view.text.publication.document.children
    outer = len(way) + bool(below) - wide
    for depth, division in enumerate(way):
        yield (division,) if depth < outer else list_near(division, view), division
    yield choose_first(below), None


def choose_first(divisions: Sequence[Division]) -> Sequence[Division]:
    return choose_near(divisions, 0)


def make_entry(division: Division, inside: tuple[SidebarEntry, ...], view: View) -> SidebarEntry:
    title, href = view.edition.title(division), view.lead_to(division)
    return SidebarEntry(title, href, division.key == view.division_key, bool(division.children), inside)
