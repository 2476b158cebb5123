"""The other editions beside each sentence: in the page from the start, shown when a reader asks for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from build.languages.words import languages, say
from build.model.edition import Piece
from build.model.site import Text

__all__ = ["Frame", "controls_html", "unit_html"]

kinds = frozenset({"article", "chapter", "part", "full"})


@dataclass(frozen=True)
class Frame:
    """What an edition prints around a segment and is not part of it, as HTML."""

    lead: str = ""
    # Number or marker.
    tail: str = ""
    # The full stop of a run-in heading.


def unit_html(key: str, own: str, text: Text, lang: str, kind: str, frames: Mapping[str, Frame]) -> str:
    """A segment, `own` its HTML, with its counterparts behind it."""
    if kind not in kinds:
        return own
    others = (counterpart_html(text.editions[o].pieces[key], o, frames.get(o, Frame())) for o in languages if o != lang)
    return f'<span class="unit">{own}{"".join(others)}</span>'


def counterpart_html(piece: Piece, lang: str, frame: Frame) -> str:
    """`translate="no"`: a browser that translates the page leaves what is quoted for comparison."""
    if piece.lang != lang:
        return ""
    words = f"{frame.lead}{escape(piece.text)}{frame.tail}"
    return f'<span class="alt" lang="{lang}" translate="no">{words}</span>'


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
