"""Everything that the site is made of, read once: texts, editions, glossary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from build.model.edition import Edition, editions_of
from build.model.sections import Section, sections
from build.model.term_links import Links, Occurrences, chinese_links, english_links
from document.errors import Collector
from document.model import Block, Division
from document.publication import Publication, find_texts, load_publication
from document.script.emendations import Emendation, find_changes, group_changes
from translate.catalogue.edition import english_edition
from translate.catalogue.entries import catalogue_path, load_catalogue
from translate.glossary.chinese import Matcher
from translate.glossary.english import Renderings
from translate.glossary.entries import Glossary, load_glossary

__all__ = ["Site", "Text", "inputs", "load_site"]


@dataclass(frozen=True)
class Text:
    """One publication with its editions."""

    publication: Publication
    editions: Mapping[str, Edition]
    # By language tag.

    @property
    def id(self) -> str:
        return self.publication.id

    @cached_property
    def emendations(self) -> tuple[Emendation, ...]:
        """Where zh-Hant differs from the text as received."""
        return group_changes(find_changes(self.publication.document.segments, self.publication.hant))

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Front matter, chapters and articles in reading order."""
        return sections(self.publication.document)

    @cached_property
    def section_of(self) -> Mapping[str, Section]:
        """Segment key -> the section that it is in."""
        return {key: section for section in self.sections for run in section.runs for key in run}

    @cached_property
    def nodes(self) -> Mapping[str, Division | Block | None]:
        """The key of each division's or block's first line -> it; None for the document's title."""
        document = self.publication.document
        nodes: dict[str, Division | Block | None] = {document.title.key: None}
        nodes |= {f"{division.key}.h": division for division in document.walk()}
        blocks = [*document.blocks, *(block for division in document.walk() for block in division.blocks)]
        return nodes | {block.segments[0].key: block for block in blocks}


@dataclass(frozen=True)
class Site:
    """All texts and the glossary."""

    root: Path
    texts: tuple[Text, ...]
    glossary: Glossary

    def text(self, id: str) -> Text:
        return next(text for text in self.texts if text.id == id)

    @cached_property
    def occurrences(self) -> Mapping[str, Occurrences]:
        """Text id -> segment key -> the terms in its zh-Hans text."""
        matcher = Matcher(self.glossary)
        return {text.id: {key: matcher.find(s) for key, s in text.publication.hans.items()} for text in self.texts}

    @cached_property
    def term_segments(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """Text id -> term id -> keys of the segments that use the term, in reading order."""
        return {text.id: segments_of(self.occurrences[text.id]) for text in self.texts}

    def term_sections(self, text: Text, term_id: str) -> tuple[Section, ...]:
        """The sections of a text that use a term, in reading order."""
        keys = self.term_segments[text.id].get(term_id, ())
        return tuple({text.section_of[key].key: text.section_of[key] for key in keys}.values())

    @cached_property
    def term_links(self) -> Mapping[tuple[str, str], Links]:
        """Text id and language -> where each sentence of that edition names a term."""
        renderings, links = Renderings(self.glossary.terms), {}
        for text in self.texts:
            occurrences = self.occurrences[text.id]
            links[text.id, "zh-Hant"] = links[text.id, "zh-Hans"] = chinese_links(occurrences)
            links[text.id, "en"] = english_links(text.editions["en"].texts, occurrences, renderings)
        return links

    @property
    def date(self) -> str:
        """The date of the newest edition, which stands for the build's: same inputs, same bytes."""
        return max(text.publication.version_date for text in self.texts)


def segments_of(occurrences: Occurrences) -> Mapping[str, tuple[str, ...]]:
    keys: dict[str, dict[str, None]] = {}
    for key, found in occurrences.items():
        for occurrence in found:
            keys.setdefault(occurrence.term.id, {})[key] = None
    return {id: tuple(uses) for id, uses in keys.items()}


def inputs(root: Path) -> tuple[Path, ...]:
    """Every file that the site is generated from."""
    texts = find_texts(root)
    catalogues = [catalogue_path(root, folder.name) for folder in texts]
    named = [folder / name for folder in texts for name in ("received.txt", "publication.yaml")]
    return (*named, root / "glossary.yaml", *(path for path in catalogues if path.exists()))


def load_site(root: Path) -> Site:
    """The site as the files stand now; read again only when one of them has changed."""
    stamps = tuple((path, path.stat().st_mtime_ns, path.stat().st_size) for path in inputs(root) if path.exists())
    return read_site(root, stamps)


@lru_cache(maxsize=1)
def read_site(root: Path, stamps: tuple[tuple[Path, int, int], ...]) -> Site:
    glossary = load_glossary(root / "glossary.yaml")
    faults = Collector(root)
    texts = []
    for folder in find_texts(root):
        with faults.catching():
            texts.append(read_text_folder(folder, root, glossary))
    faults.raise_if_any()
    return Site(root, tuple(texts), glossary)


def read_text_folder(folder: Path, root: Path, glossary: Glossary) -> Text:
    publication = load_publication(folder)
    path = catalogue_path(root, publication.id)
    catalogue = load_catalogue(path) if path.exists() else None
    return Text(publication, editions_of(publication, english_edition(publication, catalogue, glossary)))
