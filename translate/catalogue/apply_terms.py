"""`python -m translate apply-terms`: put the new rendering of a term where the old one stands word for word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from document.errors import shown
from document.publication import find_texts
from translate.catalogue.comments import hash_words
from translate.catalogue.entries import Catalogue, Entry, catalogue_path, load_catalogue
from translate.catalogue.staleness import StaleTerm, distinct_terms, stale_terms, with_stamps
from translate.catalogue.state import find_standing
from translate.catalogue.store import change_catalogue
from translate.catalogue.words import is_machines
from translate.glossary.chinese import Matcher
from translate.glossary.english import Renderings, find_renderings, rendering_hash, satisfies, text_hash
from translate.glossary.entries import Glossary, load_glossary

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
    # "replaced" | "settled", the English says it already | "human" | "not found"
    old: str = ""
    # The rendering that was replaced, as it stood.
    missing: int = 0
    # How often the Chinese has the term more than the English has its renderings now: other shapes of the old one?

    @property
    def done(self) -> bool:
        return self.result in {"replaced", "settled"}


@dataclass(frozen=True)
class Old:
    """An old rendering as it stands in an English text."""

    text: str
    stale: StaleTerm
    new: str
    # What to write instead, with a capital where the old one has it only for its place.


def print_apply_terms(root: Path) -> int:
    """Change the catalogues and say what was done; 1 if something is left for a person."""
    glossary = load_glossary(root / "glossary.yaml")
    left = 0
    for folder in find_texts(root):
        path = catalogue_path(root, folder.name)
        outcomes = apply_to_file(path, glossary)
        lines = {entry.key: entry.line for entry in load_catalogue(path).entries.values()}
        for outcome in outcomes:
            print(f"{shown(path)}:{lines[outcome.entry.key]}: {describe(outcome)}")
        left += sum(not outcome.done or outcome.missing > 0 for outcome in outcomes)
    return 1 if left else 0


def apply_to_file(path: Path, glossary: Glossary) -> tuple[Outcome, ...]:
    found: list[Outcome] = []

    def change(catalogue: Catalogue) -> Catalogue:
        after, found[:] = apply_terms(catalogue, glossary)
        return after

    change_catalogue(path, change)
    return tuple(found)


def describe(outcome: Outcome) -> str:
    new, place = outcome.stale.new, f"{outcome.entry.key}: {outcome.stale.term.hans}"
    match outcome.result:
        case "replaced":
            more = f"; the Chinese has it {outcome.missing} times more, look for other shapes"
            return f"{place}: '{outcome.old}' is now '{new}'{more if outcome.missing else ''}"
        case "settled":
            return f"{place}: the English has an approved rendering already"
        case "human":
            owner = find_standing(outcome.entry).who or "a person"
            return f"{place}: left alone, the English is {owner}'s; write '{new}' by hand"
    return f"{place}: the old rendering does not stand here word for word; write '{new}' by hand"


def apply_terms(catalogue: Catalogue, glossary: Glossary) -> tuple[Catalogue, tuple[Outcome, ...]]:
    """The catalogue with every replacement that can be made, and what became of each stale term."""
    matcher = Matcher(glossary)
    entries, outcomes = dict(catalogue.entries), []
    for entry in catalogue.entries.values():
        if stale := stale_terms(entry, matcher):
            terms = Renderings(distinct_terms(entry.source, matcher))
            entries[entry.key], found = applied(entry, stale, terms)
            outcomes += [counted(outcome, entries[entry.key].text, matcher) for outcome in found]
    return with_stamps(replace(catalogue, entries=entries), matcher), tuple(outcomes)


def counted(outcome: Outcome, text: str, matcher: Matcher) -> Outcome:
    """The outcome with what `text`, the English as it is now, still lacks of a term that was replaced."""
    if outcome.result != "replaced":
        return outcome
    term = outcome.stale.term
    wanted = sum(occurrence.term is term for occurrence in matcher.find(outcome.entry.source))
    return replace(outcome, missing=max(wanted - len(find_renderings(text, term)), 0))


def applied(entry: Entry, stale: Sequence[StaleTerm], terms: Renderings) -> tuple[Entry, list[Outcome]]:
    """One entry and what became of its stale terms; `terms` finds the renderings of all that its Chinese has."""
    olds = {old.text: old for old in old_renderings(entry.text, stale)}
    mended, replaced = mend(entry, olds, terms) if is_machines(entry) else (entry, ())
    standing = set() if is_machines(entry) else {old.stale for old in olds.values()}
    outcomes = [Outcome(entry, s, *result(s, mended, replaced, s in standing)) for s in stale]
    done = [o.stale for o in outcomes if o.done]
    stamps = {id: hash for id, hash in entry.terms.items() if id not in {s.stamp_id for s in done}}
    stamps |= {s.term.id: rendering_hash(s.term, entry.source) for s in done}
    return replace(mended, terms=stamps), outcomes


def mend(entry: Entry, olds: Mapping[str, Old], terms: Renderings) -> tuple[Entry, tuple[Old, ...]]:
    text, replaced = renewed(entry.text, olds, terms)
    notes = tuple(renewed(note, olds, terms)[0] for note in entry.notes)
    remarks = (*entry.remarks, *(f"apply-terms: {old.text} -> {old.new}" for old in replaced))
    return replace(entry, text=text, hash=hash_words(text), notes=notes, remarks=remarks), replaced


def result(stale: StaleTerm, mended: Entry, replaced: Iterable[Old], standing: bool) -> tuple[str, str]:
    """An outcome's result and old rendering; `standing` if the old one stands in text that is not ours to change."""
    old = next((old.text for old in replaced if old.stale == stale), "")
    if old:
        return "replaced", old
    if not standing and satisfies(mended.text, stale.term, mended.source):
        return "settled", ""
    return ("not found" if is_machines(mended) else "human"), ""


def renewed(text: str, olds: Mapping[str, Old], terms: Renderings) -> tuple[str, tuple[Old, ...]]:
    """`text` with the old renderings replaced in one pass, longest first, and those that were.

    What is part of something longer that is approved as it stands, another term's or the new rendering itself, stays.
    """
    if not olds:
        return text, ()
    kept = [(hit.start, hit.end) for hit in terms.find(text) if hit.approved]
    replaced: dict[str, Old] = {}

    def renew(match: re.Match[str]) -> str:
        start, end = match.span()
        if any(left <= start and end <= right and end - start < right - left for left, right in kept):
            return match[0]
        replaced[match[0]] = olds[match[0]]
        return olds[match[0]].new

    longest_first = "|".join(map(re.escape, sorted(olds, key=len, reverse=True)))
    return re.sub(rf"(?<!\w)(?:{longest_first})(?!\w)", renew, text), tuple(replaced.values())


def old_renderings(text: str, stale: Iterable[StaleTerm]) -> Iterator[Old]:
    """The stretches of whole words whose hash is that of an old rendering: the stamp is all that is known of it."""
    by_hash = {s.old_hash: s for s in stale}
    for stretch in stretches(text):
        small = stretch[:1].lower() + stretch[1:]
        if found := by_hash.get(text_hash(stretch)):
            yield Old(stretch, found, found.new)
        elif found := by_hash.get(text_hash(small)):
            yield Old(stretch, found, found.new[:1].upper() + found.new[1:])


def stretches(text: str) -> Iterator[str]:
    words = list(re.finditer(r"\w+(?:[’'-]\w+)*", text))
    for i, first in enumerate(words):
        for last in words[i : i + longest_rendering]:
            yield text[first.start() : last.end()]
