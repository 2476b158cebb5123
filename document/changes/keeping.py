"""Writing `keys.tsv`, so that keys stay what they are when the text changes again."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from document.errors import InputError, show_path
from document.files import ChangedMeanwhile, read_if_there, replace_file
from document.keys.keep import Kept
from document.keys.table import keys_file, read_table, write_table
from document.lock import locked
from document.publication.load import load_publication
from document.publication.publication import Publication

__all__ = ["describe_kept", "find_unkept", "write_keys"]


def write_keys(folder: Path) -> tuple[Publication, bool]:
    """The text as it stands, and whether its keys.tsv had to be written to be in step with it."""
    path = folder / keys_file
    publication = load_publication(folder)
    if read_if_there(path) == write_table(publication.kept.rows):
        return publication, False
    with locked(path):
        # Another run may have given the same keys, or others, in the meantime.
        stood = read_if_there(path)
        publication = load_publication(folder)
        content = write_table(publication.kept.rows)
        if content != stood:
            try:
                replace_file(path, content, stood)
            except ChangedMeanwhile:
                raise InputError.at(path, 0, "it was saved by somebody else meanwhile", "run it again") from None
    return publication, content != stood


def find_unkept(publication: Publication) -> str:
    """The first key that keys.tsv does not have as the text has it; "" where it is in step, or not there yet."""
    written = read_table(publication.folder / keys_file)
    apart = (new or old for new, old in zip_longest(publication.kept.rows, written) if new != old)
    first = next(apart, None) if written else None
    return first.key if first else ""


def describe_kept(folder: Path, kept: Kept) -> Iterator[str]:
    """A line of counts, and one for each key of which a person may want to know what became of it."""
    path = show_path(folder / keys_file)
    fates = {
        "new": (kept.new, "new in the text"),
        "moved": (kept.moved, "stands elsewhere in the text now"),
        "changed": (kept.changed, "its Chinese has changed"),
        "back": (kept.back, "its Chinese is in the text again"),
        "retired": (kept.retired, "its Chinese has left the text; the key is never given again"),
    }
    counts = [f"{len(kept.kept)} kept", *(f"{len(keys)} {name}" for name, (keys, _) in fates.items() if keys)]
    yield f"{path}: {', '.join(counts)}"
    if kept.kept:
        lines = {row.key: number for number, row in enumerate(kept.rows, start=2)}
        yield from (f"{path}:{lines[key]}: {key}: {fate}" for keys, fate in fates.values() for key in keys)
