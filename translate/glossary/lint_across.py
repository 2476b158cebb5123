"""Faults of glossary.yaml that show only when its terms are held against each other, or against how they were."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

from document.errors import Collector
from translate.glossary.chinese import fold
from translate.glossary.committed import find_displaced
from translate.glossary.english import make_typewritten
from translate.glossary.entries import Glossary, Term
from translate.glossary.renderings import Rendering

__all__ = ["across", "make_shape_key", "make_shape_keys", "refuse_ambiguous"]


def displaced(glossary: Glossary) -> Iterator[tuple[Term, str, str]]:
    """A rendering that was preferred in the last commit, and that English in the catalogue may still have."""
    for one in find_displaced(glossary):
        problem = f"'{one.text}' was preferred for {one.term.hans} and is listed no more"
        yield one.term, problem, f"run apply-terms, or add {{text: {one.text}, rank: former}}"


def repeated_ids(glossary: Glossary) -> Iterator[tuple[Term, str, str]]:
    first: dict[str, Term] = {}
    for term in glossary.terms:
        if (other := first.setdefault(term.id, term)) is not term:
            yield term, f"id '{term.id}' is also that of line {other.line}", "give it another"


def repeated_chinese(glossary: Glossary) -> Iterator[tuple[Term, str, str]]:
    first: dict[tuple[str, str], Term] = {}
    for term in glossary.terms:
        for word, text in product((term.hans, *term.aliases), term.texts or ("",)):
            if (other := first.setdefault((fold(word), text), term)) is not term:
                remedy = "give a copy its own Chinese, merge the two, or say with texts: to which texts each belongs"
                yield term, f"'{word}' is also a term at line {other.line}", remedy
    for term in glossary.terms:
        if len({*map(fold, (term.hans, *term.aliases))}) <= len(term.aliases):
            yield term, f"'{term.hans}' has the same alias twice or itself as alias", "keep one"


def forbidden_elsewhere(glossary: Glossary) -> Iterator[tuple[Term, str, str]]:
    approved: dict[str, list[Term]] = defaultdict(list)
    for term in glossary.terms:
        for rendering in term.approved:
            for shape in make_shape_keys(rendering, term):
                approved[shape.lower()].append(term)
    for term in glossary.terms:
        for rendering in term.forbidden:
            others = {o.hans for s in make_shape_keys(rendering, term) for o in approved[s.lower()] if o is not term}
            if others:
                problem = f"'{rendering.text}' is forbidden here and approved for {'、'.join(sorted(others))}"
                yield term, problem, "allow it here or choose another there"


def make_shape_keys(rendering: Rendering, term: Term) -> set[str]:
    """The keys of all shapes of a rendering."""
    return {make_shape_key(shape, term) for shape in rendering.shapes}


def make_shape_key(shape: str, term: Term) -> str:
    """Two shapes with one key match the same English."""
    plain = make_typewritten(shape)
    return plain if term.case == "exact" else plain.lower()


def refuse_ambiguous(glossary: Glossary) -> None:
    """InputError where two entries are one term: nobody can say then which of their renderings is to be put in."""
    faults = Collector(glossary.path)
    for check in (repeated_ids, repeated_chinese):
        for term, problem, remedy in check(glossary):
            faults.add(term.line, problem, remedy)
    faults.raise_if_any()


across = (repeated_ids, repeated_chinese, forbidden_elsewhere, displaced)
