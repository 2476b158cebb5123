"""A package fetched into a `.part`, which the next run goes on with wherever this one was stopped."""

from __future__ import annotations

import hashlib
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from document.errors import explaining
from translate.machine.packages.address import fail_at, open_address

__all__ = ["download"]

most_bytes_of_download = 1_500_000_000
# A published package has about 100 MB.
slowest = 20_000
# Bytes a second on average, once `grace` seconds have gone by.
grace = 60
again = "run the same command again; it goes on from there"


def download(address: str, folder: Path) -> Path:
    """The whole package as a `.part` in `folder`, not yet verified; progress is shown on a terminal."""
    part = part_path(address, folder)
    for _ in range(2):
        with explaining(part):
            if fetch_rest(address, part):
                return part
            part.unlink(missing_ok=True)
    raise fail_at(address, "the server does not send it from its beginning", "name an .argosmodel file")


def part_path(address: str, folder: Path) -> Path:
    """One for each address, whatever it ends with."""
    return folder / f".{hashlib.sha256(ascii(address).encode()).hexdigest()[:16]}.part"


def fetch_rest(address: str, part: Path) -> bool:
    """Add to the part what it lacks; False if what lies there is no beginning of what the server has."""
    there = part.stat().st_size if part.exists() else 0
    with open_address(address, {"Accept-Encoding": "identity", **from_byte(there)}) as answer:
        if answer.status_code == 416:
            return there > 0 and there == range_of(answer)[1]
        if answer.status_code not in {200, 206}:
            raise fail_at(address, f"the server answered {answer.status_code}", "name an .argosmodel file")
        packed = answer.headers.get("Content-Encoding", "identity") != "identity"
        resumed = answer.status_code == 206
        if resumed and (packed or range_of(answer)[0] != there):
            return False
        start = there if resumed else 0
        length = None if packed else whole_length(answer, start)
        save(address, part, start, length, read_blocks(answer, address))
    return True


def from_byte(start: int) -> dict[str, str]:
    return {"Range": f"bytes={start}-"} if start else {}


def range_of(answer: Any) -> tuple[int | None, int | None]:
    """The first byte that it says it has, and how many there are in all."""
    said = re.fullmatch(r"bytes (?:(\d{1,18})-\d+|\*)/(?:(\d{1,18})|\*)", answer.headers.get("Content-Range", ""))
    first, total = said.groups() if said else (None, None)
    return (int(first) if first else None), (int(total) if total else None)


def whole_length(answer: Any, start: int) -> int | None:
    length = answer.headers.get("Content-Length", "")
    return start + int(length) if re.fullmatch(r"\d{1,18}", length) else range_of(answer)[1]


def save(address: str, part: Path, start: int, length: int | None, blocks: Iterator[bytes]) -> None:
    """Write the blocks; InputError where they are too many, or too few."""
    from tqdm import tqdm

    done = start
    with (
        part.open("r+b" if start else "wb") as file,
        tqdm(total=length, initial=start, unit="B", unit_scale=True, disable=not sys.stderr.isatty()) as bar,
    ):
        file.seek(start)
        for block in blocks:
            done += len(block)
            if done > most_bytes_of_download:
                file.truncate(0)
                raise fail_at(address, "it is larger than a package", "fetch it from a source that you trust")
            file.write(block)
            bar.update(len(block))
    if length is not None and done != length:
        raise fail_at(address, "the download broke off", again)


def read_blocks(answer: Any, address: str) -> Iterator[bytes]:
    """The body as it comes in; InputError where it breaks off, or comes too slowly to end."""
    from urllib3.exceptions import HTTPError

    began, done = time.monotonic(), 0
    try:
        while block := answer.raw.read1(1 << 16, decode_content=True):
            done += len(block)
            yield block
            gone = time.monotonic() - began
            if gone > grace and done < slowest * gone:
                raise fail_at(address, "the download is too slow", again)
    except HTTPError:
        raise fail_at(address, "the download broke off", again) from None
