"""The one error that a user meets: what is wrong, where, and what to do about it."""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from document.characters import unprintable
from document.start import escape_output

__all__ = [
    "Collector",
    "Fault",
    "InputError",
    "explain",
    "explaining",
    "keep_in_one_line",
    "run_command",
    "show_path",
    "suggest_nearest",
]

reasons = {
    errno.ENOENT: ("file not found", "create it or correct the path"),
    errno.EISDIR: ("a folder stands where a file should be", "move the folder away"),
    errno.ENOTDIR: ("a file stands where a folder should be", "move that file away"),
    errno.EEXIST: ("a file stands where a folder should be", "move that file away"),
    errno.EACCES: ("the right to read or write it is missing", "allow it to whoever runs this"),
    errno.EPERM: ("the right to read or write it is missing", "allow it to whoever runs this"),
    errno.EROFS: ("it lies where nothing can be written", "use a copy that can be written"),
    errno.ENOSPC: ("there is no room left for it", "make room on the disk and run it again"),
    errno.EDQUOT: ("there is no room left for it", "make room on the disk and run it again"),
    errno.EFBIG: ("it is larger than a file may be here", "make room on the disk, or raise the limit (ulimit -f)"),
    errno.ELOOP: ("its links lead in a circle", "mend the links"),
}
# What the system refuses -> problem and remedy.
unfit_for_a_line = re.compile(f"{unprintable.pattern}|\t")
an_address = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
longest_name = 80
# Characters of a name that may be a slip of the hand; comparing longer ones takes the square of their length.


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong in one file; prints as `path:line: problem; remedy`."""

    path: str
    # As the user would type it, relative to the working directory where possible.
    line: int
    # Counted from 1; 0 where the whole file is meant.
    problem: str
    remedy: str
    excuse: tuple[str, ...] = field(default=(), compare=False)
    # Where publication.yaml can say that the text is so: ("plain",), ("jumps",), ("text_in", "front"). () for nowhere.

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return keep_in_one_line(f"{place}: {self.problem}; {self.remedy}")


class InputError(Exception):
    """Bad input: every fault that one run found. `main` prints them and exits 1."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))

    def __reduce__(self) -> tuple[type[InputError], tuple[tuple[Fault, ...]]]:
        """How it comes over from another process: with its faults, and not as their text."""
        return type(self), (self.faults,)

    @classmethod
    def at(cls, path: Path | str, line: int, problem: str, remedy: str) -> InputError:
        """The error for a single fault; `path` may be an option or a command, `line` is 0 where none is meant."""
        return cls([Fault(show_path(path), line, problem, remedy)])


def explain(error: OSError, path: Path | str) -> InputError:
    """What the system refused as a fault, at `path` where the error itself names no file."""
    said = (error.strerror or str(error) or type(error).__name__).lower()
    reason = reasons.get(error.errno or 0, (f"the system says: {said}", "mend that and run it again"))
    return InputError.at(os.fsdecode(error.filename or path), 0, *reason)


@contextmanager
def explaining(path: Path) -> Iterator[None]:
    """Whatever the system refuses inside is a fault of this file."""
    try:
        yield
    except OSError as error:
        raise explain(OSError(error.errno, error.strerror or str(error)), path) from None


class Collector:
    """Gathers the faults of one file, so that a run reports all of them and not the first."""

    def __init__(self, path: Path | str) -> None:
        self.path = path
        self.faults: list[Fault] = []

    def add(self, line: int, problem: str, remedy: str, *excuse: str) -> None:
        """Keep one fault of the file and go on."""
        self.faults.append(Fault(show_path(self.path), line, problem, remedy, excuse))

    def raise_if_any(self) -> None:
        """Raise InputError with everything collected so far, sorted; do nothing where that is nothing."""
        if self.faults:
            raise InputError(sorted(self.faults))

    @contextmanager
    def catching(self) -> Iterator[None]:
        """Keep the faults of an InputError raised inside and go on after it."""
        try:
            yield
        except InputError as error:
            self.faults.extend(error.faults)


def run_command(command: Callable[[], int]) -> int:
    """What a command line ends with: the command's code, or 1 after every fault of bad input was printed.

    Whoever reads the output may close it, as `head` does: they have seen enough, and that is no error. What the
    terminal cannot encode is printed as an escape.
    """
    escape_output()
    try:
        code = command()
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        drop_output()
        return 0
    except InputError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(explain(error, "output"), file=sys.stderr)
        drop_output()
        return 1


def drop_output() -> None:
    """What nobody takes is not tried again when Python ends."""
    with suppress(OSError):
        sys.stdout.flush()
        return
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def keep_in_one_line(text: str) -> str:
    """The text with line ends and control characters as escapes: whatever a message quotes, it stays one line."""
    return unfit_for_a_line.sub(lambda match: match[0].encode("unicode_escape").decode(), text)


def suggest_nearest(name: str, allowed: Iterable[str]) -> str:
    """The remedy for an unknown name: the allowed one that looks most like it, or all of them if they are few."""
    names = sorted(allowed)
    close = get_close_matches(name, names, n=1, cutoff=0.5) if len(name) <= longest_name else []
    if close:
        return f"did you mean '{close[0]}'?"
    return f"use one of: {', '.join(names)}" if 0 < len(names) <= 20 else "look the name up"


def show_path(path: Path | str) -> str:
    """A path as the user would type it from where they stand; an address stays as it is."""
    if an_address.match(str(path)):
        return str(path)
    path = Path(path)
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
