"""The pages of the texts as MkDocs knows them: rendered from the edition, outside the navigation, which would grow."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from build.html.around.contents import list_toc_tokens
from build.html.page import render_page
from build.html.view import View
from build.languages.language import Language
from build.mkdocs.anchors import tell_anchors
from build.mkdocs.pages import describe_page, list_pages
from build.model.site import Site
from build.model.text import Text

__all__ = ["TextPage", "add_text_pages", "keep_out_of_nav", "map_addresses"]


class TextPage(Page):
    """A page of a text. Its Markdown is for readers of files and is not read again here."""

    def __init__(self, file: File, config: MkDocsConfig, view: View, addresses: Mapping[str, File]) -> None:
        self.view, self.addresses = view, addresses
        super().__init__(None, file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        """Title and description, from the edition; themes print titles as HTML."""
        title, description = describe_page(self.view)
        self.title = escape(title)
        self.markdown, self.meta = "", {"title": title, "description": description}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """The HTML, and what others need to know of it: its table of contents and its anchors."""
        toc = self.view.kind not in {"contents", "article"}
        self.toc = get_toc(list_toc_tokens(self.view) if toc else [])  # type: ignore[arg-type]
        self.content = render_page(self.view)
        tell_anchors(self, self.content, self.addresses)


def keep_out_of_nav(files: Files, site: Site, language: Language) -> None:
    """Mark the pages of the texts, so that MkDocs misses none of them in its navigation."""
    folders = tuple(f"{language.tag}/{text.id}/" for text in site.texts_in(language))
    for file in files.documentation_pages():
        if file.src_uri.startswith(folders):
            file.inclusion = InclusionLevel.NOT_IN_NAV


def add_text_pages(nav: Navigation, files: Files, site: Site, language: Language, config: MkDocsConfig) -> None:
    """Give each file of a text the page that renders it, and each page the ones before and after it.

    A text stands between the home page and the glossary, whatever other texts there are.
    """
    home, glossary = nav.pages[0], nav.pages[-1]
    by_path, addresses = {file.src_uri: file for file in files.documentation_pages()}, map_addresses(files)
    for text in site.texts_in(language):
        pages = {}
        for path, view in list_pages(text, language, site):
            file = by_path[f"{language.tag}/{text.id}/{path}"]
            pages[view.division_key or view.kind] = TextPage(file, config, view, addresses)
        set_neighbours(pages, text)
        pages["contents"].previous_page, pages["about"].next_page = home, glossary
        home.next_page = pages["contents"] if home.next_page is glossary else home.next_page
        glossary.previous_page = pages["about"]


def map_addresses(files: Files) -> Mapping[str, File]:
    """The files of all pages by their addresses from the site's root, "" for the first page."""
    return {"" if file.url == "./" else file.url: file for file in files.documentation_pages()}


def set_neighbours(pages: Mapping[str, TextPage], text: Text) -> None:
    """Previous and next go from article to article and from chapter to chapter; the other pages stand around them."""
    for key, (before, after) in text.neighbours.items():
        if key in pages:
            pages[key].previous_page, pages[key].next_page = pages.get(before), pages.get(after)
    keys = [key for key in text.neighbours if key in pages]
    pages["contents"].next_page = pages[keys[0]] if keys else pages["full"]
    pages["full"].previous_page = pages[keys[-1]] if keys else pages["contents"]
    pages["full"].next_page = pages["about"]
    pages["about"].previous_page = pages["full"]
