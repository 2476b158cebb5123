"""Translation memory: English that the same Chinese has had before, in any text and either script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from translate.catalogue.entries import Catalogue, Entry, load_catalogue
from translate.catalogue.state import find_standing
from translate.glossary.chinese import fold
from translate.languages import find_catalogues_folder

__all__ = ["Known", "Memory", "Near", "find_memory_folder", "load_memory"]

# Of 100; below it a match costs a translator more than it saves.
least_score = 80
origin_ranks = ("official", "human", "edited", "memory", "draft", "mt")


@dataclass(frozen=True)
class Known:
    """English of some catalogue, for use elsewhere."""

    entry: Entry
    name: str
    # Of the catalogue.

    @property
    def origin(self) -> str:
        """What it is called where it is used: nobody has signed it there."""
        standing = find_standing(self.entry)
        if standing.state == "draft":
            return self.entry.origin
        return f"memory {self.name}" + (f" ({standing.who})" if standing.who else "")


@dataclass(frozen=True)
class Near:
    """English of similar Chinese, for a person to look at."""

    score: int
    # Of 100.
    entry: Entry


class Memory:
    """All usable entries of some catalogues by their Chinese, folded to one script."""

    def __init__(self, catalogues: Iterable[Catalogue]) -> None:
        self.known: dict[str, Known] = {}
        for catalogue in catalogues:
            self.learn(catalogue.path.stem, catalogue.entries.values())

    def learn(self, name: str, entries: Iterable[Entry]) -> None:
        """Take in what is usable of a catalogue, or of what has been written into it since."""
        for known in (Known(entry, name) for entry in entries if is_usable(entry)):
            source = fold(known.entry.source)
            if source not in self.known or rank(known.entry) < rank(self.known[source].entry):
                self.known[source] = known

    def exact(self, source: str) -> Known | None:
        """The best translation of this very Chinese, in whichever script it is given; None if there is none."""
        return self.known.get(fold(source))

    def near(self, source: str) -> Near | None:
        """The most similar one above the set score; whole numbers, so that a comment stays the same."""
        from rapidfuzz import fuzz, process

        wanted = fold(source)
        found = process.extractOne(wanted, self.known.keys(), scorer=fuzz.ratio, score_cutoff=least_score)
        return Near(int(found[1]), self.known[found[0]].entry) if found and found[0] != wanted else None


def is_usable(entry: Entry) -> bool:
    """English for this Chinese alone, and nothing known against it."""
    return bool(entry.text) and not entry.fuzzy and not entry.with_keys and not find_standing(entry).stale


def rank(entry: Entry) -> int:
    """A person's English before a machine's."""
    word = "edited" if entry.edited else entry.origin.split(" ")[0]
    return origin_ranks.index(word) if word in origin_ranks else len(origin_ranks)


def find_memory_folder(catalogues: Path) -> Path:
    """Where what was imported lies, beside the catalogues of one language."""
    return catalogues / "memory"


def load_memory(root: Path, tag: str) -> Memory:
    """Every catalogue of a language and everything imported into it."""
    return Memory(map(load_catalogue, memory_files(find_catalogues_folder(root, tag))))


def memory_files(folder: Path) -> Iterator[Path]:
    yield from sorted(folder.glob("*.po"))
    yield from sorted(find_memory_folder(folder).glob("*.po"))
