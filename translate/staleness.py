"""Which English no longer fits the glossary: the rendering of a term that its Chinese uses has changed since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from translate.catalogue import Catalogue, Entry
from translate.glossary import Glossary, Term
from translate.terms import Matcher, rendering_hash

__all__ = ["StaleTerm", "distinct_terms", "stale_terms", "stamp", "stamped", "with_stamps"]


@dataclass(frozen=True)
class StaleTerm:
    """A term of one entry whose preferred rendering is another than at the time of the English."""

    term: Term
    stamp_id: str
    # Its id then; a term is often renamed together with its rendering.
    old_hash: str


def distinct_terms(source: str, matcher: Matcher) -> tuple[Term, ...]:
    """The glossary's terms in a Chinese text, each once, by first occurrence."""
    return tuple({occurrence.term.id: occurrence.term for occurrence in matcher.find(source)}.values())


def stamp(terms: Iterable[Term]) -> dict[str, str]:
    """What `# terms:` says of English made with the glossary as it is now."""
    return {term.id: rendering_hash(term) for term in sorted(terms, key=lambda term: term.id)}


def stamped(entry: Entry, matcher: Matcher) -> Entry:
    """The entry with its terms as they are now: for English just written."""
    return replace(entry, terms=stamp(distinct_terms(entry.source, matcher)) if entry.text else {})


def with_stamps(catalogue: Catalogue, matcher: Matcher) -> Catalogue:
    """The catalogue with a stamp on each translated entry that has none."""
    entries = {
        key: entry if entry.terms or not entry.text else stamped(entry, matcher)
        for key, entry in catalogue.entries.items()
    }
    return replace(catalogue, entries=entries)


def stale_terms(entry: Entry, matcher: Matcher, glossary: Glossary) -> tuple[StaleTerm, ...]:
    """The terms that make this entry stale.

    A term new to the glossary makes nothing stale (a missing rendering is for `check`), nor does one that has gone; but
    one gone and one new in the same sentence are taken for one term that was renamed.
    """
    if not entry.terms or not entry.text:
        return ()
    known = {term.id for term in glossary.terms}
    gone = [id for id in entry.terms if id not in known]
    terms = distinct_terms(entry.source, matcher)
    new = [term for term in terms if term.id not in entry.terms]
    ids = {term.id: term.id for term in terms if term.id in entry.terms}
    if len(gone) == len(new) == 1:
        ids[new[0].id] = gone[0]
    return tuple(
        StaleTerm(term, ids[term.id], entry.terms[ids[term.id]])
        for term in terms
        if term.id in ids and entry.terms[ids[term.id]] != rendering_hash(term)
    )
