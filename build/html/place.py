"""Where a page stands: the chapter around it, and its place among the articles or chapters beside it."""

from __future__ import annotations

from html import escape

from build.html.render import View
from build.languages.words import say
from build.model.edition import marker
from build.model.sections import Section

__all__ = ["place_html"]


def place_html(view: View) -> str:
    """Links to what is around the page and to its siblings; nothing for a page that is no division."""
    here = next((section for section in view.text.sections if section.key == view.division), None)
    if not here:
        return ""
    around = view.edition.title(here.chapter) if here.chapter else view.text.publication.short_title[view.lang]
    address = view.to(f"{here.chapter.key}/" if here.chapter else "")
    siblings = [s for s in view.text.sections if s.division and s.chapter == here.chapter]
    items = "".join(sibling_html(section, section is here, view) for section in siblings)
    label = say(view.lang, "place")
    return f'<nav class="place" aria-label="{label}"><a href="{address}">{escape(around)}</a><ol>{items}</ol></nav>'


def sibling_html(section: Section, current: bool, view: View) -> str:
    if not section.division:
        return ""
    title, number = view.edition.title(section.division), marker(section.division, view.lang).strip(".、 ")
    short = number.split()[-1]
    where = ' aria-current="page"' if current else ""
    return f'<li><a href="{view.to(section.page)}" aria-label="{escape(title)}"{where}>{escape(short)}</a></li>'
