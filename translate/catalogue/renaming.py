"""`python -m translate apply-terms`: glossary and catalogues changed for each term that has another rendering now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from document.errors import show_path
from translate.catalogue.apply_terms import Outcome, apply_terms, tool
from translate.catalogue.entries import Catalogue
from translate.catalogue.inputs import over_catalogues, telling_all
from translate.catalogue.staleness import find_uses, join_whole
from translate.catalogue.store import Stood, change_catalogue, find_lines, read_catalogue
from translate.glossary.committed import Displaced, find_displaced, find_older
from translate.glossary.entries import Glossary, load_glossary
from translate.glossary.former import put_former
from translate.glossary.lint_across import refuse_ambiguous
from translate.glossary.uses import Reader
from translate.languages import choose_languages

__all__ = ["describe_noted", "describe_outcome", "print_apply_terms"]

Read = dict[Path, Stood]
# The catalogues in which a term may want another rendering, as they were read.


def print_apply_terms(root: Path, language: str = "") -> int:
    """Change glossary and catalogues and say what was done; 1 if something is left for a person."""
    left, tags, read = False, choose_languages(root, language), Read()
    with telling_all(root):
        glossary = load_glossary(root / "glossary.yaml")
        refuse_ambiguous(glossary)
        glossary = put_displaced(glossary, find_displaced(glossary))
        english: dict[str, list[str]] = {}
        for id, text in over_catalogues(root, tags, partial(find_doubtful_english, glossary, read)):
            english.setdefault(id, []).append(text)
        glossary = put_displaced(glossary, find_older(glossary, english))
        for line, done in over_catalogues(root, tags, partial(apply_to_text, glossary, read)):
            print(line)
            left = left or not done
    return 1 if left else 0


def put_displaced(glossary: Glossary, displaced: Sequence[Displaced]) -> Glossary:
    """The glossary with these as former renderings; says which they are."""
    for one in displaced:
        forms = f", and so are its forms {', '.join(one.forms)}; the new one has none yet" if one.carried else ""
        print(f"{show_path(glossary.path)}: {one.term.hans}: '{one.text}' is a former rendering now{forms}")
    return put_former(glossary, displaced)


def find_doubtful_english(
    glossary: Glossary, read: Read, tag: str, folder: Path, path: Path
) -> Iterator[tuple[str, str]]:
    """Id of a term with a translation that has none of its renderings."""
    stood = read_catalogue(path)
    entries = stood.catalogue.entries
    reader = Reader(glossary.for_language(tag).for_text(folder.name))
    for entry in entries.values():
        uses = find_uses(join_whole(entry, entries), reader)
        if any(use.stale or use.doubtful for use in uses) or any(s.who == tool for s in entry.suggestions):
            read[path] = stood
        yield from ((use.term.id, entry.text) for use in uses if use.doubtful)


def apply_to_text(glossary: Glossary, read: Read, tag: str, folder: Path, path: Path) -> Iterator[tuple[str, bool]]:
    """What is to be said of each place of a term that wants a change, and whether it is done."""
    if path not in read:
        return
    found: list[Outcome] = []

    def change(catalogue: Catalogue) -> Catalogue:
        after, found[:] = apply_terms(catalogue, glossary.for_language(tag).for_text(folder.name))
        return after

    change_catalogue(path, change, known=read[path])
    lines = find_lines(path) if found else {}
    for outcome in found:
        key, said = outcome.entry.key, f"{describe_outcome(outcome)}{describe_noted(outcome)}"
        yield f"{show_path(path)}:{lines[key]}: {key}: {said}", outcome.done


def describe_noted(outcome: Outcome) -> str:
    """What is said of a note that has a former rendering; "" where none has."""
    reference = f"write '{{{outcome.use.term.id}}}' there, or the new one"
    return f"; a note still has '{outcome.noted}'; {reference}" if outcome.noted else ""


def describe_outcome(outcome: Outcome) -> str:
    """What became of one term in one sentence, and what is left for a person there."""
    term, old, new = outcome.use.term.hans, outcome.old, outcome.new
    match outcome.result:
        case "replaced":
            return f"{term}: '{old}' is now '{new}'{describe_left(outcome)}"
        case "suggested":
            where = f"see .venv/bin/python -m translate suggestions {outcome.entry.key}"
            return f"{term}: these words are edited or signed, so '{new}' for '{old}' is suggested beside them; {where}"
    if old:
        return f"{term}: '{old}' is another shape of a former rendering; write '{new}' by hand, in the shape it needs"
    return f"{term}: no former rendering stands here word for word; write '{new}' by hand"


def describe_left(outcome: Outcome) -> str:
    """What a person has to look at where a rendering was replaced; "" where nothing is left."""
    said, now = "", outcome.use.times - outcome.missing
    if outcome.missing:
        count = "once" if now == 1 else f"{now} times"
        said = f"; the Chinese has it {outcome.use.times} times, the English now {count}: where the old one stands in "
        said += "another shape write the new one, and where a pronoun stands for it nothing is to be done"
    if outcome.unsure:
        said += f"; nobody can tell “a” or “an” before '{outcome.new}': say it aloud, and write what fits"
    return said
