"""Files of the theme that no page of ours asks for stay out of the site."""

from __future__ import annotations

from mkdocs.structure.files import Files

__all__ = ["drop_unused"]

# Material's own search, which ours replaces, and maps for whoever debugs Material.
unused = ("assets/javascripts/lunr/", "assets/javascripts/workers/")


def drop_unused(files: Files) -> None:
    for file in list(files):
        if file.src_uri.startswith(unused) or file.src_uri.endswith((".js.map", ".css.map")):
            files.remove(file)
