"""What is wrong with glossary.yaml beyond its form: one function for each kind of fault, all run over all terms."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from document.errors import Collector, Fault, InputError, show_path, suggest_nearest
from document.publication import Publication, find_texts, load_publication
from document.script.convert import ScriptRules, to_hans, to_hant
from document.script.tags import hans_tag, hant_tag
from translate.glossary.chinese import Matcher, Occurrence, fold
from translate.glossary.entries import Glossary, Term, read_glossary
from translate.glossary.lint_across import across, make_shape_key, make_shape_keys

__all__ = ["lint", "lint_command"]


@dataclass(frozen=True)
class Evidence:
    """What the lints judge by."""

    glossary: Glossary
    segments: tuple[str, ...]
    # zh-Hans, of every text.
    found: tuple[tuple[Occurrence, ...], ...]
    # The terms of each segment.
    rules: tuple[ScriptRules, ...]
    # Of every text; a term may be spelled as any one of them has it.
    ids: frozenset[str]
    # Of every text.

    @cached_property
    def terms(self) -> Mapping[str, Term]:
        """The terms by their ids."""
        return {term.id: term for term in self.glossary.terms}

    @cached_property
    def used_in(self) -> Mapping[str, tuple[int, ...]]:
        """Id of a term -> the places of the segments in which it is found."""
        places: dict[str, list[int]] = defaultdict(list)
        for place, occurrences in enumerate(self.found):
            for id in dict.fromkeys(occurrence.term.id for occurrence in occurrences):
                places[id].append(place)
        return {id: tuple(them) for id, them in places.items()}

    @cached_property
    def stands_in(self) -> Mapping[str, tuple[int, ...]]:
        """A folded spelling of a term -> the places of the segments in which it stands, be it inside another."""
        matcher, places = Matcher(self.glossary), defaultdict[str, dict[int, None]](dict)
        for place, segment in enumerate(self.segments):
            for spelling in matcher.spellings(segment):
                places[spelling][place] = None
        return {spelling: tuple(them) for spelling, them in places.items()}


unfit = (
    (re.compile(r"^\s|\s$|\s{2}|[^\S ]"), "a space too many or a tab"),
    (re.compile(r"[{}]"), "a brace that is not closed or holds no term"),
    (re.compile("[\"']"), "a straight quotation mark or apostrophe"),
    (re.compile("[\u2e80-\u9fff\uff00-\uffef]"), "Chinese characters or marks"),
)
MakeFault = Callable[[str, str], Fault]
# (problem, remedy) of the term at hand.


def lint_command(root: Path) -> tuple[Fault, ...]:
    """Every fault of glossary.yaml, of form and of sense; InputError with them and more if it or a text is not read."""
    faults, texts, found = Collector(root), list[Publication](), list[Fault]()
    for folder in find_texts(root):
        with faults.catching():
            texts.append(load_publication(folder))
    with faults.catching():
        glossary, form = read_glossary(root / "glossary.yaml")
        segments = {folder.name: () for folder in find_texts(root)} | {t.id: tuple(t.hans.values()) for t in texts}
        found += [*form, *lint(glossary, segments, [text.rules for text in texts], whole=not faults.faults)]
    if faults.faults:
        raise InputError(sorted((*faults.faults, *found)))
    return tuple(sorted(found))


def lint(
    glossary: Glossary, segments: Mapping[str, Sequence[str]], rules: Sequence[ScriptRules] = (), whole: bool = True
) -> list[Fault]:
    """Every fault of sense, in the order of the file. `segments` are the zh-Hans of each text by its id.

    Where the texts are not `whole`, nothing is said that one of them could disprove.
    """
    found = [
        (segment, matcher.find(segment))
        for id, mine in segments.items()
        for matcher in [Matcher(glossary.for_text(id))]
        for segment in mine
    ]
    evidence = Evidence(
        glossary,
        tuple(segment for segment, _ in found),
        tuple(occurrences for _, occurrences in found),
        tuple(dict.fromkeys(rules)) or (ScriptRules(),),
        frozenset(segments),
    )
    path = show_path(glossary.path)
    return sorted(
        fault
        for term in glossary.terms
        for check in (own if whole else by_itself)
        for fault in check(term, evidence, partial(Fault, path, term.line))
    ) + sorted(Fault(path, term.line, problem, remedy) for check in across for term, problem, remedy in check(glossary))


def sources(term: Term, evidence: Evidence, report: MakeFault) -> Iterator[Fault]:
    if term.status == "approved" and not term.sources:
        yield report(f"'{term.id}' is approved with no source", "name one, or set grade: own, or status: proposed")
    for source in term.sources:
        if source.grade != "own" and not source.url:
            yield report(f"source '{source.title}' is graded {source.grade} with no url", "add it or grade it own")
        if source.grade == "own" and source.url:
            yield report(f"source '{source.title}' is graded own and has a url", "grade it reference or official")


def scripts(term: Term, evidence: Evidence, report: MakeFault) -> Iterator[Fault]:
    if term.pinned:
        return
    expected = list(dict.fromkeys(to_hant(term.hans, rules) for rules in evidence.rules))
    if to_hans(term.hant) != term.hans or term.hant not in expected:
        problem = f"zh-Hant {term.hant} and zh-Hans {term.hans} do not convert to each other"
        yield report(problem, f"write {' or '.join(expected)}, or set pinned: true")


def definitions(term: Term, evidence: Evidence, report: MakeFault) -> Iterator[Fault]:
    """Definitions for the two Chinese editions: one says what the other says, or each is clean of the other's forms."""
    hans, hant = (term.definitions.get(tag, "") for tag in (hans_tag, hant_tag))
    if term.pinned or not hans:
        return
    if hans not in (back := [to_hans(to_hant(hans, rules)) for rules in evidence.rules]):
        yield report(f"the zh-Hans definition of '{term.id}' has Traditional forms or marks", f"write '{back[0]}'")
    if hant in {to_hant(hans, rules) for rules in evidence.rules}:
        return
    if left := simplified_left(hant, evidence.rules):
        yield report(
            f"the zh-Hant definition of '{term.id}' has Simplified forms: {left}", "write the Traditional ones"
        )


