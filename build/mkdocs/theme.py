"""What is mended of the theme: files that no page of ours asks for, landmarks without a name."""

from __future__ import annotations

import re

from mkdocs.structure.files import Files

__all__ = ["drop_unused_files", "remove_nameless_landmarks"]

# Material's own search, which ours replaces, and maps for whoever debugs Material.
unused = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
# The theme names the navigation of a chapter after a label that is empty where the chapter has a page of its own.
nameless = re.compile(r'(<nav class="md-nav" data-md-level="\d+") aria-labelledby="[^"]*" aria-expanded="[^"]*"')


def drop_unused_files(files: Files) -> None:
    """Take the theme's own search and source maps out of the files that will be written."""
    for file in list(files):
        if file.src_uri.startswith(unused) or file.src_uri.endswith((".js.map", ".css.map")):
            files.remove(file)


def remove_nameless_landmarks(html: str) -> str:
    """Inner levels of the navigation are lists inside the one landmark that has a name."""
    return nameless.sub(r'\1 role="none"', html)
