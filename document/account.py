"""Where each character of received.txt went: into the body, or into a piece that publication.yaml names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from document.errors import Collector
from document.yamldata import YamlFile

__all__ = ["Account", "Stretch", "take_account"]


@dataclass(frozen=True)
class Stretch:
    """Characters of received.txt that are not body, and why."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True)
class Account:
    """Where each character of received.txt went, in characters."""

    body: int
    title: int
    metadata: int
    furniture: int
    layout: int
    # White space and line ends between the pieces.

    @property
    def total(self) -> int:
        """The characters of received.txt as the account has them, which are all that the file holds."""
        return self.body + self.title + self.metadata + self.furniture + self.layout


def take_account(config: YamlFile, lines: Sequence[str], faults: Collector) -> Account:
    """Count every character of received.txt once; a fault for what no piece names, or two name."""
    data = config.data
    first, last = data["body"]["first_line"], data["body"]["last_line"]
    outside = {n: line for n, line in enumerate(lines, start=1) if not first <= n <= last}
    counts = dict.fromkeys(("title", "metadata", "furniture"), 0)
    places: list[tuple[str, Any, tuple[str | int, ...]]] = [("title", data["title"], ("title",))]
    places += [
        (kind, entry, (kind, i)) for kind in ("metadata", "furniture") for i, entry in enumerate(data.get(kind, ()))
    ]
    for kind, entry, place in sorted(places, key=lambda p: -len(p[1]["text"])):
        line, text = outside.get(entry["line"], ""), entry["text"]
        if text not in line:
            problem = f"'{shorten(text)}' is not in line {entry['line']} of received.txt outside the body"
            faults.add(config.line(*place), problem, "copy it from there, each character once")
            continue
        # A line feed cannot stand in a piece, so no later piece can span the hole.
        outside[entry["line"]] = line.replace(text, "\n", 1)
        counts[kind] += len(text)
    layout = max(len(lines) - 1, 0)
    for number, line in outside.items():
        left = line.replace("\n", "").replace("\ufeff", "")
        layout += len(line.replace("\n", ""))
        if left.strip():
            problem = (
                f"'{shorten(left.strip())}' in line {number} of received.txt is neither body, metadata nor furniture"
            )
            faults.add(config.line("furniture"), problem, "name it here with a reason")
    return Account(body=sum(len(lines[n - 1]) for n in range(first, last + 1)), layout=layout, **counts)


def shorten(text: str, width: int = 24) -> str:
    return text if len(text) <= width else f"{text[:width]}…"
