"""One page in all its languages: for search engines, for the switch in the header, in the list of all pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from build.languages.language import Language

__all__ = ["ListedPage", "list_alternates", "list_pages_of_site", "list_switches"]

Alternates = tuple[tuple[str, str], ...]
# Language tag and whole address of each edition of a page, itself among them.


@dataclass(frozen=True)
class ListedPage:
    """A page as the sitemap has it."""

    address: str
    changed: str
    # ISO date.
    alternates: Alternates


@dataclass(frozen=True)
class Switch:
    """What the header offers for one language."""

    tag: str
    name: str
    href: str
    # Of this very page; of the language's first one where the page has no edition in it.


def list_alternates(file: File, site_url: str) -> Alternates:
    """The editions of the page that a file becomes, by language tag."""
    return tuple((tag, urljoin(site_url, found.url)) for tag, found in sorted(find_alternates(file).items()))


def list_switches(page: Page | None, languages: Iterable[Language], config: MkDocsConfig) -> Iterator[Switch]:
    """The languages that a reader of a page can switch to; None is the error page, which lies anywhere."""
    offered = {language.tag for language in languages}
    files = find_alternates(page.file) if page else {}
    for known in config.extra["alternate"]:
        if (tag := known["lang"]) in offered:
            href = files[tag].url_relative_to(page.file) if page and tag in files else known["link"]
            yield Switch(tag, known["name"], href)


def list_pages_of_site(files: Iterable[File], site_url: str) -> Iterator[ListedPage]:
    """Those of these files that are pages of the site."""
    for page in (file.page for file in files if file.page and file.page.canonical_url):
        yield ListedPage(page.canonical_url or "", page.update_date, list_alternates(page.file, site_url))


def find_alternates(file: File) -> Mapping[str, File]:
    """Language tag -> the file of the same page in that language, as static-i18n has found it."""
    found: Mapping[str, File] = getattr(file, "alternates", {})
    return found
