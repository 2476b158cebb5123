"""A person saves a file while a command of ours writes it: at every step of the writing, and in every way to save."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from document import files
from document.errors import InputError
from paths import fixtures
from translate.catalogue.entries import Catalogue, Entry, load_catalogue, make_catalogue, save_catalogue
from translate.catalogue.store import change_catalogue
from translate.catalogue.words import put_new_words
from translate.glossary.committed import Displaced
from translate.glossary.entries import load_glossary
from translate.glossary.former import put_former

pytestmark = pytest.mark.slow
# Each stops the program at every line of the writing.

watched = str(files.__file__)
before, after = "Words as they stood.", "A person's words."


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is not waited for: no power fails here."""
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


def save_in_place(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def save_by_rename(path: Path, content: bytes) -> None:
    beside = path.with_name("editor~")
    beside.write_bytes(content)
    beside.replace(path)


def save_anew(path: Path, content: bytes) -> None:
    """As git does it."""
    path.unlink()
    path.write_bytes(content)


ways = (save_in_place, save_by_rename, save_anew)


@dataclass
class Steps:
    """Every line of document/files.py that a command goes through, counted."""

    act: Callable[[int], None]
    count: int = 0

    def trace(self, frame: FrameType, event: str, argument: Any) -> Any:
        if frame.f_code.co_filename != watched:
            return None
        if event == "line":
            self.count += 1
            sys.settrace(None)
            self.act(self.count)
            sys.settrace(self.trace)
        return self.trace


@contextmanager
def stepping(act: Callable[[int], None]) -> Iterator[Steps]:
    """Call `act` with the number of each step."""
    steps, earlier = Steps(act), sys.gettrace()
    sys.settrace(steps.trace)
    try:
        yield steps
    finally:
        sys.settrace(earlier)


def lay_catalogue(path: Path) -> None:
    found = {f"1.1.{n}": put_new_words(Entry(f"1.1.{n}", f"第{n}句。"), before, "draft") for n in (1, 2)}
    save_catalogue(replace(make_catalogue(path, "x"), entries=found))


def sign_second(path: Path) -> None:
    def change(catalogue: Catalogue) -> Catalogue:
        signed = put_new_words(catalogue.entries["1.1.2"], before, "human Your Name")
        return replace(catalogue, entries={**catalogue.entries, "1.1.2": signed})

    change_catalogue(path, change)


def lay_glossary(path: Path) -> None:
    path.write_bytes((fixtures / "glossary.yaml").read_bytes())


def add_former(path: Path) -> None:
    glossary = load_glossary(path)
    put_former(glossary, [Displaced(glossary.terms[0], "Earlier Words")])


@dataclass(frozen=True)
class Case:
    lay: Callable[[Path], None]
    write: Callable[[Path], None]
    name: str
    was: str
    edited: str
    # What a person changes, and into what.
    mark: str
    # What the file has once the command has written it.


cases = {
    "catalogue": Case(
        lay_catalogue, sign_second, "po/en/x.po", f'msgstr "{before}"', f'msgstr "{after}"', "human Your"
    ),
    "glossary": Case(lay_glossary, add_former, "glossary.yaml", "terms:", "# My remark.\nterms:", "Earlier Words"),
}


def start(case: Case, folder: Path) -> tuple[Path, bytes]:
    """The file as it stood, and what a person makes of it."""
    path = folder / case.name
    path.parent.mkdir(parents=True, exist_ok=True)
    for left in path.parent.iterdir():
        left.unlink()
    case.lay(path)
    edited = path.read_text(encoding="utf-8").replace(case.was, case.edited, 1).encode()
    assert edited != path.read_bytes()
    return path, edited


def count_steps(case: Case, folder: Path) -> int:
    path, _ = start(case, folder)
    with stepping(lambda number: None) as steps:
        case.write(path)
    assert case.mark in path.read_text(encoding="utf-8")
    return steps.count


def write(case: Case, path: Path, act: Callable[[int], None]) -> str:
    """Let the command write, with something done at each step; what it says, "" where it goes well."""
    try:
        with stepping(act):
            case.write(path)
    except InputError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("way", ways)
@pytest.mark.parametrize("name", cases)
def test_a_save_at_any_step_is_not_lost(tmp_path: Path, name: str, way: Callable[[Path, bytes], None]) -> None:
    """Nor is what the command did, unless it says so or the person saved over it."""
    case, told = cases[name], 0
    steps = count_steps(case, tmp_path)
    assert steps > 30
    for moment in range(1, steps + 1):
        path, edited = start(case, tmp_path)
        written: list[bool] = []

        def save(
            number: int, path: Path = path, edited: bytes = edited, at: int = moment, seen: list[bool] = written
        ) -> None:
            if number == at:
                seen.append(case.mark in path.read_text(encoding="utf-8"))
                way(path, edited)

        said = write(case, path, save)
        text = path.read_text(encoding="utf-8")
        assert case.edited in text, moment
        assert said or written[0] or case.mark in text, moment
        told += bool(said)
    assert told < steps
    assert {left.suffix for left in path.parent.iterdir()} <= {".po", ".yaml", ".lock"}


def test_of_two_saves_while_it_writes_the_later_stays(tmp_path: Path) -> None:
    case = cases["catalogue"]
    for moment in range(1, count_steps(case, tmp_path) + 1):
        path, edited = start(case, tmp_path)
        saves = {moment: edited, moment + 8: edited.replace(after.encode(), b"Later words.")}
        done: list[bytes] = []

        def save(number: int, path: Path = path, saves: dict[int, bytes] = saves, done: list[bytes] = done) -> None:
            if number in saves:
                done.append(saves[number])
                save_by_rename(path, saves[number])

        write(case, path, save)
        kept = "Later words." if len(done) == 2 else after
        assert kept in path.read_text(encoding="utf-8"), moment


def lose_saves(case: Case, folder: Path) -> list[int]:
    """The moments at which a save is lost."""
    lost = []
    for moment in range(1, count_steps(case, folder) + 1):
        path, edited = start(case, folder)

        def save(number: int, path: Path = path, edited: bytes = edited, at: int = moment) -> None:
            if number == at:
                save_by_rename(path, edited)

        write(case, path, save)
        lost += [moment] * (case.edited not in path.read_text(encoding="utf-8"))
    return lost


def test_where_no_system_swaps_files_a_save_is_lost_between_the_last_look_and_the_rename_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "calls", {})
    lost = lose_saves(cases["catalogue"], tmp_path)
    assert lost
    # The lines from the reading of the file to the rename of ours, in three functions.
    assert lost[-1] - lost[0] < 6


