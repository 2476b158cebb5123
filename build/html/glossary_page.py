"""The glossary page of one language: every term with its definition, renderings, sources and places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from build.html.environment import render_template
from build.html.view import View
from build.model.text import Text
from translate.glossary.entries import Source, Term
from translate.languages import has_renderings, rendering_tag

__all__ = ["render_glossary"]


@dataclass(frozen=True)
class Item:
    """A term as the page shows it."""

    id: str
    names: tuple[tuple[str, str], ...]
    # Tag and words: the page's own language first, then the others in the site's order.
    about: str
    # Definition and note, or the definition in the page's own language where there is one.
    about_lang: str
    also: tuple[str, ...]
    # Admitted renderings.
    sources: tuple[tuple[str, str], ...]
    # Title and address; "" for an address that is none of the web.
    uses: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    # For each text that uses it: its title, "" where the site has no other; address and name of each place.


def render_glossary(view: View, texts: Sequence[Text]) -> str:
    """All terms under headings that the page begins by listing (letters or kinds, by language), with their places."""
    views = [replace(view, text=text) for text in texts]
    groups = [
        (id, name, [item(term, view, views) for term in terms]) for (id, name), terms in group_terms(view).items()
    ]
    return render_template("glossary.html", groups=groups, view=view, written=rendering_tag)


def group_terms(view: View) -> Mapping[tuple[str, str], list[Term]]:
    """(id, name) of each group -> its terms, in the order of the page."""
    groups: dict[tuple[str, str], list[Term]] = {}
    for term in sort_terms(view.site.glossary.terms, view):
        groups.setdefault(group_of(term, view), []).append(term)
    return dict(sorted(groups.items()))


def sort_terms(terms: Iterable[Term], view: View) -> list[Term]:
    if view.language.is_translation:
        return sorted(terms, key=lambda term: term.preferred.text.casefold())
    return sorted(terms, key=lambda term: term.hans)


def group_of(term: Term, view: View) -> tuple[str, str]:
    if view.language.grouping == "kinds":
        return term.type, view.say(f"type_{term.type}")
    first = term.preferred.text[0].upper()
    return (first.lower(), first) if "A" <= first <= "Z" else ("0", "0–9")


def item(term: Term, view: View, views: Iterable[View]) -> Item:
    return Item(
        term.id,
        tuple(list_names(term, view)),
        *describe_term(term, view),
        tuple(r.text for r in term.approved if r.rank == "admitted"),
        tuple((source.title, web_address(source)) for source in term.sources if source.url),
        tuple(list_uses(term, views)),
    )


def list_uses(term: Term, views: Iterable[View]) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """The texts that use a term, each with its places; texts without it are passed over."""
    for view in views:
        keys = view.text.term_segments.get(term.id, ())
        alone = len(view.site.texts) == 1
        name = "" if alone else view.pick(view.text.publication.short_title)
        if keys:
            yield name, tuple((view.address(key), view.name_of(key)) for key in keys)


def describe_term(term: Term, view: View) -> tuple[str, str]:
    """What a reader is told of the term, and the tag of the language in which it is."""
    if own := term.definitions.get(view.lang):
        return own, view.lang
    return " ".join(filter(None, (term.definition, term.note))), rendering_tag


def list_names(term: Term, view: View) -> Iterable[tuple[str, str]]:
    words = {"hant": term.hant, "hans": term.hans, "catalogue": term.preferred.text}
    others = [language for language in view.site.languages if language is not view.language]
    seen = set()
    for language in (view.language, *others):
        if language.edition not in seen:
            seen.add(language.edition)
            tag = rendering_tag if language.is_translation and not has_renderings(language.tag) else language.tag
            yield tag, words[language.edition]


def web_address(source: Source) -> str:
    return source.url if urlsplit(source.url).scheme in {"http", "https"} else ""
