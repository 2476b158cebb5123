"""The navigation of one language. Themes print titles as HTML, so they go there escaped."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import escape
from mkdocs.structure.pages import Page

from build.languages.language import Language, pick
from build.model.site import Site, Text
from document.model import Division

__all__ = ["make_nav", "set_neighbours"]


def make_nav(site: Site, language: Language) -> list[dict[str, Any]]:
    """MkDocs' nav: home, each text with its chapters and articles, the glossary."""
    texts = [{html(pick(text.publication.short_title, language)): text_nav(text, language)} for text in site.texts]
    return [{language.say("home"): "index.md"}, *texts, {language.say("glossary"): "glossary.md"}]


def text_nav(text: Text, language: Language) -> list[Any]:
    document = text.publication.document
    divisions = [entry for child in document.children for entry in division_nav(child, text, language)]
    return [
        f"{text.id}/index.md",
        *divisions,
        {language.say("full"): f"{text.id}/full.md"},
        {language.say("about"): f"{text.id}/about.md"},
    ]


def division_nav(division: Division, text: Text, language: Language) -> list[Any]:
    """A chapter is a section with a page of its own; a section (節) has none and shows its articles."""
    children = [entry for child in division.children for entry in division_nav(child, text, language)]
    title = html(text.editions[language.tag].title(division))
    if division.role == "article":
        return [{title: f"{text.id}/{division.key}.md"}]
    if division.role == "section":
        return children
    return [{title: [f"{text.id}/{division.key}/index.md", *children]}]


def html(text: str) -> str:
    return str(escape(text))


def set_neighbours(pages: Mapping[str, Page], text: Text, language: Language) -> None:
    """Previous and next go from article to article and from chapter to chapter; `pages` are by address."""
    base = f"{language.prefix}{text.id}/"
    for key, (before, after) in text.neighbours.items():
        page = pages.get(f"{base}{key}/")
        if page:
            page.previous_page = pages.get(f"{base}{before}/") if before else None
            page.next_page = pages.get(f"{base}{after}/") if after else None
