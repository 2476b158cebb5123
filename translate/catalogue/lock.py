"""One writer at a time: who else comes is told who is there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from document.errors import InputError

__all__ = ["locked"]


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of a file; the system frees it however the process ends."""
    from filelock import FileLock, Timeout

    beside = path.with_name(f".{path.name}.lock")
    beside.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(beside, timeout=0):
            holder = path.with_name(f".{path.name}.holder")
            holder.write_text(f"process {os.getpid()} since {datetime.now():%Y-%m-%d %H:%M}", encoding="utf-8")
            try:
                yield
            finally:
                holder.unlink(missing_ok=True)
    except Timeout:
        raise InputError.at(path, 0, f"in use by {who(path)}", "wait for it to end") from None


def who(path: Path) -> str:
    try:
        return path.with_name(f".{path.name}.holder").read_text(encoding="utf-8")
    except OSError:
        return "another process"
