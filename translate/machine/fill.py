"""`python -m translate fill`: what the catalogues lack, from the memory and then from an engine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from document.errors import InputError, show_path
from document.lock import locked
from document.publication import find_texts, has_edition, load_publication
from translate.catalogue.entries import Catalogue, Entry, find_catalogue_path
from translate.catalogue.staleness import find_facts, join_whole
from translate.catalogue.state import find_standing
from translate.catalogue.store import change_catalogue
from translate.checks.judge import Judge
from translate.glossary.entries import load_glossary
from translate.glossary.uses import Reader
from translate.languages import choose_language
from translate.machine.desk import Desk, Work, remember, suggest_near, translate
from translate.machine.engine import Engine
from translate.machine.keeping import Keeper
from translate.machine.memory import load_memory
from translate.machine.progress import Progress
from translate.sync.merging import merge

__all__ = ["Filled", "fill", "print_fill"]


@dataclass(frozen=True)
class Filled:
    """What became of one text, as numbers of segments."""

    path: Path
    pending: int
    # That wanted English.
    written: int
    from_memory: int
    flagged: int
    # Written, and something found wrong with it.
    suggested: int
    # Stale English of a person's, or of anybody's but this tool, that has a suggestion beside it now.
    refused: Mapping[str, tuple[str, ...]]
    # Why the engine's answer was none -> the keys.

    @property
    def left(self) -> int:
        """How many segments still want English after the run."""
        return self.pending - self.written - self.suggested


def print_fill(root: Path, engine: Engine | None, seconds: float = 5, stale: bool = False, language: str = "") -> int:
    """Fill, and say what became of each text; 1 if an answer could not be used."""
    unusable = False
    for done in fill(root, engine, seconds, stale, language):
        print(
            f"{show_path(done.path)}: {done.written} filled, {done.from_memory} of them from the memory; "
            f"{done.flagged} marked fuzzy, with what is wrong beside them"
        )
        if done.suggested:
            print(f"{show_path(done.path)}: {done.suggested} with a suggestion beside words that are not this tool's")
        for reason, keys in done.refused.items():
            print(f"{show_path(done.path)}: no usable answer for {', '.join(keys)}: {reason}; run fill again")
            unusable = True
        if done.left and engine is None:
            print(f"{show_path(done.path)}: {done.left} left that the memory does not know")
    return int(unusable)


def fill(
    root: Path, engine: Engine | None, seconds: float = 5, stale: bool = False, language: str = ""
) -> Iterator[Filled]:
    """Fill the catalogue of each text in one language, from the memory alone if there is no engine.

    The language is named where there are several. What is answered is on disk within `seconds`, so that a second run
    goes on where this one was stopped. With `stale`, English that this tool wrote and that is out of date is written
    anew, and other such English gets a suggestion.
    """
    tag = choose_language(root, language)
    glossary = load_glossary(root / "glossary.yaml").for_language(tag)
    memory = load_memory(root, tag)
    for folder in (folder for folder in find_texts(root) if has_edition(folder, tag)):
        path = find_catalogue_path(root, folder.name, tag)
        with locked(path, "fill", seconds=0):
            sources = load_publication(folder).sources
            # The file has every segment from here on, so that each save adds to what stands there.
            catalogue = change_catalogue(path, partial(begin, sources=sources)).after
            desk = Desk(Judge(Reader(glossary.for_text(folder.name))), memory)
            yield fill_text(catalogue, engine, desk, seconds, stale)


def begin(catalogue: Catalogue, sources: Mapping[str, str]) -> Catalogue:
    """A new catalogue with the segments of its text; one that stands there as it is, if it is in step with the text."""
    if catalogue.entries and {key: entry.source for key, entry in catalogue.entries.items()} != sources:
        problem = "it is out of step with its text, and what it lacks may be a person's"
        raise InputError.at(catalogue.path, 0, problem, "run make sync first")
    return merge(catalogue, sources)


def fill_text(catalogue: Catalogue, engine: Engine | None, desk: Desk, seconds: float, stale: bool) -> Filled:
    works = sorted(
        find_work(catalogue, desk, stale), key=lambda w: (len(w.before.source), w.before.source, w.before.key)
    )
    with Keeper(catalogue, seconds) as keeper:
        known = [found for work in works if (found := remember(work.before, work.why, desk))]
        keeper.add(changed_entries(known))
        keys = {work.before.key for work in known}
        rest = [work for work in works if work.before.key not in keys]
        if engine is None:
            rest = [replace(work, after=suggest_near(work.before, desk)) for work in rest]
            keeper.add(changed_entries(rest))
        else:
            rest = list(ask_engine(rest, engine, desk, keeper))
    desk.memory.learn(catalogue.path.stem, (work.after for work in (*known, *rest) if work.written))
    return count_works(catalogue.path, known, rest)


def find_work(catalogue: Catalogue, desk: Desk, stale: bool) -> Iterator[Work]:
    """The segments without English, and with `stale` those whose English is out of date, with the reason."""
    covered = {key for entry in catalogue.entries.values() if entry.text for key in entry.with_keys}
    for entry in catalogue.entries.values():
        if not entry.text and entry.key not in covered:
            yield Work(entry, "", entry)
        elif stale and (why := staleness(entry, catalogue, desk)):
            yield Work(entry, why, entry)


def staleness(entry: Entry, catalogue: Catalogue, desk: Desk) -> str:
    """Why English is out of date, "" where it is not. What covers several sentences is left to a person."""
    facts = find_facts(join_whole(entry, catalogue.entries), "", desk.judge.reader)
    if entry.with_keys or not find_standing(entry, facts).stale:
        return ""
    names = [o.term.hans for o in desk.judge.terms(entry.source) if o.term.id in facts.stale_terms]
    return f"{', '.join(dict.fromkeys(names))} has another rendering" if names else "the Chinese has changed"


def ask_engine(works: Sequence[Work], engine: Engine, desk: Desk, keeper: Keeper) -> Iterator[Work]:
    with Progress(keeper.start.path.stem, len(works)) as progress:
        for start in range(0, len(works), engine.batch):
            part = works[start : start + engine.batch]
            done = list(translate(part, engine, desk))
            keeper.add(changed_entries(done))
            progress.add(len(part), sum(engine.tokens(work.before.source) for work in part))
            yield from done


def changed_entries(works: Sequence[Work]) -> dict[str, Entry]:
    return {work.before.key: work.after for work in works if work.after != work.before}


def count_works(path: Path, known: Sequence[Work], rest: Sequence[Work]) -> Filled:
    works = (*known, *rest)
    refused: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for work in works:
        if work.refusal:
            refused[work.refusal] += (work.before.key,)
    return Filled(
        path,
        pending=len(works),
        written=sum(work.written for work in works),
        from_memory=sum(work.written for work in known),
        flagged=sum(work.written and work.after.fuzzy for work in works),
        suggested=sum(work.suggested and bool(work.before.text) for work in works),
        refused=refused,
    )
