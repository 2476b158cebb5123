"""The anchors of rendered pages and the links to them, told to MkDocs, which warns of each that leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urljoin

from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

__all__ = ["tell_anchors"]

an_id = re.compile(r'\sid="([^"]*)"')
a_link = re.compile(r'\shref="(?P<page>[^"#:]*)#(?P<fragment>[^"]+)"')


def tell_anchors(page: Page, html: str, files: Mapping[str, File]) -> None:
    """Add what stands in the HTML of a page to what MkDocs knows of it; `files` are those of all pages, by address."""
    page.present_anchor_ids = (page.present_anchor_ids or set()) | set(an_id.findall(html))
    links = page.links_to_anchors = page.links_to_anchors or {}
    for file, fragment, link in find_links(html, page.url, files):
        links.setdefault(file, {}).setdefault(fragment, link)


def find_links(html: str, url: str, files: Mapping[str, File]) -> Iterator[tuple[File, str, str]]:
    """File, fragment and link of each link of a page to an anchor; what leads to no page is for others to find."""
    for match in a_link.finditer(html):
        target = urljoin(f"/{url}", match["page"] or f"/{url}").lstrip("/")
        if file := files.get(target):
            yield file, match["fragment"], match[0].strip()
