"""Where each character of received.txt went: into a part, or into a piece that publication.yaml names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from document.errors import Collector
from document.publication.layout import Layout
from document.structure.marks.folding import is_unseen
from document.yamldata import YamlFile

__all__ = ["Account", "Stretch", "take_account"]


@dataclass(frozen=True)
class Stretch:
    """Characters of received.txt that are not published, and why."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True)
class Account:
    """Where each character of received.txt went, in characters."""

    body: int
    # Of all parts.
    title: int
    metadata: int
    furniture: int
    # With what is skipped inside the parts.
    layout: int
    # White space, line ends and what nobody sees between the pieces.

    @property
    def total(self) -> int:
        """The characters of received.txt as the account has them, which are all that the file holds."""
        return self.body + self.title + self.metadata + self.furniture + self.layout


def take_account(
    config: YamlFile, layout: Layout, lines: Sequence[str], faults: Collector
) -> tuple[Account, tuple[tuple[int, str], ...]]:
    """Count every character of received.txt once; a fault for what no piece names, or two name.

    The title is what the pieces leave of its lines: it comes with the account, line by line.
    """
    outside = {n: line for n, line in enumerate(lines, start=1) if layout.is_outside(n)}
    counts = {name: remove_pieces(name, config, outside, faults) for name in ("metadata", "furniture")}
    titles = tuple((n, take_title(n, outside)) for n in layout.title)
    for number, text in titles:
        if not text:
            faults.add(config.line("title"), f"nothing is left of line {number} for the title", "name another line")
    for number, line in outside.items():
        left = line.replace("\n", "").strip()
        if not is_unseen(left):
            problem = f"'{shorten(left)}' in line {number} of received.txt is neither body, metadata nor furniture"
            faults.add(config.line("furniture"), problem, "name it here with a reason")
    return (
        Account(
            body=sum(len(lines[n - 1]) for part in layout.parts for n in part.lines if n not in layout.skipped),
            title=sum(len(text) for _, text in titles),
            metadata=counts["metadata"],
            furniture=counts["furniture"] + sum(len(lines[n - 1]) for n in layout.skipped),
            layout=max(len(lines) - 1, 0) + sum(len(line.replace("\n", "")) for line in outside.values()),
        ),
        titles,
    )


def remove_pieces(name: str, config: YamlFile, outside: dict[int, str], faults: Collector) -> int:
    """Take the pieces of one list out of their lines, the longest first; how many characters they are."""
    count = 0
    entries = sorted(enumerate(config.data.get(name, ())), key=lambda pair: -len(pair[1]["text"]))
    for i, entry in entries:
        line, text = outside.get(entry["line"], ""), entry["text"]
        if text not in line:
            problem = f"'{shorten(text)}' is not in line {entry['line']} of received.txt outside the body"
            faults.add(config.line(name, i), problem, "copy it from there, each character once")
            continue
        # A line feed cannot stand in a piece, so no later piece can span the hole.
        outside[entry["line"]] = line.replace(text, "\n", 1)
        count += len(text)
    return count


def take_title(number: int, outside: dict[int, str]) -> str:
    """What is left of a line, without the white space around it; it is taken out."""
    line = outside[number]
    text = line.replace("\n", "").strip(" \t\u3000\ufeff")
    outside[number] = line.replace(text, "", 1) if text in line else line
    return text


def shorten(text: str, width: int = 24) -> str:
    return text if len(text) <= width else f"{text[:width]}…"
