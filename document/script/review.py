"""Places in doubt: where a character had several forms, and neither a word nor the context decided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from document.script.convert import ScriptRules, match_any
from document.script.phrases import read_phrases
from document.script.words import WordRule, decide, read_rules

__all__ = ["OpenPlace", "cut_context", "find_covered", "find_open_places"]

context = 8
# How many characters of it are shown on either side.


@dataclass(frozen=True)
class OpenPlace:
    """One place that an editor should read."""

    key: str
    before: str
    # The text as it is converted from, around the place: up to eight characters.
    character: str
    after: str
    chosen: str
    # As the edition prints it.
    others: tuple[str, ...]
    # What else it could be.


def find_open_places(
    texts: Mapping[str, str], converted: Mapping[str, str], direction: str, rules: ScriptRules
) -> tuple[OpenPlace, ...]:
    """Every place in doubt, in reading order; both have the same keys, and the direction is `to_hant` or `to_hans`.

    A word of the publication's own settles all the places that it covers.
    """
    to_hans = direction == "to_hans"
    settled = [word.hant if to_hans else word.hans for word in rules.protected]
    places = ((key, text, find_places(text, direction, settled)) for key, text in texts.items())
    return tuple(
        make_open_place(key, text, place, forms, converted[key])
        for key, text, found in places
        for place, forms in found
    )


def make_open_place(key: str, text: str, place: int, forms: Iterable[str], converted: str) -> OpenPlace:
    chosen = converted[place] if len(converted) == len(text) else ""
    others = tuple(form for form in dict.fromkeys(forms) if form != chosen)
    return OpenPlace(key, *cut_context(text, place), chosen, others)


def cut_context(text: str, place: int) -> tuple[str, str, str]:
    """The characters before a place, the one there, and those after it."""
    return text[max(place - context, 0) : place], text[place], text[place + 1 :][:context]


def find_places(text: str, direction: str, settled: Iterable[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The places in doubt of one segment with the forms that each can have."""
    covered = find_covered(text, settled)
    places = [(place, forms) for place, forms in find_undecided(text, direction) if place not in covered]
    yield from places if direction == "to_hans" else keep_disputed(text, places, direction)


def find_covered(text: str, words: Iterable[str]) -> frozenset[int]:
    """The places at which one of these words stands."""
    pattern = match_any(words)
    found = re.finditer(pattern, text) if pattern else ()
    return frozenset(place for match in found for place in range(*match.span()))


def find_undecided(text: str, direction: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The places whose form words.yaml leaves open, or gives in two ways."""
    rules, several = read_rules(direction), read_phrases().characters if direction == "to_hant" else {}
    for place, character in enumerate(text):
        if rule := rules.get(character):
            if not decide(text, place, rule).is_certain:
                yield place, (*dict.fromkeys([*rule.words.values(), rule.otherwise or character]),)
        elif forms := several.get(character):
            yield place, forms


def keep_disputed(
    text: str, places: list[tuple[int, tuple[str, ...]]], direction: str
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Those that the converter's phrases do not settle either."""
    rules, book = read_rules(direction), read_phrases()
    read = book.read_forms(text) if places else ()
    for place, forms in places:
        rule = rules.get(text[place])
        usual = (rule and rule.otherwise) or book.characters.get(text[place], (text[place],))[0]
        if is_disputed(read[place], usual, rule):
            yield place, forms


def is_disputed(read: tuple[str, str], usual: str, rule: WordRule | None) -> bool:
    """Whether the phrases disagree with one another or with the rule, or do not reach a place that asks for a word."""
    left, right = read[0] or usual, read[1] or usual
    if left != right or rule is None:
        return left != right
    if rule.otherwise and any(read):
        return left != usual
    return rule.ask or not (rule.otherwise or any(read))
