"""What an entry's translator comments say: whose its English is, what was noted, what somebody would rather say.

    # origin: draft | mt <engine> <model> <version> | human <name> | official <who> | memory <file> (<who>), and a hash
    # was: the origin before a person signed, and its hash
    # signed: the hash of the Chinese that the signature was given for
    # with: <key> …               the English says these sentences too
    # suggestion (<who>, <why>): other English, for a person to take or drop
    # note: a note for the reader
    #   its further lines stand in by two spaces more, behind an empty `#` too
    # waive <check>: why this check need not hold here

The hash is of the words that the origin speaks of; under other words it says nothing. `check`, `near` and `apply-terms`
begin the remarks of our own tools; any other comment is a person's remark and is kept as it is. Translator comments
are the one kind that msgmerge and the translation platforms keep.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from translate.catalogue.hands.misspelt import name_nearest

__all__ = [
    "Provenance",
    "Suggestion",
    "hash_words",
    "origin_form",
    "read_comments",
    "write_comments",
]

origin_form = re.compile(r"draft|(?:mt|human|official|memory) \S.*")
forms = {
    "origin": re.compile(r"origin: (?P<origin>draft|(?:mt|human|official|memory) \S.*?)(?: (?P<hash>[0-9a-f]{8}))?"),
    "was": re.compile(r"was: (?P<was>(?:draft|(?:mt|human|official|memory) \S.*) [0-9a-f]{8})"),
    "signed": re.compile(r"signed: (?P<signed>[0-9a-f]{8})"),
    "with": re.compile(r"with: (?P<keys>[\w]+(?:\.\w+)+(?: [\w]+(?:\.\w+)+)*)"),
    "suggestion": re.compile(r"suggestion \((?P<who>[^,]+), (?P<why>.+?)\): (?P<text>\S.*)"),
    "note": re.compile(r"note: (?P<note>\S.*)"),
    "waive": re.compile(r"waive (?P<check>[\w-]+):(?: (?P<reason>.*))?"),
    "tool": re.compile(r"(?:check [\w-]+|near \d+|apply-terms): .*"),
}
further = re.compile(r"  +(?P<more>\S.*)")
single = ("origin", "was", "signed", "with")
# Of these an entry has one, above all others.
Report = Callable[[str, str], None]
# Takes a problem and its remedy.


@dataclass(frozen=True)
class Suggestion:
    """Other English for the same Chinese."""

    who: str
    # Who or what would say so, without a comma: "apply-terms", "mt argos zh_en 1.9", "memory file.tmx (Your Name)".
    why: str
    text: str


@dataclass(frozen=True)
class Provenance:
    """The comments of one entry, read."""

    origin: str = ""
    # Without its hash; "" where there is no English yet, or nobody knows whose it is.
    hash: str = ""
    # Of the words that the origin speaks of.
    was: str = ""
    # The origin with its hash that a signature stands for now, so that it can be taken back.
    signed: str = ""
    with_keys: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    notes: tuple[str, ...] = ()
    waivers: Mapping[str, str] = field(default_factory=dict)
    # Name of a check -> reason, "" if none was given.
    remarks: tuple[str, ...] = ()
    # Everything else as it stands, what is not understood too.


@dataclass(frozen=True)
class Comment:
    """One comment, which may go over several lines."""

    kind: str
    # A key of `forms`, or "" for a person's remark.
    lines: tuple[str, ...]
    # Without their `# `.
    values: Mapping[str, str] = field(default_factory=dict)


def hash_words(text: str) -> str:
    """Eight hex digits of the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def read_comments(lines: Sequence[str], report: Report) -> Provenance:
    """Comment lines, without their `# `; what is not understood is reported and kept as a remark."""
    found = split_comments(lines)
    report_doubts(found, report)
    origins = [c for c in found if c.kind == "origin"]
    origin = origins[0].values if len(origins) == 1 else {}
    # Of two origins neither can be believed.
    first = {c.kind: c.values for c in reversed(found)}
    remarks = [c for c in found if c.kind in {"", "tool"} or (c.kind == "origin" and not origin)]
    return Provenance(
        origin.get("origin", ""),
        origin.get("hash", ""),
        first.get("was", {}).get("was", ""),
        first.get("signed", {}).get("signed", ""),
        tuple(key for c in found if c.kind == "with" for key in c.values["keys"].split()),
        tuple(Suggestion(**c.values) for c in found if c.kind == "suggestion"),
        tuple(c.values["note"] for c in found if c.kind == "note"),
        {c.values["check"]: c.values["reason"] for c in found if c.kind == "waive"},
        tuple(line for c in remarks for line in c.lines),
    )


