"""Selectors of the parts of a page that browser tests use: the one place that knows how the theme calls them."""

from __future__ import annotations

from typing import Any

__all__ = [
    "counterpart",
    "counterparts",
    "first_counterpart",
    "first_own",
    "header",
    "hit",
    "languages_button",
    "next_page",
    "own",
    "permalink",
    "result",
    "result_beside",
    "result_count",
    "segment",
    "switch_language",
]

header = ".md-header"
languages_button = ".md-select button"
next_page = "a.md-footer__link--next"
own, counterparts, segment, permalink = ".own", ".alt", ".seg", ".permalink"
result, result_beside, result_count, hit = (
    ".search-results section",
    ".search-beside",
    ".search-count",
    "a.search-hit",
)
first_own = f".paragraph .unit:first-child {own}"


def counterpart(lang: str) -> str:
    """The counterparts of a page's sentences in one language."""
    return f'{counterparts}[lang="{lang}"]'


def first_counterpart(lang: str) -> str:
    return f".paragraph .unit:first-child {counterpart(lang)}"


def switch_language(page: Any, lang: str) -> None:
    """Open the menu of languages by pointing at it, and choose one."""
    page.hover(".md-select")
    page.click(f".md-select__link[hreflang={lang}]")
