"""Every text, glossary and catalogue there is: what can be read is worked on, and all faults are told together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import TypeVar

from document.errors import Collector, Fault, InputError
from document.publication import find_texts, has_edition, load_publication
from translate.catalogue.entries import find_catalogue_path, load_catalogue
from translate.glossary.entries import load_glossary
from translate.languages import choose_languages

__all__ = ["over_catalogues", "telling_all"]

Piece = TypeVar("Piece")


def over_catalogues(
    root: Path, tags: Iterable[str], work: Callable[[str, Path, Path], Iterable[Piece]]
) -> Iterator[Piece]:
    """What `work` gives for the language, folder and catalogue of each text that has an edition in these languages.

    A text that is at fault does not stop the others: InputError comes at the end, with the faults of all.
    """
    faults = Collector(root)
    for tag, folder in product(tags, find_texts(root)):
        with faults.catching():
            if has_edition(folder, tag):
                yield from work(tag, folder, find_catalogue_path(root, folder.name, tag))
    faults.raise_if_any()


@contextmanager
def telling_all(root: Path) -> Iterator[None]:
    """Let an InputError tell what is wrong with all other inputs too, so that they are mended in one go."""
    try:
        yield
    except InputError as error:
        told = {(fault.path, fault.line, fault.problem): fault for fault in (*find_faults(root), *error.faults)}
        raise InputError(sorted(told.values())) from None


def find_faults(root: Path) -> Iterator[Fault]:
    """What keeps glossary, texts and catalogues from being read."""
    faults = Collector(root)
    with faults.catching():
        load_glossary(root / "glossary.yaml")
    for folder in find_texts(root):
        with faults.catching():
            load_publication(folder)
    for tag, folder in product(choose_languages(root, ""), find_texts(root)):
        path = find_catalogue_path(root, folder.name, tag)
        with faults.catching():
            if path.exists():
                load_catalogue(path)
    yield from faults.faults
