"""PO files on disk: read strictly, with the line of each fault, and written whole or not at all.

polib forgives too much to be trusted alone: it cuts the last character off an unfinished string and forgets
`#~|` lines, which are read here. What it would change without a word is an error here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import polib

from document.characters import name_character, split_lines, unprintable
from document.errors import Collector, InputError
from document.files import refuse_conflicts
from translate.catalogue.hands.head import find_lost_fields
from translate.catalogue.hands.wrapped import is_wrapped, join_wrapped

__all__ = ["find_repeated", "read_po"]

quoted_text = r'"(?:[^"\\]|\\["\\ntrvbf])*"'
line_kinds = re.compile(
    rf"""
    (?P<blank> \s* )
    | (?P<comment> \#(?:\ .*)? )
    | (?P<flags> \#,\ .+ )
    | (?P<previous> \#~?\|\ (?:msgctxt\ |msgid\ )?{quoted_text} )
    | (?:\#~\ )? (?P<keyword> msgctxt | msgid | msgstr )\ {quoted_text}
    | (?:\#~\ )? (?P<more> {quoted_text} )
    """,
    re.VERBOSE,
)
a_keyword = re.compile(r"(?:#~ )?(?:msgctxt|msgid|msgstr)(?![\w\[])")
a_comment, a_string = re.compile(r"#(?!~ )"), re.compile(r'(?:#~ )?(?:msgstr )?".*"')
remedies = (
    (
        r"#[.:]|#~?\|",
        "a kind of comment that the catalogue does not keep",
        "remove it, or write it as '# ' and the text",
    ),
    (r"#[^\s,~|]", "a comment whose # has no space", "write '# {rest}'"),
    (r"(#~ )?(msgid_plural|msgstr\[)", "a plural form", "keep one msgid and one msgstr"),
    (
        r'(#~ )?(msg(ctxt|id|str)\b|")',
        "an unfinished string or an unknown escape",
        'close it with " and write \\" and \\\\ inside it',
    ),
    (r"", "not PO syntax", "start it with msgctxt, msgid, msgstr or '# '"),
)
follows = {"msgctxt": "msgstr", "msgid": "msgctxt", "msgstr": "msgid"}
# Keyword -> the one that must stand before it; only the header's msgid stands first.


def read_po(path: Path, text: str, ours: bool = False) -> tuple[polib.POFile, tuple[int, ...]]:
    """PO and the line of each entry's msgctxt in file order; InputError with every fault of syntax.

    `path` is where the text stands; the file may say something else by now. Comments come as they were before a
    program wrapped them, which it has not done where the text is `ours`.
    """
    lines = split_lines(text)
    starts, previous = check_lines(path, lines)
    try:
        # polib takes one line for the name of a file.
        po = polib.pofile("\n".join((*lines, "")), encoding="utf-8", wrapwidth=0)
    except (OSError, ValueError, IndexError, KeyError, RecursionError) as error:
        raise InputError.at(path, 0, f"not PO: {error}", "restore the file from its last version") from None
    if len(po) != len(starts):
        line = next(number for number, line in enumerate(lines, start=1) if line.startswith("msgid "))
        raise InputError.at(path, line, "the msgid of the head is not empty", 'begin with msgid "" and msgstr ""')
    for item, line in zip(po, starts, strict=True):
        item.previous_msgid = previous.get(line, item.previous_msgid)
    if not ours and is_wrapped(item.tcomment.split("\n") for item in po):
        for item in po:
            item.tcomment = "\n".join(join_wrapped(item.tcomment.split("\n")))
    return po, starts


def check_lines(path: Path, lines: Sequence[str]) -> tuple[tuple[int, ...], Mapping[int, str]]:
    """The line of each entry's msgctxt, and for such a line what `#~| msgid` says above it."""
    refuse_conflicts(path, lines)
    faults = Collector(path)
    lines, broken = set_aside_broken(lines)
    for number, problem, remedy in broken:
        faults.add(number, problem, remedy)
    starts: list[int] = []
    previous: dict[int, str] = {}
    above = ""
    before = ""
    for number, line in enumerate(lines, start=1):
        kind = line_kinds.fullmatch(line)
        if found := unprintable.search(line):
            faults.add(number, f"the line has {name_character(found[0])}", "remove it")
        elif not kind:
            faults.add(number, *diagnosis(line))
        if kind and (keyword := kind["keyword"]):
            header = not before and line == 'msgid ""'
            if before != follows[keyword] and not header:
                faults.add(number, f"{keyword} after {before or 'no header'}", "write msgctxt, msgid, msgstr in turn")
            if keyword == "msgctxt":
                starts.append(number)
                previous |= {number: above} if above else {}
            before, above = keyword, ""
        elif kind and before in {"msgctxt", "msgid"} and not kind["more"]:
            faults.add(number, f"the entry breaks off after {before}", "write msgctxt, msgid, msgstr in turn")
            before = "msgstr"
        if kind and line.startswith(("#~| msgid ", '#~| "')):
            above += polib.unescape(line[line.index('"') + 1 : -1])
    if before != "msgstr":
        faults.add(len(lines), "the file breaks off", "restore its end from its last version")
    for fault in find_lost_fields(lines):
        faults.add(*fault)
    for number, problem in find_stray_comments(lines):
        faults.add(number, problem, "put it above the msgctxt that it speaks of, behind an empty line")
    faults.raise_if_any()
    return tuple(starts), previous


def set_aside_broken(lines: Sequence[str]) -> tuple[list[str], list[tuple[int, str, str]]]:
    """The lines with an empty string for each that is broken off, or goes on in the next; and what is wrong with it."""
    whole, broken = list(lines), list[tuple[int, str, str]]()
    for at, line in enumerate(lines):
        match = a_keyword.match(line)
        if not match or line_kinds.fullmatch(line) or unprintable.search(line):
            continue
        whole[at] = f'{match[0]} ""'
        rest = list(find_rest(lines, at + 1))
        whole[at + 1 : at + 1 + len(rest)] = [""] * len(rest)
        problem, remedy = diagnosis(line)
        if any(more.strip() for more in rest):
            problem, remedy = "a string that goes on in the next line", 'write it in one line, with " at either end'
        broken.append((at + 1, problem, remedy))
    return whole, broken


def find_rest(lines: Sequence[str], start: int) -> Iterator[str]:
    """What stands below a broken string up to the next line that is of another kind."""
    for line in lines[start:]:
        if line.strip() and (line_kinds.fullmatch(line) or line.startswith("#") or a_keyword.match(line)):
            return
        yield line


def find_stray_comments(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Comments that would go to the next entry though they stand below the one before, or to none."""
    strings = [number for number, line in enumerate(lines) if a_string.fullmatch(line)]
    for number in strings:
        if number + 1 < len(lines) and a_comment.match(lines[number + 1]):
            yield number + 2, "a comment directly below the English"
    behind = range(strings[-1] + 2, len(lines)) if strings else ()
    yield from ((number + 1, "a comment below the last entry") for number in behind if a_comment.match(lines[number]))


def find_repeated(po: polib.POFile, lines: Sequence[int], sources: Mapping[str, str]) -> Iterator[tuple[int, str, str]]:
    """Line, problem and remedy of each key that stands there again; `sources` say which key Chinese should have."""
    first: dict[str, tuple[int, str]] = {}
    keys = {item.msgctxt for item in po}
    right = {source: key for key, source in sources.items() if key not in keys}
    for item, line in zip(po, lines, strict=True):
        key, source = item.msgctxt, item.msgid
        at, other = first.setdefault(key, (line, source))
        if at != line and source == other:
            yield line, f"'{key}' stands in line {at} already", "keep one of the two, with what is good of both"
        elif at != line:
            wrong = next((number for number, text in ((line, source), (at, other)) if text in right), 0)
            which = f'write msgctxt "{right[other if wrong == at else source]}" in line {wrong}' if wrong else ""
            problem = f"'{key}' stands in line {at} already, with other Chinese"
            yield line, problem, f"{which or 'correct the key that is mistyped'}, and delete neither"


def diagnosis(line: str) -> tuple[str, str]:
    problem, remedy = next((problem, remedy) for pattern, problem, remedy in remedies if re.match(pattern, line))
    return problem, remedy.replace("{rest}", line.lstrip("#").strip())
