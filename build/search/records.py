"""What goes into the index and what a result shows: plain data from the editions, nothing written yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from build.languages.words import languages, prefix
from build.model.sections import Section
from build.model.site import Site, Text
from build.search.folding import chinese_words, english_words, folded, single_words
from document.model import anchor
from translate.glossary.entries import Term

__all__ = ["Record", "alphabet", "records", "results", "shard", "term_shards"]

# Between texts that do not follow one another; no word of either language.
gap = "zzz"
shard_count = 128


@dataclass(frozen=True)
class Record:
    """One section as the index knows it."""

    text: str
    section: str
    words: str
    # Space-separated: pairs of the Chinese, stems of the English, both again for the heading, single characters.


def records(site: Site) -> Iterator[Record]:
    """One for each section of each text."""
    for text in site.texts:
        for section in text.sections:
            yield Record(text.id, section.key, " ".join(words(section, text)))


def words(section: Section, text: Text) -> Iterator[str]:
    hans, english = text.publication.hans, text.editions["en"].texts
    runs = [folded("".join(hans[key] for key in run)) for run in section.runs]
    for run in runs:
        yield from chinese_words(run)
    for key in (key for run in section.runs for key in run):
        yield from (gap, *english_words(english.get(key, "")))
    for key in headings(section):
        yield from chinese_words(folded(hans[key]), heading=True)
        yield from (gap, *english_words(english.get(key, ""), heading=True))
    yield from single_words("".join(runs))


def headings(section: Section) -> tuple[str, ...]:
    """The key of the section's own heading."""
    return section.runs[0][:1] if section.runs and section.runs[0][0].endswith(".h") else ()


def alphabet(site: Site) -> frozenset[str]:
    """Every folded character that the index holds."""
    texts = (string for text in site.texts for e in text.editions.values() for string in e.texts.values())
    return frozenset("".join(map(folded, texts)))


def shown(section: Section, text: Text, lang: str) -> dict[str, Any]:
    """What the browser loads to show a result in one language."""
    edition = text.editions[lang]
    texts = edition.texts
    division, chapter = section.division, section.chapter
    return {
        "url": f"{prefix(lang)}{text.id}/{section.page}",
        "title": edition.title(division) if division else text.publication.short_title[lang],
        "chapter": edition.title(chapter) if chapter else "",
        "runs": [[[anchor(key), texts.get(key, "")] for key in run] for run in section.runs],
    }


def term_shards(site: Site) -> Mapping[int, Mapping[str, list[Any]]]:
    """Shard -> what may be typed for a term -> [id, zh-Hant, zh-Hans, preferred English, sections] of each."""
    shards: dict[int, dict[str, list[Any]]] = {n: {} for n in range(shard_count)}
    for term in site.glossary.terms:
        places = [f"{text.id}/{s.key}" for text in site.texts for s in site.term_sections(text, term.id)]
        entry = [term.id, term.hant, term.hans, term.preferred.text, places]
        for form in sorted(forms(term)):
            shards[shard(form)].setdefault(form, []).append(entry)
    return shards


def forms(term: Term) -> set[str]:
    """Folded Chinese as it is, English as stems."""
    chinese = {folded(word) for word in (term.hans, *term.aliases)}
    english = {" ".join(english_words(shape)) for rendering in term.approved for shape in rendering.shapes}
    return chinese | english - {""}


def shard(form: str) -> int:
    """Which of the files with terms has this form; the browser counts alike."""
    return sum(map(ord, form)) % shard_count


def results(site: Site) -> Iterator[tuple[str, dict[str, Any]]]:
    """`<language>/<text>/<section>` and what is shown there, for each section in each language."""
    for text in site.texts:
        for section in text.sections:
            for lang in languages:
                yield f"{lang}/{text.id}/{section.key}", shown(section, text, lang)
