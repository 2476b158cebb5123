"""The English as committed: complete, held to its terms, clean of Chinese, honest about where it comes from."""

from __future__ import annotations

import re

import pytest

from build.model.site import Site, load_site
from paths import root
from translate.catalogue.entries import Catalogue, find_catalogue_path, load_catalogue
from translate.catalogue.staleness import find_uses
from translate.glossary.english import Renderings, keep_forbidden
from translate.glossary.uses import Reader


@pytest.fixture(scope="module")
def loaded() -> Site:
    return load_site(root)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(find_catalogue_path(root, "hangzhou-14fyp", "en"))


def test_every_segment_is_translated_and_labelled(catalogue: Catalogue) -> None:
    assert [key for key, entry in catalogue.entries.items() if not entry.text] == []
    assert [key for key, entry in catalogue.entries.items() if entry.edited or entry.doubts] == []


def test_every_term_has_an_approved_rendering_and_none_a_former_one(loaded: Site, catalogue: Catalogue) -> None:
    reader = Reader(loaded.glossary)
    uses = [(key, use) for key, entry in catalogue.entries.items() for use in find_uses(entry, reader)]
    assert len(uses) > len(catalogue.entries)
    assert [(key, use.term.hans) for key, use in uses if use.stale or use.doubtful] == []


def test_no_forbidden_rendering_stands_anywhere(loaded: Site, catalogue: Catalogue) -> None:
    renderings = Renderings(loaded.glossary.terms)
    found = {key: keep_forbidden(renderings.find(entry.text)) for key, entry in catalogue.entries.items()}
    assert {key: hits for key, hits in found.items() if hits} == {}


def test_no_chinese_character_or_mark_is_left_in_the_english(catalogue: Catalogue) -> None:
    chinese = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
    assert [key for key, entry in catalogue.entries.items() if chinese.search(entry.text)] == []


def test_quotation_marks_pair_and_sentences_end(catalogue: Catalogue) -> None:
    for key, entry in catalogue.entries.items():
        assert entry.text.count("“") == entry.text.count("”"), key
        assert bool(re.search(r"[.:]”?$", entry.text)) != key.endswith(".h"), key
        assert not re.search(r"  |^ | $|\b(\w+) \1\b", entry.text), key


def test_there_are_notes_for_what_a_reader_cannot_know(catalogue: Catalogue) -> None:
    notes = [note for entry in catalogue.entries.values() for note in entry.notes]
    assert notes
    assert [note for note in notes if not note.endswith((".", ".”")) or len(note) >= 400] == []
