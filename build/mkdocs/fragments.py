"""What a `::: name id` line in a page stands for: contents, downloads, figures, about the edition, glossary."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from html import escape

from build.exports.files import downloads_html
from build.html.about import edition_html
from build.html.figures_table import figures_html
from build.html.glossary_page import glossary_html
from build.html.render import View
from build.languages.words import say
from document.errors import InputError, nearest
from document.model import Division

__all__ = ["fragment"]


def fragment(name: str, id: str, view: View) -> str:
    """The HTML of one directive; InputError for a name or a text that does not exist."""
    makers: Mapping[str, Callable[[View], str]] = {
        "contents": contents_html,
        "downloads": downloads_html,
        "edition": edition_html,
        "figures": figures_html,
        "glossary": glossary_html,
    }
    ids = [text.id for text in view.site.texts]
    if name not in makers:
        raise InputError.at(view.url, 0, f"unknown directive '::: {name}'", nearest(name, makers))
    if id not in ids:
        raise InputError.at(view.url, 0, f"unknown text '{id}' after '::: {name}'", nearest(id, ids))
    return makers[name](replace(view, text=view.site.text(id)))


def contents_html(view: View) -> str:
    """The table of contents with links to chapters, articles and the whole text."""
    document = view.text.publication.document
    items = "".join(contents_item(division, view) for division in document.children)
    full = f'<p><a href="{view.to("full/")}">{say(view.lang, "full")}</a></p>'
    return f'<div class="contents"><ol>{items}</ol>{full}</div>'


def contents_item(division: Division, view: View) -> str:
    children = "".join(contents_item(child, view) for child in division.children)
    inner = f"<ol>{children}</ol>" if children else ""
    title = escape(view.edition.title(division))
    link = title if division.role == "section" else f'<a href="{view.to(division.key)}/">{title}</a>'
    return f'<li class="{division.role}">{link}{inner}</li>'
