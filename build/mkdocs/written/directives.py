"""`::: name id` in a page that a person wrote: contents, downloads, figures, about the edition; `::: glossary`.

The extension only marks the place; what stands there is put in when the page is rendered, since it depends on the page.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension

from build.exports.files import list_endings
from build.html.about import render_about
from build.html.around.contents import render_contents
from build.html.downloads import render_downloads
from build.html.figures import render_figures
from build.html.glossary_page import render_glossary
from build.html.view import View
from build.model.site import Site
from document.errors import InputError, suggest_nearest

__all__ = ["DirectiveExtension", "fill_directives", "find_unknown_directives", "home_directive"]

home_directive = "publications"
# Filled before the page is read as Markdown (`build.mkdocs.written.home`).
line = re.compile(r"[ ]{0,3}::: (?P<name>[a-z]+)(?: (?P<id>[a-z0-9-]+))?\s*")
directive_place = re.compile(r'<div data-directive="(?P<name>[a-z]+)" data-text="(?P<id>[a-z0-9-]*)"></div>')
fenced = re.compile(r"^(?P<mark>`{3,}|~{3,}).*?^(?P=mark)", re.MULTILINE | re.DOTALL)
# A block of code, in which a directive is only shown.


class DirectiveExtension(Extension):
    """Turns each directive into an empty element that says what belongs there."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Let Markdown read `::: name text-id` as a block of its own; Python-Markdown calls this by its name."""
        # Below indented code (80), above paragraphs (10).
        md.parser.blockprocessors.register(DirectiveProcessor(md.parser), "duizhao_directive", 65)


class DirectiveProcessor(BlockProcessor):
    """Reads a block that is one directive."""

    def __init__(self, parser: BlockParser) -> None:
        super().__init__(parser)

    def test(self, parent: ElementTree.Element, block: str) -> bool:
        return line.fullmatch(block) is not None

    def run(self, parent: ElementTree.Element, blocks: list[str]) -> None:
        match = line.fullmatch(blocks.pop(0))
        assert match
        values = {"data-directive": match["name"], "data-text": match["id"] or ""}
        ElementTree.SubElement(parent, "div", values)


def fill_directives(html: str, view: View, source: Path) -> str:
    """The page's HTML with every directive's fragment in its place.

    InputError names the line in `source`, the page's own file, of one that nothing answers to.
    """
    return directive_place.sub(lambda match: render_directive(match["name"], match["id"], view, source), html)


def render_directive(name: str, id: str, view: View, source: Path) -> str:
    for problem, remedy in find_unknown(name, id, view.site):
        raise InputError.at(source, find_line(source, f"::: {name} {id}".rstrip()), problem, remedy)
    if not id:
        return of_all[name](view)
    return makers[name](replace(view, text=view.site.text(id)))


def find_unknown(name: str, id: str, site: Site) -> Iterator[tuple[str, str]]:
    """What of a directive nothing answers to, and the remedy."""
    words = f"::: {name} {id}".rstrip()
    known = [*makers, home_directive]
    if name not in known:
        yield f"unknown directive '{name}' in '{words}'", suggest_nearest(name, known)
    elif not id and name not in (*of_all, home_directive):
        yield f"no text in '{words}'", "name one behind it"
    if id and not any(text.id == id for text in site.texts):
        yield f"unknown text '{id}' in '{words}'", suggest_nearest(id, [text.id for text in site.texts])


def find_unknown_directives(markdown: str, site: Site) -> Iterator[tuple[int, str, str]]:
    """Line, problem and remedy of each directive of a page that nothing answers to.

    Those inside lists and other blocks are found only when the page is rendered.
    """
    lines = ["", *fenced.sub(lambda match: "\n" * match[0].count("\n"), markdown).split("\n"), ""]
    for number, (before, here, after) in enumerate(zip(lines, lines[1:], lines[2:], strict=False), start=1):
        match = line.fullmatch(here)
        if match and not after.strip() and (before.startswith("#") or not before.strip()):
            yield from ((number, *fault) for fault in find_unknown(match["name"], match["id"] or "", site))


def find_line(source: Path, words: str) -> int:
    lines = source.read_text(encoding="utf-8").splitlines() if source.is_file() else []
    return next((number for number, line in enumerate(lines, start=1) if words in line), 0)


makers: Mapping[str, Callable[[View], str]] = {
    "contents": render_contents,
    "downloads": lambda view: render_downloads(view, list_endings(view.text.languages)),
    "edition": render_about,
    "figures": render_figures,
    "glossary": lambda view: render_glossary(view, [view.text]),
}
of_all: Mapping[str, Callable[[View], str]] = {
    "glossary": lambda view: render_glossary(view, view.site.texts_in(view.language)),
}
# Those that may stand without a text.
