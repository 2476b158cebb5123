"""`python -m translate fill`: what the catalogues lack or what is stale, from the memory and then from an engine."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from document.errors import shown
from document.publication import find_texts, load_publication
from translate.catalogue.entries import Catalogue, Entry, catalogue_path
from translate.catalogue.lock import locked
from translate.catalogue.staleness import stale_terms, stamped
from translate.catalogue.store import change_catalogue
from translate.catalogue.words import is_machines, with_words
from translate.checks.judge import Judge
from translate.glossary.entries import load_glossary
from translate.machine.candidates import Draft, translate_clauses
from translate.machine.clauses import clauses, joined
from translate.machine.engine import Engine
from translate.machine.memory import Memory, load_memory
from translate.machine.progress import Progress
from translate.sync.merging import merge

__all__ = ["fill", "print_fill"]

ours = ("check ", "near ")
# How the remarks begin that this module writes, and takes away again.


@dataclass(frozen=True)
class Filled:
    """What became of one text, as numbers of segments."""

    path: Path
    pending: int
    from_memory: int
    flagged: int
    human: int
    # Stale, and left alone.


@dataclass(frozen=True)
class Desk:
    """What every segment is translated with."""

    engine: Engine
    judge: Judge
    memory: Memory


def print_fill(root: Path, engine: Engine, seconds: float = 5) -> int:
    for done in fill(root, engine, seconds):
        print(
            f"{shown(done.path)}: {done.pending} filled, {done.from_memory} of them from the memory; "
            f"{done.flagged} marked fuzzy, with what is wrong beside them"
        )
        if done.human:
            print(f"{shown(done.path)}: {done.human} stale segments of human origin left as they are")
    return 0


def fill(root: Path, engine: Engine, seconds: float = 5) -> Iterator[Filled]:
    """Fill the catalogue of each text, saving every `seconds`; a second run goes on where this one was stopped."""
    glossary = load_glossary(root / "glossary.yaml")
    for folder in find_texts(root):
        path = catalogue_path(root, folder.name)
        with locked(path, "fill"):
            sources = load_publication(folder).hans
            # The file has every segment from here on, so that each save adds to what stands there.
            catalogue = change_catalogue(path, partial(merge, sources=sources)).after
            yield fill_text(catalogue, Desk(engine, Judge(glossary), load_memory(root)), seconds)


def fill_text(catalogue: Catalogue, desk: Desk, seconds: float) -> Filled:
    stale = [e for e in catalogue.entries.values() if needs_english(e, desk)]
    pending = sorted((e for e in stale if not e.text or is_machines(e)), key=lambda e: (len(e.source), e.source, e.key))
    known = {e.key: remembered(e, found, desk) for e in pending if (found := desk.memory.exact(e.source))}
    known = {key: entry for key, entry in known.items() if not entry.fuzzy}
    save(catalogue, known)
    rest = [entry for entry in pending if entry.key not in known]
    fresh: dict[str, Entry] = {}
    last, flagged = time.monotonic(), 0
    try:
        with Progress(catalogue.path.stem, len(rest)) as progress:
            for start in range(0, len(rest), desk.engine.batch):
                part = rest[start : start + desk.engine.batch]
                done = {entry.key: entry for entry in translated(part, desk)}
                fresh |= done
                progress.add(len(part), sum(desk.engine.tokens(entry.source) for entry in part))
                flagged += sum(entry.fuzzy for entry in done.values())
                if time.monotonic() - last >= seconds:
                    save(catalogue, fresh)
                    fresh, last = {}, time.monotonic()
    finally:
        # Whatever stops the work, what is done is kept.
        save(catalogue, fresh)
    return Filled(catalogue.path, len(pending), len(known), flagged, len(stale) - len(pending))


def needs_english(entry: Entry, desk: Desk) -> bool:
    """Without English, or with English for other Chinese or other renderings than today's."""
    return not entry.text or bool(entry.previous) or bool(stale_terms(entry, desk.judge.matcher))


def save(start: Catalogue, entries: Mapping[str, Entry]) -> None:
    """Put new English into the file as it is now; an entry that somebody has changed meanwhile stays as theirs."""

    def add(now: Catalogue) -> Catalogue:
        untouched = {key: e for key, e in entries.items() if now.entries.get(key) == start.entries[key]}
        return replace(now, entries={**now.entries, **untouched})

    change_catalogue(start.path, add)


def remembered(entry: Entry, known: Entry, desk: Desk) -> Entry:
    """English that the same Chinese has elsewhere, with its origin; checked like any other."""
    return settled(entry, known.text, known.origin, (), desk)


def translated(entries: list[Entry], desk: Desk) -> Iterator[Entry]:
    """All clauses of all segments go to the engine together."""
    pieces = [clauses(e.source, ((o.start, o.end) for o in desk.judge.terms(e.source))) for e in entries]
    drafts = iter(translate_clauses([clause for group in pieces for clause in group], desk.engine, desk.judge))
    for entry, group in zip(entries, pieces, strict=True):
        parts = [next(drafts) for _ in group]
        if not any(part.refusal for part in parts):
            yield finished(entry, parts, desk)


def finished(entry: Entry, drafts: list[Draft], desk: Desk) -> Entry:
    text = sentence(joined((draft.source, draft.text) for draft in drafts), entry.key.endswith(".h"))
    doubts = [doubt for draft in drafts for doubt in draft.doubts]
    near = desk.memory.near(entry.source)
    if near:
        doubts.append(f"near {near.score}: {near.entry.text}")
    return settled(entry, text, desk.engine.origin, doubts, desk)


def sentence(text: str, heading: bool) -> str:
    """A capital first, a stop last, but for a heading."""
    bare = " ".join(text.split()).rstrip(" .。;,")
    return f"{bare[:1].upper()}{bare[1:]}" + ("" if heading or not bare else ".")


def settled(entry: Entry, text: str, origin: str, doubts: Iterable[str], desk: Desk) -> Entry:
    """The entry with new English; fuzzy with every reason beside it unless all checks pass."""
    fresh = replace(with_words(entry, text, origin), terms={})
    found = [f.remark for f in desk.judge.findings(fresh) if f.check not in entry.waivers]
    remarks = list(dict.fromkeys([*doubts, *found]))
    kept = [remark for remark in entry.remarks if not remark.startswith(ours)]
    wrong = any(remark.startswith("check ") for remark in remarks)
    return replace(stamped(fresh, desk.judge.matcher), fuzzy=wrong, remarks=(*kept, *remarks))
