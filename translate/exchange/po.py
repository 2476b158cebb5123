"""PO files of other programs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import polib

from document.errors import InputError
from translate.catalogue.comments import hash_words, read_comments
from translate.exchange.declared import read_declared
from translate.exchange.units import TranslationUnit
from translate.languages import find_base_language

__all__ = ["read_po_units"]


def read_po_units(file: Path, code: str) -> Iterator[TranslationUnit]:
    """Translated entries; a machine is named again, a person counts for nothing until somebody here has signed.

    InputError where the head says that they are in another language than that of the code; it need not say any.
    """
    po = parse_po(file)
    if (said := po.metadata.get("Language", "").strip()) and read_code(said) != code:
        remedy = "name its language with --language, or correct Language in the head if that is wrong"
        raise InputError.at(file, find_field(file, "Language"), f"it is in '{said}', and not in {code}", remedy)
    translator = re.sub(r"\s*<.*", "", po.metadata.get("Last-Translator", "")).strip()
    for entry in po.translated_entries():
        facts = read_comments(entry.tcomment.split("\n"), lambda problem, remedy: None)
        kind, _, who = facts.origin.partition(" ")
        known = facts.hash == hash_words(entry.msgstr)
        kept = facts.origin if known and kind in {"draft", "mt"} else ""
        source, text = (" ".join(words.split()) for words in (entry.msgid, entry.msgstr))
        if source and text:
            yield TranslationUnit(entry.linenum or 0, source, text, (known and who) or translator, kept)


def read_code(said: str) -> str:
    """The language of a head without its country or script, however the program wrote it: en for en_GB.UTF-8@euro."""
    return find_base_language(re.split(r"[_.@]", said.lower())[0])


def find_field(file: Path, name: str) -> int:
    """The line on which a field of the head stands, 0 where that is not to be seen."""
    lines = read_declared(file).splitlines()
    return next((number for number, line in enumerate(lines, start=1) if f'"{name}:' in line), 0)


def parse_po(file: Path) -> polib.POFile:
    try:
        # With the line end it is no path, which polib would open.
        return polib.pofile(read_declared(file) + "\n")
    except (OSError, ValueError, LookupError, AttributeError, TypeError) as error:
        # The message of polib holds the whole text.
        said = re.search(r"\(line (\d{1,9})\)", str(error)[-200:])
        raise InputError.at(file, int(said[1]) if said else 0, "not PO", "export it again") from None
