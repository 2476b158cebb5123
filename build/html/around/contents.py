"""A text's divisions as a tree of titles, for its contents on the screen, on paper and beside the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from build.html.environment import render_template
from build.html.view import View
from document.model import Division, make_anchor

__all__ = ["ContentsEntry", "list_entries", "list_toc_tokens", "render_contents"]


@dataclass(frozen=True)
class ContentsEntry:
    """One division in a table of contents."""

    id: str
    # Of its heading in the page.
    role: str
    title: str
    page: str
    # Relative address of its own page; "" for one without.
    children: tuple[ContentsEntry, ...]


def list_entries(divisions: Iterable[Division], view: View) -> tuple[ContentsEntry, ...]:
    """The divisions with all that is in them."""
    return tuple(
        ContentsEntry(
            make_anchor(division.key),
            division.role,
            view.edition.title(division),
            view.to(division.page) if view.text.has_page(division) else "",
            list_entries(division.children, view),
        )
        for division in divisions
    )


def render_contents(view: View) -> str:
    """The table of contents with links to chapters, articles and the whole text."""
    entries = list_entries(view.text.publication.document.children, view)
    return render_template("contents.html", entries=entries, full=view.to("full/"), view=view)


def list_toc_tokens(view: View) -> list[dict[str, Any]]:
    """What is below a page's own heading, as nested {level, id, name, html, children} for MkDocs' table of contents."""
    if view.kind == "about":
        return [toc_token(ContentsEntry("about", "", view.say("about"), "", ()), 1)]
    document = view.text.publication.document
    divisions = view.division.children if view.division else document.children
    return [toc_token(entry, 2) for entry in list_entries(divisions, view)]


def toc_token(entry: ContentsEntry, level: int) -> dict[str, Any]:
    name = str(render_template("title.html", title=entry.title))
    children = [toc_token(child, level + 1) for child in entry.children]
    return {"level": level, "id": entry.id, "name": name, "html": name, "children": children}
