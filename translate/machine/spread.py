"""An engine's work spread over any `concurrent.futures` executor, on this machine or past it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from document.errors import InputError
from translate.machine.engine import Engine, Hypothesis, Request

__all__ = ["Spread", "dask_executor"]


@dataclass(frozen=True)
class Spread:
    """An engine whose chunks are translated by the workers of an executor.

    Dask does a lost worker's chunk again on another; results come back to the one process that writes them.
    """

    engine: Engine
    executor: Executor
    chunk: int = 16
    # Requests.

    @property
    def batch(self) -> int:
        """Enough for a few workers."""
        return min(64, 8 * self.engine.batch)

    @property
    def origin(self) -> str:
        """As the catalogue names what the engine wrote, whichever worker ran it."""
        return self.engine.origin

    def tokens(self, text: str) -> int:
        """How much work a Chinese text is, in the measure of the engine."""
        return self.engine.tokens(text)

    def translate(self, requests: Sequence[Request]) -> list[tuple[Hypothesis, ...]]:
        """The hypotheses for each request in the order asked, in chunks that the workers take as they are free."""
        size = min(self.chunk, self.engine.batch)
        futures = [self.executor.submit(translate_chunk, self.engine, chunk) for chunk in chunks(requests, size)]
        return [hypotheses for future in futures for hypotheses in future.result()]


def chunks(requests: Sequence[Request], size: int) -> Iterator[tuple[Request, ...]]:
    for start in range(0, len(requests), size):
        yield tuple(requests[start : start + size])


def translate_chunk(engine: Any, requests: Sequence[Request]) -> list[tuple[Hypothesis, ...]]:
    """What a worker does; it loads the model once."""
    hypotheses: list[tuple[Hypothesis, ...]] = loaded(engine).translate(requests)
    return hypotheses


@lru_cache(maxsize=2)
def loaded(engine: Any) -> Any:
    """The first of all equal engines that this process was given: that one has its model in memory already."""
    return engine


@contextmanager
def dask_executor(address: str) -> Iterator[Executor]:
    """The executor of a running Dask scheduler, such as tcp://127.0.0.1:8786."""
    try:
        from distributed import Client
    except ImportError:
        raise InputError.at(address, 0, "Dask is not installed", "pip install distributed") from None
    try:
        client: Any = Client(address, timeout=10)  # type: ignore[no-untyped-call]
    except (OSError, ValueError):
        raise InputError.at(address, 0, "no Dask scheduler answers", "start one with: dask scheduler") from None
    with client:
        yield client.get_executor(retries=3)
