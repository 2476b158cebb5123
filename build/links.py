"""Every link of a built site that leads to no file or no anchor of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from document.errors import InputError
from document.yamlfile import read_text

__all__ = ["find_broken_links"]


@dataclass
class Anchors(HTMLParser):
    """What one page links to, and which ids it has."""

    links: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.ids.add(values.get("id", ""))
        external = ["alternate", "canonical"]
        if values.get("rel") not in external:
            self.links |= {values[name] for name in ("href", "src") if name in values}


def find_broken_links(site: Path) -> list[str]:
    """`page: link` for each internal link without a target, sorted."""
    pages = {path: read_anchors(path) for path in sorted(site.rglob("*.html"))}
    if not pages:
        raise InputError.at(site, 0, "no pages here", "run make site first")
    # The error page's links are from the site's root, wherever it is served.
    checked = {path: page for path, page in pages.items() if path.name != "404.html"}
    return [
        f"{path.relative_to(site)}: {link}"
        for path, page in checked.items()
        for link in sorted(page.links)
        if not reaches(link, path, site, pages)
    ]


def read_anchors(path: Path) -> Anchors:
    page = Anchors()
    page.feed(read_text(path))
    return page


def reaches(link: str, source: Path, site: Path, pages: dict[Path, Anchors]) -> bool:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return True
    target = (source.parent / unquote(parts.path)).resolve() if parts.path else source.resolve()
    if target.is_dir():
        target /= "index.html"
    if not target.is_file() or not target.is_relative_to(site.resolve()):
        return False
    page = pages.get(site / target.relative_to(site.resolve()))
    return page is None or not parts.fragment or unquote(parts.fragment) in page.ids
