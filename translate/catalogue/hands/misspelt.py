"""Comments that look like one of ours and are none: the nearest right one is named."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from difflib import get_close_matches

__all__ = ["name_nearest"]

beginning = re.compile(r"[\s#]*(?P<word>[A-Za-z]+)(?P<more>[^:]*)(?P<colon>:?)(?P<rest>.*)")
colons = str.maketrans(dict.fromkeys("∶ː꞉", ":"))
# Those that are no compatibility form of the plain one.
other_notes = re.compile(
    r"""\s*(?: (?:foot|end)[ -]?notes? | translator['’]?s?['’]?\ notes? | t\.?n\.?
    | [译脚]?注 | [譯腳]?[註注] | 注释 | [註注]釋 | 译者注 | 譯者[註注] )\s*:\s*(?P<note>.+)""",
    re.VERBOSE | re.IGNORECASE,
)
# What people call a note elsewhere.
a_flag = re.compile(r"[\s#]*(?P<comma>,?)\s*(?P<flag>[A-Za-z]+)\W*")
near_enough = 0.75
most_shown = 40
# Characters of the rest.
origin_kinds = ("draft", "mt", "human", "official", "memory")
origins = "draft, mt ENGINE MODEL VERSION, human NAME, official WHO or memory FILE"


def name_nearest(line: str, colon: bool = False) -> str:
    """The remedy for a comment line, without its `# `, that is none of ours but looks like one; "" for a remark.

    With `colon`, a line without one is a remark.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKC", line) if unicodedata.category(c) != "Cf")
    plain = plain.translate(colons)
    if noted := other_notes.fullmatch(plain):
        return mend_note(noted["note"])
    if not colon and is_flag(plain):
        return "write '#, fuzzy' in a line of its own, below the comments and above msgctxt"
    match = beginning.fullmatch(plain)
    if not match or (colon and not match["colon"]):
        return ""
    word, more, mark = match["word"].lower(), match["more"].strip(), match["colon"]
    if word in {"term", "terms"} and mark and not more:
        return "remove it: the catalogue keeps no stamps of terms"
    found = get_close_matches(word, comment_remedies, n=1, cutoff=near_enough)
    if not found or not is_meant(word, more, mark, found[0]):
        return ""
    rest = match["rest"] if mark and not more else f"{more}{mark}{match['rest']}"
    return comment_remedies[found[0]](rest.strip(" =-–—;,"))


def is_flag(plain: str) -> bool:
    """Is it the flag of a PO entry, written as a comment?"""
    match = a_flag.fullmatch(plain)
    return bool(match and get_close_matches(match["flag"].lower(), ["fuzzy"], n=1, cutoff=near_enough))


def is_meant(word: str, more: str, colon: str, name: str) -> bool:
    """Is it a comment of ours, and not a sentence that begins with such a word?"""
    if name == "check":
        return bool(colon and re.fullmatch(r"[\w-]+", more))
    if colon and not more:
        return True
    match name:
        case "was" | "signed":
            return bool(re.search(r"\b[0-9a-f]{8}$", more)) or more.startswith("by ")
        case "origin":
            return word == name or more.split(" ")[0].lower() in origin_kinds
        case "waive":
            return bool(colon and more.count(" ") == 0) or word.startswith("waiv")
        case "suggestion":
            return bool(colon) or more.startswith("(")
        case "with":
            return bool(re.match(r"\w+\.\w+", more))
        case _:
            return word == name and not more.startswith("that ")


def mend_origin(rest: str) -> str:
    kind, _, more = rest.partition(" ")
    found = get_close_matches(kind.lower(), origin_kinds, n=1, cutoff=near_enough)
    fits = found and (bool(more) if found[0] != "draft" else bool(re.fullmatch(r"|[0-9a-f]{8}", more)))
    return did_you_mean(f"origin: {found[0]} {more}") if fits else f"write '# origin: ' and one of {origins}"


def mend_keys(rest: str) -> str:
    keys = re.findall(r"\w+(?:\.\w+)+", rest)
    return did_you_mean(f"with: {' '.join(keys)}") if keys else "write '# with: ' and a key, such as 18.1.3"


def mend_note(rest: str) -> str:
    return did_you_mean(f"note: {rest}") if rest else "write the note behind it, or remove the line"


def mend_hash(rest: str) -> str:
    """For what only a command can write: a hash that is there, or a name where no hash is."""
    hashed = re.search(r"\b[0-9a-f]{8}$", rest)
    return (
        "restore it as the commands wrote it, or remove the line"
        if hashed
        else "run .venv/bin/python -m translate sign"
    )


def did_you_mean(comment: str) -> str:
    name, _, text = comment.strip().partition(": ")
    cut = text if len(text) <= most_shown else f"{text[:most_shown].rstrip()}…"
    return f"did you mean '# {name}: {cut}'?"


comment_remedies: Mapping[str, Callable[[str], str]] = {
    "origin": mend_origin,
    "with": mend_keys,
    "suggestion": lambda rest: "did you mean '# suggestion (who, why): text'?",
    "note": mend_note,
    "was": mend_hash,
    "signed": mend_hash,
    "check": lambda rest: did_you_mean(f"check {rest}"),
    "waive": lambda rest: "did you mean '# waive CHECK: reason'?",
}
# Word -> what to say of a comment that begins with something like it; the rest stands behind the word.
