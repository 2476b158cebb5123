"""Changing a catalogue on disk: one writer at a time, and never over what somebody else has written meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from document.errors import InputError
from document.files import ChangedMeanwhile, decode_text, read_if_there
from document.lock import locked
from translate.catalogue.entries import Catalogue, load_catalogue, make_catalogue, save_catalogue

__all__ = ["Saved", "Stood", "change_catalogue", "find_lines", "read_catalogue"]

attempts = 5


@dataclass(frozen=True)
class Saved:
    """A catalogue before and after."""

    before: Catalogue
    # Without entries if there was no file.
    after: Catalogue
    written: bool
    # Were the bytes not those already?


@dataclass(frozen=True)
class Stood:
    """What stood in a file when it was read."""

    content: bytes | None
    # None: there was no file.
    catalogue: Catalogue


def read_catalogue(path: Path, sources: Mapping[str, str] = {}, known: Stood | None = None) -> Stood:
    """The catalogue as it stands, an empty one where there is none; not read again if that is `known`."""
    content = read_if_there(path)
    if known and known.content == content:
        return known
    if content is None:
        return Stood(None, make_catalogue(path, path.stem))
    return Stood(content, load_catalogue(path, sources, decode_text(path, content)))


def find_lines(path: Path) -> Mapping[str, int]:
    """The line of each entry's msgctxt in the file as it stands, by key, without reading anything else of it."""
    lines = enumerate((read_if_there(path) or b"").decode("utf-8").splitlines(), start=1)
    return {line[9:-1]: number for number, line in lines if line.startswith('msgctxt "')}


def change_catalogue(
    path: Path,
    change: Callable[[Catalogue], Catalogue],
    sources: Mapping[str, str] = {},
    known: Stood | None = None,
) -> Saved:
    """Read the catalogue, change it, write it whole; `change` is asked anew if an editor has saved in between.

    It must look only at the catalogue that it is given, and change no entry that is not its business. `sources` are as
    for `load_catalogue`; `known` is what was read of it before, if nobody has written it since.
    """
    with locked(path):
        for _ in range(attempts):
            stood = read_catalogue(path, sources, known)
            after = change(stood.catalogue)
            with suppress(ChangedMeanwhile):
                return Saved(stood.catalogue, after, save_catalogue(after, stood.content))
    raise InputError.at(path, 0, "another program writes it without end", "close it and try again")
