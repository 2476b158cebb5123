"""Trying one case: within bounds of time and memory, and made smaller where it shows a failure."""

from __future__ import annotations

import os
import resource
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from bench.fuzz.case import Case, TooLong, lay_out, name_failure
from bench.fuzz.kinds.all import kinds

__all__ = ["Failure", "bound_memory", "make_smaller", "try_case"]

longest = 20
# Seconds of the processor for one case; the usual one takes a fiftieth of one.
most_memory = 2_500_000_000
# Bytes of addresses, of which libraries reserve some.
patience = 30
# Seconds for making a failing case smaller.


@dataclass(frozen=True)
class Failure:
    """A case that shows something which must not be."""

    case: Case
    name: str
    # The same for every case that fails at the same thing.
    error: BaseException


def bound_memory() -> None:
    """Let this process take no more memory than any input may cost."""
    resource.setrlimit(resource.RLIMIT_AS, (most_memory, most_memory))


def try_case(case: Case, folder: Path) -> str | Failure:
    """What the program makes of a case, for short, or how it fails."""
    lay_out(case, folder)
    os.chdir(folder)
    try:
        with bounded(longest):
            return f"{case.kind}: {kinds[case.kind].try_case(case, folder)}"
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return Failure(case, f"{case.kind}: {name_failure(error)}", error)


@contextmanager
def bounded(seconds: float) -> Iterator[None]:
    """TooLong once the block has taken so much of the processor; a busy machine does not count."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TooLong(f"after {seconds} seconds of the processor")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def make_smaller(failure: Failure, folder: Path) -> Failure:
    """The smallest case that is found in a while and fails at the same thing: fewer lines, then fewer characters."""
    until, best = time.monotonic() + patience, failure
    for cut in (cut_lines, cut_bytes):
        smaller: Failure | None = best
        while smaller and time.monotonic() < until:
            best, smaller = smaller, find_smaller(smaller, folder, cut, until)
    return best


def find_smaller(
    failure: Failure, folder: Path, cut: Callable[[bytes], Iterator[bytes]], until: float
) -> Failure | None:
    for content in cut(failure.case.content):
        if time.monotonic() > until:
            return None
        tried = try_case(failure.case.holding(content), folder)
        if isinstance(tried, Failure) and tried.name == failure.name:
            return tried
    return None


def cut_lines(content: bytes) -> Iterator[bytes]:
    """The content without each stretch of lines: halves, quarters, and so on."""
    return (b"\n".join(left) for left in leave_out(content.split(b"\n")))


def cut_bytes(content: bytes) -> Iterator[bytes]:
    """The content without each stretch of bytes, so far as it has no more than a few hundred."""
    parts = [content[i : i + 1] for i in range(len(content))]
    return (b"".join(left) for left in leave_out(parts)) if len(parts) < 2000 else iter(())


def leave_out(parts: list[bytes]) -> Iterator[list[bytes]]:
    size = len(parts) // 2
    while size:
        for start in range(0, len(parts), size):
            yield parts[:start] + parts[start + size :]
        size //= 2
