"""Translation memory: English that the same Chinese has had before, in any text and either script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from translate.catalogue.entries import Catalogue, Entry, load_catalogue
from translate.glossary.chinese import fold

__all__ = ["Memory", "Near", "load_memory"]

# Of 100; below it a match costs a translator more than it saves.
near_enough = 80
ranks = ("human", "memory", "draft", "mt")


@dataclass(frozen=True)
class Near:
    """English of similar Chinese, for a person to look at."""

    score: int
    # Of 100.
    entry: Entry


class Memory:
    """All usable entries of some catalogues by their Chinese, folded to one script."""

    def __init__(self, catalogues: Iterable[Catalogue]) -> None:
        self.known: dict[str, Entry] = {}
        usable = (e for c in catalogues for e in c.entries.values() if e.text and not e.fuzzy)
        for entry in sorted(usable, key=rank):
            self.known.setdefault(fold(entry.source), entry)

    def exact(self, source: str) -> Entry | None:
        return self.known.get(fold(source))

    @cached_property
    def sources(self) -> list[str]:
        return list(self.known)

    def near(self, source: str) -> Near | None:
        """The most similar one above the set score; whole numbers, so that a comment stays the same."""
        from rapidfuzz import fuzz, process

        wanted = fold(source)
        found = process.extractOne(wanted, self.sources, scorer=fuzz.ratio, score_cutoff=near_enough)
        return Near(int(found[1]), self.known[found[0]]) if found and found[0] != wanted else None


def rank(entry: Entry) -> int:
    """A person's English before a machine's."""
    word = entry.origin.split(" ")[0]
    return ranks.index(word) if word in ranks else len(ranks)


def load_memory(root: Path) -> Memory:
    """Every catalogue of the repository and everything imported."""
    return Memory(map(load_catalogue, memory_files(root)))


def memory_files(root: Path) -> Iterator[Path]:
    folder = root / "translate" / "po" / "en"
    yield from sorted(folder.glob("*.po"))
    yield from sorted((folder / "memory").glob("*.po"))
