"""What was found, kept in a folder: the files of the case, what went wrong, and the command that shows it again."""

from __future__ import annotations

import json
import re
import traceback
from pathlib import Path

from bench.fuzz.case import Case, describe_case
from bench.fuzz.trial import Failure

__all__ = ["keep_case", "keep_failure", "read_begun", "read_kept"]

record = "case.json"


def keep_failure(failure: Failure, found: Path) -> Path:
    """The folder that a failure is kept in, which is named by what went wrong."""
    told = "".join(traceback.format_exception(failure.error))
    return keep_case(failure.case, failure.name, told, found)


def keep_case(case: Case, name: str, told: str, found: Path) -> Path:
    """The same for a case that has ended the process that tried it."""
    folder = found / re.sub(r"[^\w-]+", "-", name)[:80].strip("-")
    folder.mkdir(parents=True, exist_ok=True)
    for path, content in case.files.items():
        (folder / "files" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "files" / path).write_bytes(content)
    (folder / record).write_text(describe_case(case) + "\n", encoding="utf-8")
    again = f".venv/bin/python -m bench.fuzz --again {folder}"
    said = f"{name}\n\nin {case.main}; again by\n\n    {again}\n\n{told}"
    (folder / "what.txt").write_text(said, encoding="utf-8", errors="backslashreplace")
    return folder


def read_kept(folder: Path) -> Case:
    """The case that is kept in a folder, as its files stand now."""
    return read_files(folder / record, folder / "files")


def read_begun(folder: Path) -> Case:
    """The case whose files lie in a folder, where they were laid out to be tried."""
    return read_files(folder.with_suffix(".json"), folder)


def read_files(about: Path, files: Path) -> Case:
    known = json.loads(about.read_text(encoding="utf-8"))
    there = {path.relative_to(files).as_posix(): path for path in files.rglob("*") if path.is_file()}
    return Case(known["kind"], known["main"], {name: path.read_bytes() for name, path in there.items()})
