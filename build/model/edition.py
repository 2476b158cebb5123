"""One language's edition of a text: what each segment reads, and in what state it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from build.languages.language import Language
from build.model.numbers import print_number
from build.model.sections import Paths
from document.model import Division
from document.publication import Publication
from translate.catalogue.edition import Translation

__all__ = ["Edition", "Reading", "make_chinese_edition", "make_translated_edition"]

stops = ".．、 "
# What may stand behind the number in a marker.


@dataclass(frozen=True)
class Reading:
    """One segment as an edition prints it."""

    text: str
    lang: str
    # Tag of the language of `text`: the original's where there is no translation yet.
    state: str = "original"
    # "original" | "untranslated" | "draft" | "edited" | "reviewed" | "official"
    stale: bool = False
    # It translates what the Chinese, or the rendering of a term, was before.
    doubt: bool = False
    # A check failed, or a person marked it as needing work.
    who: str = ""
    # Who signed or issued it; an engine's or a file's name for a draft.
    origin: str = ""
    # As in the catalogue: "draft", "mt …", "human …"; "" for words that nobody answers for.
    notes: tuple[str, ...] = ()
    stale_terms: tuple[str, ...] = ()
    # Glossary term ids.
    covered_by: str = ""
    # Key of the segment whose words say this one too; `text` is then "".

    @property
    def claim(self) -> str:
        """What a reader is told of it: its state, and "memory" for a draft that no machine wrote."""
        return "memory" if self.state == "draft" and self.origin.startswith("memory ") else self.state

    @property
    def settled(self) -> bool:
        """Whether a person or the issuer answers for it as it stands."""
        return self.state in {"reviewed", "official"} and not self.stale and not self.doubt


@dataclass(frozen=True)
class Edition:
    """All segments of a text in one language."""

    language: Language
    readings: Mapping[str, Reading]
    # By key, in reading order; the same keys in every edition.
    paths: Paths
    # What each division is in.

    @property
    def lang(self) -> str:
        """Tag of the language of the edition."""
        return self.language.tag

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """Segment key -> text, of those only that are in the edition's own language."""
        return {key: reading.text for key, reading in self.readings.items() if reading.lang == self.lang}

    @cached_property
    def digest(self) -> str:
        """The first twelve hex digits of the SHA-256 of the whole text, a line for each segment."""
        text = "\n".join(reading.text for reading in self.readings.values())
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    def join(self, keys: Iterable[str]) -> str:
        """The words of these segments one behind the other; those that another segment's words say are passed over."""
        return self.language.joiner.join(filter(None, (self.readings[key].text for key in keys)))

    def heading(self, division: Division) -> str:
        """The heading of a division without its number, "" where it has none."""
        return self.readings[division.heading.key].text if division.heading else ""

    def title(self, division: Division) -> str:
        """The title of a division with its number, as a page is called: `18. …`, `五、…`, `Chapter 5. …`."""
        number, heading = self.number(division), self.heading(division)
        if self.language.divisions or division.marker.endswith((".", "．")):
            plain = number.rstrip(".．")
            return f"{plain}{'' if plain.endswith(')') else '.'} {heading}" if heading else plain
        return f"{number}{heading}"

    def number(self, division: Division) -> str:
        """A division's number as it is printed before its heading: `五、`, `第十八條`, `18.`, `Chapter 5`."""
        return print_number(division, self.paths[division.key], self.language)

    def cited_number(self, division: Division) -> str:
        """The number without the marks behind it: `五`, `第十八條`, `18`, `Chapter 5`; the title of what has none."""
        return self.number(division).strip(stops) or self.title(division)


def make_chinese_edition(publication: Publication, language: Language, paths: Paths) -> Edition:
    """The Chinese in the script of the language."""
    texts = publication.hant if language.edition == "hant" else publication.hans
    return Edition(language, {key: Reading(text, language.tag) for key, text in texts.items()}, paths)


def make_translated_edition(
    original: Edition, translations: Mapping[str, Translation], language: Language, keys: Iterable[str]
) -> Edition:
    """The edition of a catalogue, with the original's words where it has none."""
    readings = {key: make_reading(translations[key], original.readings[key], language) for key in keys}
    return Edition(language, readings, original.paths)


def make_reading(translation: Translation, original: Reading, language: Language) -> Reading:
    """A segment as the translation has it; what no English says stands in the original's words."""
    if not translation.text and not translation.covered_by:
        return Reading(original.text, original.lang, "untranslated")
    return Reading(
        translation.text,
        language.tag,
        translation.state,
        translation.stale,
        translation.doubt,
        translation.who,
        translation.origin,
        translation.notes,
        translation.stale_terms,
        translation.covered_by,
    )
