"""kill -9 at any moment: the catalogue is as it was or as it was to be, and the next command goes on."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue_repo import copy_repository
from hangzhou_text import text_id as id
from paths import root
from translate.catalogue.entries import find_catalogue_path

moments = 50


def start(repo: Path, *arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "translate", "--root", str(repo), *arguments]
    return subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def kill_at(process: subprocess.Popen[bytes], wait: float, folder: Path | None) -> bool:
    """Kill after `wait` seconds, counted from the first byte that it writes if there is a folder to watch."""
    until = time.monotonic() + 30
    while folder and process.poll() is None and time.monotonic() < until and not list(folder.glob(".*.tmp")):
        pass
    time.sleep(wait)
    running = process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return running


def mistype_a_key(repo: Path) -> None:
    path = find_catalogue_path(repo, id, "en")
    damaged = path.read_text(encoding="utf-8").replace('msgctxt "18.1.1"', 'msgctxt "18.1.l"')
    path.write_text(damaged, encoding="utf-8")


def rename_a_term(repo: Path) -> None:
    path = repo / "glossary.yaml"
    renamed = path.read_text(encoding="utf-8").replace("text: City Brain, rank", "text: Urban Brain, rank")
    path.write_text(renamed, encoding="utf-8")


commands: dict[str, tuple[tuple[str, ...], Callable[[Path], None] | None]] = {
    "sign": (("sign", "*", "--name", "Your Name"), None),
    "sync": (("sync",), mistype_a_key),
    "apply-terms": (("apply-terms",), rename_a_term),
}
# Name -> what is run, and what is done to the repository before it.


@pytest.mark.slow
@pytest.mark.parametrize("name", commands)
def test_killed_at_any_moment_it_leaves_one_whole_catalogue(tmp_path: Path, name: str) -> None:
    repo = copy_repository(tmp_path / "repo")
    path = find_catalogue_path(repo, id, "en")
    arguments, prepare = commands[name]
    if prepare:
        prepare(repo)
    before = path.read_bytes()
    began = time.monotonic()
    assert start(repo, *arguments).wait(60) == 0
    lasts, after = time.monotonic() - began, path.read_bytes()
    assert after != before
    chance, hit = random.Random(13), 0
    for number in range(moments):
        path.write_bytes(before)
        watched = path.parent if number % 2 else None
        wait = chance.uniform(0, 0.05 if watched else lasts)
        hit += kill_at(start(repo, *arguments), wait, watched)
        assert path.read_bytes() in {before, after}
    assert hit
    path.write_bytes(before)
    assert start(repo, *arguments).wait(60) == 0
    assert path.read_bytes() == after
    assert list(path.parent.glob(".*.tmp")) == []