def test_where_no_system_renames_without_replacing_a_new_file_replaces_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "calls", {})
    target = tmp_path / "new.po"
    files.replace_file(target, b"ours", None)
    assert target.read_bytes() == b"ours"
    target.unlink()
    with pytest.raises(files.ChangedMeanwhile):
        files.replace_file(target, b"ours", None, lambda written: link_later(monkeypatch, target))
    assert target.read_bytes() == b"theirs"
    assert [path.name for path in tmp_path.iterdir()] == ["new.po"]


def link_later(monkeypatch: pytest.MonkeyPatch, target: Path) -> None:
    """Somebody makes the file between the last look and the step that gives ours its name."""
    real = files.link

    def link(old: Path, new: Path) -> bool:
        target.write_bytes(b"theirs")
        return real(old, new)

    monkeypatch.setattr(files, "link", link)


@dataclass(frozen=True)
class Mac:
    """A system library that has the call of macOS, by that of Linux."""

    library: Any

    def renameatx_np(self, folder: int, old: bytes, other: int, new: bytes, how: int) -> int:
        assert (folder, other) == (-2, -2)
        return int(self.library.renameat2(-100, old, -100, new, {2: 2, 4: 1}[how]))


@pytest.mark.skipif(sys.platform != "linux", reason="it stands on the call of Linux")
def test_on_macos_its_own_call_loses_no_save(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = Mac(ctypes.CDLL(None, use_errno=True))
    monkeypatch.setattr(ctypes, "CDLL", lambda name, use_errno: library)
    assert lose_saves(cases["catalogue"], tmp_path) == []
    files.replace_file(tmp_path / "new.po", b"ours", None)


@pytest.mark.slow
def test_killed_at_any_step_after_a_save_it_keeps_the_save(tmp_path: Path) -> None:
    case, held = cases["catalogue"], 0
    for moment in range(1, count_steps(case, tmp_path) + 1):
        for later in (1, 4, 7, 10):
            path, edited = start(case, tmp_path)
            kill_after_save(case, path, edited, moment, later)
            load_catalogue(path)
            said = write(case, path, lambda number: None)
            left = list(path.parent.glob(".*.held"))
            assert bool(said) == bool(left)
            words = (left or [path])[0].read_text(encoding="utf-8")
            assert after in words, (moment, later)
            held += bool(left)
    assert held


def kill_after_save(case: Case, path: Path, edited: bytes, moment: int, later: int) -> None:
    """In another process, which saves as a person at one step and is killed some steps after it."""

    def act(number: int) -> None:
        if number == moment:
            save_by_rename(path, edited)
        if number == moment + later:
            os.kill(os.getpid(), signal.SIGKILL)

    if child := os.fork():
        os.waitpid(child, 0)
        return
    with suppress(BaseException):
        write(case, path, act)
    os._exit(0)
