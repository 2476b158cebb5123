"""The navigation of one language, and which page comes before and after which.

Themes print titles as HTML, so they go there escaped.
"""

from __future__ import annotations

from html import escape
from typing import Any

from build.languages.words import say
from build.model.site import Site, Text
from document.model import Division

__all__ = ["neighbours", "site_nav"]


def site_nav(site: Site, lang: str) -> list[dict[str, Any]]:
    """MkDocs' nav: home, each text with its chapters and articles, the glossary."""
    texts = [{escape(text.publication.short_title[lang]): text_nav(text, lang)} for text in site.texts]
    return [{say(lang, "home"): "index.md"}, *texts, {say(lang, "glossary"): "glossary.md"}]


def text_nav(text: Text, lang: str) -> list[Any]:
    document = text.publication.document
    divisions = [entry for child in document.children for entry in division_nav(child, text, lang)]
    return [
        f"{text.id}/index.md",
        *divisions,
        {say(lang, "full"): f"{text.id}/full.md"},
        {say(lang, "about"): f"{text.id}/about.md"},
    ]


def division_nav(division: Division, text: Text, lang: str) -> list[Any]:
    """A chapter is a section with a page of its own; a section (節) has none and shows its articles."""
    children = [entry for child in division.children for entry in division_nav(child, text, lang)]
    title = escape(text.editions[lang].title(division))
    if division.role == "article":
        return [{title: f"{text.id}/{division.key}.md"}]
    if division.role == "section":
        return children
    return [{title: [f"{text.id}/{division.key}/index.md", *children]}]


def neighbours(text: Text, role: str, key: str) -> tuple[str, str]:
    """Keys of the divisions of the same role before and after one; "" at either end."""
    keys = ["", *(division.key for division in text.publication.document.role(role)), ""]
    place = keys.index(key)
    return keys[place - 1], keys[place + 1]
