"""The other editions beside each sentence: in the page from the start, shown when a reader asks for them."""

from __future__ import annotations

from html import escape

from build.edition import Edition
from build.languages import languages, say
from build.site import Text

__all__ = ["controls_html", "unit_html"]

kinds = frozenset({"article", "chapter", "part", "full"})


def unit_html(key: str, segment: str, text: Text, lang: str, kind: str) -> str:
    """A segment with its counterparts behind it; `segment` is its own HTML."""
    if kind not in kinds:
        return segment
    others = "".join(counterpart_html(key, text.editions[other]) for other in languages if other != lang)
    return f'<span class="unit">{segment}{others}</span>'


def counterpart_html(key: str, edition: Edition) -> str:
    """`translate="no"`: a browser that translates the page leaves what is quoted for comparison."""
    piece = edition.pieces[key]
    if piece.lang != edition.lang:
        return ""
    return f'<span class="alt" lang="{edition.lang}" translate="no">{escape(piece.text)}</span>'


def controls_html(lang: str, kind: str) -> str:
    """Real checkboxes: the styles alone answer to them, without a script."""
    if kind not in kinds:
        return ""
    boxes = "".join(
        f'<label><input type="checkbox" id="with-{other}" value="{other}" autocomplete="off"> '
        f"<span>{say(lang, other)}</span></label>"
        for other in languages
        if other != lang
    )
    return f'<fieldset class="parallel"><legend>{say(lang, "parallel")}</legend>{boxes}</fieldset>'
