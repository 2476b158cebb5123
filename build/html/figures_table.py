"""The figures that a text sets, as a table whose rows lead to their sentences."""

from __future__ import annotations

from html import escape

from build.html.render import View
from build.languages.words import say

__all__ = ["figures_html"]


def figures_html(view: View) -> str:
    """Nothing where the publication names none."""
    publication, lang = view.text.publication, view.lang
    rows = "".join(
        f'<tr><th scope="row">{escape(i.name[lang])}</th><td>{escape(i.target[lang])}</td>'
        f'<td><a href="{view.address(i.segment)}">{i.segment}</a></td></tr>'
        for i in publication.indicators
    )
    if not rows:
        return ""
    heads = "".join(f'<th scope="col">{say(lang, name)}</th>' for name in ("goal", "target", "source"))
    caption = say(lang, "figures")
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{caption}"><table class="figures">'
        f"<caption>{caption}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )
