"""Everything that the site is made of, read once: texts, editions, glossary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from build.languages.language import Language, load_languages
from build.model.edition import Edition, make_chinese_edition, make_translated_edition
from build.model.sections import find_paths
from build.model.term_links import link_chinese, link_translation
from build.model.text import Text
from document.changes.withdrawing import Withdrawn, find_withdrawn, find_withdrawn_folders
from document.errors import Collector
from document.keys.table import keys_file
from document.publication import Publication, find_texts, load_publication
from document.publication.load import withdrawn_file
from translate.catalogue.edition import read_translations
from translate.catalogue.entries import find_catalogue_path, load_catalogue
from translate.catalogue.inputs import telling_all
from translate.checks.judge import find_doubtful
from translate.glossary.entries import Glossary, Term, load_glossary
from translate.glossary.uses import Reader
from translate.languages import has_renderings

__all__ = ["Site", "find_home_file", "list_inputs", "load_site"]


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

    def texts_in(self, language: Language) -> tuple[Text, ...]:
        """The texts that have an edition in a language."""
        return tuple(text for text in self.texts if language.tag in text.editions)

    def find_only_text(self, language: Language) -> Text | None:
        """The text of a site that has no other, if it has an edition in this language."""
        texts = self.texts_in(language)
        return texts[0] if len(self.texts) == len(texts) == 1 else None

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
    catalogues = [find_catalogue_path(root, folder.name, tag) for folder in texts for tag in tags]
    named = [folder / name for folder in texts for name in ("received.txt", "publication.yaml", keys_file)]
    gone = [folder / name for folder in find_withdrawn_folders(root) for name in (withdrawn_file, keys_file)]
    homes = [find_home_file(folder, language) for folder in texts for language in languages]
    return (*named, *gone, *homes, root / "glossary.yaml", *catalogues)


def find_home_file(folder: Path, language: Language) -> Path:
    """Where an editor writes what the home page of a site of this text alone says."""
    return folder / "home" / f"{language.tag}.md"


def load_site(root: Path, tags: Iterable[str] = ()) -> Site:
    """The site as the files stand now, in these languages or all; read again only when a file has changed."""
    with telling_all(root):
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
    languages = [language for language in languages if publication.has_edition(language.tag)]
    chinese = [x for x in (*languages, *load_languages()) if not x.is_translation]
    original = make_chinese_edition(publication, chinese[0], find_paths(publication.document))
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
            editions[tag] = (
                original if language is chinese[0] else make_chinese_edition(publication, language, original.paths)
            )
            links[tag] = link_chinese(occurrences)
    return Text(publication, editions, original, occurrences, links)


def read_translation(
    publication: Publication, original: Edition, language: Language, root: Path, reader: Reader
) -> Edition:
    path = find_catalogue_path(root, publication.id, language.tag)
    catalogue = load_catalogue(path) if path.exists() else None
    doubtful = find_doubtful(catalogue, reader) if catalogue else ()
    translations = read_translations(publication, catalogue, reader, doubtful)
    return make_translated_edition(original, translations, language, publication.hans)
