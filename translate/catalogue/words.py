"""The one way in which a tool of ours sets English: never over words that it did not write itself."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from translate.catalogue.comments import Suggestion, hash_words
from translate.catalogue.entries import Entry

__all__ = ["is_machines", "machine", "put_new_words", "put_words", "suggest"]

machine = ("draft", "mt")
# Kinds of origin that speak of words no person wrote.


def is_machines(entry: Entry, kinds: Collection[str] = machine) -> bool:
    """Are these words as a machine wrote them, untouched since? An entry without English has none."""
    return bool(entry.text) and not entry.edited and entry.origin.split(" ")[0] in kinds


def put_words(entry: Entry, text: str, origin: str, who: str, why: str, over: Collection[str] = machine) -> Entry:
    """The entry with new English where it has none or a machine's; else with the new English as a suggestion.

    `origin` is without a hash; `over` are the kinds of origin that this tool may replace; `who` suggests, and `why`.
    """
    if not entry.text or is_machines(entry, over):
        return put_new_words(entry, text, origin)
    return suggest(entry, Suggestion(who, why, text))


def put_new_words(entry: Entry, text: str, origin: str) -> Entry:
    """The entry with this English of this origin, whatever stood there; for `put_words` and for what a person asks.

    It translates today's Chinese, and a suggestion that says the same is done with.
    """
    left = tuple(s for s in entry.suggestions if s.text != text)
    return replace(
        entry,
        text=text,
        origin=origin,
        hash=hash_words(text),
        was="",
        signed="",
        suggestions=left,
        fuzzy=False,
        previous="",
        previous_key="",
    )


def suggest(entry: Entry, suggestion: Suggestion) -> Entry:
    """The entry with this suggestion instead of an earlier one by the same; none if it says what stands there."""
    who = suggestion.who.replace(",", ";")
    why = " ".join(suggestion.why.replace("):", ")").split())
    kept = tuple(s for s in entry.suggestions if s.who != who)
    fresh = () if suggestion.text == entry.text or not suggestion.text else (Suggestion(who, why, suggestion.text),)
    return replace(entry, suggestions=(*kept, *fresh))
