"""One question to a service over HTTP: bounded in bytes and time, patient where the service asks for patience."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from translate.machine.service.answers import Refused

__all__ = ["Reply", "Unreachable", "ask_patiently", "read_reply", "within"]

Result = TypeVar("Result")

most_bytes_of_answer = 1_000_000
# Of one answer, which holds one sentence.
longest_wait = 300
# Seconds that a service may ask us to wait; past that the run ends, and the next one goes on.
tries = 6
busy = frozenset([408, 425, 429, 500, 502, 503, 504, 529])
own_fault = frozenset([400, 413, 422, 500])
# What a service may answer to one sentence and not to the next.


class Unreachable(Exception):
    """Why no further question to this service would be answered; it ends the run."""


@dataclass(frozen=True)
class Reply:
    """What a service said, whatever it said."""

    status: int
    headers: Mapping[str, str]
    # Names in lower case.
    body: bytes


def ask_patiently(post: Callable[[], Any], seconds: float, patience: float) -> bytes:
    """The body of the answer; Refused where this sentence gets none, Unreachable where none would.

    `post` sends the question with requests, streaming; `seconds` bound one answer; `patience` is the first pause in
    seconds before a question is asked again, where the service does not say how long; each next one is twice as long.
    """
    for attempt in range(tries):
        try:
            reply = within(seconds, lambda: read_reply(post(), time.monotonic() + seconds))
        except TimeoutError:
            raise Refused(f"no answer within {seconds:g} seconds") from None
        except OSError as error:
            if attempt >= 2:
                raise Unreachable(f"no connection: {error}") from None
            time.sleep(patience * 2**attempt)
            continue
        except ValueError as error:
            raise Unreachable(f"the question cannot be sent: {error}") from None
        if reply.status not in busy or attempt == tries - 1 or (reply.status in own_fault and attempt >= 2):
            return accept_reply(reply)
        time.sleep(pause(reply, patience * 2**attempt))
    raise AssertionError("the last attempt always says something")


def within(seconds: float, work: Callable[[], Result]) -> Result:
    """What `work` returns or raises; TimeoutError if it takes longer: no timeout of a socket bounds what drips."""
    done: SimpleQueue[tuple[Result] | Exception] = SimpleQueue()

    def run() -> None:
        try:
            done.put((work(),))
        except Exception as error:
            done.put(error)

    threading.Thread(target=run, daemon=True).start()
    try:
        result = done.get(timeout=seconds)
    except Empty:
        raise TimeoutError(f"no answer within {seconds:g} seconds") from None
    if isinstance(result, Exception):
        raise result
    return result[0]


def read_reply(answer: Any, until: float) -> Reply:
    """The answer of `requests`, read to its end; Refused where that is not within the limits."""
    body = b""
    with answer:
        try:
            for block in answer.iter_content(1 << 16):
                body += block
                if len(body) > most_bytes_of_answer:
                    raise Refused(f"the answer has more than {most_bytes_of_answer:,} bytes")
                if time.monotonic() > until:
                    raise Refused("the answer took too long")
        except OSError:
            raise Refused("the answer broke off") from None
    return Reply(answer.status_code, {name.lower(): value for name, value in answer.headers.items()}, body)


def accept_reply(reply: Reply) -> bytes:
    said = " ".join(reply.body[:2000].decode("utf-8", "replace").split())[:300]
    if 200 <= reply.status < 300:
        return reply.body
    if 300 <= reply.status < 400:
        raise Unreachable("the address leads elsewhere, and the key goes to no other address than the one you gave")
    if reply.status in own_fault:
        raise Refused(f"the service answered {reply.status}: {said}")
    raise Unreachable(f"the service answered {reply.status}: {said}")


def pause(reply: Reply, otherwise: float) -> float:
    """The seconds that the service asks us to wait, as a number or as a date."""
    asked = reply.headers.get("retry-after", "").strip()
    try:
        seconds = float(asked) if asked.replace(".", "", 1).isdigit() else until(asked)
    except (ValueError, TypeError):
        seconds = otherwise
    if seconds > longest_wait:
        raise Unreachable(f"the service asks to wait {seconds:.0f} seconds")
    return max(seconds, 0)


def until(date: str) -> float:
    moment = parsedate_to_datetime(date)
    return (moment.replace(tzinfo=moment.tzinfo or UTC) - datetime.now(UTC)).total_seconds()
