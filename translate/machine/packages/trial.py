"""A package tried out in a process of its own, since a damaged model may end the one that loads it.

`python -m translate.machine.packages.trial FOLDER` translates two sentences; it says what is wrong, and ends with 1.
"""

from __future__ import annotations

import importlib
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from document.errors import InputError
from translate.machine.argos import ArgosEngine
from translate.machine.engine import Request

__all__ = ["main", "try_package"]

trial_seconds = 120
# A published model takes two.
most_memory = 8_000_000_000
sentences = (Request("深入推进城市建设，力争2035年。"), Request("发展", prefix="Development", forbidden=("growth",)))


def try_package(folder: Path) -> str:
    """What is wrong with an unpacked package, "" if it translates."""
    for name in ("argostranslate", "ctranslate2", "sentencepiece"):
        importlib.import_module(name)
    root = Path(__file__).parents[3]
    command = [sys.executable, "-m", __spec__.name if __spec__ else __name__, str(folder.absolute())]
    environment = {**os.environ, "PYTHONPATH": str(root), "PYTHONUTF8": "1", "PYTHONWARNDEFAULTENCODING": ""}
    try:
        done = subprocess.run(
            command, cwd=root, env=environment, capture_output=True, timeout=trial_seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return f"it takes longer than {trial_seconds} seconds"
    return describe(done.returncode, done.stdout + done.stderr) if done.returncode else ""


def describe(code: int, said: bytes) -> str:
    lines = [line for line in said.decode("utf-8", "replace").splitlines() if line.strip()]
    if code < 0:
        return f"its process ended by {signal.Signals(-code).name}"
    return " ".join(lines[-1].split())[:200] if lines else "it ends without a word"


def main(argv: Sequence[str] | None = None) -> int:
    """Translate two sentences with the package in a folder; 0, or 1 after one line."""
    (folder,) = sys.argv[1:] if argv is None else argv
    bound_memory()
    try:
        ArgosEngine(Path(folder), threads=1).translate(sentences)
    except InputError as error:
        print(error.faults[0].problem)
        return 1
    return 0


def bound_memory() -> None:
    """Take no more than a model needs, where the system can hold a process to that, and leave no core behind."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        for what, most in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_AS, most_memory)):
            resource.setrlimit(what, (most, resource.getrlimit(what)[1]))


if __name__ == "__main__":
    sys.exit(main())
