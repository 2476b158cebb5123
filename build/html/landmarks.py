"""Mends what the theme prints for assistive technology."""

from __future__ import annotations

import re

__all__ = ["without_nameless_landmarks"]

# The theme names the navigation of a chapter after a label that is empty where the chapter has a page of its own.
nameless = re.compile(r'(<nav class="md-nav" data-md-level="\d+") aria-labelledby="[^"]*" aria-expanded="[^"]*"')


def without_nameless_landmarks(html: str) -> str:
    """Inner levels of the navigation are lists inside the one landmark that has a name."""
    return nameless.sub(r'\1 role="none"', html)
