"""Everything that the site is made of, read once: texts, editions, glossary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from build.languages.language import Language, load_languages
from build.model.edition import Edition, chinese_edition, translated_edition
from build.model.sections import Section, find_pages, find_paths, find_sections
from build.model.term_links import Links, Occurrences, link_chinese, link_translation
from document.changes.withdrawing import Withdrawn, find_withdrawn, find_withdrawn_folders
from document.errors import Collector
from document.keys.table import keys_file
from document.model import Division
from document.publication import Publication, find_texts, load_publication
from document.publication.load import withdrawn_file
from document.script.emendations import Emendation, find_changes, group_changes
from translate.catalogue.edition import read_translations
from translate.catalogue.entries import catalogue_path, load_catalogue
from translate.catalogue.inputs import telling_all
from translate.checks.judge import find_doubtful
from translate.glossary.entries import Glossary, Term, load_glossary
from translate.glossary.uses import Reader
from translate.languages import has_renderings

__all__ = ["Site", "Text", "list_inputs", "load_site"]


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

    @cached_property
    def emendations(self) -> tuple[Emendation, ...]:
        """Where the edition in the script of the source differs from the text as received."""
        return group_changes(find_changes(self.publication.document.segments, self.publication.own))

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Front matter, chapters and articles in reading order."""
        return find_sections(self.publication.document)

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

    def term_sections(self, term_id: str) -> tuple[Section, ...]:
        """The sections that use a term, in reading order."""
        keys = self.term_segments.get(term_id, ())
        return tuple({self.section_of[key].key: self.section_of[key] for key in keys}.values())

    @cached_property
    def divisions(self) -> Mapping[str, Division]:
        """Every division by its key, in reading order."""
        return {division.key: division for division in self.publication.document.walk()}

    @cached_property
    def paths(self) -> Mapping[str, tuple[Division, ...]]:
        """Key of a division -> the divisions around it, outermost first."""
        return find_paths(self.publication.document)

    @cached_property
    def page_keys(self) -> Mapping[str, str]:
        """Key of a division -> key of the one on whose page it stands."""
        return find_pages(self.paths, self.divisions)

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


@dataclass(frozen=True)
class Site:
    """All texts and the glossary, in the languages of the site."""

    root: Path
    languages: tuple[Language, ...]
    # The first lies at the site's root.
    texts: tuple[Text, ...]
    glossary: Glossary
    withdrawn: tuple[Withdrawn, ...] = ()
    # Texts that were published, and are not now.

    def text(self, id: str) -> Text:
        """The text with this id, which the site must have."""
        return next(text for text in self.texts if text.id == id)

    def language(self, tag: str) -> Language:
        """The language with this tag, which the site must have."""
        return next(language for language in self.languages if language.tag == tag)

    @property
    def default(self) -> Language:
        """The language at the site's root."""
        return self.languages[0]

    @property
    def translations(self) -> tuple[Language, ...]:
        """The languages into which the Chinese is translated."""
        return tuple(language for language in self.languages if language.is_translation)

    @cached_property
    def terms(self) -> Mapping[str, Term]:
        """The glossary's terms by id."""
        return {term.id: term for term in self.glossary.terms}

    @property
    def date(self) -> str:
        """The date of the newest edition, which stands for the build's: same inputs, same bytes."""
        return max((text.publication.version_date for text in self.texts), default="")


def list_inputs(root: Path, languages: Iterable[Language]) -> tuple[Path, ...]:
    """Every file that the site is generated from, whether it is there or not."""
    texts, tags = find_texts(root), [language.tag for language in languages if language.is_translation]
    catalogues = [catalogue_path(root, folder.name, tag) for folder in texts for tag in tags]
    named = [folder / name for folder in texts for name in ("received.txt", "publication.yaml", keys_file)]
    gone = [folder / name for folder in find_withdrawn_folders(root) for name in (withdrawn_file, keys_file)]
    return (*named, *gone, root / "glossary.yaml", *catalogues)


def load_site(root: Path, tags: Iterable[str] = ()) -> Site:
    """The site as the files stand now, in these languages or all; read again only when a file has changed."""
    languages = load_languages(tags)
    inputs = list_inputs(root, languages)
    stamps = tuple((path, path.stat().st_mtime_ns, path.stat().st_size) for path in inputs if path.exists())
    return read_site(root, tuple(language.tag for language in languages), stamps)


@lru_cache(maxsize=2)
def read_site(root: Path, tags: tuple[str, ...], stamps: tuple[tuple[Path, int, int], ...]) -> Site:
    languages = load_languages(tags)
    with telling_all(root):
        glossary = load_glossary(root / "glossary.yaml")
        texts = tuple(read_text_folder(folder, root, languages, glossary) for folder in find_texts(root))
        withdrawn = find_withdrawn(root)
    check_ids(root, texts)
    return Site(root, languages, texts, glossary, withdrawn)


def check_ids(root: Path, texts: Sequence[Text]) -> None:
    """A site has a text at least, and no text the name of a language, whose folder lies beside it."""
    faults, tags = Collector(root / "texts"), {language.tag.lower() for language in load_languages()}
    if not texts:
        faults.add(0, "no text here", "add one as CONTRIBUTING.md says")
    for text in texts:
        if text.id in tags:
            faults.path = text.publication.folder
            faults.add(0, f"the pages in the language '{text.id}' lie there", "choose another id, and folder")
    faults.raise_if_any()


def read_text_folder(folder: Path, root: Path, languages: Iterable[Language], glossary: Glossary) -> Text:
    publication = load_publication(folder)
    chinese = [x for x in (*languages, *load_languages()) if not x.is_translation]
    original = chinese_edition(publication, chinese[0])
    reader = Reader(glossary.for_text(publication.id))
    occurrences = {key: reader.find_terms(source) for key, source in publication.hans.items()}
    editions, links = {}, {}
    for language in languages:
        tag = language.tag
        if language.is_translation:
            suited = reader if has_renderings(tag) else Reader(reader.glossary.for_language(tag))
            editions[tag] = read_translation(publication, original, language, root, suited)
            links[tag] = link_translation(editions[tag].texts, occurrences, suited.find_renderings)
        else:
            editions[tag] = original if language is chinese[0] else chinese_edition(publication, language)
            links[tag] = link_chinese(occurrences)
    return Text(publication, editions, original, occurrences, links)


def read_translation(
    publication: Publication, original: Edition, language: Language, root: Path, reader: Reader
) -> Edition:
    path = catalogue_path(root, publication.id, language.tag)
    catalogue = load_catalogue(path) if path.exists() else None
    doubtful = find_doubtful(catalogue, reader) if catalogue else ()
    translations = read_translations(publication, catalogue, reader, doubtful)
    return translated_edition(original, translations, language, publication.hans)
