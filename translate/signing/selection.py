"""The entries that a command names, and changing them: all of them or, where one cannot be, none."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path

from document.errors import Collector, InputError, show_path, suggest_nearest
from document.publication import find_texts
from translate.catalogue.entries import Catalogue, Entry, find_catalogue_path
from translate.catalogue.staleness import join_whole
from translate.catalogue.store import change_catalogue
from translate.languages import choose_language

__all__ = ["Refusal", "change_entries", "choose_catalogue", "choose_keys"]

most_named = 12
# Keys that a message lists.


class Refusal(Exception):
    """Why an entry is not to be changed so: problem and remedy."""


def choose_catalogue(root: Path, text_id: str, language: str) -> Path:
    """The catalogue of the text and in the language that are named, or of the only ones."""
    ids = [folder.name for folder in find_texts(root)]
    if text_id and text_id not in ids:
        raise InputError.at(root / "texts", 0, f"no text '{text_id}'", suggest_nearest(text_id, ids))
    if not text_id and len(ids) != 1:
        raise InputError.at(root / "texts", 0, "more than one text", f"add --text and one of: {', '.join(ids)}")
    return find_catalogue_path(root, text_id or ids[0], choose_language(root, language))


def choose_keys(catalogue: Catalogue, keys: Sequence[str]) -> tuple[str, ...]:
    """The keys that are named, in reading order; `18.*` names all of article 18."""
    faults = Collector(catalogue.path)
    chosen: set[str] = set()
    for key in keys:
        found = {known for known in catalogue.entries if known == key or fnmatchcase(known, key)}
        if not found:
            faults.add(0, f"no segment '{key}'", mend_key(key, tuple(catalogue.entries)))
        chosen |= found
    faults.raise_if_any()
    return tuple(key for key in catalogue.entries if key in chosen)


def mend_key(key: str, known: Sequence[str]) -> str:
    """The remedy for what names no segment: keys stand one by one, or all that begin alike with a star."""
    parts = [part for part in re.split(r"[,，、;；\s]+", key) if part]
    if len(parts) > 1:
        return f"write a space between them, and no comma: {' '.join(parts)}"
    ends = re.fullmatch(r"(?P<first>[\w.]+?)(?:-|–|—|~|～|\.\.\.?|…|:)(?P<last>[\w.]+)", key)
    if not ends:
        return suggest_nearest(key, known)
    first, last = ends["first"], ends["last"]
    last = last if "." in last else f"{first.rpartition('.')[0]}.{last}"
    if first in known and last in known and known.index(first) < known.index(last):
        between = known[known.index(first) : known.index(last) + 1]
        return f"name each of them: {' '.join(between)}" if len(between) <= most_named else name_stars(between)
    return "name each of them, or with a star all that begin alike: '18.1.*'"


def name_stars(keys: Sequence[str]) -> str:
    stars = " ".join(dict.fromkeys(f"'{key.split('.')[0]}.*'" for key in keys))
    return f"name each of them, or with a star all that begin alike: {stars}"


def change_entries(
    path: Path, keys: Sequence[str], change: Callable[[Entry, str], Entry], said: Callable[[Entry, Entry], str]
) -> int:
    """Change each entry that is named and print what `said` makes of it before and after; 0.

    `change` is given the entry and all the Chinese that its English says. It raises Refusal; where it
    does, nothing is written and each reason is told.
    """
    lines: list[str] = []

    def change_all(catalogue: Catalogue) -> Catalogue:
        faults = Collector(path)
        fresh = dict(catalogue.entries)
        lines.clear()
        for key in choose_keys(catalogue, keys):
            entry = catalogue.entries[key]
            try:
                fresh[key] = change(entry, join_whole(entry, catalogue.entries).source)
                lines.append(f"{show_path(path)}:{entry.line}: {key}: {said(entry, fresh[key])}")
            except Refusal as refusal:
                faults.add(entry.line, f"{key}: {refusal.args[0]}", str(refusal.args[1]))
        faults.raise_if_any()
        return replace(catalogue, entries=fresh)

    change_catalogue(path, change_all)
    print(*lines, sep="\n", end="\n" if lines else "")
    return 0
