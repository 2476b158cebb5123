"""Changing a catalogue on disk: one writer at a time, and never over what somebody else has written meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from document.errors import InputError
from document.files import ChangedMeanwhile, decode_text, read_if_there
from document.lock import locked
from translate.catalogue.entries import Catalogue, load_catalogue, new_catalogue, save_catalogue

__all__ = ["Saved", "change_catalogue"]

attempts = 5


@dataclass(frozen=True)
class Saved:
    """A catalogue before and after."""

    before: Catalogue
    # Without entries if there was no file.
    after: Catalogue
    written: bool
    # Were the bytes not those already?


def change_catalogue(path: Path, change: Callable[[Catalogue], Catalogue], sources: Mapping[str, str] = {}) -> Saved:
    """Read the catalogue, change it, write it whole; `change` is asked anew if an editor has saved in between.

    It must look only at the catalogue that it is given, and change no entry that is not its business. `sources` are as
    for `load_catalogue`.
    """
    with locked(path):
        for _ in range(attempts):
            stood = read_if_there(path)
            before = new_catalogue(path, path.stem)
            if stood is not None:
                before = load_catalogue(path, sources, decode_text(path, stood))
            after = change(before)
            with suppress(ChangedMeanwhile):
                return Saved(before, after, save_catalogue(after, stood))
    raise InputError.at(path, 0, "another program writes it without end", "close it and try again")
