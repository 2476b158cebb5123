"""A text's Markdown pages in one language: contents, chapters, articles, the whole text, about the edition.

They say what the page says, in plain CommonMark, for whoever reads them as files or beside the page on the site.
The HTML is rendered from the edition itself (`build.html.page`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from build.html.about import EmendationRow, list_exceptions, list_facts, list_rows, tell_emended
from build.html.closing import describe_states, list_notes, number_notes
from build.html.page import list_segments
from build.html.view import View
from build.languages.language import Language
from build.mkdocs.markdown import escape_markdown, mark_strong
from build.model.site import Site
from build.model.text import Text
from document.model import Block, Division

__all__ = ["MarkdownPage", "describe_page", "list_pages", "make_pages"]


@dataclass(frozen=True)
class MarkdownPage:
    """One Markdown file."""

    path: PurePosixPath
    # Under docs/<lang>/<id>/.
    markdown: str


def list_pages(text: Text, language: Language, site: Site) -> Iterator[tuple[str, View]]:
    """The path under docs/<lang>/<id>/ of every generated page of one edition, and what it shows."""

    def view(kind: str, page: str, key: str = "") -> View:
        return View(site, text, language, f"{language.prefix}{text.id}/{page}", kind, key)

    yield "index.md", view("contents", "")
    yield "full.md", view("full", "full/")
    yield "about.md", view("about", "about/")
    for division in text.divisions.values():
        if text.has_page(division):
            path = f"{division.page[:-1]}.md" if division.role == "article" else f"{division.page}index.md"
            yield path, view(division.role, division.page, division.key)


def make_pages(text: Text, language: Language, site: Site) -> Iterator[MarkdownPage]:
    """Every generated page of one edition."""
    makers = {"contents": contents_lines, "full": full_lines, "about": about_page_lines}
    for path, bare in list_pages(text, language, site):
        view = replace(bare, notes=number_notes((s.key for s in list_segments(bare)), bare.edition))
        yield page(path, describe_page(view), makers.get(view.kind, division_page_lines)(view), view)


def describe_page(view: View) -> tuple[str, str]:
    """The title of a page of a text, and the sentence that says to machines what is on it."""
    match view.kind:
        case "contents":
            return view.pick(view.text.publication.short_title), describe_contents(view)
        case "full":
            return view.say("full"), describe_whole(view)
        case "about":
            title = view.pick(view.text.publication.short_title)
            return view.say("about"), view.say("about_of", title=title)
    assert view.division
    return view.edition.title(view.division), describe_division(view.division, view)


def describe_contents(view: View) -> str:
    document, title = view.text.publication.document, view.pick(view.text.publication.short_title)
    counts = {"chapters": len(document.role("chapter")), "articles": len(document.role("article"))}
    return view.say("contents_of", title=title, **counts)


def describe_whole(view: View) -> str:
    title = view.pick(view.text.publication.short_title)
    return view.say("in_full", title=title, facts=view.language.list_joiner.join(view.list_facts()))


def contents_lines(view: View) -> Iterator[str]:
    yield from (title_line(view), "")
    yield from list_titles(view.text.publication.document.children, view, "")
    yield from ("", f"- [{escape_markdown(view.say('full'))}](full/)")


def list_titles(divisions: Iterable[Division], view: View, indent: str) -> Iterator[str]:
    """A nested list; the addresses are those of the published pages."""
    for division in divisions:
        title = escape_markdown(view.edition.title(division))
        yield f"{indent}- [{title}]({view.lead_to(division)})"
        yield from list_titles(division.children, view, f"{indent}  ")


def full_lines(view: View) -> Iterator[str]:
    yield from (title_line(view), "")
    for part in view.text.publication.document.parts:
        for block in part.blocks:
            yield from block_lines(block, view)
        for child in part.children:
            yield from division_lines(child, view, 2)


def about_page_lines(view: View) -> Iterator[str]:
    yield from (f"# {escape_markdown(view.say('about'))}", "")
    yield from about_lines(view)


def about_lines(view: View) -> Iterator[str]:
    """The tables of the page as lists: facts, emendations, exceptions, what was left out."""
    yield from section_lines("source", (f"{name}: {value}" for name, value in list_facts(view)), view)
    yield from section_lines("emendations", (), view)
    yield from (escape_markdown(tell_emended(view)), "")
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
    yield from (f"{place.name}: {place.before}[{place.edited}]{place.after}" for place in row.places)
    if not row.places:
        yield view.say("about_all")


def division_page_lines(view: View) -> Iterator[str]:
    assert view.division
    return division_lines(view.division, view, 1)


def describe_division(division: Division, view: View) -> str:
    """The beginning of a division's own words."""
    words = view.edition.join(s.key for s in division.segments if not s.is_heading)
    return view.language.cut(words or view.edition.title(division), view.language.description_length)


def page(path: str, said: tuple[str, str], lines: Iterable[str], view: View) -> MarkdownPage:
    """Front matter with title and description, body, notes.

    JSON strings are YAML strings, but for escapes of what lies beyond U+FFFF.
    """
    keys = [segment.key for segment in list_segments(view)]
    title, description = said
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
    if block.rows:
        yield from (*write_table_rows(block, view), "")
        return
    words = say_segments((segment.key for segment in block.sentences), view)
    if block.heading:
        marks = escape_inside(mark_notes(block.heading.key, view))
        heading = f"{mark_strong(readings[block.heading.key].text)}{marks}{language.stop}"
        words = f"{heading}{language.joiner}{escape_inside(words)}"
    else:
        words = escape_markdown(words)
    marker = language.dash if block.marker == "——" else block.marker
    yield from (f"- {escape_markdown(marker)} {words}" if marker else words, "")


def write_table_rows(block: Block, view: View) -> Iterator[str]:
    """A table of Markdown, its first row the head."""
    for number, row in enumerate(block.rows):
        cells = (escape_inside(say_segments([cell.key], view)).replace("|", "\\|") if cell else "" for cell in row)
        yield f"| {' | '.join(cells)} |" + f"\n|{' --- |' * len(row)}" * (number == 0)


def escape_inside(text: str) -> str:
    """Text that does not stand at the beginning of its line."""
    return escape_markdown(f"x{text}")[1:]
