"""The number of a division as its marker is printed in an edition."""

from __future__ import annotations

import re
from functools import cache

from build.languages.language import Language
from document.model import Division, part_roles
from document.script.convert import ScriptRules, to_hans, to_hant

__all__ = ["print_number", "read_numbers"]

level_letters = re.compile(r"^[a-z]+")


def print_number(division: Division, around: tuple[Division, ...], language: Language) -> str:
    """A division's marker as an edition in this language prints it; `around` are the divisions that it is in."""
    if not language.divisions:
        unnamed = division.role in part_roles and not (division.marker or division.heading)
        return language.say(f"role_{division.role}") if unnamed else print_marker(division.marker, language.edition)
    if division.role == "article" and division.marker[:1].isdigit():
        return division.marker
    number = "-".join(read_numbers(division, around))
    if division.role in part_roles:
        return " ".join(filter(None, (language.say(f"role_{division.role}"), number)))
    if division.marker[:1] in ("（", "("):
        return f"({number})"
    return language.divisions[division.role].format(number=number)


def read_numbers(division: Division, around: tuple[Division, ...]) -> tuple[str, ...]:
    """The number of a division among those beside it, and its 之 number: ("18", "1"); without a number nothing."""
    own = division.place or division.key
    for prefix in (around[-1:], around[:1]):
        own = own.removeprefix(f"{prefix[0].place or prefix[0].key}_") if prefix else own
    return tuple(number.lstrip("0") for number in level_letters.sub("", own).split("_") if number)


@cache
def print_marker(received: str, script: str) -> str:
    hans = to_hans(received)
    return hans if script == "hans" else to_hant(hans, ScriptRules())
