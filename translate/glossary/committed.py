"""Which preferred renderings earlier commits had and the glossary now has no more: they become former ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from document.errors import Collector, InputError
from document.script.tags import hans_tag
from document.yamldata import parse_yaml
from translate.git import ask_git
from translate.glossary.english import make_typewritten
from translate.glossary.entries import Glossary, Term
from translate.languages import rendering_tag

__all__ = ["Displaced", "find_displaced", "find_older"]

most_glossaries = 20


@dataclass(frozen=True)
class Displaced:
    """A rendering that was preferred and of which the term's entry says nothing now."""

    term: Term
    text: str
    # As it was written, references in braces.
    forms: tuple[str, ...] = ()
    # Those that the entry has no more either, or that were carried over.
    carried: bool = False
    # Do its forms still stand with the rendering that is preferred now? Then nobody has looked at them.


def find_displaced(glossary: Glossary, revision: str = "HEAD") -> tuple[Displaced, ...]:
    """Held against a revision, where there is git and it has the file; a term is known by its Chinese, not its id."""
    before = preferred_in(glossary, revision)
    found = []
    for term in glossary.terms:
        old = before.get((term.hans, term.texts))
        if old and old["text"] not in term.written:
            forms = tuple(map(str, old.get("forms", ())))
            carried = bool(forms) and preferred_forms(term) == forms
            gone = tuple(form for form in forms if carried or form not in term.written)
            found.append(Displaced(term, str(old["text"]), gone, carried))
    return tuple(found)


def preferred_forms(term: Term) -> tuple[str, ...]:
    """The forms of the preferred rendering as they are written."""
    at = 0
    for rendering in term.renderings:
        if rendering.rank == "preferred":
            return term.written[at + 1 : at + 1 + len(rendering.forms)]
        at += len(rendering.shapes)
    return ()


def find_older(glossary: Glossary, english: Mapping[str, Sequence[str]]) -> tuple[Displaced, ...]:
    """What was preferred some commits ago and still stands in `english`: term id -> texts without its renderings."""
    found: dict[str, Displaced] = {}
    folder, name = glossary.path.absolute().parent, glossary.path.name
    log = ask_git(folder, "log", f"--max-count={most_glossaries}", "--format=%H", "--", name) if english else b""
    for revision in log.decode().split()[1:]:
        for one in find_displaced(glossary, revision):
            if any(stands(one.text, text) for text in english.get(one.term.id, ())):
                found.setdefault(one.term.id, one)
        if found.keys() == english.keys():
            break
    return tuple(found.values())


def stands(words: str, text: str) -> bool:
    return make_typewritten(words).casefold() in make_typewritten(text).casefold()


def preferred_in(glossary: Glossary, revision: str) -> Mapping[tuple[str, tuple[str, ...]], dict[str, Any]]:
    """(zh-Hans, texts) of each term -> its preferred rendering; none where nobody can say."""
    content = ask_git(glossary.path.absolute().parent, "show", f"{revision}:./{glossary.path.name}")
    if not content:
        return {}
    try:
        terms = parse_yaml(glossary.path, content.decode("utf-8"), Collector(glossary.path)).data["terms"]
        return {
            (term[hans_tag], tuple(term.get("texts", ()))): rendering
            for term in terms
            for rendering in term[rendering_tag]
            if rendering["rank"] == "preferred"
        }
    except (InputError, UnicodeDecodeError, KeyError, TypeError, AttributeError):
        return {}
