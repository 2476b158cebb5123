"""What goes into the index and what a result shows: plain data from the editions, nothing written yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from build.languages.language import Language, pick
from build.model.sections import Section
from build.model.site import Site
from build.model.text import Text
from build.search.folding import cut_chinese_words, fold_text, list_single_words, stem_english_words
from document.model import is_heading_key, make_anchor
from translate.glossary.entries import Term

__all__ = ["Record", "collect_alphabet", "list_records", "list_results", "make_term_shards"]

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


def list_records(site: Site) -> Iterator[Record]:
    """One for each section of each text that has words of its own."""
    for text in site.texts:
        for section in (section for section in text.sections if section.runs):
            yield Record(text.id, section.key, " ".join(spell_section(section, text)))


def spell_section(section: Section, text: Text) -> Iterator[str]:
    hans = text.publication.hans
    translations = [edition.texts for edition in text.editions.values() if edition.language.is_translation]
    runs = [fold_text("".join(hans[key] for key in run)) for run in section.runs]
    for run in runs:
        yield from cut_chinese_words(run)
    for key in (key for run in section.runs for key in run):
        for texts in translations:
            yield from (gap, *stem_english_words(texts.get(key, "")))
    for key in own_heading(section):
        yield from cut_chinese_words(fold_text(hans[key]), heading=True)
        for texts in translations:
            yield from (gap, *stem_english_words(texts.get(key, ""), heading=True))
    yield from list_single_words("".join(runs))


def own_heading(section: Section) -> tuple[str, ...]:
    """The key of the section's own heading."""
    return section.runs[0][:1] if section.runs and is_heading_key(section.runs[0][0]) else ()


def collect_alphabet(site: Site) -> frozenset[str]:
    """Every folded character that the index holds."""
    texts = (string for text in site.texts for e in text.editions.values() for string in e.texts.values())
    return frozenset("".join(map(fold_text, texts)))


def show_section(section: Section, text: Text, language: Language) -> dict[str, Any]:
    """What the browser loads to show a result in one language."""
    edition = text.editions[language.tag]
    texts = edition.texts
    division, chapter = section.division, section.chapter
    return {
        "url": f"{language.prefix}{text.id}/{section.page}",
        "title": edition.title(division) if division else pick(text.publication.short_title, language),
        "chapter": edition.title(chapter) if chapter else "",
        "heading": make_anchor(*own_heading(section)) if own_heading(section) else "",
        "runs": [[[make_anchor(key), texts.get(key, "")] for key in run] for run in section.runs],
    }


def make_term_shards(site: Site) -> Mapping[int, Mapping[str, list[Mapping[str, Any]]]]:
    """Shard -> what may be typed for a term -> what the browser knows of each such term."""
    shards: dict[int, dict[str, list[Mapping[str, Any]]]] = {n: {} for n in range(shard_count)}
    for term in site.glossary.terms:
        places = [f"{text.id}/{s.key}" for text in site.texts for s in text.term_sections(term.id)]
        names = {"hant": term.hant, "hans": term.hans, "rendering": term.preferred.text}
        entry = {"id": term.id, **names, "sections": places}
        for form in sorted(list_forms(term)):
            shards[choose_shard(form)].setdefault(form, []).append(entry)
    return shards


def list_forms(term: Term) -> set[str]:
    """Folded Chinese as it is, English as stems."""
    chinese = {fold_text(word) for word in (term.hans, *term.aliases)}
    english = {" ".join(stem_english_words(shape)) for rendering in term.approved for shape in rendering.shapes}
    return chinese | english - {""}


def choose_shard(form: str) -> int:
    """Which of the files with terms has this form; the browser counts alike."""
    return sum(map(ord, form)) % shard_count


def list_results(site: Site) -> Iterator[tuple[str, dict[str, Any]]]:
    """`<language>/<text>/<section>` and what is shown there, for each section in each language."""
    for text in site.texts:
        for section in text.sections:
            for language in text.languages:
                yield f"{language.tag}/{text.id}/{section.key}", show_section(section, text, language)
