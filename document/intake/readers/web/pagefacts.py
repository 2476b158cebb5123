"""What a web page says of itself: its title, when and by whom it was published, its address."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from selectolax.lexbor import LexborHTMLParser

from document.intake.facts.calendar_days import read_day
from document.intake.readers.web.pagewalk import find_attribute

__all__ = ["PageFacts", "find_page_facts"]

titles = ("ArticleTitle", "og:title", "twitter:title")
dates = ("PubDate", "publishdate", "article:published_time", "publish_time")
publishers = ("ContentSource", "SiteName", "og:site_name", "og:article:author")
saved_from = re.compile(r"<!--\s*saved from url=(?:\(\d+\))?(https?://[^\s<>\"]{1,500}?)\s*-->")
wechat_time = re.compile(r"\bct\s*=\s*[\"'](\d{10})[\"']")
# Seconds since 1970, as the page's script has them; it is read and not run.
china = timezone(timedelta(hours=8))
site_tail = re.compile(r"\s*[_|\-–—]\s*[^_|\-–—]{2,30}$")
# The site's name behind the title of a page.


@dataclass(frozen=True)
class PageFacts:
    """What a page says of itself, each "" where it does not say it."""

    title: str
    published: str
    publisher: str
    url: str


def find_page_facts(tree: LexborHTMLParser, text: str) -> PageFacts:
    """The facts from the page's own data, or from the places where WeChat prints them."""
    given: dict[str, str] = {}
    for node in tree.css("meta"):
        name = find_attribute(node, "name") or find_attribute(node, "property")
        given.setdefault(name.lower(), find_attribute(node, "content").strip())
    headline = find_text(tree, "h1") or site_tail.sub("", find_text(tree, "title"))
    canonical = tree.css_first("link[rel=canonical]")
    saved = saved_from.search(text[:2000])
    url = find_given(given, ("og:url",)) or (find_attribute(canonical, "href") if canonical else "")
    url = saved[1] if saved else url
    return PageFacts(
        title=find_given(given, titles) or headline,
        published=read_day(find_given(given, dates)) or find_wechat_date(tree, text),
        publisher=find_text(tree, "#js_name") or find_given(given, publishers),
        url=url if url.startswith(("http://", "https://")) else "",
    )


def find_given(given: dict[str, str], names: Iterable[str]) -> str:
    return next((given[name.lower()] for name in names if given.get(name.lower())), "")


def find_text(tree: LexborHTMLParser, selector: str) -> str:
    node = tree.css_first(selector)
    return " ".join(node.text().split()) if node else ""


def find_wechat_date(tree: LexborHTMLParser, text: str) -> str:
    printed = read_day(find_text(tree, "#publish_time"))
    match = wechat_time.search(text)
    return printed or (datetime.fromtimestamp(int(match[1]), china).date().isoformat() if match else "")
