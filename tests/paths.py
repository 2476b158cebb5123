"""Where the tests find the repository's own files."""

from __future__ import annotations

from pathlib import Path

from build.languages.language import list_known_tags, load_languages

root = Path(__file__).parent.parent
golden = root / "tests" / "golden"
fixtures = root / "tests" / "fixtures"
languages = list_known_tags()
# The tags of every language that the program has words for.


def prefix(lang: str) -> str:
    """Where the pages of a language lie under the site's root."""
    return next(language.prefix for language in load_languages() if language.tag == lang)
