"""`python -m translate status`: which English is missing, out of date, or waiting for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from document.errors import shown
from document.publication import find_texts, load_publication
from translate.catalogue import Catalogue, catalogue_path, load_catalogue
from translate.edition import english_edition
from translate.glossary import Glossary, load_glossary
from translate.staleness import stale_terms
from translate.terms import Matcher

__all__ = ["print_status", "stale_lines"]


def print_status(root: Path) -> int:
    """Counts by state for each text, then a line for each stale segment with the term or the reason."""
    glossary = load_glossary(root / "glossary.yaml")
    for folder in find_texts(root):
        path = catalogue_path(root, folder.name)
        catalogue = load_catalogue(path)
        states = Counter(t.state for t in english_edition(load_publication(folder), catalogue, glossary).values())
        print(f"{shown(path)}: " + ", ".join(f"{count} {state}" for state, count in sorted(states.items())))
        for line in stale_lines(catalogue, glossary):
            print(line)
    return 0


def stale_lines(catalogue: Catalogue, glossary: Glossary) -> Iterator[str]:
    matcher = Matcher(glossary)
    for entry in catalogue.entries.values():
        place = f"{shown(catalogue.path)}:{entry.line}: {entry.key}"
        for stale in stale_terms(entry, matcher):
            yield f"{place}: {stale.term.hans} is now '{stale.new}'"
        if entry.fuzzy:
            yield f"{place}: " + ("the Chinese has changed" if entry.previous else "marked fuzzy")
