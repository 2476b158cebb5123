"""A law of any sentences, and its keys from one version of it to the next, through the file that they are kept in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from document.keys.keep import Kept, keep_keys
from document.keys.table import read_table, write_table
from document.model import Document, Segment
from document.structure.parse import PartLines, parse
from document.structure.profile import load_profile

__all__ = ["Articles", "Keyring", "by_chinese", "list_all_keys"]

Articles = Sequence[Sequence[str]]
# Each a list of paragraphs.


class Keyring:
    """A keys.tsv, written anew after each version of the text."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.kept = Kept(())

    def read(self, articles: Articles, title: str = "条例", profile: str = "law") -> Document:
        """The next version, with its keys."""
        body = PartLines("body", tuple(enumerate(write_lines(articles), start=1)), load_profile(profile))
        parsed = parse("x", Segment("pre.h", title, 1), [body], Path("received.txt"))
        document, self.kept = keep_keys(parsed, str, read_table(self.path))
        self.path.write_bytes(write_table(self.kept.rows))
        return document


def write_lines(articles: Articles) -> list[str]:
    numerals = "一二三四五六七八九"
    lines: list[str] = []
    for number, paragraphs in enumerate(articles):
        tens = "" if number < 9 else "十" if number < 19 else f"{numerals[(number + 1) // 10 - 1]}十"
        ones = "" if (number + 1) % 10 == 0 else numerals[number % 10]
        lines += [f"第{tens}{ones}条　{paragraphs[0]}", *paragraphs[1:]]
    return lines


def by_chinese(document: Document) -> dict[str, list[str]]:
    """Sentence -> the keys that it has."""
    found: dict[str, list[str]] = {}
    for segment in document.body:
        found.setdefault(segment.text, []).append(segment.key)
    return found


def list_all_keys(document: Document) -> list[str]:
    """The keys of divisions, blocks and segments."""
    divisions = list(document.walk())
    blocks = [*document.blocks, *(block for division in divisions for block in division.blocks)]
    return [node.key for nodes in (divisions, blocks, document.segments) for node in nodes]
