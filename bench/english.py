"""How the English of a text reads by number: words a sentence, and how many paragraphs open alike."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from statistics import mean

from translate.catalogue.entries import Entry, load_catalogue
from translate.languages import find_catalogues_folder, rendering_tag

__all__ = ["main"]

root = Path(__file__).resolve().parent.parent
opening = "We will"
# A stop inside quotation marks ends a sentence too; one behind an initial or before a small letter does not.
end = re.compile(r"(?<=[.?!])”?\s+(?=[A-Z“])")


def main() -> int:
    """Print the figures of every catalogue of English."""
    for path in sorted(find_catalogues_folder(root, rendering_tag).glob("*.po")):
        entries = [e for e in load_catalogue(path).entries.values() if e.text and not e.is_heading]
        lengths = [len(sentence.split()) for entry in entries for sentence in end.split(entry.text)]
        firsts = first_sentences(entries)
        alike = sum(text.startswith(opening) for text in firsts)
        print(f"{path.stem}: {sum(lengths)} words in {len(lengths)} sentences")
        print(
            f"  words a sentence         {mean(lengths):6.1f}   (longest {max(lengths)}; over 60: {over(lengths, 60)})"
        )
        print(f"  paragraphs and items that open with “{opening}”: {alike} of {len(firsts)}")
    return 0


def first_sentences(entries: Iterable[Entry]) -> list[str]:
    """The English of the first sentence of each paragraph or item."""
    found: dict[str, str] = {}
    for entry in entries:
        found.setdefault(entry.key.rpartition(".")[0], entry.text)
    return list(found.values())


def over(lengths: Iterable[int], limit: int) -> int:
    return sum(length > limit for length in lengths)
