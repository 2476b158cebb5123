"""What search takes for the same character, and the words into which it cuts text.

The browser folds what a reader types with the table that `fold_table` makes, so both sides always agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import Any
from unicodedata import normalize

from translate.glossary.chinese import fold, list_kin

__all__ = ["cut_chinese_words", "fold_table", "fold_text", "list_single_words", "stem_english_words"]

# Latin-1 and Latin Extended, general punctuation, geometric shapes (○ for 〇), CJK punctuation, compatibility
# and half-width forms; and of the ideographs those that Traditional input methods offer.
typed = ((0xA0, 0x250), (0x2000, 0x2070), (0x25A0, 0x2600), (0x3000, 0x3040), (0xF900, 0x10000))
ideographs = range(0x3400, 0xA000)
traditional = "big5hkscs"
look_alikes = str.maketrans(
    {"○": "〇", "◯": "〇", "•": "·", "‧": "·", "・": "·", "』": "'", "『": "'", "‘": "'", "’": "'"}
)
letters = str.maketrans("0123456789", "qrstuvwxyz")
heading_letters = str.maketrans("0123456789", "ghijklmnop")
end_of_text = 0
longest_stemmed = 64
# Letters of a word that is stemmed; the browser has the same number.
english_word = re.compile(r"[^\W_]+")


def fold_text(text: str) -> str:
    """One for one: Simplified, half-width, lower case, one kind of each quotation mark, dot and zero."""
    return "".join(map(fold_one, text))


@cache
def fold_one(character: str) -> str:
    for change in (lambda c: normalize("NFKC", c), str.lower, lambda c: c.translate(look_alikes), fold):
        changed = change(character)
        character = changed if len(changed) == 1 else character
    return character


def fold_table(alphabet: Iterable[str]) -> dict[str, str]:
    """Every character that may be typed and folds to one of the alphabet and is not that one itself."""
    wanted = set(alphabet)
    pairs = ((c, fold_one(c)) for c in typed_characters())
    return {character: to for character, to in pairs if to != character and to in wanted}


def typed_characters() -> Iterator[str]:
    for start, stop in typed:
        yield from map(chr, range(start, stop))
    yield from (c for c in map(chr, ideographs) if c.encode(traditional, "ignore") or c in list_kin())


def cut_chinese_words(text: str, heading: bool = False) -> list[str]:
    """Each UTF-16 unit of a folded text with the one after it, as a word that no index cuts, stems or drops.

    Overlapping pairs side by side make a phrase search exact; the last one stands before `end`.
    """
    units = [*utf16(text), end_of_text]
    return [spell(f"{one:05}{next:05}", heading) for one, next in pairwise(units)]


def list_single_words(text: str) -> list[str]:
    """Each different unit of a folded text as a word of its own, for a query of one character."""
    return [spell(f"{unit:05}", False) for unit in sorted(set(utf16(text)))]


def spell(digits: str, heading: bool) -> str:
    """Letters, since digits might be a number of the English text; headings in letters of their own."""
    return digits.translate(heading_letters if heading else letters)


def utf16(text: str) -> list[int]:
    """Code units as JavaScript counts them."""
    data = text.encode("utf-16-be", "surrogatepass")
    return [high << 8 | low for high, low in zip(data[::2], data[1::2], strict=True)]


def stem_english_words(text: str, heading: bool = False) -> list[str]:
    """Stems of the words of a text: letters and digits, lower case."""
    prefix = "zt" if heading else ""
    return [f"{prefix}{stem(word)}" for word in english_word.findall(fold_text(text))]


@cache
def stem(word: str) -> str:
    return str(stemmer().stemWord(word)) if len(word) <= longest_stemmed else word


@cache
def stemmer() -> Any:
    """Snowball's English stemmer, for words of any translation; the browser has the same one, so both sides agree."""
    import snowballstemmer

    return snowballstemmer.stemmer("english")
