"""The glossary page of one language: every term with its definition, renderings, sources and places."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

from build.languages import say
from build.render import View
from build.sections import Section
from translate.glossary import Source, Term

__all__ = ["glossary_html"]


def glossary_html(view: View) -> str:
    """All terms as a definition list, ordered by the page's language."""
    places = view.site.term_places[view.text.id]
    by_english = sorted(view.site.glossary.terms, key=lambda term: term.preferred.text.casefold())
    terms = by_english if view.lang == "en" else sorted(view.site.glossary.terms, key=lambda term: term.hans)
    return f'<div class="glossary">{"".join(term_html(term, places.get(term.id, ()), view) for term in terms)}</div>'


def term_html(term: Term, places: tuple[Section, ...], view: View) -> str:
    hant, hans = (
        f'<span lang="{tag}">{escape(w)}</span>' for tag, w in (("zh-Hant", term.hant), ("zh-Hans", term.hans))
    )
    english = f'<span lang="en">{escape(term.preferred.text)}</span>'
    names = {"zh-Hant": (hant, hans, english), "zh-Hans": (hans, hant, english), "en": (english, hant, hans)}[view.lang]
    return (
        f'<section class="term" id="{term.id}"><h2>{names[0]}</h2><p class="forms">{names[1]} · {names[2]}</p>'
        f'<p lang="en">{escape(" ".join(filter(None, (term.definition, term.note))))}</p>'
        f"{admitted_html(term, view)}{sources_html(term, view)}{places_html(places, view)}</section>"
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


def places_html(places: tuple[Section, ...], view: View) -> str:
    links = [f'<a href="{view.to(section.page)}">{section.key}</a>' for section in places]
    return f"<p>{say(view.lang, 'used_in')} {' '.join(links)}</p>" if links else ""
