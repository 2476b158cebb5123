"""Rows of cells as lines between pipes, the form in which a received text holds a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["print_table"]

breaks = re.compile(r"\s*[\n\t|]\s*")
# What would end a cell or a row.


def print_table(rows: Sequence[Sequence[str]]) -> str:
    """One line a row; below the first a line of dashes, and as many cells in each as in the longest."""
    width = max(map(len, rows), default=0)
    lines = [print_row([*(breaks.sub(" ", cell) for cell in row), *[""] * (width - len(row))]) for row in rows]
    return "\n".join((*lines[:1], print_row(["---"] * width), *lines[1:]))


def print_row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
