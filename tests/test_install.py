"""Packages from strangers: a good one is installed whole, a bad one leaves nothing behind."""

from __future__ import annotations

import json
import threading
import zipfile
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

import translate.machine.install
import translate.machine.packages.archive
import translate.machine.packages.index
from document.errors import InputError
from machine import installed_package
from translate.__main__ import main
from translate.machine.argos import ArgosEngine, find_package
from translate.machine.engine import Request
from translate.machine.install import install
from translate.machine.packages.download import download

top = "translate-zh_en-1_0"
metadata = {"from_code": "zh", "to_code": "en", "package_version": "1.0", "argos_version": "1.9"}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    archive = tmp_path_factory.mktemp("package") / "good.argosmodel"
    installed_package(archive.parent / "packages", archive)
    return archive


@pytest.fixture(scope="module")
def folder(package: Path) -> Path:
    return package.parent / "packages"


def test_an_installed_package_is_found_and_translates(folder: Path) -> None:
    engine = ArgosEngine(find_package(folder, "en"))
    assert engine.origin == "mt argos zh_en 1.0"
    hypotheses = engine.translate([Request("流通点"), Request("旧书流通，2035年")])
    assert hypotheses[0][0].text == "circulation dot"
    assert hypotheses[1][0].text.startswith("circulation of used books,2035")
    assert len(hypotheses[0]) == 4
    link = hypotheses[0][0].links[0]
    assert (link.start, link.end, link.source_start, link.source_end) == (0, 15, 0, 3)


def test_the_newest_package_wins_and_rubbish_beside_it_is_passed_over(folder: Path) -> None:
    newer = folder / "translate-zh_en-1_10"
    newer.mkdir()
    (newer / "metadata.json").write_text(json.dumps({**metadata, "package_version": "1.10"}), encoding="utf-8")
    (folder / "broken").mkdir()
    (folder / "broken/metadata.json").write_text("{", encoding="utf-8")
    (folder / "empty").mkdir()
    assert find_package(folder, "en") == newer
    (newer / "metadata.json").unlink()
    assert find_package(folder, "en").name == top


def test_without_a_package_one_line_says_what_to_do(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(InputError, match=r"no package zh→en in .*; run \.venv/bin/python -m translate install"):
        find_package(tmp_path / "none", "en")
    with pytest.raises(InputError, match="no package zh→fr in"):
        find_package(folder, "fr")


def write(path: Path, members: dict[str, str], change: Callable[[zipfile.ZipFile], None] | None = None) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
        if change:
            change(archive)
    return path


good = {
    f"{top}/metadata.json": json.dumps(metadata),
    f"{top}/model/model.bin": "model",
    f"{top}/sentencepiece.model": "pieces",
}


def link(archive: zipfile.ZipFile) -> None:
    info = zipfile.ZipInfo(f"{top}/link")
    info.external_attr = 0o120777 << 16
    archive.writestr(info, "/etc/passwd")


def bomb(archive: zipfile.ZipFile) -> None:
    with archive.open(f"{top}/bomb", "w", force_zip64=True) as file:
        block = bytes(1 << 20)
        for _ in range(64):
            file.write(block)


@pytest.mark.parametrize(
    ("members", "change", "problem"),
    [
        ({**good, "../outside": "x"}, None, "leads out of the package"),
        ({**good, f"{top}/../../outside": "x"}, None, "leads out of the package"),
        ({**good, "/tmp/outside": "x"}, None, "leads out of the package"),
        ({**good, "..\\outside": "x"}, None, "leads out of the package"),
        ({**good, "C:\\outside": "x"}, None, "leads out of the package"),
        (good, link, "is a link"),
        (good, bomb, "unpacks to more than a package has"),
        ({**good, "other/file": "x"}, None, "a package is one folder"),
        ({**good, f"{top}/metadata.json": "{"}, None, "metadata.json cannot be read"),
        ({**good, f"{top}/metadata.json": "[]"}, None, "metadata.json cannot be read"),
        ({**good, f"{top}/metadata.json": json.dumps({**metadata, "from_code": "de"})}, None, "de→en"),
        ({k: v for k, v in good.items() if "model.bin" not in k}, None, "it has no model/model.bin"),
    ],
)
def test_a_bad_package_is_refused_with_one_line_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, members: dict[str, str], change: Any, problem: str
) -> None:
    monkeypatch.setattr(translate.machine.packages.archive, "most_bytes_of_package", 50_000_000)
    archive = write(tmp_path / "bad.argosmodel", members, change)
    folder = tmp_path / "packages"
    with pytest.raises(InputError) as error:
        install(archive, folder)
    assert problem in str(error.value)
    assert len(str(error.value).splitlines()) == 1
    assert not folder.exists() or list(folder.iterdir()) == []
    assert sorted(path.name for path in tmp_path.iterdir() if path != folder) == ["bad.argosmodel"]
    assert not Path("/tmp/outside").exists()


