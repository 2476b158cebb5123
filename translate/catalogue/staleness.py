"""Which English no longer fits the glossary, read off the English itself: the catalogue keeps no marks of terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from translate.catalogue.entries import Entry
from translate.catalogue.state import Facts
from translate.glossary.uses import Reader, Use

__all__ = ["find_facts", "find_uses", "is_excused", "join_whole"]


def find_uses(entry: Entry, reader: Reader) -> tuple[Use, ...]:
    """What the English makes of the terms of its Chinese; nothing where there is no English."""
    return reader.read(entry.source, entry.text) if entry.text else ()


def find_facts(entry: Entry, source: str, reader: Reader) -> Facts:
    """What the glossary, and the Chinese as it is today, say of an entry's English; the entry is `whole`.

    English that has a former rendering of a term, and fewer approved ones than the Chinese has of the term, is stale by
    it; English that has neither is in doubt. Neither holds where `is_excused`.
    """
    uses = [use for use in find_uses(entry, reader) if not is_excused(use, entry)]
    stale = tuple(use.term.id for use in uses if use.stale)
    return Facts(source, entry.source, stale, tuple(use.term.id for use in uses if use.doubtful))


def is_excused(use: Use, entry: Entry) -> bool:
    """Whether somebody has said why a term is not rendered here as often as the Chinese has it, or not at all.

    A former rendering alone is never excused: it is what a rename has left.
    """
    return "term" in entry.waivers and (use.doubtful or bool(use.approved))


def join_whole(entry: Entry, entries: Mapping[str, Entry]) -> Entry:
    """The entry with all the Chinese that its English says."""
    others = (entries[key].source for key in entry.with_keys if key in entries)
    return replace(entry, source="".join([entry.source, *others])) if entry.with_keys else entry
