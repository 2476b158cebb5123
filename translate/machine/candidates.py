"""The English of one clause, tried in several ways until the glossary is kept; or said that it is not.

In turn: the first clean one of the engine's hypotheses; the terms written into the source; the English made to
begin with a term; forbidden renderings suppressed; the aligned words replaced, which nobody should trust unseen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from document.characters import unprintable
from translate.catalogue.entries import Entry
from translate.checks.judge import Finding, Judge
from translate.glossary.chinese import Occurrence
from translate.glossary.english import find_wanted_rendering
from translate.machine.engine import Engine, Hypothesis, Request

__all__ = ["Draft", "translate_clauses"]

checked = ("empty", "term", "forbidden", "figure", "chinese", "doubled")


@dataclass(frozen=True)
class Draft:
    """What became of one clause."""

    source: str
    text: str
    strategy: str
    # "hypotheses" | "inline" | "prefix" | "suppressed" | "aligned" | "" where nothing was clean, or nothing at all
    doubts: tuple[str, ...] = ()
    # Why it must not be published without a look, as remarks: "check term: …".
    refusal: str = ""
    # Why there is no text at all.


@dataclass(frozen=True)
class Trial:
    """One clause on its way through the strategies."""

    source: str
    terms: tuple[Occurrence, ...]
    plain: Hypothesis
    # The engine's best for the clause as it is.
    missed: frozenset[str]
    # Ids of the terms that `plain` does not render.
    forbidden: frozenset[str]
    # Forbidden renderings that stand in it.
    text: str
    findings: tuple[Finding, ...]
    # The best so far of any strategy, and what is wrong with it.


Strategy = Callable[[Trial], Request | None]


def translate_clauses(sources: Sequence[str], engine: Engine, judge: Judge) -> list[Draft]:
    """A draft for each clause; the engine is called once for all that still need it, strategy after strategy."""
    drafts: dict[int, Draft] = {}
    trials: dict[int, Trial] = {}
    answers = engine.translate([Request(source) for source in sources]) if sources else []
    for i, (source, hypotheses) in enumerate(zip(sources, answers, strict=True)):
        plain, findings = best(source, hypotheses, judge)
        if plain.refusal:
            drafts[i] = Draft(source, "", "", refusal=plain.refusal)
        elif findings:
            trials[i] = trial(source, plain, findings, judge)
        else:
            drafts[i] = Draft(source, plain.text, "hypotheses")
    for name, strategy in strategies.items():
        retry(name, strategy, trials, drafts, engine, judge)
    drafts |= {i: replaced(left, judge) for i, left in trials.items()}
    return [drafts[i] for i in range(len(sources))]


def trial(source: str, plain: Hypothesis, findings: tuple[Finding, ...], judge: Judge) -> Trial:
    missed = judge.missed(Entry("clause", source, plain.text))
    return Trial(source, judge.terms(source), plain, missed, judge.forbidden(plain.text), plain.text, findings)


def retry(
    name: str, strategy: Strategy, trials: dict[int, Trial], drafts: dict[int, Draft], engine: Engine, judge: Judge
) -> None:
    """Let the engine try again what is not clean; what is now goes from `trials` to `drafts`."""
    requests = {i: request for i, trial in trials.items() if (request := strategy(trial))}
    answers = engine.translate(list(requests.values())) if requests else []
    for i, hypotheses in zip(requests, answers, strict=True):
        hypothesis, findings = best(trials[i].source, hypotheses, judge)
        if hypothesis.refusal:
            continue
        if not findings:
            drafts[i] = Draft(trials.pop(i).source, hypothesis.text, name)
        elif len(findings) < len(trials[i].findings):
            trials[i] = replace(trials[i], text=hypothesis.text, findings=findings)


def best(source: str, hypotheses: Iterable[Hypothesis], judge: Judge) -> tuple[Hypothesis, tuple[Finding, ...]]:
    """The first hypothesis with the fewest findings; of those that are text, if any is."""
    all_of_them = [refuse_unprintable(refuse_endless(h, source)) for h in hypotheses]
    usable = [h for h in all_of_them if not h.refusal] or all_of_them[:1]
    judged = [(h, judge.findings(Entry("clause", source, h.text), checked)) for h in usable]
    return min(judged, key=lambda pair: len(pair[1]))


def refuse_endless(hypothesis: Hypothesis, source: str) -> Hypothesis:
    """What no sentence of this length can say is refused before anybody checks it."""
    if len(hypothesis.text) > 1000 + 20 * len(source):
        return Hypothesis("", refusal="the answer is far longer than the sentence")
    return hypothesis


def refuse_unprintable(hypothesis: Hypothesis) -> Hypothesis:
    """What no catalogue can hold is refused here, so that it costs its sentence and not the file."""
    bad = unprintable.search(hypothesis.text)
    if bad or not is_encodable(hypothesis.text):
        return Hypothesis("", refusal="the answer has control characters")
    return hypothesis


def is_encodable(text: str) -> bool:
    try:
        return bool(text.encode()) or not text
    except UnicodeEncodeError:
        return False


def inline_terms(trial: Trial) -> Request | None:
    """The Chinese with its terms in English already."""
    spans = [(o.start, o.end, f" {find_wanted_rendering(o.term, trial.source)} ") for o in trial.terms]
    return Request(with_spans(trial.source, spans).strip()) if spans else None


def prefixed(trial: Trial) -> Request | None:
    """English that begins with a term that was missed."""
    missed = (o.term for o in trial.terms if o.term.id in trial.missed)
    term = next(missed, None)
    return Request(trial.source, prefix=find_wanted_rendering(term, trial.source)) if term else None


def suppressed(trial: Trial) -> Request | None:
    """English without the forbidden renderings of its terms, and without those that it wrote."""
    words = trial.forbidden.union(r.text for o in trial.terms for r in o.term.forbidden)
    return Request(trial.source, forbidden=tuple(sorted(words))) if words else None


strategies: dict[str, Strategy] = {"inline": inline_terms, "prefix": prefixed, "suppressed": suppressed}


def replaced(trial: Trial, judge: Judge) -> Draft:
    """The words aligned with a missed term replaced by its rendering; else the best there is, with what is wrong."""
    spans = [span for o in trial.terms if o.term.id in trial.missed and (span := aligned(o, trial))]
    text = with_spans(trial.plain.text, spans)
    if spans and not judge.findings(Entry("clause", trial.source, text), checked):
        return Draft(trial.source, text, "aligned", ("check aligned: a term was put in by guess",))
    return Draft(trial.source, trial.text, "", tuple(finding.remark for finding in trial.findings))


def aligned(occurrence: Occurrence, trial: Trial) -> tuple[int, int, str] | None:
    """The stretch of the English that came from a term, and what should stand there."""
    links = [x for x in trial.plain.links if x.source_start < occurrence.end and occurrence.start < x.source_end]
    if not links:
        return None
    rendering = find_wanted_rendering(occurrence.term, trial.source)
    return min(link.start for link in links), max(link.end for link in links), rendering


def with_spans(text: str, spans: Iterable[tuple[int, int, str]]) -> str:
    """The text with stretches of it replaced; of two that overlap only the first."""
    parts, at = [], 0
    for start, end, words in sorted(spans):
        if start >= at:
            parts += [text[at:start], words]
            at = end
    return "".join([*parts, text[at:]])
