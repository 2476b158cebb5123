"""What a machine translation engine is to the rest: sentences in, ranked drafts out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

__all__ = ["Engine", "Hypothesis", "Link", "Request"]


@dataclass(frozen=True)
class Request:
    """One piece of Chinese to be translated."""

    source: str
    # zh-Hans, perhaps with English words in it.
    prefix: str = ""
    # What the English must begin with.
    forbidden: tuple[str, ...] = ()
    # What must not stand in it.


@dataclass(frozen=True)
class Link:
    """A stretch of a hypothesis and the stretch of the source that it came from; offsets in characters."""

    start: int
    end: int
    source_start: int
    source_end: int


@dataclass(frozen=True)
class Hypothesis:
    """One translation that an engine offers."""

    text: str
    links: tuple[Link, ...] = ()
    # Left to right; none from an engine that has no attention to show.
    refusal: str = ""
    # Why there is no text: what the engine said is no English for this sentence.


class Engine(Protocol):
    """Translates many pieces in one call, so that it may batch them as it likes."""

    @property
    def origin(self) -> str:
        """What the catalogue says of its English: `mt ENGINE MODEL VERSION`."""

    @property
    def batch(self) -> int:
        """How many sentences to give it together; they are kept or lost together."""

    def translate(self, requests: Sequence[Request]) -> list[tuple[Hypothesis, ...]]:
        """The hypotheses for each request, best first, at least one each; InputError where none would be answered."""

    def tokens(self, text: str) -> int:
        """How much work a Chinese text is, in the engine's own measure."""
