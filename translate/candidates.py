"""The English of one clause, tried in several ways until the glossary is kept; or said that it is not.

In turn: the first clean one of the engine's hypotheses; the terms written into the source; the English made to
begin with a term; forbidden renderings suppressed; the aligned words replaced, which nobody should trust unseen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from translate.catalogue import Entry
from translate.checks import Finding, Judge
from translate.engine import Engine, Hypothesis, Request
from translate.terms import Occurrence

__all__ = ["Draft", "strategies", "translate_clauses"]

checked = ("empty", "term", "forbidden", "figure", "chinese", "doubled")


@dataclass(frozen=True)
class Draft:
    """What became of one clause."""

    source: str
    text: str
    strategy: str
    # "hypotheses" | "inline" | "prefix" | "suppressed" | "aligned" | "" where nothing was clean
    findings: tuple[Finding, ...] = ()

    @property
    def clean(self) -> bool:
        """May it be published without a look? Replaced words never."""
        return not self.findings and self.strategy not in {"", "aligned"}


@dataclass(frozen=True)
class Trial:
    """One clause on its way through the strategies."""

    source: str
    terms: tuple[Occurrence, ...]
    best: tuple[Finding, ...]
    # What is wrong with the best hypothesis so far.
    first: Hypothesis
    # The engine's own first.
    text: str


Strategy = Callable[[Trial], Request | None]


def translate_clauses(sources: Sequence[str], engine: Engine, judge: Judge) -> list[Draft]:
    """A draft for each clause; the engine is called once for all that still need it, strategy after strategy."""
    drafts: dict[int, Draft] = {}
    trials: dict[int, Trial] = {}
    answers = engine.translate([Request(source) for source in sources]) if sources else []
    for i, (source, hypotheses) in enumerate(zip(sources, answers, strict=True)):
        text, found = best(source, hypotheses, judge)
        if found:
            trials[i] = Trial(source, judge.terms(source), found, hypotheses[0], text)
        else:
            drafts[i] = Draft(source, text, "hypotheses")
    for name, strategy in strategies.items():
        retry(name, strategy, trials, drafts, engine, judge)
    for i, trial in trials.items():
        drafts[i] = replaced(trial, judge)
    return [drafts[i] for i in range(len(sources))]


def retry(
    name: str, strategy: Strategy, trials: dict[int, Trial], drafts: dict[int, Draft], engine: Engine, judge: Judge
) -> None:
    """Let the engine try again what is not clean; what is now goes from `trials` to `drafts`."""
    requests = {i: request for i, trial in trials.items() if (request := strategy(trial))}
    answers = engine.translate(list(requests.values())) if requests else []
    for i, hypotheses in zip(requests, answers, strict=True):
        text, found = best(trials[i].source, hypotheses, judge)
        if not found:
            drafts[i] = Draft(trials.pop(i).source, text, name)


def best(source: str, hypotheses: Iterable[Hypothesis], judge: Judge) -> tuple[str, tuple[Finding, ...]]:
    """The first hypothesis with the fewest findings."""
    judged = [(h.text, judge.findings(Entry("clause", source, h.text), checked)) for h in hypotheses]
    return min(judged, key=lambda pair: len(pair[1]))


def inline(trial: Trial) -> Request | None:
    """The Chinese with its terms in English already."""
    if not trial.terms:
        return None
    parts, at = [], 0
    for occurrence in trial.terms:
        parts += [trial.source[at : occurrence.start], f" {occurrence.term.preferred.text} "]
        at = occurrence.end
    return Request("".join([*parts, trial.source[at:]]).strip())


def prefixed(trial: Trial) -> Request | None:
    """English that begins with a term that was missed."""
    missed = [o.term.preferred.text for o in trial.terms if any(o.term.hans in f.problem for f in trial.best)]
    return Request(trial.source, prefix=missed[0]) if missed else None


def suppressed(trial: Trial) -> Request | None:
    """English without the forbidden renderings of its terms."""
    words = {r.text for o in trial.terms for r in o.term.forbidden}
    words |= {f.problem.split("'")[1] for f in trial.best if f.check == "forbidden"}
    return Request(trial.source, forbidden=tuple(sorted(words))) if words else None


strategies: dict[str, Strategy] = {"inline": inline, "prefix": prefixed, "suppressed": suppressed}


def replaced(trial: Trial, judge: Judge) -> Draft:
    """The words aligned with a missed term replaced by its rendering; else the best there is, with what is wrong."""
    text = trial.first.text
    for occurrence in reversed(trial.terms):
        inside = [
            link
            for link in trial.first.links
            if link.source_start < occurrence.end and occurrence.start < link.source_end
        ]
        missed = any(occurrence.term.hans in finding.problem for finding in trial.best)
        if inside and missed:
            start, end = min(link.start for link in inside), max(link.end for link in inside)
            text = text[:start] + occurrence.term.preferred.text + text[end:]
    if text != trial.first.text and not (judge.findings(Entry("clause", trial.source, text), checked)):
        return Draft(trial.source, text, "aligned")
    return Draft(trial.source, trial.text, "", trial.best)
