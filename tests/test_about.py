"""The Markdown about an edition says what its description promises, and what the page beside it shows."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from build.mkdocs.pages import make_pages
from build.model.site import load_site
from paths import languages, root
from test_markdown import read_words

site = load_site(root)


@pytest.mark.parametrize("lang", languages)
def test_every_emendation_exception_and_line_left_out_is_named(lang: str) -> None:
    for text in site.texts:
        pages = {page.path: page.markdown for page in make_pages(text, site.language(lang), site)}
        words = read_words(pages[PurePosixPath("about.md")].split("---\n", 2)[2])
        assert words
        listed = [e for e in text.emendations if len(e.changes) <= 40]
        for change in (change for emendation in listed for change in emendation.changes):
            name = text.places[lang].segments[change.key]
            assert f"{name}: {change.before}[{change.edited}]{change.after}" in words
        assert sum(f"({len(e.changes)})" in line for e in text.emendations for line in words) >= len(text.emendations)
        for kept in text.publication.rules.protected:
            assert f"{kept.hant}: {kept.reason}" in words
        for piece in text.publication.furniture:
            assert f"{piece.line}: {piece.text.strip()} ({piece.reason})" in [line.strip() for line in words]
