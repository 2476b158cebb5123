"""A text with everything that is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from document.keys.keep import Kept
from document.model import Document
from document.publication.account import Account, Stretch
from document.script.convert import ScriptRules, choose_spelling, to_hans, to_hant
from document.script.review import OpenPlace, find_open_places
from document.script.segments import pair_straight

__all__ = ["Dates", "Indicator", "Multilingual", "Publication", "ReceivedCopy"]

Multilingual = Mapping[str, str]
# Language tag -> text; the two scripts and, where there is one, any other language.


@dataclass(frozen=True)
class Indicator:
    """A figure that the text sets."""

    segment: str
    # Key of the segment that sets it.
    value: str
    # As the Chinese prints it, without the unit: "2.3".
    name: Multilingual
    target: Multilingual
    # The value with its unit and "above" or "at most": "above 2.3 trillion yuan".


@dataclass(frozen=True)
class Dates:
    """What is known of when a document came into the world: ISO dates, "" for what is not known."""

    adopted: str = ""
    # When a body passed it.
    issued: str = ""
    # 成文日期, the date under the signature.
    published: str = ""
    # When it was first printed or put on a page.
    effective: str = ""

    @property
    def cited(self) -> str:
        """The date that a citation gives: the first that is known, in the order above."""
        return self.adopted or self.issued or self.published or self.effective


@dataclass(frozen=True)
class ReceivedCopy:
    """The copy that was received."""

    script: str
    # "hans" or "hant", what it was written in; "hant-converted", made of Simplified by a machine that errs.
    publisher: Multilingual = field(default_factory=dict)
    published: str = ""
    # ISO date.
    url: str = ""
    files: tuple[str, ...] = ()
    # Names of the files that received.txt was made from.


@dataclass(frozen=True)
class Publication:
    """A text with everything that is known of it, and its two Chinese editions."""

    id: str
    folder: Path
    genre: str
    # "proposals", "plan", "law", "regulation", "notice", "report", "address" or "other"
    document: Document
    rules: ScriptRules
    source: ReceivedCopy
    short_title: Multilingual
    document_number: str
    # 文號 as printed: "国发〔2101〕5号"; "" where there is none.
    issuers: tuple[Multilingual, ...]
    dates: Dates
    adopted_by: Multilingual
    # The body that passed it; empty where that is not known.
    editions: tuple[str, ...]
    # Tags of those that the text has; empty: every one that the site has.
    version: str
    version_date: str
    metadata: tuple[Stretch, ...]
    furniture: tuple[Stretch, ...]
    # With what was skipped inside the parts.
    indicators: tuple[Indicator, ...]
    account: Account
    kept: Kept
    # What became of the keys since keys.tsv was written.
    formerly: tuple[str, ...] = ()
    # Ids under which it was published before.

    @property
    def is_hans(self) -> bool:
        """Whether the text was received in Simplified, so that zh-Hans is the text itself."""
        return self.source.script == "hans"

    @property
    def own(self) -> Mapping[str, str]:
        """The edition in the script of the source: every difference from the text as received is an emendation."""
        return self.hans if self.is_hans else self.hant

    def has_edition(self, tag: str) -> bool:
        """Whether the text has an edition in this language, or says of none that it has not."""
        return not self.editions or tag in self.editions

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """Segment key -> the Chinese that is translated: in the script of the source, or in Simplified if that erred.

        The keys are in reading order, here and in the editions.
        """
        write = choose_spelling(self.source.script)
        whole = {segment.key: segment.text for segment in self.document.segments}
        return {k: self.kept.chinese[k] if text == whole[k] else write(text) for k, text in self.paired.items()}

    @cached_property
    def hans(self) -> Mapping[str, str]:
        """Segment key -> text of the zh-Hans edition."""
        if self.source.script != "hant":
            return self.sources
        return {key: to_hans(text, self.rules) for key, text in self.sources.items()}

    @cached_property
    def hant(self) -> Mapping[str, str]:
        """Segment key -> text of the zh-Hant edition."""
        if self.source.script == "hant":
            return self.sources
        return {key: to_hant(text, self.rules) for key, text in self.sources.items()}

    @property
    def paired(self) -> Mapping[str, str]:
        """Segment key -> text as received, with its straight quotation marks in pairs where that can be."""
        return self.pairing[0]

    @cached_property
    def pairing(self) -> tuple[Mapping[str, str], tuple[OpenPlace, ...]]:
        """The same, and the marks that could not be paired."""
        return pair_straight(self.document.segments, self.rules)

    @cached_property
    def unread(self) -> tuple[OpenPlace, ...]:
        """The places that nobody has read yet: marks without a partner, characters that had several forms."""
        hant = self.source.script == "hant"
        converted, direction = (self.hans, "to_hans") if hant else (self.hant, "to_hant")
        return (*self.pairing[1], *find_open_places(self.sources, converted, direction, self.rules))
