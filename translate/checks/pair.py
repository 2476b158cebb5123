"""What a check looks at: one segment, its English, and the terms found on either side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from translate.catalogue.entries import Entry
from translate.glossary.chinese import Occurrence
from translate.glossary.english import Found, answers
from translate.glossary.uses import Use, read_uses

__all__ = ["Check", "Pair", "Remark"]


@dataclass(frozen=True)
class Pair:
    """A segment with the terms found on either side."""

    entry: Entry
    terms: tuple[Occurrence, ...]
    renderings: tuple[Found, ...]

    @property
    def answers(self) -> tuple[Found, ...]:
        """The renderings that answer to the terms of its Chinese."""
        return answers(self.renderings, {occurrence.term.id for occurrence in self.terms})

    @property
    def uses(self) -> tuple[Use, ...]:
        """What the English makes of each term of its Chinese."""
        return read_uses(self.terms, self.renderings, self.entry.source)

    @property
    def text(self) -> str:
        """The translation of the segment, without its notes."""
        return self.entry.text

    @property
    def texts(self) -> tuple[str, ...]:
        """All the English that a reader sees: the segment and its notes."""
        return (self.entry.text, *self.entry.notes)


Remark = tuple[str, str]
# A problem and its remedy.
Check = Callable[[Pair], Iterator[Remark]]
