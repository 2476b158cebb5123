"""`python -m translate import FILE`: somebody else's TMX or PO becomes part of the translation memory."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

import polib

from document.errors import InputError, shown
from document.publication import find_texts
from document.script.convert import to_hans
from document.script.tags import chinese_tag
from translate.catalogue.comments import hash_words, read_comments
from translate.catalogue.entries import Catalogue, Entry, catalogue_path
from translate.catalogue.store import change_catalogue
from translate.catalogue.words import put_words, with_words
from translate.glossary.chinese import fold
from translate.languages import base_of, catalogues_folder, choose_language
from translate.machine.memory import memory_folder

__all__ = ["print_import", "read_units"]

xml_lang = "{http://www.w3.org/XML/1998/namespace}lang"


def print_import(root: Path, file: Path, language: str = "") -> int:
    """Take a file into the memory, and suggest what it says where a catalogue says something else; 0."""
    tag = choose_language(root, language)
    entries = {str(n): replace(entry, key=str(n)) for n, entry in enumerate(read_units(file, base_of(tag)), start=1)}
    if not entries:
        problem = f"no pair of {chinese_tag} and {base_of(tag)} in it"
        raise InputError.at(file, 0, problem, "export it with both languages, or name another with --language")
    path = memory_folder(catalogues_folder(root, tag)) / f"{file.stem}.po"
    change_catalogue(path, lambda before: replace(before, entries=entries))
    print(f"{shown(path)}: {len(entries)} sentences; python -m translate fill will use them")
    known = {fold(entry.source): entry for entry in entries.values() if entry.origin.startswith("memory ")}
    for catalogue in filter(Path.is_file, (catalogue_path(root, folder.name, tag) for folder in find_texts(root))):
        if count := suggest_all(catalogue, known):
            print(f"{shown(catalogue)}: {count} suggestions; python -m translate suggestions shows them")
    return 0


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


def read_units(file: Path, code: str) -> Iterator[Entry]:
    """Chinese with its translation into the language with this code and where that came from, without keys."""
    readers: Mapping[str, Callable[[Path], Iterator[Entry]]] = {".tmx": partial(tmx_units, code=code), ".po": po_units}
    if file.suffix.lower() not in readers:
        raise InputError.at(file, 0, "neither TMX nor PO", "give it the ending .tmx or .po")
    if not file.is_file():
        raise InputError.at(file, 0, "no such file", "name a .tmx or .po file")
    yield from readers[file.suffix.lower()](file)


def tmx_units(file: Path, code: str) -> Iterator[Entry]:
    """TMX 1.4: the first Chinese and the first translation of each unit; creationid or changeid says who."""
    try:
        tree = ElementTree.parse(file)
    except ElementTree.ParseError as error:
        raise InputError.at(file, error.position[0], "not XML", "export it again") from None
    for unit in tree.iter("tu"):
        variants = {code_of(variant): variant for variant in reversed(unit.findall("tuv"))}
        chinese, translated = (segment(variants.get(one)) for one in (chinese_tag, code))
        if chinese and translated:
            who = author(variants[code]) or author(unit)
            yield with_words(Entry("", to_hans(chinese)), translated, origin(file, who))


def code_of(variant: ElementTree.Element) -> str:
    """The language without its country, however the program wrote it: en for EN-US and en_GB."""
    return base_of(str(variant.get(xml_lang) or variant.get("lang") or "").lower().replace("_", "-"))


def author(element: ElementTree.Element) -> str:
    return element.get("changeid") or element.get("creationid") or ""


def segment(variant: ElementTree.Element | None) -> str:
    found = variant.find("seg") if variant is not None else None
    return tidy("".join(found.itertext())) if found is not None else ""


def po_units(file: Path) -> Iterator[Entry]:
    """Translated entries; a machine is named again, a person counts for nothing until somebody here has signed."""
    try:
        po = polib.pofile(str(file), encoding="utf-8")
    except (OSError, ValueError) as error:
        raise InputError.at(file, 0, f"not PO: {error}", "export it again") from None
    translator = re.sub(r"\s*<.*", "", po.metadata.get("Last-Translator", "")).strip()
    for entry in po.translated_entries():
        facts = read_comments(entry.tcomment.split("\n"), lambda problem, remedy: None)
        kind, _, who = facts.origin.partition(" ")
        known = facts.hash == hash_words(entry.msgstr)
        kept = facts.origin if known and kind in {"draft", "mt"} else origin(file, (known and who) or translator)
        yield with_words(Entry("", to_hans(tidy(entry.msgid))), tidy(entry.msgstr), kept)


def tidy(text: str) -> str:
    return " ".join(text.split())


def origin(file: Path, who: str) -> str:
    """Nobody here has reviewed it, whoever wrote it there."""
    return f"memory {file.name}" + (f" ({tidy(who)})" if who else "")
