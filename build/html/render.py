"""Segments to HTML. Text is text: whatever it holds comes out as the characters that it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from mkdocs.utils import get_relative_url

from build.html.closing import reference_html
from build.html.parallel import Frame, unit_html
from build.languages.words import languages, prefix, say
from build.model.edition import Edition, Piece, marker
from build.model.site import Site, Text
from build.model.term_links import Links, linked_html
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

    def address(self, key: str) -> str:
        """Relative address at which a segment is cited: on its own article's page."""
        return self.to(f"{self.text.section_of[key].page}#{anchor(key)}")


def title_html(view: View) -> str:
    """The document's own title as the page's heading."""
    return f'<h1 id="pre" class="title">{segment_html(view.text.publication.document.title.key, view)}</h1>'


def heading_html(division: Division, depth: int, view: View) -> str:
    """A division's heading with its number; below the page's own it links to the division's page."""
    link = ""
    if depth > 1 and division.role != "section":
        label = say(view.lang, "permalink", key=marker(division, view.lang).rstrip(".、 "))
        link = f' <a class="permalink" href="{view.to(division.key)}/" aria-label="{escape(label)}">§</a>'
    if division.heading:
        frames = {lang: Frame(division_number(division, lang)) for lang in languages}
        inner = segment_html(division.heading.key, view, frames, link)
    else:
        inner = division_number(division, view.lang) + link
    return f'<h{depth} id="{anchor(division.key)}" class="division {division.role}">{inner}</h{depth}>'


def division_number(division: Division, lang: str) -> str:
    """`18. `, `五、`, `Chapter 5. ` as it stands before its heading."""
    number = marker(division, lang)
    stop = "." if lang == "en" and division.heading and not number.endswith(".") else ""
    return f'<span class="num">{escape(number)}{stop}{"" if number.endswith("、") else " "}</span>'


def block_html(block: Block, view: View) -> str:
    """A paragraph or an item."""
    first = block.segments[0].key
    parts = []
    for segment in block.segments:
        lead = {lang: item_marker(block, lang) if segment.key == first else "" for lang in languages}
        tail = {lang: stops[lang] if segment is block.heading else "" for lang in languages}
        html = segment_html(segment.key, view, {lang: Frame(lead[lang], tail[lang]) for lang in languages})
        parts.append(f'<strong class="run-in">{html}</strong>' if segment is block.heading else html)
    kind = "item" if block.marker else "paragraph"
    return f'<p class="{kind}" id="{anchor(block.key)}">{(" " if view.lang == "en" else "").join(parts)}</p>'


stops = {lang: f'<span class="stop">{"." if lang == "en" else "。"}</span>' for lang in languages}


def item_marker(block: Block, lang: str) -> str:
    """As printed; the Chinese dash is two characters wide."""
    text = "—" if lang == "en" and block.marker == "——" else block.marker
    return f'<span class="num">{escape(text)}</span>' if text else ""


def segment_html(key: str, view: View, frames: Mapping[str, Frame] = {}, end: str = "") -> str:
    """A segment with its permalink, state and notes, and its counterparts; `frames` by language, `end` for its own."""
    piece = view.edition.pieces[key]
    lang = "" if piece.lang == view.lang else f' lang="{piece.lang}"'
    flag = flag_html(piece, view) if piece.state in {"untranslated", "stale"} else ""
    note = reference_html(key, view.notes)
    words = linked_html(piece.text, view.links.get(key, ()), view.glossary)
    names = f"seg {piece.state}" if flag else "seg"
    segment = f'<span class="{names}" id="{anchor(key)}" data-key="{key}"{lang}>{words}</span>'
    frame = frames.get(view.lang, Frame())
    own = f"{permalink_html(key, view)}{frame.lead}{segment}{frame.tail}{flag}{note}{end}"
    return unit_html(key, f'<span class="own">{own}</span>', view.text, view.lang, view.kind, frames)


def permalink_html(key: str, view: View) -> str:
    """The address of one sentence, in the margin where it begins; a heading has its division's."""
    if key.endswith(".h"):
        return ""
    label = say(view.lang, "permalink", key=key)
    return f'<a class="permalink" href="{view.address(key)}" aria-label="{label}">§</a>'


def flag_html(piece: Piece, view: View) -> str:
    """The words that tell a reader of a segment that is not as it should be."""
    words = say(view.lang, piece.state)
    if piece.stale_terms:
        names = [term.preferred.text for term in view.site.glossary.terms if term.id in piece.stale_terms]
        words = say(view.lang, "stale_terms", terms=", ".join(names))
    return f' <small class="flag">[{escape(words)}]</small>'
