"""The converter's own phrases, read from the left and from the right: where they disagree, nothing is decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = ["PhraseBook", "read_phrases"]

longest_phrase = 8
# In characters; the few longer ones are proverbs, in which nothing is in doubt.


@dataclass(frozen=True)
class PhraseBook:
    """What the converter knows of Simplified: phrases, and the characters that have several forms."""

    phrases: Mapping[str, str]
    # Without those in which no character has several forms; as the converter writes them.
    characters: Mapping[str, tuple[str, ...]]
    # The forms of a character that has several, the usual one first.

    def read_forms(self, text: str) -> tuple[tuple[str, str], ...]:
        """For each place the form that its phrase gives it, read from the left and from the right; "" in no phrase."""
        left, right = [""] * len(text), [""] * len(text)
        for start, phrase in self.cut_leftmost(text):
            left[start : start + len(phrase)] = phrase
        for start, phrase in self.cut_rightmost(text):
            right[start : start + len(phrase)] = phrase
        return tuple(zip(left, right, strict=True))

    def cut_leftmost(self, text: str) -> Iterator[tuple[int, str]]:
        """The longest phrase from the beginning, the longest after it, and so on: place and converted phrase."""
        start = 0
        while start < len(text):
            ends = range(min(len(text), start + longest_phrase), start + 1, -1)
            end = next((end for end in ends if text[start:end] in self.phrases), 0)
            if end:
                yield start, self.phrases[text[start:end]]
            start = end or start + 1

    def cut_rightmost(self, text: str) -> Iterator[tuple[int, str]]:
        """The same from the end backwards."""
        end = len(text)
        while end > 0:
            starts = range(max(0, end - longest_phrase), end - 1)
            start = next((start for start in starts if text[start:end] in self.phrases), -1)
            if start >= 0:
                yield start, self.phrases[text[start:end]]
            end = start if start >= 0 else end - 1


@cache
def read_phrases() -> PhraseBook:
    """The phrases of the converter that is installed; none where it does not keep them as text."""
    import opencc

    folder = Path(opencc.__file__).parent / "dictionary"
    variants = {old: new.split(" ")[0] for old, new in read_pairs(folder / "TWVariants.txt")}
    table = str.maketrans(variants)
    characters = {old: tuple(new.translate(table).split(" ")) for old, new in read_pairs(folder / "STCharacters.txt")}
    several = {old: forms for old, forms in characters.items() if len(set(forms)) > 1}
    phrases = {old: new.split(" ")[0].translate(table) for old, new in read_pairs(folder / "STPhrases.txt")}
    return PhraseBook({old: new for old, new in phrases.items() if not several.keys().isdisjoint(old)}, several)


def read_pairs(path: Path) -> Sequence[tuple[str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [(old, new) for old, _, new in (line.partition("\t") for line in lines) if new]
