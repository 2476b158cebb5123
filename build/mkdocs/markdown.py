"""Words as CommonMark that any reader gives back as the same words, whatever they hold."""

from __future__ import annotations

import re
from unicodedata import category

__all__ = ["escape_markdown", "mark_strong"]

# Marks that mean something wherever they stand, in CommonMark or in the extensions that readers commonly add.
anywhere = re.compile(r"[\\`*_\[\]<>&~|${}^]|:(?=//)|(?<=\w)@(?=\w)|(?<=[Ww]{3})\.")
# What opens a block where a line begins with it.
opening = re.compile(r"^(?=[#+\-=:!%])|^(?P<number>\d{1,9})(?=[.)])")
last_marks = re.compile(r"(?<=\s)(?=#+\s*$)")
# Marks at the end of a heading would close it.
edges = re.compile(r"^\s+|\s+$")


def escape_markdown(text: str) -> str:
    """One line of text as Markdown; a reader of it reads `text`."""
    escaped = anywhere.sub(lambda match: f"\\{match[0]}", text)
    escaped = opening.sub(lambda match: f"{match['number'] or ''}\\", escaped)
    escaped = last_marks.sub(r"\\", escaped)
    return edges.sub(lambda match: "".join(f"&#{ord(space)};" for space in match[0]), escaped)


def mark_strong(text: str) -> str:
    """The text in strong emphasis where its ends allow it: marks beside punctuation would stay as they stand."""
    plain = text[:1].isalnum() and category(text[-1:] or " ")[0] in "LN"
    return f"**{escape_markdown(text)}**" if plain else escape_markdown(text)
