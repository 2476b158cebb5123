"""In what state the English of a segment is, and in what condition: the one place that says so."""

from __future__ import annotations

from dataclasses import dataclass

from translate.catalogue.comments import hash_words
from translate.catalogue.entries import Entry

__all__ = ["Facts", "Standing", "find_standing", "is_signed_for_other"]

states = ("untranslated", "draft", "edited", "reviewed", "official")
kinds = {"human": "reviewed", "official": "official"}
# Kind of origin -> state; all others are drafts, of a machine or from a memory that nobody here has reviewed.


@dataclass(frozen=True)
class Facts:
    """What bears on a segment and is not in its entry."""

    source: str = ""
    # Its Chinese as the text has it today; "" if that is the entry's.
    chinese: str = ""
    # All the Chinese that its English says; "" if that is the entry's alone.
    stale_terms: tuple[str, ...] = ()
    # Ids of the terms whose former rendering stands in the English.
    doubtful_terms: tuple[str, ...] = ()
    # Ids of the terms of which the English has neither a former nor an approved rendering.


@dataclass(frozen=True)
class Standing:
    """How far a reader may trust the English of a segment."""

    state: str
    # One of `states`: "draft", nobody here has reviewed it; "edited", other words than its origin speaks of;
    # "reviewed", signed by a person; "official", published so by the issuer.
    stale: bool = False
    # It says what the Chinese, or a term of it, was before.
    doubt: bool = False
    # A check failed, or a person marked it as needing work.
    who: str = ""
    # Who signed it, who issued it, which engine or file it is from; "" where that is not known.


def find_standing(entry: Entry, facts: Facts = Facts()) -> Standing:
    """The state of an entry's English, with its conditions."""
    if not entry.text:
        return Standing("untranslated")
    changed = (entry.fuzzy and bool(entry.previous)) or facts.source not in {"", entry.source}
    stale = changed or bool(facts.stale_terms) or is_signed_for_other(entry, facts.chinese)
    doubt = (entry.fuzzy and not entry.previous) or bool(facts.doubtful_terms)
    if entry.edited:
        return Standing("edited", stale, doubt)
    kind, _, who = entry.origin.partition(" ")
    return Standing(kinds.get(kind, "draft"), stale, doubt, who)


def is_signed_for_other(entry: Entry, chinese: str = "") -> bool:
    """Whether a signature stands under Chinese that it was not given for, whatever marks a program took away.

    `chinese` is all that the English says; "" if that is the entry's alone, or where nobody can know it.
    """
    if not entry.signed or entry.edited or (entry.with_keys and not chinese):
        return False
    return entry.signed != hash_words(chinese or entry.source)
