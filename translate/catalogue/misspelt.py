"""Comments that look like one of ours and are none: the nearest right one is named."""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches

__all__ = ["name_nearest"]

patterns = {
    "origin": "# origin: {rest}",
    "with": "# with: {rest}",
    "suggestion": "# suggestion (who, why): text",
    "note": "# note: {rest}",
    "waive": "# waive CHECK: reason",
}
# Word -> how it is written; {rest} is what stands there behind the word.
beginning = re.compile(r"\s*(?P<word>[A-Za-z]+)(?P<more>[^:]*)(?P<colon>:?)(?P<rest>.*)")
near_enough = 0.75
most_shown = 40
# Characters of the rest.


def name_nearest(line: str) -> str:
    """The remedy for a comment line, without its `# `, that is none of ours but looks like one; "" for a remark."""
    match = beginning.fullmatch(unicodedata.normalize("NFKC", line))
    if not match:
        return ""
    word, more, colon = match["word"].lower(), match["more"].strip(), match["colon"]
    if word in {"term", "terms"} and colon and not more:
        return "remove it: the catalogue keeps no stamps of terms"
    found = get_close_matches(word, patterns, n=1, cutoff=near_enough)
    if not found or not is_meant(word, more, colon, found[0]):
        return ""
    rest = (match["rest"] if colon and not more else f"{more}{colon}{match['rest']}").strip()
    return f"did you mean '{patterns[found[0]].format(rest=cut_short(rest))}'?"


def cut_short(text: str) -> str:
    return text if len(text) <= most_shown else f"{text[:most_shown].rstrip()}…"


def is_meant(word: str, more: str, colon: str, name: str) -> bool:
    """Is it a comment of ours, and not a sentence that begins with such a word?"""
    match name:
        case "waive":
            return bool(colon and more.count(" ") == 0) or word == name
        case "suggestion":
            return bool(colon) or more.startswith("(")
        case "with":
            return bool(colon and not more) or (word == name and bool(re.match(r"\w+\.\w+", more)))
        case _:
            return bool(colon and not more) or (word == name and not more.startswith("that "))
