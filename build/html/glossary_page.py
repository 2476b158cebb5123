"""The glossary page of one language: every term with its definition, renderings, sources and places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from urllib.parse import urlsplit

from build.html.render import View
from build.languages.words import say
from build.model.edition import marker
from translate.glossary.entries import Source, Term

__all__ = ["glossary_html"]


def glossary_html(view: View) -> str:
    """All terms under headings that the page begins by listing: letters in English, kinds in Chinese."""
    groups = grouped(view.site.glossary.terms, view.lang)
    links = " ".join(f'<a href="#group-{id}">{escape(name)}</a>' for id, name in groups)
    parts = [f'<nav class="groups" aria-label="{say(view.lang, "groups")}">{links}</nav>']
    for (id, name), terms in groups.items():
        parts.append(f'<h2 class="group" id="group-{id}">{escape(name)}</h2>')
        parts += [term_html(term, view) for term in terms]
    return f'<div class="glossary">{"".join(parts)}</div>'


def grouped(terms: Iterable[Term], lang: str) -> Mapping[tuple[str, str], list[Term]]:
    """(id, name) of each group -> its terms, in the order of the page."""
    groups: dict[tuple[str, str], list[Term]] = {}
    for term in sorted(terms, key=lambda term: term.preferred.text.casefold() if lang == "en" else term.hans):
        groups.setdefault(group_of(term, lang), []).append(term)
    return dict(sorted(groups.items()))


def group_of(term: Term, lang: str) -> tuple[str, str]:
    if lang != "en":
        return term.type, say(lang, f"type_{term.type}")
    first = term.preferred.text[0].upper()
    return (first.lower(), first) if "A" <= first <= "Z" else ("0", "0–9")


def term_html(term: Term, view: View) -> str:
    hant, hans = (
        f'<span lang="{tag}">{escape(w)}</span>' for tag, w in (("zh-Hant", term.hant), ("zh-Hans", term.hans))
    )
    english = f'<span lang="en">{escape(term.preferred.text)}</span>'
    names = {"zh-Hant": (hant, hans, english), "zh-Hans": (hans, hant, english), "en": (english, hant, hans)}[view.lang]
    return (
        f'<section class="term" id="{term.id}"><h3>{names[0]}</h3><p class="forms">{names[1]} · {names[2]}</p>'
        f'<p lang="en">{escape(" ".join(filter(None, (term.definition, term.note))))}</p>'
        f"{admitted_html(term, view)}{sources_html(term, view)}{places_html(term, view)}</section>"
    )


def admitted_html(term: Term, view: View) -> str:
    others = [r.text for r in term.approved if r.rank == "admitted"]
    words = ", ".join(f'<span lang="en">{escape(other)}</span>' for other in others)
    return f"<p>{say(view.lang, 'also')} {words}</p>" if others else ""


def sources_html(term: Term, view: View) -> str:
    shown = "; ".join(source_html(source) for source in term.sources if source.url)
    return f"<p>{say(view.lang, 'sources')} {shown}</p>" if shown else ""


def source_html(source: Source) -> str:
    title = f'<span lang="en">{escape(source.title)}</span>'
    if urlsplit(source.url).scheme not in {"http", "https"}:
        return title
    return f'<a href="{escape(source.url)}" rel="noopener">{title}</a>'


def places_html(term: Term, view: View) -> str:
    """Every sentence and heading that has the term."""
    keys = view.site.term_segments[view.text.id].get(term.id, ())
    links = " ".join(f'<a href="{view.address(key)}">{escape(place(key, view))}</a>' for key in keys)
    return f"<p>{say(view.lang, 'used_in')} {links}</p>" if links else ""


def place(key: str, view: View) -> str:
    """A sentence by its key, a division's heading by its number."""
    division = view.text.section_of[key].division
    if division is None:
        return say(view.lang, "title") if key == "pre.h" else key
    own_heading = division.heading is not None and division.heading.key == key
    return marker(division, view.lang).rstrip(".、 ") if own_heading else key
