"""One publication as the site shows it: its editions, its divisions, where its terms stand; each computed once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from build.languages.language import Language
from build.model.edition import Edition
from build.model.places import Places
from build.model.reference_links import References, find_references, follow_references
from build.model.sections import Paths, Section, find_pages, find_sections
from build.model.term_links import Links, Occurrences
from document.model import Division
from document.publication import Publication
from document.script.emendations import Emendation, find_changes, group_changes

__all__ = ["Text"]


@dataclass(frozen=True)
class Text:
    """One publication with its editions."""

    publication: Publication
    editions: Mapping[str, Edition]
    # By language tag, in the site's order.
    original: Edition
    # The Chinese from which translations are made, in the script that comes first.
    occurrences: Occurrences
    # Segment key -> the terms in its zh-Hans text.
    term_links: Mapping[str, Links]
    # Language tag -> where each sentence of that edition names a term.

    @property
    def id(self) -> str:
        """The name of the text in addresses and of its folder under texts/."""
        return self.publication.id

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages of its editions, in the site's order."""
        return tuple(edition.language for edition in self.editions.values())

    @property
    def translations(self) -> tuple[Language, ...]:
        """Those of them into which the Chinese is translated."""
        return tuple(language for language in self.languages if language.is_translation)

    @cached_property
    def emendations(self) -> tuple[Emendation, ...]:
        """Where the edition in the script of the source differs from the text as received."""
        return group_changes(find_changes(self.publication.document.segments, self.publication.own))

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Front matter, chapters and articles in reading order."""
        return find_sections(self.publication.document, self.paths, self.page_keys)

    @cached_property
    def section_by_key(self) -> Mapping[str, Section]:
        """Key of a chapter or article (or "pre") -> its section."""
        return {section.key: section for section in self.sections}

    @cached_property
    def section_of(self) -> Mapping[str, Section]:
        """Segment key -> the section that it is in."""
        return {key: section for section in self.sections for run in section.runs for key in run}

    @cached_property
    def term_segments(self) -> Mapping[str, tuple[str, ...]]:
        """Term id -> keys of the segments that use the term, in reading order."""
        keys: dict[str, dict[str, None]] = {}
        for key, found in self.occurrences.items():
            for occurrence in found:
                keys.setdefault(occurrence.term.id, {})[key] = None
        return {id: tuple(uses) for id, uses in keys.items()}

    @cached_property
    def references(self) -> Mapping[str, References]:
        """Language tag -> where that edition names other places of the text."""
        chinese = find_references(self.publication, self.paths)
        return {
            tag: follow_references(edition.texts, chinese, self.divisions)
            if edition.language.is_translation
            else chinese
            for tag, edition in self.editions.items()
        }

    def term_sections(self, term_id: str) -> tuple[Section, ...]:
        """The sections that use a term, in reading order."""
        keys = self.term_segments.get(term_id, ())
        return tuple({self.section_of[key].key: self.section_of[key] for key in keys}.values())

    @cached_property
    def divisions(self) -> Mapping[str, Division]:
        """Every division by its key, in reading order."""
        return {division.key: division for division in self.publication.document.walk()}

    @property
    def paths(self) -> Paths:
        """Key of a division -> the divisions around it, outermost first."""
        return self.original.paths

    @cached_property
    def places(self) -> Mapping[str, Places]:
        """Language tag -> how everything is called in that edition."""
        return {tag: Places(self.publication.document, edition) for tag, edition in self.editions.items()}

    @cached_property
    def page_keys(self) -> Mapping[str, str]:
        """Key of a division -> key of the one on whose page it stands."""
        return find_pages(self.paths, self.divisions)

    def has_page(self, division: Division) -> bool:
        """Whether a division has a page of its own."""
        return self.page_keys[division.key] == division.key

    def list_beside(self, division: Division) -> tuple[Division, ...]:
        """The divisions inside the same one, itself among them."""
        around = self.paths[division.key]
        return around[-1].children if around else self.publication.document.children

    @cached_property
    def places_beside(self) -> Mapping[str, int]:
        """Key of a division -> its place among those beside it, from 0."""
        levels = (self.publication.document.children, *(division.children for division in self.divisions.values()))
        return {division.key: place for beside in levels for place, division in enumerate(beside)}

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[str, str]]:
        """Key of a division -> the keys of those of its role before and after it, "" at either end."""
        found: dict[str, tuple[str, str]] = {}
        for role in dict.fromkeys(division.role for division in self.divisions.values()):
            keys = [key for key, division in self.divisions.items() if division.role == role]
            found |= {
                key: (before, after) for before, key, after in zip(["", *keys[:-1]], keys, [*keys[1:], ""], strict=True)
            }
        return found
