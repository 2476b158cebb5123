"""What the search button of a page needs to know."""

from __future__ import annotations

import json

from build.languages.language import Language
from build.model.site import Site
from build.model.text import Text

__all__ = ["describe_search"]

phrases = ("", "_hint", "_count", "_none", "_near", "_more", "_close", "_failed")


def describe_search(site: Site, language: Language, text: Text | None) -> dict[str, str]:
    """Addresses from the site's root; what its script reads, as JSON: `languages`, and the `words` that it says.

    Without a script the button leads to the whole text, or to the home page where there are several.
    """
    # The counts are the browser's to put in.
    places = {"sections": "{sections}", "sentences": "{sentences}"}
    languages = [
        {"tag": x.tag, "edition": x.edition, "translation": x.is_translation, "excerpt": x.excerpt_length}
        for x in site.languages
    ]
    words = {f"search{phrase}": language.say(f"search{phrase}", **places) for phrase in phrases}
    return {
        "languages": json.dumps(languages, sort_keys=True),
        "full": f"{language.prefix}{text.id}/full/" if text else language.prefix or "./",
        "glossary": f"{language.prefix}glossary/",
        "without": language.say("full" if text else "home"),
        "words": json.dumps(words, sort_keys=True),
    }
