"""What a page shows: one text in one language, seen from one address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import mkdocs.utils

from build.languages.language import Language, pick, pick_all
from build.model.edition import Edition
from build.model.site import Site
from build.model.term_links import Links
from build.model.text import Text
from document.model import Division, make_anchor, part_roles

__all__ = ["View", "shows_text"]

get_relative_url = lru_cache(4096)(mkdocs.utils.get_relative_url)
# A page asks for the same few addresses again for every sentence.
reading_kinds = frozenset({"article", "chapter", "part", "full", *part_roles})


@dataclass(frozen=True)
class View:
    """One page of one text in one language."""

    site: Site
    text: Text
    language: Language
    url: str
    # Of the page, from the site's root: "en/hangzhou-14fyp/18/".
    kind: str = ""
    # "contents" | "full" | "about" | "part" | "chapter" | "article"; "" for a page that a person wrote.
    division_key: str = ""
    # Of the part, chapter or article that the page is; "" otherwise.
    notes: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    # Segment key -> the numbers of its notes on this page, from 1.
    links: Links = field(default_factory=dict)
    # Segment key -> the terms that lead to the glossary from this page.

    @property
    def lang(self) -> str:
        """Tag of the language of the page."""
        return self.language.tag

    @cached_property
    def edition(self) -> Edition:
        """The text in the language of the page."""
        return self.text.editions[self.lang]

    @cached_property
    def division(self) -> Division | None:
        """The division that the page is, None for any other page."""
        return self.text.divisions.get(self.division_key)

    @property
    def own_text(self) -> Text | None:
        """The text that the page is of, or the only one of the site; None for a page of several texts."""
        return self.text if self.kind else self.site.find_only_text(self.language)

    @cached_property
    def others(self) -> tuple[Edition, ...]:
        """The editions in the other languages."""
        return tuple(edition for lang, edition in self.text.editions.items() if lang != self.lang)

    @cached_property
    def base(self) -> str:
        """Relative address of the text's first page, "" for that page itself."""
        relative = get_relative_url(f"{self.language.prefix}{self.text.id}/", self.url)
        return "" if relative == "./" else relative

    @cached_property
    def glossary(self) -> str:
        """Relative address of the glossary page."""
        return get_relative_url(f"{self.language.prefix}glossary/", self.url)

    def place_of(self, division: Division) -> str:
        """How a division is called where the page does not say what it is in."""
        return self.text.places[self.lang].divisions[division.key]

    def title_of(self, division: Division) -> str:
        """The title of a division, as it is told apart from all others of the text."""
        title, place = self.edition.title(division), self.place_of(division)
        around = place.removesuffix(self.edition.cited_number(division)).rstrip(", ")
        return self.say("within", around=around, inner=title) if around else title

    def name_of(self, key: str) -> str:
        """How a segment is called."""
        return self.text.places[self.lang].segments[key]

    def say(self, name: str, **values: object) -> str:
        """A phrase in the page's language."""
        return self.language.say(name, **values)

    def pick(self, texts: Mapping[str, str]) -> str:
        """The text for the page's language out of some by tag."""
        return pick(texts, self.language)

    def pick_all(self, names: Iterable[Mapping[str, str]]) -> str:
        """Several names in the page's language, one behind the other."""
        return pick_all(names, self.language)

    def list_facts(self) -> list[str]:
        """What is known of the text, in a few words each: kind, issuers, number, date, articles."""
        publication = self.text.publication
        articles = len(publication.document.role("article"))
        known = (self.pick_all(publication.issuers), publication.document_number, publication.dates.cited)
        counted = [self.say("counted_articles", count=articles)] if articles else []
        return [self.say(f"genre_{publication.genre}"), *filter(None, known), *counted]

    def to(self, page: str, language: Language | None = None) -> str:
        """Relative address of a page of the text, such as `18/`, in this or another language."""
        if language:
            return get_relative_url(f"{language.prefix}{self.text.id}/{page}", self.url)
        return "./" if self.url == f"{self.language.prefix}{self.text.id}/{page}" else f"{self.base}{page}" or "./"

    def lead_to(self, division: Division) -> str:
        """Relative address of a division: of its page, or of its heading on the page around it."""
        page = self.text.page_keys[division.key]
        fragment = "" if page == division.key else f"#{make_anchor(division.key)}"
        return f"{self.to(self.text.divisions[page].page)}{fragment}"

    def lead_to_key(self, key: str) -> str:
        """Relative address of a division, or of a paragraph or item of one."""
        if division := self.text.divisions.get(key):
            return self.lead_to(division)
        around = self.text.divisions[key.rpartition(".")[0]]
        page = self.to(self.text.divisions[self.text.page_keys[around.key]].page)
        return f"{'' if page == './' else page}#{make_anchor(key)}"

    def address(self, key: str) -> str:
        """Relative address at which a segment is cited: on its own article's page."""
        page = self.to(self.text.section_of[key].page)
        return f"{'' if page == './' else page}#{make_anchor(key)}"


def shows_text(kind: str) -> bool:
    """Whether pages of this kind show a part of the text, with its other editions beside it."""
    return kind in reading_kinds
