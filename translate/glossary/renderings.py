"""One English rendering of a term, and how it reads where it names other terms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from translate.glossary.references import Wordings, replace_references

__all__ = ["Rendering", "put_in_words"]


@dataclass(frozen=True)
class Rendering:
    """One English rendering of a term."""

    text: str
    rank: str
    # "preferred" | "admitted" | "former", was preferred before | "forbidden"
    forms: tuple[str, ...] = ()
    # Other accepted shapes of it: plural, verb form, short form on later mention.
    now: str = ""
    # Of a former one: what it reads today, where only a term that it names has another rendering; else "".

    @property
    def shapes(self) -> tuple[str, ...]:
        """Every spelling that counts as this rendering, the one to write first."""
        return (self.text, *self.forms)


def put_in_words(renderings: Iterable[Rendering], wordings: Wordings) -> tuple[Rendering, ...]:
    """The renderings with what their references stand for, and behind them how each read before a rename."""
    now, before = [], []
    for written in renderings:
        text, *forms = (replace_references(shape, wordings.preferred) for shape in written.shapes)
        now.append(replace(written, text=text, forms=tuple(forms)))
        if written.rank != "forbidden":
            before += [
                Rendering(older, "former", now="" if written.rank == "former" else shape)
                for plain, shape in zip(written.shapes, now[-1].shapes, strict=True)
                for older in wordings.list_former(plain)
            ]
    return (*now, *before)
