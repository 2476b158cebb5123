"""Commands in processes of their own, and how they are killed at a chosen moment."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from paths import root

__all__ = ["ends_well", "kill_at", "start", "start_import", "start_install"]


def start(*arguments: str | Path, **more: str) -> subprocess.Popen[bytes]:
    """Any command, with `more` in its environment."""
    command = [sys.executable, "-m", "translate", *map(str, arguments)]
    # Argos Translate opens files without an encoding; that is not ours to warn about.
    environment = {**os.environ, "PYTHONWARNDEFAULTENCODING": "", **more}
    return subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def start_install(folder: Path, *arguments: str | Path, **more: str) -> subprocess.Popen[bytes]:
    """`install` into a folder of packages."""
    return start("install", *arguments, ARGOS_PACKAGES_DIR=str(folder), **more)


def start_import(repo: Path, file: Path, *more: str) -> subprocess.Popen[bytes]:
    """`import` of a file."""
    return start("--root", repo, "import", file, *more)


def ends_well(process: subprocess.Popen[bytes]) -> bool:
    """Does it end within a minute, with 0 and without a word of trouble?"""
    said = process.communicate(timeout=60)[1]
    return (process.returncode, said) == (0, b"")


def kill_at(process: subprocess.Popen[bytes], wait: float, reached: Callable[[], bool]) -> bool:
    """Kill `wait` seconds after a moment is reached, at the latest in half a minute; was it running still?"""
    until = time.monotonic() + 30
    while process.poll() is None and not reached() and time.monotonic() < until:
        time.sleep(0.001)
    time.sleep(wait)
    running = process.poll() is None
    process.kill()
    process.communicate()
    return running
