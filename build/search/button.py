"""What the search button of a page needs to know."""

from __future__ import annotations

from typing import Any

from build.languages.words import prefix, say
from build.model.site import Site

__all__ = ["search_words"]

phrases = ("", "_hint", "_count", "_none", "_near", "_more", "_close", "_failed")


def search_words(site: Site, lang: str) -> dict[str, Any]:
    """Addresses from the site's root, and the words that the dialogue says."""
    # The counts are the browser's to put in.
    places = {"sections": "{sections}", "sentences": "{sentences}"}
    return {
        "full": f"{prefix(lang)}{site.texts[0].id}/full/",
        "glossary": f"{prefix(lang)}glossary/",
        "without": say(lang, "full"),
        "words": {f"search{phrase}": say(lang, f"search{phrase}", **places) for phrase in phrases},
    }
