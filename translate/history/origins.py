"""Who brought the words of an entry first, and whether a machine did: read from every version that git has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import polib

from translate.catalogue.comments import hash_words, read_comments
from translate.catalogue.entries import Entry
from translate.catalogue.words import machine
from translate.git import ask_git
from translate.history.versions import Version, follow_versions, is_shallow

__all__ = ["History", "Trace"]

po_line = re.compile(r'(?:#~ ?)?(?P<mark>#?\|? ?(?:msgid |msgstr )?)(?P<string>".*")')
fields = {"msgid ": "source", "#| msgid ": "previous", "| msgid ": "previous", "msgstr ": "text"}


@dataclass
class Words:
    """English as one version has it, read also where that is no proper file."""

    source: str = ""
    previous: str = ""
    text: str = ""
    comments: list[str] = field(default_factory=list)

    @property
    def sources(self) -> frozenset[str]:
        """The Chinese that it is said to translate."""
        return frozenset((self.source, self.previous)) - {""}

    @property
    def stamp(self) -> tuple[str, str]:
        """The origin with its hash by which a machine wrote just these words; empty where none says so."""
        for comment in self.comments:
            facts = read_comments([comment], lambda problem, remedy: None)
            if facts.hash == hash_words(self.text) and facts.origin.split(" ")[0] in machine:
                return facts.origin, facts.hash
        return "", ""


@dataclass(frozen=True)
class Trace:
    """Where the words of an entry are from."""

    first: Version | None = None
    # None where git does not have them as they stand, or not their beginning.
    stamp: tuple[str, str] = ("", "")
    # The origin and its hash, if a machine wrote them.


class History:
    """The versions of a catalogue on all branches that led here, each read once and only when it is asked for."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.words: dict[str, list[Words]] = {}

    @cached_property
    def versions(self) -> tuple[tuple[Version, str], ...]:
        """Every commit that changed the file, newest first, with the name that it had there."""
        return tuple(follow_versions(self.path))

    def trace(self, entry: Entry) -> Trace:
        """The first commit with these words for this Chinese or what that was before, whoever brought them back."""
        sources = frozenset((entry.source, entry.previous)) - {""}
        here = any(
            words.text == entry.text and words.sources & sources for words in self.read("HEAD", f"./{self.path.name}")
        )
        first, stamp = None, ("", "")
        for version, name in self.versions:
            for words in self.read(version.commit, name):
                if words.text == entry.text and words.sources & sources:
                    sources |= words.sources
                    first, stamp = version, max(stamp, words.stamp)
        return Trace(first if here and not is_shallow(self.path) else None, stamp)

    def read(self, commit: str, name: str) -> list[Words]:
        """The English that a version has."""
        if commit not in self.words:
            self.words[commit] = list(read_words(ask_git(self.path.parent, "show", f"{commit}:{name}")))
        return self.words[commit]


def read_words(content: bytes) -> Iterator[Words]:
    """English with its Chinese and comments; of a merge conflict both sides."""
    words, last = Words(), ""
    for line in content.decode(errors="replace").split("\n"):
        match = po_line.match(line.rstrip())
        if match and (kind := fields.get(match["mark"], "" if match["mark"].strip("#| ") else last)):
            if kind == "text" and match["mark"]:
                words = Words(words.source, words.previous, "", words.comments)
            begun = "" if match["mark"] in fields else getattr(words, kind)
            setattr(words, kind, begun + polib.unescape(match["string"][1:-1]))
            last = kind
            continue
        if last == "text":
            yield words
            words = Words() if line.startswith("#") else words
        last = ""
        if line.startswith("# "):
            words.comments.append(line[2:].rstrip())
        elif not line.strip():
            words = Words()
    if last == "text":
        yield words
