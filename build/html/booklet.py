"""The first leaves of the printed whole text, unseen on the screen: a title page and the contents."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from build.html.closing import state_words
from build.html.render import View
from build.languages.words import say
from document.model import Division, anchor

__all__ = ["booklet_html"]


def booklet_html(view: View) -> str:
    """Nothing for a page that is not the whole text."""
    if view.kind != "full":
        return ""
    publication, lang, edition = view.text.publication, view.lang, view.edition
    title = escape(edition.pieces[publication.document.title.key].text)
    lines = (
        publication.issuer[lang],
        say(lang, "adopted", date=publication.adopted, by=publication.adopted_by[lang]),
        say(lang, "edition", version=publication.version, digest=edition.digest),
        state_words(edition.pieces, edition) if lang == "en" else say(lang, "prevails"),
    )
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return (
        f'<div class="booklet"><div class="title-page"><p class="title">{title}</p>{paragraphs}</div>'
        f'<p class="title">{say(lang, "contents")}</p>{contents_html(publication.document.children, view)}</div>'
    )


def contents_html(divisions: Iterable[Division], view: View) -> str:
    """Nested lists of links within the page."""
    items = "".join(
        f'<li><a href="#{anchor(division.key)}">{escape(view.edition.title(division))}</a>'
        f"{contents_html(division.children, view)}</li>"
        for division in divisions
    )
    return f"<ol>{items}</ol>" if items else ""
