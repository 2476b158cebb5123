"""The styles that differ by language, as one style sheet."""

from __future__ import annotations

from build.html.environment import render_template
from build.model.site import Site

__all__ = ["render_languages_css"]


def render_languages_css(site: Site) -> str:
    """Fonts, measure and leading of each language, and which edition is shown beside the text when asked for."""
    return render_template("languages.css", languages=site.languages, translations=site.translations)
