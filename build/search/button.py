"""What the search button of a page needs to know."""

from __future__ import annotations

from typing import Any

from build.languages.language import Language
from build.model.site import Site

__all__ = ["describe_search"]

phrases = ("", "_hint", "_count", "_none", "_near", "_more", "_close", "_failed")


def describe_search(site: Site, language: Language) -> dict[str, Any]:
    """Addresses from the site's root, and the words that the dialogue says."""
    # The counts are the browser's to put in.
    places = {"sections": "{sections}", "sentences": "{sentences}"}
    languages = [
        {"tag": x.tag, "edition": x.edition, "translation": x.is_translation, "excerpt": x.excerpt_length}
        for x in site.languages
    ]
    return {
        "languages": languages,
        "full": f"{language.prefix}{site.texts[0].id}/full/",
        "glossary": f"{language.prefix}glossary/",
        "without": language.say("full"),
        "words": {f"search{phrase}": language.say(f"search{phrase}", **places) for phrase in phrases},
    }