def split_comments(lines: Iterable[str]) -> list[Comment]:
    """The lines as comments, in their order."""
    found: list[Comment] = []
    for line in lines:
        more = further.fullmatch(line)
        blank = len(found) - next((n for n, c in enumerate(reversed(found)) if c.lines != ("",)), len(found))
        if more and blank and found[blank - 1].kind == "note":
            note, *empty = found[blank - 1 :]
            said = f"{note.values['note']} {more['more'].strip()}"
            found[blank - 1 :] = [Comment("note", (*note.lines, *("" for _ in empty), line), {"note": said})]
        else:
            found.append(read_line(line))
    return found


def read_line(line: str) -> Comment:
    for kind, form in forms.items():
        if match := form.fullmatch(line):
            return Comment(kind, (line,), match.groupdict(default=""))
    return Comment("", (line,))


def report_doubts(found: Sequence[Comment], report: Report) -> None:
    """Say which comments are not understood, or may not say what they were meant to."""
    origins = [c for c in found if c.kind == "origin"]
    if len(origins) > 1:
        report("two origins", "keep the one that is true of the English")
    for comment in origins:
        if not comment.values["hash"]:
            report(
                f"'{comment.lines[0]}' does not say of which words",
                "run .venv/bin/python -m translate sign, or restamp",
            )
    spoken = [comment for comment in found if comment.lines != ("",)]
    for before, comment in zip([None, *spoken], spoken, strict=False):
        line = comment.lines[0]
        if comment.kind or not line.strip():
            continue
        if remedy := name_nearest(line):
            report(f"comment '{line}' is not understood", remedy)
        elif before and before.kind == "note":
            remedy = "begin it with two spaces more if the note goes on, else put it above the note"
            report(f"'{line}' stands behind a note and is no part of it", remedy)


def write_comments(facts: Provenance, before: Sequence[str] = ()) -> tuple[str, ...]:
    """The comment lines for `facts`, without their `# `.

    Those of `before`, the lines as they stood, that still hold keep their form and their place, so that a change
    touches no more lines than it must.
    """
    wanted = list(wanted_comments(facts))
    lines: list[str] = []
    at = 0
    for old in split_comments(before):
        new = next(
            (new for new in wanted if new.kind == old.kind and (new.kind in single or says_same(old, new))), None
        )
        if new:
            wanted.remove(new)
            lines += old.lines if says_same(old, new) else new.lines
            at = len(lines) if new.kind in single else at
    first = [line for new in wanted if new.kind in single for line in new.lines]
    return (*lines[:at], *first, *lines[at:], *(line for new in wanted if new.kind not in single for line in new.lines))


def says_same(old: Comment, new: Comment) -> bool:
    return old.values == new.values if old.values else old.lines == new.lines


def wanted_comments(facts: Provenance) -> Iterator[Comment]:
    """A comment for each fact; a person's remarks before the notes, so that none is taken for their second line."""
    lines = (
        *((f"origin: {facts.origin} {facts.hash}".rstrip(),) if facts.origin else ()),
        *((f"was: {facts.was}",) if facts.was else ()),
        *((f"signed: {facts.signed}",) if facts.signed else ()),
        *((f"with: {' '.join(facts.with_keys)}",) if facts.with_keys else ()),
        *facts.remarks,
        *(f"suggestion ({s.who}, {s.why}): {s.text}" for s in facts.suggestions),
        *(f"note: {note}" for note in facts.notes),
        *(f"waive {check}: {reason}".rstrip() for check, reason in facts.waivers.items()),
    )
    return map(read_line, lines)
