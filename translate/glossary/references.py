"""References to terms: `Regulations on the {city-brain}` reads with that term's preferred rendering in it.

Renderings, definitions and notes of the glossary and the notes of the catalogue may hold them, so that a term is
renamed in one place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, product

__all__ = ["CircularReference", "UnknownReference", "in_former_words", "in_words", "references"]

reference = re.compile(r"\{([^{}]*)\}")

most_ways = 50
# In which a text may have read; a rendering names one or two terms, each renamed once or twice.


class UnknownReference(ValueError):
    """No rendering is known of the term that is named."""


class CircularReference(ValueError):
    """A term names itself, at once or by way of others."""


def references(texts: Iterable[str]) -> tuple[str, ...]:
    """The ids named in these texts, each once."""
    return tuple(dict.fromkeys(id for text in texts for id in reference.findall(text)))


def in_words(text: str, preferred: Mapping[str, str], inside: tuple[str, ...] = ()) -> str:
    """`text` with every reference replaced; `preferred` maps ids to renderings as they are written.

    `inside` are the ids on the way here. UnknownReference and CircularReference hold the id.
    """

    def words(match: re.Match[str]) -> str:
        if match[1] in inside:
            raise CircularReference(match[1])
        if match[1] not in preferred:
            raise UnknownReference(match[1])
        return in_words(preferred[match[1]], preferred, (*inside, match[1]))

    return reference.sub(words, text)


def in_former_words(text: str, preferred: Mapping[str, str], former: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """How `text` has read before some term that it names was renamed, none of them as it reads today."""
    ways = dict.fromkeys(in_any_words(text, preferred, former))
    return tuple(way for way in ways if way != in_words(text, preferred))[:most_ways]


def in_any_words(
    text: str, preferred: Mapping[str, str], former: Mapping[str, Sequence[str]], inside: tuple[str, ...] = ()
) -> list[str]:
    """Today's and every earlier way to read `text`; a term inside itself is left to `in_words` to tell."""
    parts = reference.split(text)
    ids = parts[1::2]
    if any(id not in preferred or id in inside for id in ids):
        return []
    choices = [
        [way for words in (preferred[id], *former[id]) for way in in_any_words(words, preferred, former, (*inside, id))]
        for id in ids
    ]
    ways = islice(product(*choices), most_ways)
    return ["".join(map("".join, zip(parts[::2], (*way, ""), strict=True))) for way in ways]
