"""`python -m translate status`: which English is missing, out of date, or waiting for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from document.errors import shown
from document.publication import find_texts, load_publication
from translate.catalogue.edition import english_edition
from translate.catalogue.entries import Catalogue, Entry, catalogue_path, load_catalogue
from translate.catalogue.staleness import stale_terms
from translate.glossary.chinese import Matcher
from translate.glossary.entries import Glossary, load_glossary

__all__ = ["print_status", "stale_lines"]


def print_status(root: Path) -> int:
    """Counts by state for each text, then a line for each missing or stale segment with the term or the reason."""
    glossary = load_glossary(root / "glossary.yaml")
    for folder in find_texts(root):
        path = catalogue_path(root, folder.name)
        catalogue, publication = load_catalogue(path), load_publication(folder)
        states = Counter(t.state for t in english_edition(publication, catalogue, glossary).values())
        print(f"{shown(path)}: " + ", ".join(f"{count} {state}" for state, count in sorted(states.items())))
        for line in stale_lines(catalogue, glossary, publication.hans):
            print(line)
    return 0


def stale_lines(catalogue: Catalogue, glossary: Glossary, sources: Mapping[str, str]) -> Iterator[str]:
    """A line for each stale or missing segment; `sources` are the zh-Hans of the text."""
    matcher = Matcher(glossary)
    for key, source in sources.items():
        entry = catalogue.entries.get(key, Entry(key, source))
        if not entry.text:
            yield f"{shown(catalogue.path)}:{entry.line}: {key}: no English"
    for entry in catalogue.entries.values():
        place = f"{shown(catalogue.path)}:{entry.line}: {entry.key}"
        for stale in stale_terms(entry, matcher):
            yield f"{place}: {stale.term.hans} is now '{stale.new}'"
        if entry.text and not entry.fuzzy and sources.get(entry.key, entry.source) != entry.source:
            yield f"{place}: the Chinese is no longer that of the text; run make sync"
        if entry.fuzzy:
            yield f"{place}: " + ("the Chinese has changed" if entry.previous else "marked fuzzy")
