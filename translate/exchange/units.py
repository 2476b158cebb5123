"""What another program's file holds: Chinese with its translation, one unit after the other."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["TranslationUnit"]


@dataclass(frozen=True)
class TranslationUnit:
    """One sentence in both languages, as the file has it, in one line each."""

    line: int
    source: str
    text: str
    who: str = ""
    # Who wrote the translation there, if it says so.
    origin: str = ""
    # "draft" | "mt …": of words that a machine wrote here; "" for everything else.
