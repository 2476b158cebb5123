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

__all__ = ["po_units"]


def po_units(file: Path) -> Iterator[TranslationUnit]:
    """Translated entries; a machine is named again, a person counts for nothing until somebody here has signed."""
    po = parse_po(file)
    translator = re.sub(r"\s*<.*", "", po.metadata.get("Last-Translator", "")).strip()
    for entry in po.translated_entries():
        facts = read_comments(entry.tcomment.split("\n"), lambda problem, remedy: None)
        kind, _, who = facts.origin.partition(" ")
        known = facts.hash == hash_words(entry.msgstr)
        kept = facts.origin if known and kind in {"draft", "mt"} else ""
        source, text = (" ".join(words.split()) for words in (entry.msgid, entry.msgstr))
        if source and text:
            yield TranslationUnit(entry.linenum or 0, source, text, (known and who) or translator, kept)


def parse_po(file: Path) -> polib.POFile:
    try:
        # With the line end it is no path, which polib would open.
        return polib.pofile(read_declared(file) + "\n")
    except (OSError, ValueError, LookupError, AttributeError, TypeError) as error:
        # The message of polib holds the whole text.
        said = re.search(r"\(line (\d{1,9})\)", str(error)[-200:])
        raise InputError.at(file, int(said[1]) if said else 0, "not PO", "export it again") from None
