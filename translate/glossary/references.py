"""References to terms: `Regulations on the {city-brain}` reads with that term's preferred rendering in it.

Renderings, definitions and notes of the glossary and the notes of the catalogue may hold them, so that a term is
renamed in one place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

__all__ = ["CircularReference", "UnknownReference", "in_words", "references"]

reference = re.compile(r"\{([^{}]*)\}")


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
