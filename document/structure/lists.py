"""What the blocks of a division are called in their keys: paragraphs, dashes, items of one list or another, tables."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from document.structure.lines.line import Line

__all__ = ["ItemNames"]


@dataclass
class ItemList:
    """The list that was counted last inside one item, or inside the division itself."""

    number: int = 1
    depth: int = -1
    count: tuple[int, int] = (0, 0)


@dataclass
class ItemNames:
    """Gives one block after the other its name: "1", "d2", "i3", "i3_1", "l2i1" for the second list, "t1"."""

    counts: Counter[str] = field(default_factory=Counter)
    open: list[tuple[int, str]] = field(default_factory=list)
    # The numbered items that are open: depth and name, outermost first.
    lists: dict[tuple[str, ...], ItemList] = field(default_factory=dict)

    def name_line(self, line: Line) -> str:
        """The name of the next block."""
        if line.is_item and line.level and line.level.numbering != "none":
            return self.name_item(line.level.depth, line.count)
        kind = "t" if line.rows else "d" if line.is_item else ""
        self.counts[kind] += 1
        return f"{kind}{self.counts[kind]}"

    def name_item(self, depth: int, count: tuple[int, int]) -> str:
        """The name of an item: the numbers of those around it and its own; a list that begins anew has a number too."""
        self.open = [item for item in self.open if item[0] < depth]
        around = tuple(name for _, name in self.open)
        current = self.lists.setdefault(around, ItemList())
        if current.depth not in (-1, depth) or (current.depth == depth and count <= current.count):
            current.number += 1
        current.depth, current.count = depth, count
        number, sub = count
        own = f"{number}z{sub}" if sub else str(number)
        listed = f"l{current.number}i{own}" if current.number > 1 else own
        self.open.append((depth, listed))
        return ("" if listed.startswith("l") and not around else "i") + "_".join((*around, listed))
