"""Every address under which something was published and is not now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from build.languages.language import Language, pick
from build.model.site import Site
from build.model.text import Text

__all__ = ["OldAddress", "list_old_addresses"]


@dataclass(frozen=True)
class OldAddress:
    """One address that no page has any more, in one language."""

    address: str
    # From the site's root: "en/old-books/18/".
    target: str
    # Where it leads, written so; "" where what it showed is gone.
    language: Language
    title: str
    # Of the text.
    fate: str
    # The name of the phrase that says what became of it.
    reason: str = ""
    # What whoever withdrew the text says of that.
    link: str = ""
    # Where a reader may go on from something that is gone.


Moves = dict[str, str | None]
# Address under that of a text -> where what stood there is now; None for what is gone.


def list_old_addresses(site: Site) -> Iterator[OldAddress]:
    """Those of texts that have other ids now, of divisions that have other numbers, of what is gone."""
    taken = {text.id for text in site.texts}
    for text in site.texts:
        for language in text.languages:
            yield from list_of_text(text, language, taken)
    yield from list_withdrawn(site, taken)


def list_of_text(text: Text, language: Language, taken: set[str]) -> Iterator[OldAddress]:
    title = pick(text.publication.short_title, language)
    home = f"{language.prefix}{text.id}/"
    moved = find_moved_pages(text)
    pages = ("", "full/", "about/", *list_own_pages(text))
    renamed: Moves = {**{page: page for page in pages}, **moved}
    for id, known in ((text.id, moved), *((id, renamed) for id in text.publication.formerly if id not in taken)):
        for page, target in known.items():
            there = "" if target is None else f"{home}{target}"
            fate = "gone_page" if target is None else "moved_page"
            yield OldAddress(f"{language.prefix}{id}/{page}", there, language, title, fate, link=home)


def list_own_pages(text: Text) -> list[str]:
    return [section.page for section in text.sections if section.division]


def find_moved_pages(text: Text) -> Moves:
    """Address of a page that there was -> of the one where its division stands now; None for what is gone."""
    pages = set(list_own_pages(text))
    found: Moves = {}
    for row in text.publication.kept.rows:
        if row.kind == "division":
            target = None if row.retired else text.divisions[text.page_keys[row.key]].page
            for place in row.stood:
                if f"{place}/" not in pages and (target is not None or f"{place}/" not in found):
                    found[f"{place}/"] = target
    return found


def list_withdrawn(site: Site, taken: set[str]) -> Iterator[OldAddress]:
    for text in site.withdrawn:
        pages = ("", "full/", "about/", *(f"{place}/" for place in text.places))
        for language in site.languages:
            title = pick(text.title, language)
            for id in text.ids:
                for page in pages if id not in taken else ():
                    address = f"{language.prefix}{id}/{page}"
                    yield OldAddress(address, "", language, title, "withdrawn", text.reason, language.prefix)
