"""What a card says, where it lies, and whether its font can say it."""

from __future__ import annotations

from dataclasses import astuple, dataclass

from build.cards.faces import find_face
from build.languages.language import Language, find_own, pick, pick_all
from build.model.site import Site
from build.model.text import Text

__all__ = ["CardWords", "has_card", "name_card", "size", "write_card_words"]

size = (1200, 630)
# Pixels, as Open Graph asks for them.


@dataclass(frozen=True)
class CardWords:
    """The lines of one card, from top to bottom."""

    site: str
    title: str
    beside: str
    # The title in another language; "" where it has none.
    imprint: str

    @property
    def characters(self) -> frozenset[str]:
        """Every character that the card needs from its font."""
        return frozenset("".join(astuple(self)))


def write_card_words(text: Text, language: Language, site: Site) -> CardWords:
    """The title in the card's language, and beside it in another: Chinese beside a translation, else the reverse.

    A translation in whose language the text has no title of its own is passed over.
    """
    publication = text.publication
    original = text.original.language
    others = (original,) if language.is_translation else (*text.translations, original)
    title = pick(publication.short_title, language)
    elsewhere = (find_own(publication.short_title, other) for other in others)
    beside = next((words for words in elsewhere if words not in ("", title)), "")
    imprint = " · ".join(filter(None, (pick_all(publication.issuers, language), publication.dates.cited)))
    return CardWords(language.say("name"), title, beside, imprint)


def name_card(text: Text, language: Language) -> str:
    """The address of a card under the site's root."""
    return f"assets/cards/{text.id}-{language.tag}.png"


def has_card(text: Text, language: Language, site: Site) -> bool:
    """Whether some font here has every character of it."""
    return find_face(language, write_card_words(text, language, site).characters) is not None
