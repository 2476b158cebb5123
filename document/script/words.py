"""words.yaml: which form a character has in the other script, by the longest word that stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from document.yamlfile import load_yaml

__all__ = ["Decision", "WordRule", "decide", "list_counterparts", "put_forms", "read_rules", "words_file"]

words_file = Path(__file__).parent / "words.yaml"
# The words for every text; a publication's own come after them.


@dataclass(frozen=True)
class WordRule:
    """How one character is written in the other script."""

    words: Mapping[str, str]
    # Word of the text as it is -> the form that the character has in it.
    otherwise: str
    # The form where no word stands around it; "" where the converter decides.
    ask: bool = False
    # Whether a place where no word stands around it is in doubt although there is a form for it.

    @property
    def longest(self) -> int:
        """The length of the longest word, 0 where there is none."""
        return max(map(len, self.words), default=0)


@dataclass(frozen=True)
class Decision:
    """What the words say of one place."""

    form: str
    # "" where they leave it to the converter.
    is_certain: bool = False
    # Whether one word says so, or a rule that has no words.


@cache
def read_rules(direction: str) -> Mapping[str, WordRule]:
    """Character -> its rule; the direction is `to_hant` or `to_hans`."""
    rows = load_yaml(words_file, words_file.with_suffix(".schema.json")).data[direction]
    return {row["character"]: make_rule(row) for row in rows}


def list_counterparts() -> Iterator[tuple[str, str]]:
    """A Traditional character and a Simplified one that the rules write for each other, for each pair of them."""
    for character, rule in read_rules("to_hans").items():
        yield from ((character, form) for form in {rule.otherwise, *rule.words.values()} if form)
    for character, rule in read_rules("to_hant").items():
        yield from ((form, character) for form in {rule.otherwise, *rule.words.values()} if form)


def make_rule(row: Any) -> WordRule:
    words = {word: sense["form"] for sense in row.get("senses", ()) for word in sense["words"]}
    return WordRule(words, row.get("otherwise", ""), row.get("ask", False))


def decide(text: str, place: int, rule: WordRule) -> Decision:
    """The form of the character at this place: the longest word decides, of several as long the first."""
    for length in range(rule.longest, 0, -1):
        if found := list(find_around(text, place, length, rule)):
            return Decision(found[0], len(set(found)) == 1)
    return Decision(rule.otherwise, bool(rule.otherwise) and not rule.words)


def find_around(text: str, place: int, length: int, rule: WordRule) -> Iterator[str]:
    """The form in each word of this length that covers the place, from left to right."""
    for start in range(max(place - length + 1, 0), place + 1):
        if form := rule.words.get(text[start : start + length]):
            yield form


def put_forms(text: str, converted: str, rules: Mapping[str, WordRule]) -> str:
    """`converted` with the forms that the words decide; as it is where it has not the length of `text`."""
    if len(text) != len(converted):
        return converted
    forms = list(converted)
    for place, character in enumerate(text):
        if rule := rules.get(character):
            forms[place] = decide(text, place, rule).form or forms[place]
    return "".join(forms)
