"""Checks that need more than one segment."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from document.errors import suggest_nearest
from translate.catalogue.entries import Catalogue, Entry
from translate.checks.pair import Remark
from translate.glossary.references import list_references, replace_references
from translate.sync.merging import merge_entries

__all__ = ["consistency", "headings", "out_of_step", "unknown_references"]

item_start = re.compile(r"(?P<article>.+)\.d\d+[a-z_]*\.1")
# Key of the first sentence of an item that a dash opens: "4.d2.1".
given_back = "run make sync, which gives msgid back if it was changed, or marks the translation if the text was"
looked_for = "run make sync, which looks for it in git"


def consistency(entries: Iterable[Entry]) -> Iterator[tuple[Entry, Remark]]:
    """The same Chinese translated in two ways."""
    first: dict[str, Entry] = {}
    by_text: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        if not entry.text:
            continue
        known = first.setdefault(entry.source, entry)
        if entry.text != known.text and entry.text not in by_text[entry.source]:
            problem = f"the same Chinese as {known.key} in other words"
            yield entry, (problem, f"write '{known.text}' or change {known.key}")
        by_text[entry.source].add(entry.text)


def headings(entries: Mapping[str, Entry]) -> Iterator[tuple[Entry, Remark]]:
    """—— items that lost their heading, to nothing or to their first sentence."""
    starts = {key: match["article"] for key in entries if (match := item_start.fullmatch(key))}
    with_headings = {article for key, article in starts.items() if heading_key(key) in entries}
    for key, article in starts.items():
        entry, heading = entries[key], entries.get(heading_key(key))
        if heading is None and article in with_headings:
            yield entry, ("an item without a heading beside items that have one", "run make sync")
        elif heading and entry.text and not heading.text:
            yield entry, ("an item whose heading has no translation", f"translate {heading.key}")
        elif heading and heading.text and re.match(rf"{re.escape(heading.text)}[.:]", entry.text, re.IGNORECASE):
            yield entry, ("the item begins with its heading again", f"leave it to {heading.key}")
    for entry in entries.values():
        if re.match(r"\s*[—–-]", entry.text):
            yield entry, ("the translation begins with a dash", "remove it, the page prints the item's own")


def heading_key(key: str) -> str:
    return key.removesuffix("1") + "h"


def out_of_step(entries: Mapping[str, Entry], sources: Mapping[str, str]) -> Iterator[tuple[Entry, Remark]]:
    """Segments of the text that the catalogue lacks, and entries that are not the text's; `sources` are zh-Hans."""
    if sources == {key: entry.source for key, entry in entries.items()}:
        return
    moved = merge_entries(Catalogue(Path(), entries), sources).moved
    goes = {was: key for key, was in moved.items()}
    for key, source in sources.items():
        if key not in entries:
            lost = f"run make sync, which finds its translation under {moved[key]}" if key in moved else looked_for
            yield Entry(key, source), ("the catalogue lacks this segment of the text", lost)
    for key, entry in entries.items():
        if key in goes and sources.get(key) != entry.source:
            yield entry, (f"this is the Chinese of {goes[key]}", "run make sync, which gives it that key")
        elif key not in sources:
            yield entry, ("the text has no such segment", "correct the key, or run make sync, which keeps its words")
        elif sources[key] != entry.source:
            yield entry, ("the Chinese is not that of the text", given_back)


def unknown_references(entries: Iterable[Entry], ids: Collection[str]) -> Iterator[tuple[Entry, Remark]]:
    """Notes that name a term which the glossary does not have, and braces that name none."""
    for entry in entries:
        for id in list_references(entry.notes):
            if id not in ids:
                yield entry, (f"a note names {{{id}}}, which is no term", suggest_nearest(id, ids))
        plain = (replace_references(note, dict.fromkeys(list_references([note]), "")) for note in entry.notes)
        if any("{" in text or "}" in text for text in (entry.text, *plain)):
            yield (
                entry,
                ("a brace that is printed as it stands", "only a note may name a {term-id}, in one pair of braces"),
            )
