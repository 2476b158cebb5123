"""References to terms: `Regulations on the {city-brain}` reads with that term's preferred rendering in it.

Renderings, definitions and notes of the glossary and the notes of the catalogue may hold them, so that a term is
renamed in one place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, product

__all__ = [
    "CircularReference",
    "SwollenReference",
    "UnknownReference",
    "Wordings",
    "list_references",
    "replace_references",
]

reference = re.compile(r"\{([^{}]*)\}")

most_inside, longest_wording = 8, 500
# Terms inside one another, and the characters to which they may add up.
most_ways = 50
# In which a text may have read; a rendering names one or two terms, each renamed once or twice.


class UnknownReference(ValueError):
    """No rendering is known of the term that is named."""


class CircularReference(ValueError):
    """A term names itself, at once or by way of others."""


class SwollenReference(ValueError):
    """A text names terms that name others, and so on, until nobody would read it."""


def list_references(texts: Iterable[str]) -> tuple[str, ...]:
    """The ids named in these texts, each once."""
    return tuple(dict.fromkeys(id for text in texts for id in reference.findall(text)))


def replace_references(text: str, preferred: Mapping[str, str], inside: tuple[str, ...] = ()) -> str:
    """`text` with every reference replaced; `preferred` maps ids to renderings as they are written.

    `inside` are the ids on the way here. UnknownReference, CircularReference and SwollenReference hold the id.
    """

    def words(match: re.Match[str]) -> str:
        if match[1] in inside:
            raise CircularReference(match[1])
        if match[1] not in preferred:
            raise UnknownReference(match[1])
        if len(inside) == most_inside:
            raise SwollenReference(match[1])
        return replace_references(preferred[match[1]], preferred, (*inside, match[1]))

    read = reference.sub(words, text)
    if inside and len(read) > max(longest_wording, len(text)):
        raise SwollenReference(inside[-1])
    return read


@dataclass
class Wordings:
    """How the texts of a glossary read, today and before some term that they name was renamed.

    What a term reads as is worked out once, however many texts name it.
    """

    preferred: Mapping[str, str]
    former: Mapping[str, Sequence[str]]
    # Id -> renderings as they are written.
    known: dict[str, tuple[str, ...]] = field(default_factory=dict)
    # Id -> every way in which the term has read.

    def list_former(self, text: str) -> tuple[str, ...]:
        """How `text` has read before, none of them as it reads today."""
        today = replace_references(text, self.preferred)
        return tuple(way for way in dict.fromkeys(self.list_ways(text, ())) if way != today)[:most_ways]

    def list_ways(self, text: str, inside: tuple[str, ...]) -> list[str]:
        """Today's and every earlier way to read `text`; `replace_references` tells of a term inside itself."""
        parts = reference.split(text)
        ids = parts[1::2]
        if len(inside) > most_inside or any(id not in self.preferred or id in inside for id in ids):
            return []
        ways = islice(product(*(self.list_ways_of(id, inside) for id in ids)), most_ways)
        return ["".join(map("".join, zip(parts[::2], (*way, ""), strict=True))) for way in ways]

    def list_ways_of(self, id: str, inside: tuple[str, ...]) -> tuple[str, ...]:
        """The same of a term's own renderings."""
        if id not in self.known:
            texts = (self.preferred[id], *self.former[id])
            ways = (way for words in texts for way in self.list_ways(words, (*inside, id)))
            self.known[id] = tuple(islice((way for way in ways if len(way) <= longest_wording), most_ways))
        return self.known[id]
