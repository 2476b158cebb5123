"""Which preferred renderings the last commit had and the glossary now has no more: they become former ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from document.errors import InputError
from document.script.tags import hans_tag
from document.yamlfile import parse_yaml
from translate.git import ask_git
from translate.glossary.entries import Glossary, Term
from translate.languages import rendering_tag

__all__ = ["Displaced", "find_displaced"]


@dataclass(frozen=True)
class Displaced:
    """A rendering that was preferred and of which the term's entry says nothing now."""

    term: Term
    text: str
    # As it was written, references in braces.
    forms: tuple[str, ...] = ()
    # Those that the entry has no more either.


def find_displaced(glossary: Glossary) -> tuple[Displaced, ...]:
    """Held against HEAD, where there is git and it has the file; a term is known by its Chinese, not by its id."""
    before = preferred_in_head(glossary)
    found = []
    for term in glossary.terms:
        old = before.get((term.hans, term.texts))
        if old and old["text"] not in term.written:
            forms = tuple(str(form) for form in old.get("forms", ()) if form not in term.written)
            found.append(Displaced(term, str(old["text"]), forms))
    return tuple(found)


def preferred_in_head(glossary: Glossary) -> Mapping[tuple[str, tuple[str, ...]], dict[str, Any]]:
    """(zh-Hans, texts) of each term -> its preferred rendering; none where nobody can say."""
    content = ask_git(glossary.path.absolute().parent, "show", f"HEAD:./{glossary.path.name}")
    if not content:
        return {}
    try:
        terms = parse_yaml(glossary.path, content.decode("utf-8")).data["terms"]
        return {
            (term[hans_tag], tuple(term.get("texts", ()))): rendering
            for term in terms
            for rendering in term[rendering_tag]
            if rendering["rank"] == "preferred"
        }
    except (InputError, UnicodeDecodeError, KeyError, TypeError, AttributeError):
        return {}
