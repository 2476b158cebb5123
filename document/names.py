"""What a text may be called: its id is a folder of the site beside others, and a file name on every system."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path

from document.errors import InputError

__all__ = ["find_misnamed", "is_reserved", "refuse_id"]

form_of_id = re.compile("[a-z0-9][a-z0-9-]{0,63}")
site_names = frozenset(
    ("404", "about", "assets", "downloads", "feed", "full", "glossary", "index", "robots", "search", "sitemap", "tags")
)
# What the site has, or may come to have, beside the folders of its texts.
devices = re.compile(r"con|prn|aux|nul|(com|lpt)\d")
# Windows takes these for devices and not for files.


def is_reserved(id: str) -> bool:
    """Whether something else than a text has, or may come to have, this name."""
    return id in site_names or bool(devices.fullmatch(id))


def refuse_id(root: Path, id: str) -> None:
    """InputError where a text that comes anew, or is called anew, cannot have this id."""
    if not form_of_id.fullmatch(id):
        remedy = "write at most 64 lower-case letters, digits and hyphens"
        raise InputError.at(root / "texts", 0, f"'{id}' is no id", remedy)
    if is_reserved(id):
        raise InputError.at(root / "texts", 0, f"the site has its own '{id}'", "choose another id")
    if (root / "texts" / id).exists():
        raise InputError.at(root / "texts" / id, 0, "there is a text of this name", "choose another id")


def find_misnamed(path: Path) -> str:
    """The name of the file beside a missing one that looks most like it, "" where none does."""
    names = [other.name for other in path.parent.glob("*") if other.is_file()]
    lowered = {name.lower(): name for name in names}
    near = get_close_matches(path.name, lowered, n=1)
    return lowered[near[0]] if near else ""
