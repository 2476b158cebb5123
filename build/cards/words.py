"""What a card says, where it lies, and whether its font can say it."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path

from build.languages.words import default, say
from build.model.site import Text

__all__ = ["CardWords", "card_address", "card_words", "fonts", "has_card", "size"]

fonts = Path(__file__).with_name("fonts")
# For each language a font and the list of its characters.
size = (1200, 630)
# Pixels, as Open Graph asks for them.


@dataclass(frozen=True)
class CardWords:
    """The lines of one card, from top to bottom."""

    site: str
    title: str
    beside: str
    # The title in another language.
    imprint: str

    @property
    def characters(self) -> frozenset[str]:
        return frozenset("".join(astuple(self)))


def card_words(text: Text, lang: str) -> CardWords:
    """Chinese has the English title beside it, English the Traditional Chinese one."""
    publication = text.publication
    title, beside = publication.short_title[lang], publication.short_title["en" if lang != "en" else default]
    imprint = " · ".join((publication.issuer[lang], publication.adopted))
    return CardWords(say(lang, "name"), title, beside, imprint)


def card_address(text: Text, lang: str) -> str:
    """Under the site's root."""
    return f"assets/cards/{text.id}-{lang}.png"


def has_card(text: Text, lang: str) -> bool:
    """Whether the font of the language has every character; `python -m build fonts` gives it what it lacks."""
    return card_words(text, lang).characters <= font_characters(lang)


@cache
def font_characters(lang: str) -> frozenset[str]:
    return frozenset((fonts / f"{lang}.txt").read_text(encoding="utf-8").rstrip("\n"))
