"""Keeping what an engine has answered: on disk every few seconds, whatever the engine is doing just then."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import replace
from types import TracebackType

from document.errors import InputError, show_path
from translate.catalogue.comments import Suggestion
from translate.catalogue.entries import Catalogue, Entry
from translate.catalogue.store import change_catalogue
from translate.catalogue.words import suggest
from translate.machine.memory import find_memory_folder

__all__ = ["Keeper"]


class Keeper:
    """Takes new English and puts it into the catalogue, by a thread of its own and at the end of its block."""

    def __init__(self, start: Catalogue, seconds: float) -> None:
        self.start, self.seconds = start, seconds
        self.fresh: dict[str, Entry] = {}
        self.guard, self.saving, self.done = threading.Lock(), threading.Lock(), threading.Event()
        self.thread = threading.Thread(target=self.save_now_and_then, daemon=True)

    def __enter__(self) -> Keeper:
        if self.seconds > 0:
            self.thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.done.set()
        if self.seconds > 0:
            self.thread.join()
        try:
            self.save()
        except InputError as trouble:
            raise self.rescue(trouble) from error

    def add(self, entries: Mapping[str, Entry]) -> None:
        """Take new entries by their keys, to be on disk with the next save."""
        with self.guard:
            self.fresh |= entries
        if self.seconds <= 0:
            self.try_to_save()

    def save_now_and_then(self) -> None:
        """Save every few seconds until the block ends; the thread of the keeper runs this."""
        while not self.done.wait(self.seconds):
            self.try_to_save()

    def try_to_save(self) -> None:
        """Save, unless the file cannot be read or written just now: then with the next time, or at the end."""
        try:
            self.save()
        except InputError:
            return

    def save(self) -> None:
        """Put everything taken so far into the catalogue as it stands on disk now."""
        with self.saving:
            with self.guard:
                part = dict(self.fresh)
            if part:
                change_catalogue(self.start.path, lambda now: put_in(now, part, self.start))
            with self.guard:
                self.fresh = {key: entry for key, entry in self.fresh.items() if part.get(key) != entry}

    def rescue(self, trouble: InputError) -> InputError:
        """What the catalogue cannot take goes into the memory, where the next run finds it."""
        path = find_memory_folder(self.start.path.parent) / f"{self.start.path.stem}-unsaved.po"
        try:
            change_catalogue(path, lambda now: replace(now, entries={**now.entries, **self.fresh}))
        except InputError:
            return trouble
        last = trouble.faults[-1]
        remedy = f"{last.remedy}; what was answered lies in {show_path(path)}, and fill will use it"
        return InputError((*trouble.faults[:-1], replace(last, remedy=remedy)))


def put_in(now: Catalogue, fresh: Mapping[str, Entry], start: Catalogue) -> Catalogue:
    """The file as it is now with the new English; beside that of an entry that somebody has changed meanwhile."""
    changed = {
        key: entry if now.entries[key] == start.entries[key] else beside(now.entries[key], entry, start.entries[key])
        for key, entry in fresh.items()
        if key in now.entries
    }
    return replace(now, entries={**now.entries, **changed})


def beside(now: Entry, fresh: Entry, was: Entry) -> Entry:
    if now.source != was.source or fresh.text == was.text:
        return now
    return suggest(now, Suggestion(fresh.origin, "answered while this entry was changed", fresh.text))
