"""What a card says."""

from __future__ import annotations

from dataclasses import astuple, dataclass

from build.languages import default, say
from build.site import Text

__all__ = ["CardWords", "card_words"]


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
