"""What a reader reads on a built page, and the segments on it."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from translate.glossary.chinese import fold

__all__ = ["Reading", "essence", "read_page"]

void = {"meta", "link", "input", "br", "img", "hr", "path", "circle"}
left_out = {
    "permalink",
    "flag",
    "headerlink",
    "noteref",
    "notes",
    "origin",
    "parallel",
    "alt",
    "cite",
    "keys",
    "place",
    "booklet",
    "colophon",
}


class Reading(HTMLParser):
    """The text of the page's <article>, and its segments by key."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[tuple[str, str, bool]] = []
        # Tag, key of the segment it opens, whether its text counts.
        self.text = ""
        self.segments: dict[str, str] = {}
        self.ids: list[str] = []
        self.lang = ""
        self.links: list[dict[str, str]] = []
        self.beside: dict[tuple[str, str], str] = {}
        # Key and language -> the counterpart of another edition.
        self.last = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.lang = values.get("lang", "")
        if tag in {"link", "meta"}:
            self.links.append(values)
        if tag in void:
            return
        counts = (
            tag != "script"
            and not left_out & set(values.get("class", "").split())
            and (tag == "article" or self.counts)
        )
        key = values.get("data-key", "") if "id" in values else ""
        if key:
            self.segments[key] = ""
            self.ids.append(values["id"])
            self.last = key
        if "alt" in values.get("class", "").split():
            self.beside[self.last, values["lang"]] = ""
            tag = "alt"
        self.stack.append((tag, key, counts))

    @property
    def counts(self) -> bool:
        return bool(self.stack) and self.stack[-1][2]

    def handle_endtag(self, tag: str) -> None:
        while self.stack and tag not in void:
            if self.stack.pop()[0] in {tag, "alt"}:
                break

    def handle_data(self, data: str) -> None:
        if self.stack and self.stack[-1][0] == "alt":
            self.beside[next(reversed(self.beside))] += data
        if self.counts:
            self.text += data
            for _, key, _ in self.stack:
                if key:
                    self.segments[key] += data


@cache
def read_page(path: Path) -> Reading:
    """What stands on a page; pages are not written anew under the path of another."""
    reading = Reading()
    reading.feed(path.read_text(encoding="utf-8"))
    return reading


def essence(text: str) -> str:
    """Folded to one script and stripped of punctuation and space; 著 is 着 and every way to write 〇 is one."""
    return re.sub(r"[\W_]", "", fold(text).replace("○", "〇").replace("著", "着")).replace("二0三五", "二〇三五")
