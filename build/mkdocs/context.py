"""All that the templates of the theme read of a page: they ask neither MkDocs nor its configuration for anything."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from build.cards.words import has_card, name_card, size
from build.cite.metadata import make_metadata
from build.html.around.sidebar import list_sidebar
from build.html.view import View, shows_text
from build.languages.language import Language
from build.mkdocs.alternates import list_alternates, list_pages_of_site, list_switches
from build.model.site import Site
from build.search.button import describe_search

__all__ = ["make_context", "make_error_context"]


def make_context(view: View, page: Page, config: MkDocsConfig) -> dict[str, Any]:
    """The names that overrides/ may use on a page: words, addresses, metadata, search, the card.

    Addresses are whole, or begin at the site's root; all else is text as it is, for the templates to escape.
    """
    language, site, text = view.language, view.site, view.own_text
    site_url, title = config.site_url or "", Markup(page.title or "").unescape()
    card = name_card(text, language) if text and has_card(text, language, site) else ""
    return {
        **make_site_context(site, language, config),
        "switches": [*list_switches(page, text.languages if text else site.languages, config)],
        "language_names": language.list_joiner.join(language.name_of(other) for other in site.languages),
        "say": language.say,
        "search": describe_search(site, language, text),
        "sidebar": list_sidebar(view),
        "contents_beside": has_contents(page),
        "metadata": make_metadata(view, site_url),
        "page_title": title,
        "head_title": name_page(view) or ("" if page.is_homepage else title),
        "address": page.canonical_url or "",
        "alternates": list_alternates(page.file, site_url) if page.canonical_url else (),
        "previous": name_address(page.previous_page),
        "next": name_address(page.next_page),
        "card": f"{site_url}{card}" if card else "",
        "card_title": view.pick(text.publication.short_title) if text else "",
        "card_size": size,
        "markdown": shows_text(view.kind) or view.kind == "contents",
    }


def make_error_context(site: Site, language: Language, files: Iterable[File], config: MkDocsConfig) -> dict[str, Any]:
    """The same for what is no page: the error page, of which there is one for all languages, and the sitemap."""
    return {
        **make_site_context(site, language, config),
        "switches": [*list_switches(None, site.languages, config)],
        "listed_pages": list_pages_of_site(files, config.site_url or ""),
    }


def make_site_context(site: Site, language: Language, config: MkDocsConfig) -> dict[str, Any]:
    """What every template may use."""
    return {
        "site_name": config.site_name,
        "site_description": config.site_description or "",
        "site_url": config.site_url or "",
        "icon": config.theme["favicon"],
        "home": language.prefix or ".",
        "language": language,
        "languages": site.languages,
    }


def name_address(page: Page | None) -> str:
    """Where a page lies, from the site's root; "" for none."""
    return (page.url or ".") if page else ""


def has_contents(page: Page) -> bool:
    """Whether the theme's list of the headings of a page has any; the first one is that of the page."""
    first = next(iter(page.toc), None)
    return bool(first and (first.children if first.level == 1 else True))


def name_page(view: View) -> str:
    """What a browser calls a page of a text, which no other page of the site is called; "" for any other page."""
    title = view.pick(view.text.publication.short_title)
    match view.kind:
        case "":
            return ""
        case "contents":
            return title
    return f"{view.title_of(view.division) if view.division else view.say(view.kind)} · {title}"
