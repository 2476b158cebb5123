"""`python -m translate sync`: keys and catalogues brought up to date with the texts, and what became of which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from document.changes.keeping import describe_kept, write_keys
from document.errors import explaining, show_path
from document.lock import locked
from translate.catalogue.entries import Catalogue, load_catalogue
from translate.catalogue.inputs import over_catalogues, telling_all
from translate.catalogue.store import change_catalogue
from translate.languages import choose_languages
from translate.sync.header import normalise_header
from translate.sync.merging import Merged, merge_entries
from translate.sync.recovery import recover_entries, stamp_machines

__all__ = ["print_sync"]


def print_sync(root: Path, language: str = "") -> int:
    """Bring keys.tsv and the catalogues of one language or of all up to date, and begin those that are not there yet.

    A line of counts for each, and one for each entry that went elsewhere; a text at fault does not stop the others.
    The keys are written first: whatever ends the run between the two, the next one finds each entry by its key.
    """
    tags = (language,) if language else choose_languages(root, "")
    with telling_all(root):
        for line in over_catalogues(root, tags, sync_lines):
            print(line)
    return 0


def sync_lines(tag: str, folder: Path, path: Path) -> Iterator[str]:
    publication, renewed = write_keys(folder)
    take_over(path, folder, publication.formerly)
    if renewed:
        yield from describe_kept(folder, publication.kept)
    merged, written = sync_catalogue(path, publication.sources)
    yield f"{show_path(path)}: {count(merged)}; {'written' if written else 'unchanged'}"
    lines = {key: entry.line for key, entry in load_catalogue(path).entries.items()}
    for key, text in describe_merged(merged):
        yield f"{show_path(path)}:{lines[key]}: {key}: {text}" if key in lines else f"{show_path(path)}: {key}: {text}"


def take_over(path: Path, folder: Path, formerly: Sequence[str]) -> None:
    """Give a catalogue the name of its text where that was renamed, as long as no text has the old one."""
    for id in formerly:
        old = path.with_name(f"{id}.po")
        if old.exists() and not folder.with_name(id).exists():
            with locked(old), locked(path), explaining(old):
                if old.exists() and not path.exists():
                    old.rename(path)


def sync_catalogue(path: Path, sources: Mapping[str, str]) -> tuple[Merged, bool]:
    """What became of the entries of one text, and whether its catalogue was written; its keys are in step already."""
    outcome: list[Merged] = []

    def change(catalogue: Catalogue) -> Catalogue:
        outcome[:] = [stamp_machines(merge_entries(catalogue, sources, partial(recover_entries, path)))]
        return normalise_header(outcome[0].catalogue)

    written = change_catalogue(path, change, sources).written
    return outcome[0], written


def count(merged: Merged) -> str:
    numbers = {
        "added": merged.added,
        "with msgid as it was": merged.restored,
        "changed": merged.changed,
        "under another key": merged.moved,
        "revived": merged.revived,
        "back from git": merged.recovered,
        "with its origin back": merged.stamped,
        "removed": merged.removed,
    }
    return ", ".join(f"{len(keys)} {what}" for what, keys in numbers.items() if keys) or "in step with the text"


def describe_merged(merged: Merged) -> Iterator[tuple[str, str]]:
    """What a person may want to look at: a key, and what became of its entry."""
    yield from ((key, f"its English stood under {was}") for key, was in merged.moved.items())
    yield from ((key, "its entry was gone; it is back from git") for key in merged.recovered)
    yield from ((key, "its origin was lost; git has these words as a machine's") for key in merged.stamped)
    yield from ((key, "its English was among the obsolete and is back") for key in merged.revived)
    yield from ((key, "its msgid had been changed and is as the text has it again") for key in merged.restored)
    yield from ((key, "its Chinese has changed; look at the English") for key in merged.changed)
    yield from ((key, "its Chinese has left the text; the English is kept at the end") for key in merged.removed)
