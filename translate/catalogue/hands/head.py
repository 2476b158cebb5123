"""The head of a PO file, its first entry: what polib would read in another way than it stands there, or forget."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import polib

from document.characters import name_character, unprintable

__all__ = ["find_lost_fields"]

a_string_of_it = re.compile(r'(?P<first>msgstr )?"(?P<inside>.*)"')


def find_lost_fields(lines: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Line, problem and remedy of each field of the head that would be lost, or take the place of an earlier one."""
    first: dict[str, int] = {}
    for number, field in read_fields(lines):
        name, colon, _ = field.partition(":")
        if bad := unprintable.search(field):
            yield number, f"the head has {name_character(bad[0])}", "remove it"
        elif colon and name in first:
            yield number, f"'{name}' stands in line {first[name]} already", "keep one of the two"
        elif not colon and not first:
            yield number, f"'{field}' in the head belongs to no field", "write its name and a colon before it"
        first |= {name: number} if colon else {}


def read_fields(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The fields of the head with the line in which each begins; one may go over several strings."""
    field, begins = "", 0
    for number, inside in read_strings(lines):
        begins = begins if field else number
        *whole, field = (field + inside).split("\n")
        for text in filter(None, whole):
            yield begins, text
            begins = number
    if field:
        yield begins, field


def read_strings(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The strings of the first msgstr with their lines."""
    inside = False
    for number, line in enumerate(lines, start=1):
        found = a_string_of_it.fullmatch(line)
        if inside and not (found and not found["first"]):
            return
        inside = inside or bool(found and found["first"])
        if inside and found:
            yield number, polib.unescape(found["inside"])
        elif line.startswith("msgctxt "):
            return
