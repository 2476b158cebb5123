"""Web addresses of packages: encrypted or of this machine, and shown without the passwords that may stand in them."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any
from urllib.parse import urljoin, urlsplit, urlunsplit

from document.errors import InputError
from translate.machine.service.calls import within

__all__ = ["fail_at", "open_address"]

most_turns = 5
# Addresses that one may lead to in turn.
longest_silence = 60
# Seconds for the head of an answer, and between two pieces of its body.


@contextmanager
def open_address(address: str, headers: Mapping[str, str], seconds: float = longest_silence) -> Iterator[Any]:
    """The answer of `requests` with its body unread; InputError if none comes, or if it leads to an unsafe address.

    What an address leads to is asked anew, with no password but one of its own.
    """
    import requests

    refuse_unsafe(address, address)
    with requests.Session() as session:
        try:
            answer = follow(session, address, headers, seconds)
        except (requests.RequestException, TimeoutError, ValueError):
            raise unreachable(address) from None
        with answer:
            yield answer


def follow(session: Any, address: str, headers: Mapping[str, str], seconds: float) -> Any:
    at = address
    for _ in range(most_turns):
        ask = partial(session.get, at, headers=headers, stream=True, timeout=seconds, allow_redirects=False)
        answer = within(seconds, ask)
        if not answer.is_redirect:
            return answer
        answer.close()
        # A connection that is kept may be closed by the server at the moment in which it is used again.
        session.close()
        at = urljoin(at, answer.headers["location"])
        refuse_unsafe(at, address)
    raise fail_at(address, "it leads from one address to the next", "name an .argosmodel file")


def refuse_unsafe(address: str, named: str) -> None:
    """InputError unless nobody on the way can change what comes from there."""
    if not is_safe(address):
        problem = "no address that begins with https://" if address == named else "it leads to an unencrypted address"
        raise fail_at(named, problem, "use https, or fetch the package yourself and name the file")


def is_safe(address: str) -> bool:
    try:
        parts = urlsplit(address)
        host = parts.hostname if (parts.port or 0) >= 0 else None
    except ValueError:
        return False
    # Where a program takes the host from is not agreed upon for these.
    doubtful = "\\" in address or not address.isprintable() or " " in address
    secure = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host or ""))
    return bool(host) and secure and not doubtful


def is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def unreachable(address: str) -> InputError:
    remedy = "fetch the package on a machine with a network and run .venv/bin/python -m translate install FILE"
    return fail_at(address, "cannot be reached", remedy)


def fail_at(address: str, problem: str, remedy: str) -> InputError:
    """The fault of an address, which is shown whole but for what may be secret in it."""
    return InputError.at(without_secrets(address), 0, problem, remedy)


def without_secrets(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return "the address"
    _, at, host = parts.netloc.rpartition("@")
    netloc = f"…@{host}" if at else host
    return urlunsplit(parts._replace(netloc=netloc, query="…" if parts.query else "", fragment=""))
