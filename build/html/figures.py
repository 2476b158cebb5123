"""The figures that a text sets, as a table whose rows lead to their sentences."""

from __future__ import annotations

from build.html.environment import render_template
from build.html.view import View

__all__ = ["render_figures"]


def render_figures(view: View) -> str:
    """The table, or nothing where the publication names no figure."""
    rows = [
        (view.pick(i.name), view.pick(i.target), view.address(i.segment), view.name_of(i.segment))
        for i in view.text.publication.indicators
    ]
    return render_template("figures.html", rows=rows, view=view) if rows else ""
