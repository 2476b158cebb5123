"""One hostile input, and what can come of it."""

from __future__ import annotations

import json
import re
import shutil
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from document.characters import unprintable
from document.errors import Fault, InputError

__all__ = [
    "Broken",
    "Case",
    "TooLong",
    "check_faults",
    "check_said",
    "describe_case",
    "describe_faults",
    "lay_out",
    "name_failure",
    "require",
    "varying",
]

root = Path(__file__).resolve().parent.parent.parent
packages = ("document", "translate", "build")
a_fault = re.compile(r"[^:\s][^\n]*?(?::\d+)?: .+; .+", re.DOTALL)
varying = re.compile(r"'.*'|“.*”|\{[^}]*\}|[^\x00-\x7f]+|\d+|\b[\w./-]*\.(?:po|yaml|txt|tmx)\b")
# What of a message depends on the input and says nothing of the way that was taken.

most_checked = 200
# Faults of one input.


@dataclass(frozen=True)
class Case:
    """The files of a small repository of which one is hostile."""

    kind: str
    # What is done with it: a key of `kinds`.
    main: str
    # The path of the file that is changed further and made smaller.
    files: Mapping[str, bytes] = field(default_factory=dict)
    # Path in the repository -> content.

    @property
    def content(self) -> bytes:
        """What the hostile file holds."""
        return self.files[self.main]

    def holding(self, content: bytes) -> Case:
        """The same with another content of the hostile file."""
        return Case(self.kind, self.main, {**self.files, self.main: content})


class Broken(Exception):
    """Something that must hold does not; the first argument is its name, the same for every input that shows it."""

    def __str__(self) -> str:
        return ": ".join(map(str, self.args))


class TooLong(BaseException):
    """An input has cost more of the processor than any may; nothing under test catches it."""


def lay_out(case: Case, folder: Path) -> None:
    """Write the files of a case, and nothing else, into a folder, and beside it what case it is."""
    for old in folder.iterdir():
        shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
    for name, content in case.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    folder.with_suffix(".json").write_text(describe_case(case), encoding="utf-8")


def describe_case(case: Case) -> str:
    """What must be known of a case beside its files."""
    return json.dumps({"kind": case.kind, "main": case.main})


def require(holds: object, name: str, *about: object) -> None:
    """Broken with this name unless it holds."""
    if not holds:
        raise Broken(name, *(repr(one)[:300] for one in about))


def check_faults(error: InputError, folder: Path) -> str:
    """Each fault is one line with path, problem and remedy, at a line that the file has; what it is, for short."""
    require(error.faults, "an error without a fault")
    lengths = {name: count_lines(folder / name) for name in {fault.path for fault in error.faults}}
    for fault in error.faults[:most_checked]:
        check_line(str(fault))
        fits = fault.line <= (lengths[fault.path] or fault.line)
        require(fits, "a fault at a line that the file does not have", str(fault), lengths[fault.path])
    return describe_faults(error.faults[:most_checked])


def count_lines(path: Path) -> int:
    """Lines of a file, 0 where there is none."""
    return len(re.split(rb"\r\n|\n|\r", path.read_bytes())) if path.is_file() else 0


def describe_faults(faults: tuple[Fault, ...]) -> str:
    """The problems without what differs from input to input."""
    return " | ".join(sorted({varying.sub("…", fault.problem) for fault in faults})[:6])


def check_said(code: int, said: str) -> str:
    """What a command that refused its input has printed: faults, one a line."""
    require(code in (0, 1), "an exit code that is neither 0 nor 1", code, said)
    require("Traceback" not in said, "a traceback", said[-600:])
    lines = said.split("\n")
    for line in filter(None, lines):
        require(not unprintable.search(line), "a printed line with characters that no line may hold", line)
    return " | ".join(sorted({varying.sub("…", line.split(": ", 1)[-1]) for line in lines})[:6])


def check_line(said: str) -> None:
    require(len(said.splitlines()) == 1 and not unprintable.search(said), "a fault of more than one line", said)
    require(a_fault.fullmatch(said), "a fault that is not `path:line: problem; remedy`", said)


def name_failure(error: BaseException) -> str:
    """The name under which a failure is kept: the property, or what was raised and where in the program."""
    if isinstance(error, Broken):
        return str(error.args[0])
    if isinstance(error, TooLong):
        return "it does not end"
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if Path(f.filename).is_relative_to(root) and relative(f.filename)[0] in packages]
    place = f"{Path(ours[-1].filename).relative_to(root)} {ours[-1].name}" if ours else "bench"
    return f"{type(error).__name__} in {place}"


def relative(name: str) -> tuple[str, ...]:
    return Path(name).relative_to(root).parts
