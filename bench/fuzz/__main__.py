"""`python -m bench.fuzz`: try hostile inputs for a time; what fails is made small and kept with a command for it.

Each process tries inputs of every kind in turn, thousands a minute: files in order that were made hostile, changed
in their lines, characters and bytes, and again those that made the program do something it had not done before. The
same seed tries the same inputs in the same order.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from bench.arguments import make_parser
from bench.fuzz.kept import keep_case, read_begun, read_kept
from bench.fuzz.kinds.all import kinds
from bench.fuzz.trial import Failure, bound_memory, try_case
from bench.fuzz.worker import Told, prepare, run_worker

__all__ = ["main"]

root = Path(__file__).resolve().parent.parent.parent
found_by_default = root / ".cache" / "fuzz"
silence = 180
# Seconds after which a process that says nothing is taken for one that hangs.
tell_every = 10
# Seconds between two lines of progress.


@dataclass
class Sum:
    """What all processes together have tried."""

    began: float = field(default_factory=time.monotonic)
    tried: Counter[str] = field(default_factory=Counter)
    fresh: Counter[str] = field(default_factory=Counter)
    failures: dict[str, str] = field(default_factory=dict)
    # Name -> folder.
    seen: int = 0
    # How many of them were looked at.

    def add(self, told: Told) -> None:
        """Count a round; say at once what failed for the first time."""
        self.tried[told.kind] += told.tried
        self.fresh[told.kind] += told.fresh
        if told.failure and told.failure not in self.failures:
            self.failures[told.failure] = told.folder
            print(f"  {self.seconds:5.0f} s: {told.failure}: {told.folder}", flush=True)

    @property
    def seconds(self) -> float:
        """Since the run began."""
        return time.monotonic() - self.began

    def keep_new(self, program: Path) -> bool:
        """Whether a failure since this was asked last is none of the program in another folder; those that are go."""
        unseen = dict(list(self.failures.items())[self.seen :])
        new = {name for name, folder in unseen.items() if is_new(folder, program)}
        if new:
            self.failures = {name: self.failures[name] for name in new}
        self.seen = len(self.failures)
        return bool(new)

    def describe(self) -> str:
        """One line: how long, how many, how many new behaviours, how many failures."""
        listed = ", ".join(f"{count} {kind}" for kind, count in sorted(self.tried.items()))
        return (
            f"{self.seconds:5.0f} s: {self.tried.total()} inputs ({listed}), "
            f"{self.fresh.total()} behaviours, {len(self.failures)} failures"
        )


@dataclass
class Running:
    """A process and what it is heard by."""

    process: BaseProcess
    pipe: Connection
    folder: Path
    heard: float
    ended: bool = False
    # Whether it has said all that it will say.


def main(argv: Sequence[str] | None = None) -> int:
    """Try inputs; 1 if any has failed."""
    arguments = make_fuzz_parser().parse_args(argv)
    if arguments.again:
        return try_again(arguments.again)
    total = Sum()
    print(f"seed {arguments.seed}, {arguments.seconds:g} seconds, {arguments.processes} processes", flush=True)
    try:
        run_all(arguments, total)
    except KeyboardInterrupt:
        print("stopped")
    print(total.describe())
    for name, folder in total.failures.items():
        print(f"{name}: {folder}/what.txt")
    return 1 if total.failures else 0


def make_fuzz_parser() -> argparse.ArgumentParser:
    parser = make_parser("bench.fuzz", __doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--kinds", nargs="+", choices=sorted(kinds), default=sorted(kinds), metavar="KIND")
    parser.add_argument("--found", type=Path, default=found_by_default, help="where failing inputs are kept")
    parser.add_argument("--again", type=Path, metavar="FOLDER", help="try one that is kept, and show what it does")
    parser.add_argument("--until-new", type=Path, metavar="PROGRAM", help="end once it shows what that one does not")
    return parser


def try_again(folder: Path) -> int:
    case = read_kept(folder)
    with Scratch() as scratch:
        prepare(scratch)
        bound_memory()
        (scratch / "repository").mkdir()
        outcome = try_case(case, scratch / "repository")
    if isinstance(outcome, Failure):
        print(outcome.name)
        raise outcome.error
    print(outcome)
    return 0


class Scratch(tempfile.TemporaryDirectory[str]):
    """A folder for one process, in memory where the system has such a place."""

    def __init__(self) -> None:
        memory = Path("/dev/shm")
        super().__init__(prefix="fuzz-", dir=memory if memory.is_dir() else None, ignore_cleanup_errors=True)

    def __enter__(self) -> Path:  # type: ignore[override]
        return Path(super().__enter__())


def run_all(arguments: argparse.Namespace, total: Sum) -> None:
    """Start the processes, listen to them, and start another in the place of one that has died or hangs."""
    until = time.monotonic() + arguments.seconds
    with ExitStack() as stack:
        running = [start(arguments, n, until, stack) for n in range(arguments.processes)]
        stack.callback(stop_all, running)
        said = time.monotonic()
        while running:
            listen(running, total)
            for place, one in enumerate(list(running)):
                if is_lost(one, until):
                    total.add(keep_lost(one, arguments.found))
                    running[place] = start(arguments, arguments.seed + 1000 + total.tried.total(), until, stack)
            running[:] = [one for one in running if not one.ended]
            if time.monotonic() - said > tell_every:
                print(total.describe(), flush=True)
                said = time.monotonic()
            if arguments.until_new and total.keep_new(arguments.until_new):
                return


def start(arguments: argparse.Namespace, number: int, until: float, stack: ExitStack) -> Running:
    folder = stack.enter_context(Scratch()) / "repository"
    folder.mkdir()
    ours, theirs = get_context("spawn").Pipe(duplex=False)
    seconds = max(until - time.monotonic(), 0)
    given = (folder, arguments.found.absolute(), arguments.seed * 1_000_003 + number, seconds, arguments.kinds, theirs)
    process = get_context("spawn").Process(target=run_worker, args=given, daemon=False)
    process.start()
    theirs.close()
    return Running(process, ours, folder, time.monotonic())


def listen(running: Sequence[Running], total: Sum) -> None:
    """Take what any of them says within a second."""
    by_pipe = {one.pipe: one for one in running if not one.ended}
    for pipe in wait(list(by_pipe), timeout=1):
        one = by_pipe[pipe]  # type: ignore[index]
        try:
            told = one.pipe.recv()
        except (EOFError, OSError):
            one.ended = True
            one.process.join(30)
            continue
        one.heard = time.monotonic()
        total.add(told)


def is_lost(one: Running, until: float) -> bool:
    """Has it died, or said nothing for long?"""
    died = one.process.exitcode not in (0, None)
    return died or (one.process.is_alive() and time.monotonic() - one.heard > silence)


def keep_lost(one: Running, found: Path) -> Told:
    """Keep the case that a process had before it when it died or stood still."""
    code = one.process.exitcode
    stop(one)
    case = read_begun(one.folder)
    name = f"{case.kind}: it {'hangs' if code is None else f'ends the process by {code}'}"
    shutil.rmtree(one.folder, ignore_errors=True)
    return Told(case.kind, 0, 0, name, str(keep_case(case, name, "", found)))


def is_new(folder: str, program: Path) -> bool:
    """Whether the program in another folder does not fail at a case that is kept."""
    command = [sys.executable, "-m", "bench.fuzz", "--again", str(Path(folder).absolute())]
    try:
        return subprocess.run(command, cwd=program, capture_output=True, timeout=silence, check=False).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def stop_all(running: Sequence[Running]) -> None:
    for one in running:
        stop(one)


def stop(one: Running) -> None:
    if one.process.is_alive():
        one.process.kill()
    one.process.join()
    one.pipe.close()


if __name__ == "__main__":
    sys.exit(main())
