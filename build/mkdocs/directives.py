"""`::: name id` in a page that a person wrote: contents, downloads, figures, about the edition, glossary.

The extension only marks the place; what stands there is put in when the page is rendered, since it depends on the page.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension

from build.exports.files import list_endings
from build.html.about import render_about
from build.html.contents import render_contents
from build.html.downloads import render_downloads
from build.html.figures import render_figures
from build.html.glossary_page import render_glossary
from build.html.view import View
from document.errors import InputError, nearest

__all__ = ["DirectiveExtension", "fill_directives"]

line = re.compile(r"[ ]{0,3}::: (?P<name>[a-z]+) (?P<id>[a-z0-9-]+)\s*")
directive_place = re.compile(r'<div data-directive="(?P<name>[a-z]+)" data-text="(?P<id>[a-z0-9-]+)"></div>')


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
        values = {"data-directive": match["name"], "data-text": match["id"]}
        ElementTree.SubElement(parent, "div", values)


def fill_directives(html: str, view: View, source: Path) -> str:
    """The page's HTML with every directive's fragment in its place.

    InputError names the line in `source`, the page's own file, of one that nothing answers to.
    """
    return directive_place.sub(lambda match: render_directive(match["name"], match["id"], view, source), html)


def render_directive(name: str, id: str, view: View, source: Path) -> str:
    makers: Mapping[str, Callable[[View], str]] = {
        "contents": render_contents,
        "downloads": lambda view: render_downloads(view, list_endings(view.site.languages)),
        "edition": render_about,
        "figures": render_figures,
        "glossary": render_glossary,
    }
    ids = [text.id for text in view.site.texts]
    for what, value, known in (("directive", name, list(makers)), ("text", id, ids)):
        if value not in known:
            number = find_line(source, f"::: {name} {id}")
            raise InputError.at(source, number, f"unknown {what} '{value}' in '::: {name} {id}'", nearest(value, known))
    return makers[name](replace(view, text=view.site.text(id)))


def find_line(source: Path, words: str) -> int:
    lines = source.read_text(encoding="utf-8").splitlines() if source.is_file() else []
    return next((number for number, line in enumerate(lines, start=1) if words in line), 0)
