"""One language's edition of a text: what each segment reads, and in what state it is."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from build.languages.words import default
from document.model import Division
from document.publication import Publication
from document.script.convert import ScriptRules, to_hans, to_hant
from translate.catalogue.edition import Translation

__all__ = ["Edition", "Piece", "editions_of", "marker"]


@dataclass(frozen=True)
class Piece:
    """One segment as an edition prints it."""

    text: str
    lang: str
    # Of `text`: the original's where there is no translation yet.
    state: str = "original"
    # "original" | "draft" | "edited" | "reviewed" | "official" | "stale" | "untranslated"
    origin: str = ""
    notes: tuple[str, ...] = ()
    stale_terms: tuple[str, ...] = ()
    # Glossary term ids.


@dataclass(frozen=True)
class Edition:
    """All segments of a text in one language."""

    lang: str
    pieces: Mapping[str, Piece]
    # By key, in reading order; the same keys in every edition.

    @property
    def texts(self) -> Mapping[str, str]:
        """Only what is in the edition's own language."""
        return {key: piece.text for key, piece in self.pieces.items() if piece.lang == self.lang}

    @cached_property
    def digest(self) -> str:
        """The first twelve hex digits of the SHA-256 of the whole text, a line for each segment."""
        text = "\n".join(piece.text for piece in self.pieces.values())
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    def heading(self, division: Division) -> str:
        return self.pieces[division.heading.key].text if division.heading else ""

    def title(self, division: Division) -> str:
        """The title of a division with its number, as a page is called: `18. …`, `五、…`, `Chapter 5. …`."""
        printed, heading = marker(division, self.lang), self.heading(division)
        if self.lang == "en" or division.marker.endswith((".", "．")):
            return f"{printed.rstrip('.')}. {heading}" if heading else printed
        return f"{printed}{heading}"


def marker(division: Division, lang: str) -> str:
    """A division's marker as an edition prints it: `五、`, `第十八條`, `18.`, `Chapter 5`."""
    if lang != "en":
        return chinese_marker(division.marker, lang)
    if division.role == "article":
        return division.marker if division.marker[:1].isdigit() else f"Article {division.key}"
    number = division.key.rsplit("_", 1)[-1].lstrip("pcs0")
    return f"{division.role.capitalize()} {number}"


@cache
def chinese_marker(received: str, lang: str) -> str:
    hans = to_hans(received)
    return hans if lang == "zh-Hans" else to_hant(hans, ScriptRules())


def editions_of(publication: Publication, english: Mapping[str, Translation]) -> Mapping[str, Edition]:
    """The three editions by language tag."""
    chinese = {"zh-Hant": publication.hant, "zh-Hans": publication.hans}
    editions = {
        lang: Edition(lang, {key: Piece(text, lang) for key, text in texts.items()}) for lang, texts in chinese.items()
    }
    pieces = {key: english_piece(english[key], publication.hant[key]) for key in publication.hans}
    return {**editions, "en": Edition("en", pieces)}


def english_piece(translation: Translation, original: str) -> Piece:
    if not translation.text:
        return Piece(original, default, "untranslated")
    return Piece(
        translation.text,
        "en",
        "stale" if translation.stale else translation.state,
        "" if translation.stale else translation.origin,
        translation.notes,
        translation.stale_terms,
    )
