"""One process that tries case after case: the same ones for the same seed, those first that showed something new."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings
from hypothesis import strategies as st

from bench.fuzz.case import Case
from bench.fuzz.damage import Blow, blows, strike
from bench.fuzz.kept import keep_failure
from bench.fuzz.kinds.all import kinds
from bench.fuzz.trial import Failure, bound_memory, make_smaller, try_case

__all__ = ["Told", "prepare", "run_worker"]

most_kept = 300
# Cases of a kind that showed something new and are changed further.
failures_of_a_name = 3
# That many times the same failure is made smaller; the smallest stays.


@dataclass(frozen=True)
class Told:
    """What a worker tells of a round, or of a failure."""

    kind: str
    tried: int = 0
    fresh: int = 0
    # Behaviours that no case before has shown.
    failure: str = ""
    folder: str = ""


@dataclass
class Worker:
    """What one process knows of what it has tried."""

    folder: Path
    found: Path
    until: float
    tell: Callable[[Told], None]
    behaviours: set[str] = field(default_factory=set)
    kept: dict[str, list[Case]] = field(default_factory=dict)
    failures: dict[str, int] = field(default_factory=dict)

    def run_round(self, number: int, kind: str) -> None:
        """Try a kind's share of cases; `number` decides which."""
        before, pool, tried = len(self.behaviours), tuple(self.kept.get(kind, ())), 0

        @seed(number)
        @settings(
            max_examples=kinds[kind].share,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
            verbosity=Verbosity.quiet,
        )
        @given(kinds[kind].cases, blows, st.integers(0, 1 << 16), st.booleans())
        def run(case: Case, some: list[Blow], place: int, again: bool) -> None:
            nonlocal tried
            if time.monotonic() < self.until:
                base = pool[place % len(pool)] if pool and again else case
                self.look_at(base.holding(strike(base.content, some)))
                tried += 1

        run()
        self.tell(Told(kind, tried, len(self.behaviours) - before))

    def look_at(self, case: Case) -> None:
        """Try one case; keep it if it shows something new, and tell of it if it fails."""
        outcome = try_case(case, self.folder)
        if isinstance(outcome, Failure):
            self.take(outcome)
        elif outcome not in self.behaviours:
            self.behaviours.add(outcome)
            kept = self.kept.setdefault(case.kind, [])
            kept.append(case)
            del kept[:-most_kept]

    def take(self, failure: Failure) -> None:
        self.failures[failure.name] = self.failures.get(failure.name, 0) + 1
        if self.failures[failure.name] <= failures_of_a_name:
            smaller = make_smaller(failure, self.folder)
            self.tell(Told(failure.case.kind, 0, 0, failure.name, str(keep_failure(smaller, self.found))))


def prepare(folder: Path) -> None:
    """Let nothing that is tried reach beyond a folder: no packages of anybody's, no network by settings."""
    for name in ("ARGOS_PACKAGES_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "GIT_CEILING_DIRECTORIES"):
        os.environ[name] = str(folder / "home")
    for name in [name for name in os.environ if name.startswith("DUIZHAO_")]:
        del os.environ[name]


def run_worker(folder: Path, found: Path, number: int, seconds: float, names: list[str], pipe: Connection) -> None:
    """Try cases of these kinds until the time is over, and tell of each round."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    prepare(folder.parent)
    bound_memory()
    worker = Worker(folder, found, time.monotonic() + seconds, pipe.send)
    chance = random.Random(number)
    with suppress(BrokenPipeError), pipe:  # nobody listens any more
        while time.monotonic() < worker.until:
            for kind in names:
                worker.run_round(chance.getrandbits(32), kind)
