"""Segments to HTML. Text is text: whatever it holds comes out as the characters that it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from mkdocs.utils import get_relative_url

from build.closing import reference_html
from build.edition import Edition, Piece, marker
from build.languages import prefix, say
from build.parallel import unit_html
from build.site import Site, Text
from build.term_links import Links, linked_html
from document.model import Block, Division, anchor

__all__ = ["View", "block_html", "heading_html", "title_html"]


@dataclass(frozen=True)
class View:
    """What a page shows: one text in one language."""

    site: Site
    text: Text
    lang: str
    url: str
    # Of the page, from the site's root: "en/hangzhou-14fyp/18/".
    kind: str = ""
    # "contents" | "full" | "about" | "part" | "chapter" | "article"; "" for a page that a person wrote.
    division: str = ""
    # Key of the part, chapter or article that the page is; "" otherwise.
    notes: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    # Segment key -> the numbers of its notes on this page.
    links: Links = field(default_factory=dict)
    # Segment key -> the terms that lead to the glossary from this page.

    @property
    def edition(self) -> Edition:
        return self.text.editions[self.lang]

    @property
    def glossary(self) -> str:
        """Relative address of the glossary page."""
        return get_relative_url(f"{prefix(self.lang)}glossary/", self.url)

    def to(self, page: str, lang: str = "") -> str:
        """Relative address of a page of the text, such as `18/`, in this or another language."""
        return get_relative_url(f"{prefix(lang or self.lang)}{self.text.id}/{page}", self.url)


def title_html(view: View) -> str:
    """The document's own title as the page's heading."""
    return f'<h1 id="pre" class="title">{segment_html(view.text.publication.document.title.key, view)}</h1>'


def heading_html(division: Division, depth: int, view: View) -> str:
    """A division's heading with its number; below the page's own it links to the division's page."""
    number = marker(division, view.lang)
    stop = "." if view.lang == "en" and division.heading and not number.endswith(".") else ""
    parts = [f'<span class="num">{escape(number)}{stop}</span>']
    if division.heading:
        parts.append(segment_html(division.heading.key, view))
    inner = ("" if number.endswith("、") else " ").join(parts)
    if depth > 1 and division.role != "section":
        inner += f' <a class="permalink" href="{view.to(division.key)}/" aria-label="{escape(number)}">§</a>'
    return f'<h{depth} id="{anchor(division.key)}" class="division {division.role}">{inner}</h{depth}>'


def block_html(block: Block, view: View) -> str:
    """A paragraph or an item."""
    space, stop = (" ", ".") if view.lang == "en" else ("", "。")
    parts = [segment_html(segment.key, view) for segment in block.sentences]
    if block.heading:
        heading = segment_html(block.heading.key, view)
        parts.insert(0, f'<strong class="run-in">{heading}<span class="stop">{stop}</span></strong>')
    number = f'<span class="num">{escape(block.marker)}</span>' if block.marker else ""
    kind = "item" if block.marker else "paragraph"
    return f'<p class="{kind}" id="{anchor(block.key)}">{number}{space.join(parts)}</p>'


def segment_html(key: str, view: View) -> str:
    piece = view.edition.pieces[key]
    lang = "" if piece.lang == view.lang else f' lang="{piece.lang}"'
    flag = flag_html(piece, view) if piece.state in {"untranslated", "stale"} else ""
    note = reference_html(key, view.notes)
    words = linked_html(piece.text, view.links.get(key, ()), view.glossary)
    names = f"seg {piece.state}" if flag else "seg"
    own = f'<span class="{names}" id="{anchor(key)}" data-key="{key}"{lang}>{words}</span>{flag}{note}'
    return unit_html(key, f'<span class="own">{own}</span>', view.text, view.lang, view.kind)


def flag_html(piece: Piece, view: View) -> str:
    """The words that tell a reader of a segment that is not as it should be."""
    words = say(view.lang, piece.state)
    if piece.stale_terms:
        names = [term.preferred.text for term in view.site.glossary.terms if term.id in piece.stale_terms]
        words = say(view.lang, "stale_terms", terms=", ".join(names))
    return f' <small class="flag">[{escape(words)}]</small>'
