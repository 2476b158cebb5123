"""Changes of a file that leave most of it as it was: of its lines, of its characters, of its bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from bench.fuzz.hostile import any_piece

__all__ = ["Blow", "blows", "strike"]

largest = 60_000
# Bytes of a case: a change that makes more of it is left out.


@dataclass(frozen=True)
class Blow:
    """One change; the places are counted round the file, so that any number is one."""

    kind: str
    one: int
    other: int
    piece: str
    times: int


def swap_lines(lines: list[str], blow: Blow) -> list[str]:
    i, j = blow.one % len(lines), blow.other % len(lines)
    lines[i], lines[j] = lines[j], lines[i]
    return lines


def copy_lines(lines: list[str], blow: Blow) -> list[str]:
    start, to = blow.one % len(lines), blow.other % (len(lines) + 1)
    return [*lines[:to], *lines[start : start + blow.times], *lines[to:]]


def copy_block(lines: list[str], blow: Blow) -> list[str]:
    """A paragraph, or what a list's dash begins, once more behind itself: an entry that stands twice."""
    starts = [i for i, line in enumerate(lines) if not line.strip() or line.lstrip().startswith("- ")] or [0]
    place = blow.one % len(starts)
    start, end = starts[place], [*starts, len(lines)][place + 1]
    return [*lines[:end], *lines[start:end], *lines[end:]]


def drop_lines(lines: list[str], blow: Blow) -> list[str]:
    start = blow.one % len(lines)
    return [*lines[:start], *lines[start + min(blow.times, 3) :]]


def insert_line(lines: list[str], blow: Blow) -> list[str]:
    place = blow.one % (len(lines) + 1)
    return [*lines[:place], blow.piece, *lines[place:]]


def join_lines(lines: list[str], blow: Blow) -> list[str]:
    place = blow.one % len(lines)
    return [*lines[:place], "".join(lines[place : place + 2]), *lines[place + 2 :]]


def insert_piece(line: str, blow: Blow) -> str:
    at = blow.other % (len(line) + 1)
    return line[:at] + blow.piece + line[at:]


def repeat_piece(line: str, blow: Blow) -> str:
    at = blow.other % (len(line) + 1)
    return line[:at] + (blow.piece or line[at : at + 2]) * blow.times + line[at:]


def cut_out(line: str, blow: Blow) -> str:
    at = blow.other % (len(line) + 1)
    return line[:at] + line[at + blow.times :]


def replace_value(line: str, blow: Blow) -> str:
    """What stands between quotation marks, or behind a colon, becomes the piece."""
    for mark in ('"', ": "):
        start, end = line.find(mark) + len(mark), line.rfind('"') if mark == '"' else len(line)
        if start >= len(mark) and end >= start:
            return line[:start] + blow.piece + line[end:]
    return blow.piece


def flip(data: bytes, blow: Blow) -> bytes:
    at = blow.one % (len(data) or 1)
    return data[:at] + bytes([(data[at] if data else 0) ^ (blow.other % 255 + 1)]) + data[at + 1 :]


def cut_bytes(data: bytes, blow: Blow) -> bytes:
    at = blow.one % (len(data) or 1)
    return data[:at] + data[at + blow.times :]


def insert_bytes(data: bytes, blow: Blow) -> bytes:
    at = blow.one % (len(data) + 1)
    return data[:at] + bytes([blow.other % 256]) * min(blow.times, 8) + data[at:]


of_lines: Mapping[str, Callable[[list[str], Blow], list[str]]] = {
    f.__name__: f for f in (swap_lines, copy_lines, copy_block, drop_lines, insert_line, join_lines)
}
of_a_line: Mapping[str, Callable[[str, Blow], str]] = {
    f.__name__: f for f in (insert_piece, repeat_piece, cut_out, replace_value)
}
of_bytes: Mapping[str, Callable[[bytes, Blow], bytes]] = {f.__name__: f for f in (flip, cut_bytes, insert_bytes)}
numbers = st.integers(0, 1 << 16)
a_blow = st.builds(
    Blow,
    kind=st.sampled_from([*of_lines, *of_lines, *of_a_line, *of_a_line, *of_a_line, *of_bytes]),
    one=numbers,
    other=numbers,
    piece=any_piece,
    times=st.sampled_from([1, 1, 1, 2, 3, 8, 60, 600]),
)
blows = st.sampled_from([0, 0, 0, 0, 1, 1, 2, 4]).flatmap(
    lambda most: st.lists(a_blow, min_size=most > 0, max_size=most)
)
# None for half of the cases, else up to four.


def strike(content: bytes, some: Sequence[Blow]) -> bytes:
    """The content of a file after some changes."""
    for blow in some:
        if blow.kind in of_bytes:
            content = of_bytes[blow.kind](content, blow)
        elif len(struck := strike_text(content, blow)) < largest:
            content = struck
    return content


def strike_text(content: bytes, blow: Blow) -> bytes:
    try:
        lines = content.decode("utf-8", "surrogatepass").split("\n")
    except UnicodeDecodeError:
        return flip(content, blow)
    if blow.kind in of_lines:
        lines = of_lines[blow.kind](lines, blow)
    else:
        at = blow.one % len(lines)
        lines[at] = of_a_line[blow.kind](lines[at], blow)
    return "\n".join(lines).encode("utf-8", "surrogatepass")
