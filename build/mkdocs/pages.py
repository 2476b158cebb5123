"""A text's Markdown pages in one language: contents, chapters, articles, the whole text, about the edition.

They say what the page says, in plain CommonMark, for whoever reads them as files or beside the page on the site.
The HTML is rendered from the edition itself (`build.html.page`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from build.html.about import EmendationRow, list_exceptions, list_facts, list_rows
from build.html.closing import describe_states, list_notes, number_notes
from build.html.page import list_segments
from build.html.view import View
from build.languages.language import Language
from build.mkdocs.markdown import escape_markdown, mark_strong
from build.model.site import Site, Text
from document.model import Block, Division, part_roles

__all__ = ["MarkdownPage", "kind_of", "make_pages"]

named_pages = {"index": "contents", "full": "full", "about": "about"}


@dataclass(frozen=True)
class MarkdownPage:
    """One Markdown file."""

    path: PurePosixPath
    # Under docs/<lang>/<id>/.
    markdown: str


def kind_of(path: PurePosixPath, division: Division | None) -> str:
    """What kind of page the file at this path is: the role of its division, "contents", "full" or "about"."""
    return division.role if division else named_pages.get(path.stem, "")


def make_pages(text: Text, language: Language, site: Site) -> Iterator[MarkdownPage]:
    """Every generated page of one edition."""

    def view(kind: str, page: str, key: str = "") -> View:
        bare = View(site, text, language, f"{language.prefix}{text.id}/{page}", kind, key)
        return replace(bare, notes=number_notes((s.key for s in list_segments(bare)), bare.edition))

    yield contents_page(view("contents", ""))
    yield full_page(view("full", "full/"))
    yield about_page(view("about", "about/"))
    for division in text.divisions.values():
        if division.role in {"part", "chapter", *part_roles}:
            yield division_page(view(division.role, f"{division.key}/", division.key), f"{division.key}/index.md")
        elif division.role == "article":
            yield division_page(view(division.role, f"{division.key}/", division.key), f"{division.key}.md")


def contents_page(view: View) -> MarkdownPage:
    document = view.text.publication.document
    counts = {"chapters": len(document.role("chapter")), "articles": len(document.role("article"))}
    title = view.pick(view.text.publication.short_title)
    description = view.say("contents_of", title=title, **counts)
    lines = [title_line(view), "", *contents_lines(document.children, view, ""), ""]
    lines.append(f"- [{escape_markdown(view.say('full'))}](full/)")
    return page("index.md", title, description, lines, view)


def contents_lines(divisions: Iterable[Division], view: View, indent: str) -> Iterator[str]:
    """A nested list; the addresses are those of the published pages."""
    for division in divisions:
        title = escape_markdown(view.edition.title(division))
        yield f"{indent}- {title}" if division.role == "section" else f"{indent}- [{title}]({division.key}/)"
        yield from contents_lines(division.children, view, f"{indent}  ")


def full_page(view: View) -> MarkdownPage:
    publication = view.text.publication
    description = view.say(
        "in_full",
        issuer=view.pick_all(publication.issuers),
        date=publication.dates.cited,
        articles=len(publication.document.role("article")),
    )
    lines = [title_line(view), ""]
    for part in publication.document.parts:
        lines += [line for block in part.blocks for line in block_lines(block, view)]
        for child in part.children:
            lines += division_lines(child, view, 2)
    return page("full.md", view.say("full"), description, lines, view)


def about_page(view: View) -> MarkdownPage:
    title = view.say("about")
    description = view.say("about_of", title=view.pick(view.text.publication.short_title))
    return page("about.md", title, description, [f"# {escape_markdown(title)}", "", *about_lines(view)], view)


def about_lines(view: View) -> Iterator[str]:
    """The tables of the page as lists: facts, emendations, exceptions, what was left out."""
    yield from section_lines("source", (f"{name}: {value}" for name, value in list_facts(view)), view)
    yield from section_lines("emendations", (), view)
    yield from (escape_markdown(view.say("about_emended")), "")
    for row in list_rows(view):
        yield f"- {escape_markdown(f'{row.received} → {row.edited} ({row.count})')}"
        yield from (f"  - {escape_markdown(place)}" for place in list_places(row, view))
    yield ""
    exceptions = (f"{words}: {reason}" for words, reason in list_exceptions(view.text))
    yield from section_lines("protected", exceptions, view)
    left_out = (f"{piece.line}: {piece.text} ({piece.reason})" for piece in view.text.publication.furniture)
    yield from section_lines("furniture", left_out, view)


def section_lines(name: str, items: Iterable[str], view: View) -> Iterator[str]:
    yield from (f"## {escape_markdown(view.say(f'about_{name}'))}", "")
    yield from (f"- {escape_markdown(item)}" for item in items)
    yield ""


def list_places(row: EmendationRow, view: View) -> Iterator[str]:
    yield from (f"{place.key}: {place.before}[{place.edited}]{place.after}" for place in row.places)
    if not row.places:
        yield view.say("about_all")


def division_page(view: View, path: str) -> MarkdownPage:
    assert view.division
    return page(
        path, view.edition.title(view.division), describe_division(view), division_lines(view.division, view, 1), view
    )


def describe_division(view: View) -> str:
    """The beginning of a division's own words."""
    assert view.division
    whole = view.edition.join(s.key for s in view.division.segments if not s.is_heading)
    whole = whole or view.edition.title(view.division)
    return view.language.cut(whole, view.language.description_length)