def test_a_member_larger_than_it_says_is_refused(tmp_path: Path) -> None:
    archive = write(tmp_path / "bad.argosmodel", {**good, f"{top}/lie": "x" * 5000})
    data = archive.read_bytes()
    size = (5000).to_bytes(4, "little")
    archive.write_bytes(data.replace(size, (50).to_bytes(4, "little")))
    folder = tmp_path / "packages"
    with pytest.raises(InputError, match="bad"):
        install(archive, folder)
    assert not folder.exists() or list(folder.iterdir()) == []


def test_a_damaged_package_leaves_the_one_that_is_there(tmp_path: Path, package: Path) -> None:
    folder = tmp_path / "packages"
    installed = install(package, folder)
    whole = (installed / "sentencepiece.model").read_bytes()
    squeezed = write(tmp_path / "damaged.argosmodel", {**good, f"{top}/more": "words " * 5000})
    data = bytearray(squeezed.read_bytes())
    middle = data.index(f"{top}/more".encode()) + len(f"{top}/more") + 10
    data[middle : middle + 8] = b"\xff" * 8
    squeezed.write_bytes(bytes(data))
    with pytest.raises(InputError, match="cannot be unpacked"):
        install(squeezed, folder, replace=True)
    assert (installed / "sentencepiece.model").read_bytes() == whole
    assert [path.name for path in folder.iterdir()] == [top]
    assert install(package, folder) == installed


def test_the_newest_of_the_index_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [
        {"from_code": "zh", "to_code": "en", "package_version": v, "links": [f"https://example.org/{v}"]}
        for v in ("1.9", "1.10", "1.2")
    ]
    found = [*entries, "rubbish", {"from_code": "de"}]
    monkeypatch.setattr(translate.machine.packages.index, "fetch_index", lambda address: found)
    assert translate.machine.packages.index.find_package_address("en") == "https://example.org/1.10"
    with pytest.raises(InputError, match="no package zh→fr in the index"):
        translate.machine.packages.index.find_package_address("fr")


def test_what_is_no_archive_is_said_to_be_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(translate.machine.install, "find_packages_folder", lambda: tmp_path / "packages")
    (tmp_path / "text.argosmodel").write_text("not a zip", encoding="utf-8")
    assert main(["install", str(tmp_path / "text.argosmodel")]) == 1
    assert "text.argosmodel: it cannot be unpacked" in capsys.readouterr().err
    assert main(["install", str(tmp_path / "missing.argosmodel")]) == 1
    assert "no such file" in capsys.readouterr().err


def test_install_says_the_checksum(
    tmp_path: Path, folder: Path, package: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(translate.machine.install, "find_packages_folder", lambda: tmp_path / "packages")
    assert main(["install", str(package)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("sha256 ")
    assert len(out.split()[1]) == 64
    assert find_package(tmp_path / "packages", "en").name == top


class Halting(BaseHTTPRequestHandler):
    """Serves a body with ranges, and breaks off after half of it the first time."""

    body = bytes(range(256)) * 8192
    broken = False

    def do_GET(self) -> None:
        start = int(self.headers.get("Range", "bytes=0-").split("=")[1].rstrip("-"))
        rest = self.body[start:]
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(rest)))
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(self.body) - 1}/{len(self.body)}")
        self.end_headers()
        if not type(self).broken:
            type(self).broken = True
            rest = rest[: len(rest) // 2]
        self.wfile.write(rest)
        self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:
        pass


def test_a_broken_download_goes_on_where_it_stopped(tmp_path: Path) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Halting)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/one.argosmodel"
    with pytest.raises(InputError):
        download(address, tmp_path)
    (part,) = tmp_path.iterdir()
    assert 0 < part.stat().st_size < len(Halting.body)
    assert download(address, tmp_path).read_bytes() == Halting.body
    server.shutdown()
    server.server_close()
    with pytest.raises(InputError, match="cannot be reached; fetch the package on a machine with a network"):
        download(address.replace("one", "two"), tmp_path)
