"""Python-Markdown extension: lines `⟦18.1.2⟧ text` to aligned HTML, `::: name id` to a generated fragment.

It runs before everything else that reads Markdown, so the text of a segment never is Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import escape
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

from build.html.booklet import booklet_html
from build.html.closing import closing_html, number_notes
from build.html.parallel import controls_html
from build.html.place import place_html
from build.html.render import View, block_html, heading_html, title_html
from build.mkdocs.extras import ExtrasProcess
from build.mkdocs.fragments import fragment
from build.model.site import Site
from build.model.term_links import first_links
from document.model import Block, Division, anchor

__all__ = ["SegmentsExtension"]

segment_line = re.compile(r"(?P<hashes>#{0,6}) *(?:- )?⟦(?P<key>[0-9a-z._]+)⟧")
directive = re.compile(r"::: (?P<name>[a-z]+) (?P<id>[a-z0-9-]+)$")


class SegmentsExtension(Extension):
    """Holds the site and the page being built; without a page (`view` is None) it leaves every line as it is."""

    def __init__(self, site: Site, view: View | None = None) -> None:
        super().__init__()
        self.site = site
        self.view = view
        self.extras: ExtrasProcess | None = None
        # What this build makes beside the pages.

    def extendMarkdown(self, md: Markdown) -> None:
        if self.view is None:
            return
        # Below normalize_whitespace (30), which would strip the stash's marks; above all that reads Markdown.
        md.preprocessors.register(SegmentLines(md, self.view), "duizhao_segments", 29)
        md.postprocessors.register(Contents(md, self.view), "duizhao_contents", 0)


class SegmentLines(Preprocessor):
    """Puts finished HTML in the place of segment lines and directives."""

    def __init__(self, md: Markdown, view: View) -> None:
        super().__init__(md)
        self.view = view

    def run(self, lines: list[str]) -> list[str]:
        matches = (segment_line.match(line) for line in lines)
        keys = tuple(match["key"] for match in matches if match and match["key"] in self.view.edition.pieces)
        links = first_links(keys, self.view.site.term_links[self.view.text.id, self.view.lang])
        self.view = replace(self.view, notes=number_notes(keys, self.view.edition), links=links)
        out = [new for line in lines for new in self.replaced(line, self.view.text.nodes)]
        if keys:
            controls = controls_html(self.view.lang, self.view.kind)
            out[2:2] = [self.md.htmlStash.store(controls), ""] if controls else []
            before = place_html(self.view) + booklet_html(self.view)
            out[0:0] = [self.md.htmlStash.store(before), ""] if before else []
        if keys and self.view.lang == "en":
            out += ["", self.md.htmlStash.store(closing_html(keys, self.view.edition, self.view.notes))]
        return out

    def replaced(self, line: str, nodes: Mapping[str, Division | Block | None]) -> Iterator[str]:
        """The lines that take one line's place."""
        segment, generated = segment_line.match(line), directive.match(line)
        if generated:
            html = fragment(generated["name"], generated["id"], self.view)
            yield from ("", self.md.htmlStash.store(html), "")
        elif not segment:
            yield line
        elif segment["key"] in nodes:
            html = node_html(nodes[segment["key"]], len(segment["hashes"]), self.view)
            yield from (self.md.htmlStash.store(html), "")
        # A key that opens no node is a further sentence of the block before it, whose HTML has it already.


def node_html(node: Division | Block | None, depth: int, view: View) -> str:
    if node is None:
        return title_html(view)
    return heading_html(node, depth, view) if isinstance(node, Division) else block_html(node, view)


class Contents(Postprocessor):
    """Gives MkDocs the page's table of contents: the divisions below the page's own."""

    def __init__(self, md: Markdown, view: View) -> None:
        super().__init__(md)
        self.view = view

    def run(self, text: str) -> str:
        md: Any = self.md
        if self.view.kind in {"full", "part", "chapter"}:
            md.toc_tokens = toc_tokens(self.view)
        return text


def toc_tokens(view: View) -> list[dict[str, Any]]:
    """Nested {level, id, name, html, children} as the toc extension makes them."""
    document = view.text.publication.document
    divisions = document.children
    if view.division:
        divisions = next(d for d in document.walk() if d.key == view.division).children
    return [toc_token(division, view, 2) for division in divisions]


def toc_token(division: Division, view: View, level: int) -> dict[str, Any]:
    name = escape(view.edition.title(division))
    children = [toc_token(child, view, level + 1) for child in division.children]
    return {"level": level, "id": anchor(division.key), "name": name, "html": name, "children": children}
