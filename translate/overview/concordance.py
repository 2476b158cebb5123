"""`python -m translate concordance TERM|TEXT|KEY`: every place of a term with its rendering, or of any text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from document.errors import InputError, show_path
from translate.catalogue.entries import Catalogue, Entry, load_catalogue
from translate.catalogue.inputs import over_catalogues, telling_all
from translate.catalogue.staleness import find_uses, join_whole
from translate.glossary.chinese import Matcher, fold
from translate.glossary.english import Found, make_typewritten
from translate.glossary.entries import Glossary, Term, load_glossary
from translate.glossary.uses import Reader, Use
from translate.languages import choose_languages

__all__ = ["print_concordance"]

around = 30
# Characters shown on either side of a text.


def print_concordance(root: Path, wanted: str, language: str = "") -> int:
    """A line for each place; 1 if there is none."""
    with telling_all(root):
        glossary = load_glossary(root / "glossary.yaml")
        terms = find_terms(glossary, wanted)
        places = partial(concordance, glossary, terms, wanted)
        lines = list(over_catalogues(root, choose_languages(root, language), places))
    if not lines:
        remedy = "give a term's Chinese, English or id, any words of either language, or a key such as 18.1.2"
        raise InputError.at("concordance", 0, f"no place has '{wanted}'", remedy)
    for term in terms:
        renderings = "; ".join(rendering.text for rendering in term.approved)
        print(f"{show_path(glossary.path)}:{term.line}: {term.hans} ({term.id}): {renderings}")
    print(*lines, sep="\n")
    return 0


def find_terms(glossary: Glossary, wanted: str) -> tuple[Term, ...]:
    """The terms that have this as id, as Chinese in either script, or as an English rendering."""
    plain, chinese = make_typewritten(wanted).casefold(), fold(wanted)
    return tuple(
        term
        for term in glossary.terms
        if wanted == term.id
        or chinese in map(fold, (term.hans, *term.aliases))
        or plain in {make_typewritten(shape).casefold() for r in term.renderings for shape in r.shapes}
    )


def concordance(
    glossary: Glossary, terms: Sequence[Term], wanted: str, tag: str, folder: Path, path: Path
) -> Iterator[str]:
    catalogue = load_catalogue(path)
    mine = glossary.for_language(tag).for_text(folder.name)
    reader, matcher = Reader(mine), Matcher(mine)
    for entry in catalogue.entries.values():
        place = f"{show_path(path)}:{entry.line}: {entry.key}"
        if entry.key == wanted:
            said = of_place(entry, catalogue, reader)
        elif terms and mine.rendered:
            said = of_terms(entry, catalogue, {t.id for t in terms}, reader)
        elif terms:
            said = whole_entries(entry, {t.id for t in terms}, matcher)
        else:
            said = of_text(entry, wanted)
        yield from (f"{place}: {line}" for line in said)


def of_place(entry: Entry, catalogue: Catalogue, reader: Reader) -> Iterator[str]:
    """A sentence that is named by its key, and what stands there for each of its terms."""
    yield f"{entry.source} | {entry.text or '! no English'}"
    for use in find_uses(join_whole(entry, catalogue.entries), reader):
        yield f"{use.term.hans}: {describe_use(use, entry)}"


def of_terms(entry: Entry, catalogue: Catalogue, ids: Iterable[str], reader: Reader) -> Iterator[str]:
    complete = join_whole(entry, catalogue.entries)
    if not entry.text:
        yield from ("! no translation" for o in reader.find_terms(entry.source) if o.term.id in ids)
    for use in find_uses(complete, reader):
        if use.term.id in ids:
            yield describe_use(use, entry)


def whole_entries(entry: Entry, ids: Collection[str], matcher: Matcher) -> Iterator[str]:
    """The Chinese that has one of the terms, with its translation into a language of which no rendering is known."""
    if any(occurrence.term.id in ids for occurrence in matcher.find(entry.source)):
        yield from of_text(entry, entry.source)


def describe_use(use: Use, entry: Entry) -> str:
    """What stands for the term; what is not its preferred rendering is marked with `!`."""
    hits = sorted((*use.approved, *use.former), key=lambda hit: hit.start)
    said = "; ".join(mark(hit, entry.text) for hit in hits) or "! no rendering"
    fewer = use.times - len(use.approved) - len(use.former)
    return said + (f" ({fewer} of {use.times} not named)" if hits and fewer > 0 else "")


def mark(hit: Found, text: str) -> str:
    stands, rank = text[hit.start : hit.end], hit.rendering.rank
    return stands if rank in {"preferred", "context"} else f"! {rank}: {stands}"


def of_text(entry: Entry, wanted: str) -> Iterator[str]:
    """The places in the Chinese, in either script, or in the English, each with the other side."""
    if fold(wanted) in fold(entry.source):
        yield f"{entry.source} | {entry.text or '! no translation'}"
        return
    plain = make_typewritten(entry.text).casefold()
    at = plain.find(make_typewritten(wanted).casefold())
    if at >= 0:
        yield f"{cut(entry.text, at, at + len(wanted))} | {entry.source}"


def cut(text: str, start: int, end: int) -> str:
    left, right = max(start - around, 0), min(end + around, len(text))
    return ("…" if left else "") + text[left:right] + ("…" if right < len(text) else "")
