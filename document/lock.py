"""One writer at a time: who else comes waits a moment, and is then told who is there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from document.errors import InputError

__all__ = ["locked"]


@contextmanager
def locked(path: Path, purpose: str = "", seconds: float = 0) -> Iterator[None]:
    """Hold the lock of a file; the system frees it however the process ends.

    Writing takes the lock without a purpose, for a moment; a run that lasts and writes now and then takes one of its
    own as well, so that there are not two of it.
    """
    name = ".".join(filter(None, (path.name, purpose)))
    beside, holder = path.with_name(f".{name}.lock"), path.with_name(f".{name}.holder")
    beside.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(beside, timeout=seconds):
            holder.write_text(f"process {os.getpid()} since {datetime.now():%Y-%m-%d %H:%M}", encoding="utf-8")
            try:
                yield
            finally:
                holder.unlink(missing_ok=True)
    except Timeout:
        raise InputError.at(path, 0, f"in use by {who(holder)}", "wait for it to end") from None


def who(holder: Path) -> str:
    try:
        return holder.read_text(encoding="utf-8")
    except OSError:
        return "another process"
