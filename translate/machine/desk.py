"""The English of a segment: from the memory, or from an engine clause by clause, checked like any other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from translate.catalogue.comments import Suggestion
from translate.catalogue.entries import Entry
from translate.catalogue.words import is_machines, put_words, suggest
from translate.checks.judge import Judge
from translate.machine.candidates import Draft, translate_clauses
from translate.machine.clauses import cut_clauses, end_sentence, join_clauses
from translate.machine.engine import Engine
from translate.machine.memory import Memory

__all__ = ["Desk", "Work", "remember", "suggest_near", "translate"]

remarks_of_ours = ("check ", "near ")
# How the remarks begin that are taken away with the English that they speak of.
our_words = ("mt",)
# The kind of origin of English that this tool wrote itself, and may write anew.


@dataclass(frozen=True)
class Desk:
    """What every segment is translated with."""

    judge: Judge
    memory: Memory

    def findings_of(self, entry: Entry, text: str) -> list[str]:
        """What is wrong with this English for the entry's Chinese and not waived there, as remarks."""
        found = self.judge.findings(replace(entry, text=text))
        return [finding.remark for finding in found if finding.check not in entry.waivers]


@dataclass(frozen=True)
class Work:
    """One segment that wants English, and what came of it."""

    before: Entry
    why: str
    # What is to be said of the English where it is only suggested.
    after: Entry
    refusal: str = ""
    # Why there is no English for it.

    @property
    def written(self) -> bool:
        """Whether the segment has other words than before."""
        return self.after.text != self.before.text

    @property
    def suggested(self) -> bool:
        """Whether its words stayed and a suggestion came to stand beside them."""
        return not self.written and self.after.suggestions != self.before.suggestions


def remember(entry: Entry, why: str, desk: Desk) -> Work | None:
    """English that the same Chinese has elsewhere, if nothing is wrong with it."""
    known = desk.memory.exact(entry.source)
    if known is None or desk.findings_of(entry, known.entry.text):
        return None
    return Work(entry, why, settle(entry, known.entry.text, known.origin, why, (), desk))


def translate(works: Sequence[Work], engine: Engine, desk: Desk) -> Iterator[Work]:
    """The same with what the engine makes of them; all clauses of all segments go to it together."""
    pieces = [
        cut_clauses(w.before.source, ((o.start, o.end) for o in desk.judge.terms(w.before.source))) for w in works
    ]
    drafts = iter(translate_clauses([clause for group in pieces for clause in group], engine, desk.judge))
    for work, group in zip(works, pieces, strict=True):
        parts = [next(drafts) for _ in group]
        refusal = next((part.refusal for part in parts if part.refusal), "")
        yield replace(work, refusal=refusal) if refusal else finish(work, parts, engine.origin, desk)


def finish(work: Work, drafts: Sequence[Draft], origin: str, desk: Desk) -> Work:
    text = end_sentence(join_clauses((draft.source, draft.text) for draft in drafts), work.before.is_heading)
    doubts = [doubt for draft in drafts for doubt in draft.doubts]
    return replace(work, after=settle(suggest_near(work.before, desk), text, origin, work.why, doubts, desk))


def suggest_near(entry: Entry, desk: Desk) -> Entry:
    """The entry with the English of similar Chinese beside it, if there is any."""
    near = desk.memory.near(entry.source)
    return suggest(entry, Suggestion("memory", f"{near.score} percent alike", near.entry.text)) if near else entry


def settle(entry: Entry, text: str, origin: str, why: str, doubts: Iterable[str], desk: Desk) -> Entry:
    """The entry with new English where it has none or ours, with every doubt beside it; else with a suggestion."""
    fresh = put_words(entry, text, origin, origin, why, over=our_words)
    if entry.text and not is_machines(entry, our_words):
        return fresh
    remarks = tuple(dict.fromkeys([*doubts, *desk.findings_of(fresh, text)]))
    kept = tuple(remark for remark in entry.remarks if not remark.startswith(remarks_of_ours))
    return replace(fresh, fuzzy=any(r.startswith("check ") for r in remarks), remarks=(*kept, *remarks))
