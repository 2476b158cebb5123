"""What a text may be called: its id is a folder of the site beside others, and a file name on every system."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path

__all__ = ["find_misnamed", "is_reserved"]

site_names = frozenset(
    ("404", "about", "assets", "downloads", "feed", "full", "glossary", "index", "robots", "search", "sitemap", "tags")
)
# What the site has, or may come to have, beside the folders of its texts.
devices = re.compile(r"con|prn|aux|nul|(com|lpt)\d")
# Windows takes these for devices and not for files.


def is_reserved(id: str) -> bool:
    """Whether something else than a text has, or may come to have, this name."""
    return id in site_names or bool(devices.fullmatch(id))


def find_misnamed(path: Path) -> str:
    """The name of the file beside a missing one that looks most like it, "" where none does."""
    names = [other.name for other in path.parent.glob("*") if other.is_file()]
    lowered = {name.lower(): name for name in names}
    near = get_close_matches(path.name, lowered, n=1)
    return lowered[near[0]] if near else ""
