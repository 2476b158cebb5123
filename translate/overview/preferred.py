"""`python -m translate preferred`: where an admitted rendering stands and the preferred one would do."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

from document.errors import shown
from document.publication import find_texts
from translate.catalogue.entries import catalogue_path, load_catalogue
from translate.catalogue.staleness import find_uses, whole
from translate.glossary.entries import load_glossary
from translate.glossary.uses import Reader
from translate.languages import choose_languages

__all__ = ["print_preferred"]


def print_preferred(root: Path, language: str = "") -> int:
    """A line for each such place; always 0, since an admitted rendering is a choice and no fault."""
    for line in admitted_places(root, language):
        print(line)
    return 0


def admitted_places(root: Path, language: str) -> Iterator[str]:
    """A line for each term of a sentence of which only admitted renderings stand there; no fault, a choice."""
    glossary = load_glossary(root / "glossary.yaml")
    for tag, folder in product(choose_languages(root, language), find_texts(root)):
        path = catalogue_path(root, folder.name, tag)
        catalogue, reader = load_catalogue(path), Reader(glossary.for_language(tag).for_text(folder.name))
        for entry in catalogue.entries.values():
            for use in find_uses(whole(entry, catalogue.entries), reader):
                if use.approved and all(hit.rendering.rank == "admitted" for hit in use.approved):
                    stands = entry.text[use.approved[0].start : use.approved[0].end]
                    said = f"'{stands}'; preferred is '{use.term.preferred.text}'"
                    yield f"{shown(path)}:{entry.line}: {entry.key}: {use.term.hans}: {said}"
