"""What the templates of the theme are given beside MkDocs' own: words, metadata, search, the card of a page."""

from __future__ import annotations

from typing import Any

from build.cards.words import has_card, name_card, size
from build.cite.metadata import make_metadata
from build.html.view import View, shows_text
from build.search.button import describe_search

__all__ = ["make_context"]


def make_context(view: View, site_url: str) -> dict[str, Any]:
    """The names that overrides/ may use on a page: language, languages, say, search, metadata, card, markdown.

    `own_languages` are those into which a reader can switch on this page.
    """
    language, site, text = view.language, view.site, view.own_text
    return {
        "language": language,
        "languages": site.languages,
        "own_languages": text.languages if text else site.languages,
        "language_names": language.list_joiner.join(language.name_of(other) for other in site.languages),
        "say": language.say,
        "search": describe_search(site, language, text),
        "metadata": make_metadata(view, site_url),
        "card": name_card(text, language) if text and has_card(text, language, site) else "",
        "head_title": name_page(view),
        "card_title": view.pick(text.publication.short_title) if text else "",
        "card_size": size,
        "markdown": shows_text(view.kind) or view.kind == "contents",
    }


def name_page(view: View) -> str:
    """What a browser calls a page of a text, which no other page of the site is called; "" for any other page."""
    title = view.pick(view.text.publication.short_title)
    if view.kind in {"", "contents"}:
        return title if view.kind else ""
    return f"{view.title_of(view.division) if view.division else view.say(view.kind)} · {title}"
