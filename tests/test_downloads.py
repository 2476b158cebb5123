"""A package fetched from any server: whole or not at all, encrypted, in a bounded time, going on where it stopped."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import translate.machine.install
import translate.machine.packages.download
from document.errors import InputError
from package_server import Asked, plain, serve, ways
from translate.__main__ import main
from translate.machine.packages.address import open_address
from translate.machine.packages.download import download
from translate.machine.packages.index import fetch_index, find_package_address

body = bytes(range(256)) * 8192


def begun(address: str, folder: Path, content: bytes) -> None:
    """Leave the part that a killed download of this address leaves."""
    way = translate.machine.packages.download.part_path(address, folder)
    way.write_bytes(content)


def fault_of(work: Callable[[], object]) -> str:
    """What it says is wrong, "" if nothing is."""
    try:
        work()
    except InputError as error:
        return str(error)
    return ""


def parts(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.suffix == ".part"]


@pytest.mark.parametrize("there", [0, 1000, len(body) - 1, len(body), len(body) + 1000])
@pytest.mark.parametrize("way", ways)
def test_whatever_is_there_and_however_it_is_sent_the_end_is_the_file(tmp_path: Path, way: str, there: int) -> None:
    with serve(body, ways[way]) as server:
        address = f"{server.address}/zh_en.argosmodel"
        begun(address, tmp_path, (body + body)[:there])
        assert download(address, tmp_path).read_bytes() == body
        assert len(server.asked) <= 2


def halting(asked: Asked) -> None:
    """Break off in the middle of what is left, until that is little."""
    rest = len(asked.body) - asked.start
    if rest < 1000:
        plain(asked)
        return
    said = {"Content_Range": asked.range} if asked.start else {}
    asked.send(206 if asked.start else 200, asked.body[asked.start :][: rest // 2], Content_Length=str(rest), **said)


def test_each_run_goes_on_where_the_last_broke_off(tmp_path: Path) -> None:
    with serve(body, halting) as server:
        address = f"{server.address}/zh_en.argosmodel"
        said: list[str] = []
        while not said or said[-1]:
            said.append(fault_of(lambda: download(address, tmp_path)))
        starts = [start for _, start, _ in server.asked]
    assert len(said) > 5
    assert all(re.fullmatch(r".*: the download broke off; run the same command again.*", fault) for fault in said[:-1])
    assert starts == sorted(set(starts))
    (part,) = parts(tmp_path)
    assert part.read_bytes() == body


def test_two_addresses_with_one_name_have_two_parts(tmp_path: Path) -> None:
    with serve(body) as one, serve(body[::-1], halting) as other:
        with pytest.raises(InputError):
            download(f"{other.address}/zh_en.argosmodel", tmp_path)
        assert download(f"{one.address}/zh_en.argosmodel", tmp_path).read_bytes() == body
        assert download(f"{one.address}/a/../..", tmp_path).parent == tmp_path


def endless(asked: Asked) -> None:
    asked.send(200, asked.body, Content_Length=str(10**15))


def dripping(asked: Asked) -> None:
    asked.handler.send_response(200)
    asked.handler.end_headers()
    for _ in range(200):
        asked.handler.wfile.write(b"x")
        time.sleep(0.05)


def too_much(asked: Asked) -> None:
    asked.send(200, asked.body * 2, Content_Length="")


broken: dict[str, tuple[Callable[[Asked], None], str]] = {
    "an end that never comes": (endless, "broke off"),
    "a drip": (dripping, "too slow"),
    "more than a package": (too_much, "larger than a package"),
    "not found": (lambda asked: asked.send(404, b"no"), "answered 404"),
    "an error": (lambda asked: asked.send(500, b"no"), "answered 500"),
    "a turn to nowhere": (lambda asked: asked.send(302, b"", Location="http://[::bad/"), "cannot be reached"),
    "turns without end": (lambda asked: asked.send(302, b"", Location="/zh_en.argosmodel"), "to the next"),
    "a turn that is not encrypted": (lambda asked: asked.send(302, b"", Location="http://example.org/"), "unencrypted"),
    "a turn to a file": (lambda asked: asked.send(302, b"", Location="file:///etc/passwd"), "unencrypted"),
    "a flood of headers": (
        lambda asked: asked.send(200, b"", **{f"X-{n}": "x" for n in range(500)}),
        "cannot be reached",
    ),
    "gzip that is none": (lambda asked: asked.send(200, asked.body, Content_Encoding="gzip"), "broke off"),
}


@pytest.mark.parametrize("name", broken)
def test_what_a_server_does_ends_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(translate.machine.packages.download, "most_bytes_of_download", len(body) + 10)
    way, problem = broken[name]
    # Nothing else may end early because the machine is busy.
    monkeypatch.setattr(translate.machine.packages.download, "grace", 0.3 if problem == "too slow" else 60)
    with serve(body, way) as server:
        fault = fault_of(lambda: download(f"{server.address}/zh_en.argosmodel", tmp_path))
    assert fault.startswith(f"{server.address}/zh_en.argosmodel: ")
    assert problem in fault
    assert len(fault.splitlines()) == 1
    assert sum(part.stat().st_size for part in parts(tmp_path)) <= len(body)


def test_a_head_that_drips_ends_in_time() -> None:
    drops: list[int] = []

    def dripping_head(asked: Asked) -> None:
        for drop in range(400):
            asked.handler.wfile.write(b"HTTP/1.1 200 OK\r\n"[:1])
            drops.append(drop)
            time.sleep(0.05)

    with serve(body, dripping_head) as server:
        assert "cannot be reached" in fault_of(lambda: open_address(f"{server.address}/", {}, 0.5).__enter__())
        assert 0 < len(drops) < 400


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/a.argosmodel",
        "http://127.0.0.1.example.org/a.argosmodel",
        "http://localhost@example.org/a.argosmodel",
        "http://example.org\\@127.0.0.1/a.argosmodel",
        "ftp://127.0.0.1/a.argosmodel",
        "file:///etc/passwd",
        "https://",
        "https://[::1/a",
        "zh_en.argosmodel",
    ],
)
def test_only_an_address_that_nobody_can_tamper_with_is_asked(
    tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import requests

    monkeypatch.setattr(requests.Session, "send", lambda *_, **__: pytest.fail("asked"))
    with pytest.raises(InputError, match="https"):
        download(address, tmp_path)


def test_a_password_stays_with_its_address(tmp_path: Path) -> None:
    def turning(asked: Asked) -> None:
        asked.send(302, b"", Location=f"{other.address}/zh_en.argosmodel")

    with serve(body) as other, serve(body, turning) as server:
        address = f"{server.address}/zh_en.argosmodel?token=secret-2".replace("//", "//someone:secret-1@")
        assert download(address, tmp_path).read_bytes() == body
        assert server.asked[0][2].startswith("Basic ")
        assert other.asked[0][2] == ""
    with pytest.raises(InputError) as raised:
        download(address, tmp_path / "elsewhere")
    assert "secret" not in str(raised.value)
    assert str(raised.value).startswith(f"http://…@127.0.0.1:{server.address.rpartition(':')[2]}/zh_en.argosmodel?…: ")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"<html>",
        b"[" * 100_000,
        b'{"a": \xff}',
        b"[" + b" " * 2_000_000 + b"]",
        json.dumps([{"from_code": "zh", "to_code": "en", "package_version": "1", "links": []}]).encode(),
        json.dumps([{"from_code": "zh", "to_code": "en", "links": [7]}]).encode(),
        json.dumps(["rubbish", 7, None, [], {"from_code": []}]).encode(),
    ],
)
def test_an_index_that_names_no_package_is_one_line(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    from argostranslate import settings

    with serve(content) as server:
        monkeypatch.setattr(settings, "remote_package_index", f"{server.address}/other.json")
        with pytest.raises(InputError, match=r"other\.json: no .*; name an \.argosmodel file"):
            find_package_address("en")


def test_versions_of_any_kind_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    from argostranslate import settings

    versions = ["1.²", "1.9", "9" * 5000, None, "", "1.10", {"1": 2}]
    entries = [
        {"from_code": "zh", "to_code": "en", "package_version": version, "links": [f"https://example.org/{number}"]}
        for number, version in enumerate(versions)
    ]
    with serve(json.dumps(entries).encode()) as server:
        monkeypatch.setattr(settings, "remote_package_index", f"{server.address}/other.json")
        assert find_package_address("en") == "https://example.org/2"
        assert len(fetch_index(settings.remote_package_index)) == len(versions)


def test_a_package_is_fetched_and_its_part_is_gone(
    tmp_path: Path, package_archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from argostranslate import settings

    monkeypatch.setattr(translate.machine.install, "find_packages_folder", lambda: tmp_path)
    with serve(package_archive.read_bytes(), ways["packed"]) as server:
        monkeypatch.setattr(settings, "remote_package_index", f"{server.address}/index.json")
        assert main(["install", "--sha256", "0" * 64]) == 1
        assert "not the one that you gave" in capsys.readouterr().err
        assert parts(tmp_path) == []
        begun(f"{server.address}/older.argosmodel", tmp_path, b"begun")
        assert main(["install"]) == 0
        (installed,) = (path for path in tmp_path.iterdir() if path.is_dir())
        assert (installed / "metadata.json").is_file()
        assert parts(tmp_path) == []
