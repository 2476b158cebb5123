"""What a hand slipped on where YAML cannot be read: the parser only says where it could go no further."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

__all__ = ["find_slip"]

Slip = tuple[int, str, str]
# Line from 1, problem, remedy.
nearby = 3
# How many lines above the one in which the parser stops a slip within one line can lie.
longest_line = 1000
# Characters; what is longer no hand has written.
key = r"(?:^\s*(?:- )?|[{,，]\s*)(?P<name>[A-Za-z][\w-]*)"
in_a_line: Sequence[tuple[re.Pattern[str], str, str]] = (
    (re.compile(rf"{key}\s*："), "a full-width colon behind '{name}'", "write '{name}: '"),
    (re.compile(r"，\s*(?P<name>[A-Za-z][\w-]*):"), "a full-width comma before '{name}'", "write ', {name}:'"),
    (re.compile(r"(?<=[:,\[{ ])[“‘][^”’]*[{}:,\[\]]"), "a typographic quotation mark", 'write " around the text'),
    (re.compile(r"^ *\t"), "a tab", "write spaces instead of it"),
    (re.compile(r"^\s*(?P<name>[A-Za-z][\w-]*):[^\s/]"), "no space behind '{name}:'", "write '{name}: '"),
    (re.compile(r"^\s*-[\w{\[]"), "no space behind the dash", "write '- '"),
)
whole_text = re.compile(r"""(?P<before>(?:^|[:,-]\s|[\[{])\s*)(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')""")
open_quote = re.compile(r"""(?:[:,-]\s|[\[{])\s*(?P<mark>["'])""")
begins_field = re.compile(r"\s*(?:- |[A-Za-z][\w-]*:(?:\s|$)|$)")
field = re.compile(r"(?P<indent> *)(?P<name>[A-Za-z][\w-]*):(?:\s|$)")
closing = {"[": "]", "{": "}"}


def find_slip(lines: Sequence[str], at: int, said: str) -> Slip | None:
    """The slip for which the parser stopped in line `at` with these words; None if it is none of the usual ones."""
    lines = [line[:longest_line] for line in lines]
    finders: tuple[Callable[[], Iterator[Slip]], ...] = (
        lambda: find_in_lines(lines, at),
        lambda: find_open_quotes(lines, at),
        lambda: find_lost_dashes(lines, at, said),
        lambda: find_open_brackets(lines, at, said),
    )
    return next((slip for find in finders for slip in find()), None)


def find_in_lines(lines: Sequence[str], at: int) -> Iterator[Slip]:
    for number in range(min(at, len(lines)), max(at - nearby, 0), -1):
        bare = remove_quoted(lines[number - 1])
        for pattern, problem, remedy in in_a_line:
            if match := pattern.search(bare):
                name = match.groupdict().get("name", "")
                yield number, problem.replace("{name}", name), remedy.replace("{name}", name)


def find_open_quotes(lines: Sequence[str], at: int) -> Iterator[Slip]:
    """Texts whose quotation mark is not closed before the next field begins."""
    for number, line in enumerate(lines[:at], start=1):
        found = open_quote.search(remove_quoted(line))
        if found and (number == len(lines) or begins_field.match(lines[number])):
            mark = found["mark"]
            yield number, f"the text has {mark} at its beginning and none at its end", f"write {mark} behind it too"


def find_lost_dashes(lines: Sequence[str], at: int, said: str) -> Iterator[Slip]:
    """A line that is no item of the list above it."""
    match = field.match(lines[at - 1]) if 0 < at <= len(lines) and "'-' indicator" in said else None
    if match and any(line.lstrip().startswith(f"- {match['name']}:") for line in lines):
        yield at, f"'{match['name']}' without the dash of a new entry", f"write '- {match['name']}: ', as in the others"
    elif match:
        yield at, f"'{match['name']}' has fewer spaces before it than its entry", "indent it as the line above"


def find_open_brackets(lines: Sequence[str], at: int, said: str) -> Iterator[Slip]:
    """The nearest bracket above that is not closed."""
    if "or ']'" not in said and "or '}'" not in said:
        return
    for number in range(min(at, len(lines)), 0, -1):
        bare = remove_quoted(lines[number - 1])
        for opening, close in closing.items():
            if bare.count(opening) > bare.count(close):
                yield number, f"{opening} is not closed", f"write {close} where its text ends"


def remove_quoted(line: str) -> str:
    return whole_text.sub(lambda match: f'{match["before"]}""', line)
