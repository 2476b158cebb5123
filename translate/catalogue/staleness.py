"""Which English no longer fits the glossary: the rendering of a term that its Chinese uses has changed since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from translate.catalogue.entries import Catalogue, Entry
from translate.glossary.chinese import Matcher
from translate.glossary.english import rendering_hash, satisfies, text_hash, wanted_rendering
from translate.glossary.entries import Term

__all__ = ["StaleTerm", "distinct_terms", "stale_terms", "stamped", "with_stamps"]


@dataclass(frozen=True)
class StaleTerm:
    """A term of one entry whose rendering is another than at the time of the English."""

    term: Term
    new: str
    # The rendering that it has now.
    stamp_id: str
    # Its id then; a term is often renamed together with its rendering.
    old_hash: str


def distinct_terms(source: str, matcher: Matcher) -> tuple[Term, ...]:
    """The glossary's terms in a Chinese text, each once, by first occurrence."""
    return tuple({occurrence.term.id: occurrence.term for occurrence in matcher.find(source)}.values())


def stamped(entry: Entry, matcher: Matcher) -> Entry:
    """The entry with its terms as they are now: for English just written."""
    terms = sorted(distinct_terms(entry.source, matcher), key=lambda term: term.id) if entry.text else ()
    return replace(entry, terms={term.id: rendering_hash(term, entry.source) for term in terms})


def with_stamps(catalogue: Catalogue, matcher: Matcher) -> Catalogue:
    """The catalogue with a stamp for each term that its English renders, new ones too, and none for terms that went."""
    entries = {
        key: completed(entry, matcher) if entry.terms else stamped(entry, matcher)
        for key, entry in catalogue.entries.items()
    }
    return replace(catalogue, entries=entries)


def completed(entry: Entry, matcher: Matcher) -> Entry:
    terms = distinct_terms(entry.source, matcher)
    if renamed(entry, terms, matcher):
        return entry
    stamps = {term.id: entry.terms[term.id] for term in terms if term.id in entry.terms}
    for term in terms:
        if term.id not in stamps and satisfies(entry.text, term, entry.source):
            stamps[term.id] = rendering_hash(term, entry.source)
    return replace(entry, terms=dict(sorted(stamps.items())))


def stale_terms(entry: Entry, matcher: Matcher) -> tuple[StaleTerm, ...]:
    """The terms that make this entry stale.

    A term new to the glossary makes nothing stale (a missing rendering is for `check`), nor does one that has gone; but
    where one has gone, a new one that the English does not render is taken for it.
    """
    if not entry.terms or not entry.text:
        return ()
    terms = distinct_terms(entry.source, matcher)
    ids = {term.id: term.id for term in terms if term.id in entry.terms} | renamed(entry, terms, matcher)
    return tuple(
        StaleTerm(term, wanted_rendering(term, entry.source), ids[term.id], entry.terms.get(ids[term.id], ""))
        for term in terms
        if term.id in ids and entry.terms.get(ids[term.id]) != rendering_hash(term, entry.source)
    )


def renamed(entry: Entry, terms: Sequence[Term], matcher: Matcher) -> dict[str, str]:
    """The id of each term that has a new id -> the one that its stamp has, "" where that cannot be told.

    A term is known again by its old rendering, if that is still among those listed, else by being the only one.
    """
    gone = {id: hash for id, hash in entry.terms.items() if id not in matcher.ids}
    new = [term for term in terms if term.id not in entry.terms]
    known = {
        term.id: id
        for term in new
        for id, hash in gone.items()
        if hash in {text_hash(rendering.text) for rendering in term.renderings}
    }
    unknown = [t for t in new if t.id not in known and not satisfies(entry.text, t, entry.source)]
    left = [id for id in gone if id not in known.values()]
    if left:
        known |= {term.id: left[0] if len(left) == len(unknown) == 1 else "" for term in unknown}
    return known