def simplified_left(hant: str, rules: Sequence[ScriptRules]) -> str:
    """The characters of a Traditional text for which the converter, by itself and in this place, has others."""
    hans = to_hans(hant)
    ways = [to_hant(hans, rule) for rule in rules]
    if len(hans) != len(hant) or any(len(way) != len(hant) for way in ways):
        return ""
    here = [c for i, c in enumerate(hant) if c == hans[i] and all(way[i] != c for way in ways)]
    left = [c for c in here if all(to_hant(c, rule) != c for rule in rules)]
    return "".join(dict.fromkeys(left))


def texts(term: Term, evidence: Evidence, report: MakeFault) -> Iterator[Fault]:
    for id in term.texts:
        if evidence.ids and id not in evidence.ids:
            yield report(f"there is no text '{id}'", suggest_nearest(id, evidence.ids))


def ranks(term: Term, evidence: Evidence, report: MakeFault) -> Iterator[Fault]:
    approved = {shape for rendering in term.approved for shape in make_shape_keys(rendering, term)}
    for rendering in term.forbidden:
        if approved & make_shape_keys(rendering, term):
            yield report(f"'{rendering.text}' is both approved and forbidden", "keep one of the two")


def repeated_shapes(term: Term, evidence: Evidence, report: MakeFault) -> Iterator[Fault]:
    spellings = Counter(make_shape_key(shape, term) for rendering in term.renderings for shape in rendering.shapes)
    for spelling, times in spellings.items():
        if times > 1:
            yield report(f"'{spelling}' is listed {times} times", "keep one")


def unfit_shapes(term: Term, evidence: Evidence, report: MakeFault) -> Iterator[Fault]:
    """Renderings that no sentence could hold as they are."""
    for shape in (shape for rendering in term.approved for shape in rendering.shapes):
        problem = next((problem for pattern, problem in unfit if pattern.search(shape)), "")
        if problem:
            yield report(f"'{shape}' has {problem}", "write it as a sentence of the English would have it")


def use(term: Term, evidence: Evidence, report: MakeFault) -> Iterator[Fault]:
    """A term that no segment uses: absent, or always inside something longer."""
    if term.id in evidence.used_in:
        return
    needles = [fold(spelling) for spelling in (term.hans, *term.aliases)]
    holding = sorted({place for needle in needles for place in evidence.stands_in.get(needle, ())})
    covering = {other.term.hans for i in holding for other in evidence.found[i] if overlaps(other, needles)}
    if covering:
        names = "、".join(sorted(covering))
        yield report(f"'{term.hans}' is shadowed: it stands only inside {names}", "remove it or the longer term")
    elif holding:
        yield report(f"'{term.hans}' stands only inside its unless_inside", "remove the term or the exception")
    else:
        yield report(f"no text uses '{term.hans}'", "remove the term or correct its Chinese")


def overlaps(other: Occurrence, needles: Iterable[str]) -> bool:
    return any(n in fold(other.term.hans) or fold(other.term.hans) in n for n in needles)


def exceptions(term: Term, evidence: Evidence, report: MakeFault) -> Iterator[Fault]:
    """Rules of the entry that can never take effect."""
    for longer in term.unless_inside:
        if not any(fold(word) in fold(longer) for word in (term.hans, *term.aliases)):
            yield report(f"unless_inside '{longer}' does not contain '{term.hans}'", "correct or remove it")
    used_in = [fold(evidence.segments[i]) for i in evidence.used_in.get(term.id, ())] if term.context else ()
    for context in term.context:
        if used_in and not any(fold(context.when) in segment for segment in used_in):
            problem = f"context '{context.when}' never stands in a segment with '{term.hans}'"
            yield report(problem, "correct or remove it")


def unknown_or_circular(term: Term, evidence: Evidence, report: MakeFault) -> Iterator[Fault]:
    """A rendering that names a term which its Chinese does not hold."""
    for id in term.references:
        other = evidence.terms.get(id)
        if other and fold(other.hans) not in fold(term.hans):
            yield report(f"'{term.id}' names {{{id}}}, but {other.hans} is not in {term.hans}", "write it out")


by_itself = (sources, texts, ranks, repeated_shapes, unfit_shapes, unknown_or_circular)
own = (*by_itself, scripts, definitions, use, exceptions)
# What a term is asked by itself, and what the texts have a say in.