def page(path: str, title: str, description: str, lines: Iterable[str], view: View) -> MarkdownPage:
    """Front matter, body and notes. JSON strings are YAML strings, but for escapes of what lies beyond U+FFFF."""
    keys = [segment.key for segment in list_segments(view)]
    matter = {
        "title": title,
        "text": view.text.id,
        "division": view.division_key,
        "lang": view.lang,
        "description": description,
        "state": describe_states(keys, view.edition) if view.language.is_translation and view.kind != "about" else "",
    }
    head = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in matter.items() if value]
    notes = note_lines(view) if view.kind != "about" else ()
    markdown = "\n".join(["---", *head, "---", "", *lines, *notes]).rstrip() + "\n"
    return MarkdownPage(PurePosixPath(path), markdown)


def note_lines(view: View) -> Iterator[str]:
    if view.notes:
        yield from (f"## {escape_markdown(view.say('notes'))}", "")
        notes = list_notes(view.notes, view.edition)
        yield from (f"{note.number}. {escape_markdown(note.text)}" for note in notes)


def mark_notes(key: str, view: View) -> str:
    """The numbers of a segment's notes, as they stand behind it: `[1][2]`."""
    return "".join(f"[{number}]" for number in view.notes.get(key, ()))


def say_segments(keys: Iterable[str], view: View) -> str:
    """The words of these segments, each with the numbers of its notes."""
    marked = (f"{view.edition.readings[key].text}{mark_notes(key, view)}" for key in keys)
    return view.language.joiner.join(filter(None, marked))


def title_line(view: View) -> str:
    return f"# {escape_markdown(say_segments([view.text.publication.document.title.key], view))}"


def division_lines(division: Division, view: View, depth: int) -> Iterator[str]:
    """A division and all that is in it, its heading at `depth`."""
    marks = mark_notes(division.heading.key, view) if division.heading else ""
    yield from (f"{'#' * min(depth, 6)} {escape_markdown(f'{view.edition.title(division)}{marks}')}", "")
    for block in division.blocks:
        yield from block_lines(block, view)
    for child in division.children:
        yield from division_lines(child, view, depth + 1)


def block_lines(block: Block, view: View) -> Iterator[str]:
    """A paragraph, or an item of a list with its marker."""
    readings, language = view.edition.readings, view.language
    words = say_segments((segment.key for segment in block.sentences), view)
    if block.heading:
        marks = escape_inside(mark_notes(block.heading.key, view))
        heading = f"{mark_strong(readings[block.heading.key].text)}{marks}{language.stop}"
        words = f"{heading}{language.joiner}{escape_inside(words)}"
    else:
        words = escape_markdown(words)
    marker = language.dash if block.marker == "——" else block.marker
    yield from (f"- {escape_markdown(marker)} {words}" if marker else words, "")


def escape_inside(text: str) -> str:
    """Text that does not stand at the beginning of its line."""
    return escape_markdown(f"x{text}")[1:]
