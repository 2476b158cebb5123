"""Links to the files of a text that may be taken away."""

from __future__ import annotations

from collections.abc import Iterable

from build.html.environment import render_template
from build.html.view import View

__all__ = ["render_downloads"]


def render_downloads(view: View, endings: Iterable[str]) -> str:
    """A link to the file with each ending; the files lie under the pages of the site's first language."""
    files = [(f"{view.to('downloads/', view.site.default)}{view.text.id}.{ending}", ending) for ending in endings]
    return render_template("downloads.html", files=files)
