"""How far long work has come: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Any

__all__ = ["Progress"]

# Seconds between plain lines.
interval = 10


class Progress:
    """Counts segments and the engine's tokens."""

    def __init__(self, name: str, total: int) -> None:
        from tqdm import tqdm

        self.name, self.total, self.done, self.tokens = name, total, 0, 0
        self.start = self.said = time.monotonic()
        self.terminal = sys.stderr.isatty()
        self.bar: Any = tqdm(total=total, desc=name, unit="segment", disable=not self.terminal)

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.bar.close()

    def add(self, segments: int, tokens: int) -> None:
        """Count some segments as done, and the work that they were, and show the rate and the time left."""
        self.done, self.tokens = self.done + segments, self.tokens + tokens
        now = time.monotonic()
        speed = self.tokens / max(now - self.start, 1e-6)
        self.bar.update(segments)
        self.bar.set_postfix_str(f"{speed:.0f} tokens/s")
        if not self.terminal and (now - self.said >= interval or self.done == self.total):
            self.said = now
            left = (now - self.start) / self.done * (self.total - self.done)
            line = f"{self.name}: {self.done}/{self.total} segments, {speed:.0f} tokens/s, {left:.0f} s left"
            print(line, file=sys.stderr, flush=True)
