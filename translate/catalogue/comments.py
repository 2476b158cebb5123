"""What an entry's translator comments say: where its English came from, with which terms, and what was noted.

    # origin: draft | mt <engine> <model> <version> | human <name> | memory <file>
    # terms: <term id>=<hash of its preferred rendering> …
    # note: a note for the reader (as often as needed)
    # waive <check>: why this check need not hold here

Any other comment is a translator's own remark and is kept. Translator comments are the one kind that msgmerge and the
translation platforms keep.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

__all__ = ["Provenance", "origin_form", "read_comments", "write_comments"]

words = ("origin", "terms", "note", "waive")
comment_form = re.compile(r"(?P<word>[A-Za-z]+)(?: (?P<check>[\w-]+))?:\s*(?P<value>.*)")
origin_form = re.compile(r"draft|(?:mt|human|memory) \S.*")
terms_form = re.compile(r"[a-z0-9-]+=[0-9a-f]{8}(?: [a-z0-9-]+=[0-9a-f]{8})*")
Report = Callable[[str, str], None]
# Takes a problem and its remedy.


@dataclass(frozen=True)
class Provenance:
    """The comments of one entry, read."""

    origin: str = ""
    # "" where there is no English yet.
    terms: Mapping[str, str] = field(default_factory=dict)
    # Glossary term id -> hash of the preferred rendering that the English was made with.
    notes: tuple[str, ...] = ()
    waivers: Mapping[str, str] = field(default_factory=dict)
    # Name of a check -> reason, "" if none was given.
    remarks: tuple[str, ...] = ()


def read_comments(lines: Sequence[str], report: Report) -> Provenance:
    """Comment lines, without their `# `; what has the wrong form is reported and left out."""
    origins: list[str] = []
    terms: dict[str, str] = {}
    notes: list[str] = []
    waivers: dict[str, str] = {}
    remarks: list[str] = []
    for line in lines:
        match = comment_form.fullmatch(line)
        word, check, value = match.groups() if match else ("", None, "")
        if word == "origin" and not check:
            origins.append(value)
        elif word == "terms" and not check:
            terms.update(read_terms(value, report))
        elif word == "note" and not check:
            if not value:
                report("a note without text", "write it, or remove the line")
            notes.append(value)
        elif word == "waive" and check:
            waivers[check] = value
        else:
            remedy = meant(word, line, check)
            if remedy:
                report(f"comment '{line}' is not understood", remedy)
            remarks.append(line)
    return Provenance(read_origin(origins, report), terms, tuple(notes), waivers, tuple(remarks))


def meant(word: str, line: str, check: str | None) -> str:
    """The remedy for a comment that looks like one of ours and is not; "" for a remark."""
    first = line.split(" ")[0].rstrip(":").lower()
    if first in {"waive", "wave", "waiv", "waives"}:
        return "write '# waive CHECK: reason', one check a line"
    close = get_close_matches(word, words, n=1, cutoff=0.75)
    return f"did you mean '# {close[0]}: …'?" if close and not check else ""


def read_origin(origins: Sequence[str], report: Report) -> str:
    if len(origins) > 1:
        report("two origins", "keep the one that is true of the text")
    origin = origins[0] if origins else ""
    if origins and not origin_form.fullmatch(origin):
        report(f"unknown origin '{origin}'", "write draft, mt ENGINE MODEL VERSION, human NAME or memory FILE")
    return origin


def read_terms(value: str, report: Report) -> Mapping[str, str]:
    if not terms_form.fullmatch(value):
        report("the terms cannot be read", "remove the line and run make sync")
        return {}
    return {id: hash for id, _, hash in (pair.partition("=") for pair in value.split())}


def write_comments(facts: Provenance) -> tuple[str, ...]:
    """The comment lines for `facts`, without their `# `."""
    terms = " ".join(f"{id}={hash}" for id, hash in sorted(facts.terms.items()))
    return (
        *((f"origin: {facts.origin}",) if facts.origin else ()),
        *((f"terms: {terms}",) if terms else ()),
        *(f"note: {note}" for note in facts.notes),
        *(f"waive {check}: {reason}".rstrip() for check, reason in facts.waivers.items()),
        *facts.remarks,
    )
