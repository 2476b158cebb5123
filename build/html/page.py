"""A page of the text, rendered once from its edition: title, divisions, paragraphs, notes, state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from build.html.about import render_about
from build.html.around.contents import ContentsEntry, list_entries, render_contents
from build.html.around.place import find_place
from build.html.closing import describe_states, list_notes, number_notes
from build.html.environment import render_template
from build.html.units import Heading, Paragraph, Table, make_heading, make_paragraph, make_table, make_title
from build.html.view import View, shows_text
from build.model.term_links import choose_first_links
from document.model import Block, Division, Segment

__all__ = ["list_segments", "render_page"]

Node = tuple[str, Heading | Paragraph | Table]
# The name of the macro that prints it, and what it prints.


@dataclass(frozen=True)
class Booklet:
    """Title page and contents of the printed whole text."""

    title: str
    lines: tuple[str, ...]
    contents: tuple[ContentsEntry, ...]


def render_page(view: View) -> str:
    """The HTML of a page of the text, of the page of its contents, or of the page about its edition."""
    if view.kind == "about":
        return render_about(view, ("about", view.say("about")))
    keys = tuple(segment.key for segment in list_segments(view))
    links = choose_first_links(keys, view.text.term_links[view.lang])
    view = replace(view, notes=number_notes(keys, view.edition), links=links)
    heading, *nodes = list_nodes(view)
    return render_template(
        "page.html",
        view=view,
        place=find_place(view),
        booklet=make_booklet(view) if view.kind == "full" else None,
        heading=heading[1],
        choices=list_choices(view),
        nodes=nodes,
        contents=render_contents(view) if view.kind == "contents" else "",
        notes=list(list_notes(view.notes, view.edition)),
        state=describe_states(keys, view.edition) if view.language.is_translation else "",
    )


def list_segments(view: View) -> tuple[Segment, ...]:
    """The segments that a page shows, in order."""
    document = view.text.publication.document
    if view.division:
        return view.division.segments
    return document.segments if view.kind == "full" else (document.title,)


def list_nodes(view: View) -> Iterator[Node]:
    """The page's own heading, then all that is under it."""
    document = view.text.publication.document
    if view.division:
        yield from list_division(view.division, 1, view)
        return
    yield "heading", make_title(view)
    if view.kind == "full":
        for part in document.parts:
            yield from list_paragraphs(part.blocks, view)
            for division in part.children:
                yield from list_division(division, 2, view)


def list_division(division: Division, level: int, view: View) -> Iterator[Node]:
    yield "heading", make_heading(division, level, view)
    yield from list_paragraphs(division.blocks, view)
    for child in division.children:
        yield from list_division(child, level + 1, view)


def list_paragraphs(blocks: Iterable[Block], view: View) -> Iterator[Node]:
    for block in blocks:
        yield ("table", make_table(block, view)) if block.rows else ("paragraph", make_paragraph(block, view))


def list_choices(view: View) -> list[tuple[str, str]]:
    """The editions that may be shown beside the text: tag and name."""
    if not shows_text(view.kind):
        return []
    return [(other.lang, view.language.name_of(other.language)) for other in view.others]


def make_booklet(view: View) -> Booklet:
    publication, edition = view.text.publication, view.edition
    lines = (
        view.pick_all(publication.issuers),
        publication.document_number,
        say_date(view),
        view.say("edition", version=publication.version, digest=edition.digest),
        describe_states(edition.readings, edition) if view.language.is_translation else view.say("prevails"),
    )
    title = edition.readings[publication.document.title.key].text
    return Booklet(title, tuple(filter(None, lines)), list_entries(publication.document.children, view))


def say_date(view: View) -> str:
    """When and by whom the document was adopted, or the date that it is cited by; "" where none is known."""
    dates, by = view.text.publication.dates, view.pick(view.text.publication.adopted_by)
    return view.say("adopted", date=dates.adopted, by=by) if dates.adopted and by else dates.cited
