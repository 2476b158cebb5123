"""Argos' index of packages: where the newest one for zh→en lies."""

from __future__ import annotations

import json
import time
from typing import Any

from translate.machine.argos import from_code, to_code, version
from translate.machine.packages.address import fail_at, open_address
from translate.machine.service.answers import Refused
from translate.machine.service.calls import read_reply

__all__ = ["package_address"]

seconds = 60
# For the whole index.


def package_address() -> str:
    """Where Argos' index says that its newest zh→en package lies."""
    from argostranslate import settings

    address = settings.remote_package_index
    entries = [entry for entry in fetch_index(address) if is_wanted(entry)]
    if not entries:
        raise fail_at(address, f"no package {from_code}→{to_code} in the index", "name an .argosmodel file")
    return str(max(entries, key=lambda entry: version(entry.get("package_version")))["links"][0])


def is_wanted(entry: Any) -> bool:
    """For these languages, and with an address."""
    codes = (entry.get("from_code"), entry.get("to_code")) if isinstance(entry, dict) else ()
    links = entry.get("links") if codes == (from_code, to_code) else None
    return isinstance(links, list) and bool(links) and isinstance(links[0], str)


def fetch_index(address: str) -> list[Any]:
    with open_address(address, {}, seconds) as answer:
        try:
            reply = read_reply(answer, time.monotonic() + seconds)
            entries = json.loads(reply.body) if reply.status == 200 else None
        except (Refused, ValueError, RecursionError):
            entries = None
    if not isinstance(entries, list):
        raise fail_at(address, "no index of packages", "name an .argosmodel file")
    return entries
