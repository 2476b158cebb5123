"""`python -m translate import FILE`: somebody else's TMX or PO becomes part of the translation memory."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from document.characters import name_character, unprintable
from document.errors import Collector, InputError, show_path
from document.publication import find_texts
from document.script.convert import to_hans
from document.script.tags import chinese_tag
from translate.catalogue.entries import Catalogue, Entry, find_catalogue_path
from translate.catalogue.store import change_catalogue
from translate.catalogue.words import put_new_words, put_words
from translate.exchange.po import read_po_units
from translate.exchange.tmx import read_tmx_units
from translate.exchange.units import TranslationUnit
from translate.glossary.chinese import fold
from translate.languages import choose_language, find_base_language, find_catalogues_folder
from translate.machine.memory import find_memory_folder

__all__ = ["print_import"]

source_name = "X-Imported-From"
# In the head of a memory: the file that it was read from, and the hash of what that held.


def print_import(root: Path, file: Path, language: str = "", replacing: bool = False) -> int:
    """Take a file into the memory, and suggest what it says where a catalogue says something else; 0.

    With `replacing` it takes the place of another file of its name that was imported before.
    """
    tag = choose_language(root, language)
    entries = read_entries(file, find_base_language(tag))
    path = find_memory_folder(find_catalogues_folder(root, tag)) / f"{file.stem}.po"
    source = f"{file.name} {hash_entries(entries)}"
    change_catalogue(path, lambda before: take_in(before, entries, source, replacing))
    print(f"{show_path(path)}: {len(entries)} sentences; .venv/bin/python -m translate fill will use them")
    known = {fold(entry.source): entry for entry in entries.values() if entry.origin.startswith("memory ")}
    for catalogue in filter(Path.is_file, (find_catalogue_path(root, folder.name, tag) for folder in find_texts(root))):
        count = suggest_all(catalogue, known)
        if count:
            print(f"{show_path(catalogue)}: {count} suggestions; .venv/bin/python -m translate suggestions shows them")
    return 0


def take_in(before: Catalogue, entries: Mapping[str, Entry], source: str, replacing: bool) -> Catalogue:
    """The memory with what a file holds, if nothing else stands there; asked anew by whoever writes."""
    if before.entries and before.header.get(source_name) != source and before.entries != entries and not replacing:
        problem = "it holds what was imported from another file of this name"
        raise InputError.at(before.path, 0, problem, "add --replace to lose that, or rename the file that you import")
    return replace(before, entries=entries, header={**before.header, source_name: source})


def hash_entries(entries: Mapping[str, Entry]) -> str:
    said = [(entry.source, entry.text, entry.origin) for entry in entries.values()]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16]


def suggest_all(path: Path, known: Mapping[str, Entry]) -> int:
    """Suggest other English for the same Chinese, by people elsewhere, where there is English already; how often."""
    counts: list[int] = []

    def change(catalogue: Catalogue) -> Catalogue:
        pairs = ((entry, known.get(fold(entry.source))) for entry in catalogue.entries.values() if entry.text)
        fresh = {e.key: put_words(e, k.text, k.origin, k.origin, "the same Chinese", over=()) for e, k in pairs if k}
        counts[:] = [sum(entry != catalogue.entries[key] for key, entry in fresh.items())]
        return replace(catalogue, entries={**catalogue.entries, **fresh})

    change_catalogue(path, change)
    return counts[0]


def read_entries(file: Path, code: str) -> dict[str, Entry]:
    """Chinese with its translation into the language with this code and where that came from, numbered.

    InputError if there is none, or any is no text.
    """
    if file.suffix.lower() not in {".tmx", ".po"}:
        raise InputError.at(file, 0, "neither TMX nor PO", "give it the ending .tmx or .po")
    if not file.is_file():
        raise InputError.at(file, 0, "no such file", "name a .tmx or .po file")
    if not file.name.isprintable():
        raise InputError.at(repr(file.name), 0, "a name that no comment can hold", "rename the file")
    faults = Collector(file)
    entries = {str(n): entry for n, entry in enumerate(make_entries(file, code, faults), start=1)}
    faults.raise_if_any()
    if not entries:
        problem = f"no pair of {chinese_tag} and {code} in it"
        raise InputError.at(file, 0, problem, "export it with both languages, or name another with --language")
    return entries


def make_entries(file: Path, code: str, faults: Collector) -> Iterator[Entry]:
    units = (read_tmx_units if file.suffix.lower() == ".tmx" else read_po_units)(file, code)
    for number, unit in enumerate(units, start=1):
        for words in (unit.source, unit.text):
            if bad := unprintable.search(words):
                faults.add(unit.line, name_character(bad[0]), "remove it")
        entry = Entry(str(number), to_hans(unit.source))
        yield put_new_words(entry, unit.text, unit.origin or memory_origin(file, unit))


def memory_origin(file: Path, unit: TranslationUnit) -> str:
    """Nobody here has reviewed it, whoever wrote it there."""
    who = " ".join("".join(c if c.isprintable() else " " for c in unit.who).split())
    return f"memory {file.name}" + (f" ({who})" if who else "")
