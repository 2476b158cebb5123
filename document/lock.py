"""One writer at a time: who else comes waits a moment, and is then told who is there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from glob import escape
from pathlib import Path

from filelock import FileLock, Timeout

from document.errors import InputError, explaining
from document.files import follow_links, remove_leftovers

__all__ = ["forget_lock", "locked"]

patience = 10
# Seconds that another writer is waited for; each writes for a fraction of one.
of_everybody = 0o666
# Rights of the empty file that is locked: whoever may write beside it may lock it.


@contextmanager
def locked(path: Path, purpose: str = "", seconds: float = patience) -> Iterator[None]:
    """Hold the lock of a file, by whichever name; the system frees it however the process ends.

    Writing takes the lock without a purpose, for a moment, and removes what a killed process left; a run that lasts and
    writes now and then takes one of its own as well, so that there are not two of it.
    """
    target = follow_links(path)
    name = ".".join(filter(None, (target.name, purpose)))
    with take(target.with_name(f".{name}.holder"), path, seconds):
        if not purpose:
            remove_leftovers(path)
            remove_holders(target)
        yield


def forget_lock(path: Path) -> None:
    """Remove the empty file of a lock that this process holds; who has opened it already takes another instead.

    Only where a lock is for this once: the files of locks that are taken again and again stay.
    """
    target = follow_links(path)
    with suppress(OSError):
        target.with_name(f".{target.name}.lock").unlink()


@contextmanager
def take(holder: Path, path: Path, seconds: float) -> Iterator[None]:
    lock = lock_of(holder, seconds)
    try:
        with explaining(path):
            acquire(lock, holder, path)
            holder.write_text(f"process {os.getpid()} since {datetime.now():%Y-%m-%d %H:%M}", encoding="utf-8")
        yield
    finally:
        if lock.is_locked:
            with suppress(OSError):
                holder.unlink(missing_ok=True)
            lock.release()


def acquire(lock: FileLock, holder: Path, path: Path) -> None:
    holder.parent.mkdir(parents=True, exist_ok=True)
    try:
        lock.acquire()
    except Timeout:
        raise InputError.at(path, 0, f"in use by {who(holder)}", "wait for it to end") from None


def lock_of(holder: Path, seconds: float) -> FileLock:
    return FileLock(holder.with_suffix(".lock"), timeout=seconds, mode=of_everybody)


def remove_holders(target: Path) -> None:
    """What killed runs with a purpose said of themselves; their locks are free."""
    for holder in target.parent.glob(f".{escape(target.name)}.*.holder"):
        with suppress(Timeout, OSError), lock_of(holder, 0):
            holder.unlink(missing_ok=True)


def who(holder: Path) -> str:
    try:
        return holder.read_text(encoding="utf-8")
    except OSError:
        return "another process"
