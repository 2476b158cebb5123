"""`python -m translate preferred`: where an admitted rendering stands and the preferred one would do."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from document.errors import show_path
from translate.catalogue.entries import load_catalogue
from translate.catalogue.inputs import over_catalogues, telling_all
from translate.catalogue.staleness import find_uses, join_whole
from translate.glossary.entries import Glossary, load_glossary
from translate.glossary.uses import Reader
from translate.languages import choose_languages

__all__ = ["print_preferred"]


def print_preferred(root: Path, language: str = "") -> int:
    """A line for each such place; always 0, since an admitted rendering is a choice and no fault."""
    with telling_all(root):
        glossary = load_glossary(root / "glossary.yaml")
        for line in over_catalogues(root, choose_languages(root, language), partial(admitted_places, glossary)):
            print(line)
    return 0


def admitted_places(glossary: Glossary, tag: str, folder: Path, path: Path) -> Iterator[str]:
    """A line for each term of a sentence of which only admitted renderings stand there; no fault, a choice."""
    catalogue, reader = load_catalogue(path), Reader(glossary.for_language(tag).for_text(folder.name))
    for entry in catalogue.entries.values():
        for use in find_uses(join_whole(entry, catalogue.entries), reader):
            if use.approved and all(hit.rendering.rank == "admitted" for hit in use.approved):
                stands = entry.text[use.approved[0].start : use.approved[0].end]
                said = f"'{stands}'; preferred is '{use.term.preferred.text}'"
                yield f"{show_path(path)}:{entry.line}: {entry.key}: {use.term.hans}: {said}"
