"""Argos' index of packages: where the newest one from Chinese into a language lies."""

from __future__ import annotations

import json
import time
from typing import Any

from document.script.tags import chinese_tag
from translate.machine.argos import parse_version
from translate.machine.packages.address import fail_at, open_address
from translate.machine.service.answers import Refused
from translate.machine.service.calls import read_reply

__all__ = ["find_package_address"]

index_seconds = 60
# For the whole index.


def find_package_address(to_code: str) -> str:
    """Where Argos' index says that its newest package from Chinese into this language lies."""
    from argostranslate import settings

    address = settings.remote_package_index
    entries = [entry for entry in fetch_index(address) if is_wanted(entry, to_code)]
    if not entries:
        raise fail_at(address, f"no package {chinese_tag}→{to_code} in the index", "name an .argosmodel file")
    return str(max(entries, key=lambda entry: parse_version(entry.get("package_version")))["links"][0])


def is_wanted(entry: Any, to_code: str) -> bool:
    """From Chinese into this language, and with an address."""
    codes = (entry.get("from_code"), entry.get("to_code")) if isinstance(entry, dict) else ()
    links = entry.get("links") if codes == (chinese_tag, to_code) else None
    return isinstance(links, list) and bool(links) and isinstance(links[0], str)


def fetch_index(address: str) -> list[Any]:
    with open_address(address, {}, index_seconds) as answer:
        try:
            reply = read_reply(answer, time.monotonic() + index_seconds)
            entries = json.loads(reply.body) if reply.status == 200 else None
        except (Refused, ValueError, RecursionError):
            entries = None
    if not isinstance(entries, list):
        raise fail_at(address, "no index of packages", "name an .argosmodel file")
    return entries
