"""`python -m translate apply-terms`: put the new preferred rendering where the old one stands word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from document.errors import shown
from document.publication import find_texts
from translate.catalogue import Catalogue, Entry, catalogue_path, load_catalogue, save_catalogue
from translate.glossary import Glossary, load_glossary
from translate.staleness import StaleTerm, stale_terms
from translate.terms import Matcher, rendering_hash, text_hash

__all__ = ["Outcome", "apply_terms", "print_apply_terms"]

longest_rendering = 30
# In words; the document's own title has 26.


@dataclass(frozen=True)
class Outcome:
    """What became of one stale term in one segment."""

    entry: Entry
    # As it was.
    stale: StaleTerm
    result: str
    # "replaced" | "human" | "not found"
    old: str = ""
    # The rendering that was replaced.


def print_apply_terms(root: Path) -> int:
    """Change the catalogues and say what was done; 1 if something is left for a person."""
    glossary = load_glossary(root / "glossary.yaml")
    left = 0
    for folder in find_texts(root):
        catalogue, outcomes = apply_terms(load_catalogue(catalogue_path(root, folder.name)), glossary)
        for outcome in outcomes:
            print(describe(outcome, catalogue.path))
        save_catalogue(catalogue)
        left += sum(outcome.result != "replaced" for outcome in outcomes)
    return 1 if left else 0


def describe(outcome: Outcome, path: Path) -> str:
    new = outcome.stale.term.preferred.text
    place = f"{shown(path)}:{outcome.entry.line}: {outcome.entry.key}: {outcome.stale.term.hans}"
    if outcome.result == "replaced":
        return f"{place}: '{outcome.old}' is now '{new}'"
    if outcome.result == "human":
        owner = outcome.entry.origin.removeprefix("human ")
        return f"{place}: left alone, the English is {owner}'s; write '{new}' by hand"
    return f"{place}: the old rendering does not stand here word for word; write '{new}' by hand"


def apply_terms(catalogue: Catalogue, glossary: Glossary) -> tuple[Catalogue, tuple[Outcome, ...]]:
    """The catalogue with every replacement that can be made, and what became of each stale term."""
    matcher = Matcher(glossary)
    entries, outcomes = dict(catalogue.entries), []
    for entry in catalogue.entries.values():
        for stale in stale_terms(entry, matcher, glossary):
            entries[entry.key], outcome = applied(entries[entry.key], stale)
            outcomes.append(outcome)
    return replace(catalogue, entries=entries), tuple(outcomes)


def applied(entry: Entry, stale: StaleTerm) -> tuple[Entry, Outcome]:
    if entry.human:
        return entry, Outcome(entry, stale, "human")
    old = next(old_renderings(entry.text, stale.old_hash), "")
    if not old:
        return entry, Outcome(entry, stale, "not found")
    new = stale.term.preferred.text

    def renew(text: str) -> str:
        return re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", lambda match: new, text)

    terms = {id: hash for id, hash in entry.terms.items() if id != stale.stamp_id}
    terms[stale.term.id] = rendering_hash(stale.term)
    remark = f"apply-terms: {old} -> {new}"
    notes = tuple(map(renew, entry.notes))
    changed = replace(entry, text=renew(entry.text), notes=notes, terms=terms, remarks=(*entry.remarks, remark))
    return changed, Outcome(entry, stale, "replaced", old)


def old_renderings(text: str, hash: str) -> Iterator[str]:
    """The stretches of whole words whose hash is that of the old rendering: the stamp is all that is known of it."""
    words = list(re.finditer(r"\w+(?:[’'-]\w+)*", text))
    for i, first in enumerate(words):
        for last in words[i : i + longest_rendering]:
            stretch = text[first.start() : last.end()]
            if text_hash(stretch) == hash:
                yield stretch
