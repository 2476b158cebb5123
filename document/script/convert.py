"""The two Chinese editions: zh-Hans by one conversion, zh-Hant rebuilt from it with the editor's exceptions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from document.script.typography import close_gaps, to_corner_quotes, to_curly_quotes, typeset
from document.script.words import put_forms, read_rules

__all__ = [
    "Glyph",
    "Protected",
    "ScriptRules",
    "choose_spelling",
    "load_converter",
    "match_any",
    "print_hans",
    "print_hant",
    "to_hans",
    "to_hant",
]


@dataclass(frozen=True)
class Protected:
    """A word that the converter gets wrong, or must go on getting right."""

    hans: str
    hant: str
    # As many characters as `hans`.
    reason: str


@dataclass(frozen=True)
class Glyph:
    """A form that the converter writes and the edition does not: 溼, printed 濕."""

    converted: str
    printed: str
    reason: str


@dataclass(frozen=True)
class ScriptRules:
    """The exceptions of one text, from its publication.yaml."""

    protected: tuple[Protected, ...] = ()
    glyphs: tuple[Glyph, ...] = ()


@cache
def load_converter(config: str) -> Any:
    """The OpenCC converter of one configuration: `tw2s`, `s2tw`."""
    from opencc import OpenCC

    return OpenCC(config)


def choose_spelling(script: str) -> Callable[[str], str]:
    """How a text is written in the script that its catalogues are in: its own, or Simplified where it has mistakes."""
    return {"hans": print_hans, "hant": print_hant}.get(script, rebuild_hans)


def print_hans(received: str) -> str:
    """The zh-Hans edition of a segment that was received in Simplified: typography alone."""
    return typeset(to_curly_quotes(received))


def print_hant(received: str) -> str:
    """The zh-Hant edition of a segment that was received in Traditional as it was written: typography alone."""
    return to_corner_quotes(typeset(received))


def to_hans(received: str, rules: ScriptRules | None = None) -> str:
    """The zh-Hans edition of one segment that was received in Traditional, with the editor's words if rules are given.

    tw2s and not t2s, which leaves 著力; once and not twice, which would turn 显著 into 显着.
    """
    converted = put_forms(received, load_converter("tw2s").convert(received), read_rules("to_hans"))
    words = {word.hant: word.hans for word in rules.protected} if rules else {}
    return print_hans(protect(received, converted, words))


def rebuild_hans(received: str) -> str:
    """The zh-Hans edition of one segment of Traditional with mistakes; spaces between its words are one of them."""
    return close_gaps(to_hans(received))


def to_hant(hans: str, rules: ScriptRules) -> str:
    """The zh-Hant edition of one zh-Hans segment, in the edition's common character forms."""
    converted = put_forms(hans, load_converter("s2tw").convert(hans), read_rules("to_hant"))
    for glyph in rules.glyphs:
        converted = converted.replace(glyph.converted, glyph.printed)
    return to_corner_quotes(protect(hans, converted, {word.hans: word.hant for word in rules.protected}))


def protect(text: str, converted: str, words: Mapping[str, str]) -> str:
    """`converted` with each word of `text` in the form that is given for it, longest first.

    The words go in by place, so that the text around them is converted in one piece: the converter keeps the length
    of every phrase that it knows.
    """
    if not words:
        return converted
    pieces, end = [], 0
    for match in re.finditer(match_any(words), text):
        pieces += [converted[end : match.start()], words[match[0]]]
        end = match.end()
    return "".join((*pieces, converted[end:]))


def match_any(words: Iterable[str]) -> str:
    """A pattern for the longest of these words."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
