"""Files on disk: written whole or not at all, and never over what somebody else has saved meanwhile."""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from secrets import token_hex

from document.errors import Collector, InputError, explaining, show_path

__all__ = [
    "ChangedMeanwhile",
    "decode_text",
    "follow_links",
    "read_if_there",
    "refuse_conflicts",
    "remove_leftovers",
    "replace_file",
    "write_if_changed",
]

swap, if_none = "swap", "if none"
# How a file is renamed: the two change places, or only where nothing stands.
calls = {"renameat2": (-100, {swap: 2, if_none: 1}), "renameatx_np": (-2, {swap: 2, if_none: 4})}
# The calls of Linux and of macOS for it: what they know the working directory by, and what they are told.
unknown = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}
taken = {errno.EEXIST, errno.ENOENT}
conflict_mark = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")


class ChangedMeanwhile(Exception):
    """Somebody else has written the file since it was read."""


def follow_links(path: Path) -> Path:
    """The file that a path stands for: a link stays where it is, and what it leads to is written."""
    return Path(os.path.realpath(path))


def read_if_there(path: Path) -> bytes | None:
    """The bytes of a file, None where there is none; InputError where it cannot be read."""
    with explaining(path), suppress(FileNotFoundError):
        return path.read_bytes()
    return None


def decode_text(path: Path, content: bytes) -> str:
    """Bytes as UTF-8; InputError with the line of the first that is none."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise InputError.at(path, line, "not UTF-8", "save the file as UTF-8") from None


def refuse_conflicts(path: Path, lines: Sequence[str]) -> None:
    """InputError for each mark that git left where two people changed a line; nothing else is sure before."""
    faults = Collector(path)
    if any(line.startswith(("<<<<<<< ", ">>>>>>> ")) for line in lines):
        for number, line in enumerate(lines, start=1):
            if conflict_mark.match(line):
                faults.add(number, "a merge conflict", "settle it and remove the markers")
    faults.raise_if_any()


def write_if_changed(path: Path, content: bytes) -> bool:
    """Write what was generated unless it stands there already, whole or not at all; whether it was written."""
    if read_if_there(path) == content:
        return False
    with explaining(path), make_beside(path) as fresh:
        fresh.write_bytes(content)
        fresh.replace(path)
    return True


def replace_file(
    path: Path, content: bytes, stood: bytes | None, prove: Callable[[Path], object] = lambda written: None
) -> None:
    """Write a file that people write too, whole or not at all; its rights stay, and a link is followed.

    ChangedMeanwhile, and the file as it is, where it does not hold `stood` any more (None: there was no file). `prove`
    is given the finished temporary file and raises if it does not read back as meant.
    """
    target = follow_links(path)
    refuse_protected(path)
    with explaining(path), make_beside(target) as fresh:
        write_to_disk(fresh, content)
        prove(fresh)
        if stood is not None:
            take_over_rights(fresh, target)
        put_in_place(fresh, target, stood)
        keep_name(target)


def refuse_protected(path: Path) -> None:
    with explaining(path), suppress(FileNotFoundError):
        if not (path.stat().st_mode & 0o222 and os.access(path, os.W_OK)):
            raise InputError.at(path, 0, "it is write-protected", "give yourself the right to write it (chmod u+w)")


@contextmanager
def make_beside(target: Path) -> Iterator[Path]:
    """A name beside a file for what is to become it; what has that name at the end is removed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f".{target.name}.{token_hex(4)}.tmp")
    try:
        yield fresh
    finally:
        fresh.unlink(missing_ok=True)


def write_to_disk(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def take_over_rights(fresh: Path, target: Path) -> None:
    with suppress(FileNotFoundError):
        there = target.stat()
        with suppress(PermissionError):
            os.chown(fresh, there.st_uid, there.st_gid)
        fresh.chmod(stat.S_IMODE(there.st_mode))


def put_in_place(fresh: Path, target: Path, stood: bytes | None) -> None:
    """Look once more, then take what stands there away in the same step that puts the new one there, and look at that.

    Where the system has no such step, whoever saves between the last look and the rename loses; a file that was not
    there is not written over even so, but on file systems that know no links either.
    """
    if read_if_there(target) != stood:
        raise ChangedMeanwhile
    if stood is not None:
        exchange(fresh, target, stood)
    elif not rename(fresh, target, if_none) and not link(fresh, target):
        fresh.replace(target)


def exchange(fresh: Path, target: Path, stood: bytes) -> None:
    """Put the new file in the place of the old one, and what was saved there in the meantime back into its place."""
    ours = fresh.read_bytes()
    # The name says what it may hold: whatever else lies there when the process is killed is somebody's.
    held = fresh.replace(target.with_name(f".{target.name}.{digest(stood)}.{digest(ours)}.held"))
    try:
        if not rename(held, target, swap):
            replace_unswapped(held, target, stood)
        elif held.read_bytes() != stood:
            rename(held, target, swap)
            if held.read_bytes() != ours:
                # A later save yet has taken our place.
                rename(held, target, swap)
            raise ChangedMeanwhile
    finally:
        held.unlink(missing_ok=True)


def replace_unswapped(held: Path, target: Path, stood: bytes) -> None:
    """A look and a rename at once, with as little between them as can be."""
    if read_if_there(target) != stood:
        raise ChangedMeanwhile
    held.replace(target)


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


def rename(old: Path, new: Path, how: str) -> bool:
    """One step of the system; False where it or the file system does not know it."""
    library = ctypes.CDLL(None, use_errno=True) if os.name == "posix" else None
    name = next((name for name in calls if hasattr(library, name)), "")
    if not name:
        return False
    here, told = calls[name]
    if getattr(library, name)(here, os.fsencode(old), here, os.fsencode(new), told[how]) == 0:
        return True
    code = ctypes.get_errno()
    if code in taken:
        raise ChangedMeanwhile
    if code in unknown:
        return False
    raise OSError(code, os.strerror(code), str(new))


def link(old: Path, new: Path) -> bool:
    """Give a file a name that no other has, which any system looks at and does in one step; False if it cannot."""
    try:
        new.hardlink_to(old)
    except FileExistsError:
        raise ChangedMeanwhile from None
    except OSError:
        return False
    return True


def keep_name(path: Path) -> None:
    """Have the folder on disk as well, so that no loss of power brings the old file back."""
    with suppress(OSError):
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def remove_leftovers(path: Path) -> None:
    """Remove what a killed process began to write for this file; InputError where something of a person's is left."""
    target = follow_links(path)
    with explaining(path):
        for left in target.parent.glob(f".{escape(target.name)}.*.tmp"):
            left.unlink(missing_ok=True)
        for held in target.parent.glob(f".{escape(target.name)}.*.held"):
            if digest(held.read_bytes()) not in held.name:
                remedy = f"take what you need from {show_path(held)}, and remove it"
                raise InputError.at(path, 0, "a save came while a run was killed that wrote it", remedy)
            held.unlink()
