"""What a piece of work costs, counted in lines of Python: the same on every machine, however busy it is."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import Any

__all__ = ["count_steps"]


def count_steps(run: Callable[[], object], *refusals: type[Exception]) -> int:
    """The lines that are gone through, until the end or one of the refusals: what is refused costs what it costs."""
    steps = 0

    def trace(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal steps
        steps += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        with suppress(*refusals):
            run()
    finally:
        sys.settrace(before)
    return steps
