"""`python -m translate install [FILE]`: an Argos package from a file or from Argos' index, unpacked with care."""

from __future__ import annotations

import hashlib
import json
import stat
import sys
import tempfile
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import Any

from document.errors import InputError, shown
from document.script.tags import chinese_tag
from translate.languages import base_of, choose_language
from translate.machine.argos import packages_folder, version

__all__ = ["download", "install", "print_install"]

# A published package unpacks to about 300 MB.
most_bytes = 3_000_000_000
most_files = 1000


def print_install(root: Path, file: Path | None, language: str = "") -> int:
    """Install a package from a file, or the newest one of the index for a language, and say where it lies."""
    folder = packages_folder()
    archive = file or download(package_address(base_of(choose_language(root, language))), folder)
    print(f"sha256 {checksum(archive)}  {shown(archive)}")
    print(f"installed in {shown(install(archive, folder))}")
    return 0


def checksum(path: Path) -> str:
    if not path.is_file():
        raise InputError.at(path, 0, "no such file", "name an .argosmodel file")
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def install(archive: Path, folder: Path) -> Path:
    """Unpack a package into `folder`, whole or not at all; where it lies then."""
    try:
        with zipfile.ZipFile(archive) as package:
            top = check_members(package, archive)
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=folder, prefix=".install-") as temporary:
                unpack(package, Path(temporary), archive)
                target = folder / top
                if target.exists():
                    target.replace(Path(temporary, ".before"))
                Path(temporary, top).replace(target)
                return target
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise broken(archive, f"it cannot be unpacked: {error}") from None


def broken(archive: Path, problem: str) -> InputError:
    return InputError.at(archive, 0, problem, "fetch it again from a source that you trust")


def check_members(package: zipfile.ZipFile, archive: Path) -> str:
    """The one folder that the package is; InputError for anything that would not stay inside it."""
    members = package.infolist()
    names = [PurePosixPath(member.filename.replace("\\", "/")) for member in members]
    for member, name in zip(members, names, strict=True):
        if not name.parts or name.is_absolute() or ".." in name.parts or ":" in name.parts[0]:
            raise broken(archive, f"'{member.filename}' leads out of the package")
        if stat.S_ISLNK(member.external_attr >> 16):
            raise broken(archive, f"'{member.filename}' is a link")
    if len(members) > most_files or sum(member.file_size for member in members) > most_bytes:
        raise broken(archive, "it unpacks to more than a package has")
    tops = {name.parts[0] for name in names}
    if len(tops) != 1:
        raise broken(archive, "a package is one folder")
    top = tops.pop()
    check_metadata(package, top, archive)
    return top


def check_metadata(package: zipfile.ZipFile, top: str, archive: Path) -> None:
    try:
        metadata = json.loads(package.read(f"{top}/metadata.json"))
        codes = (metadata["from_code"], metadata["to_code"])
        whole = all(isinstance(metadata[name], str) for name in ("package_version", "argos_version"))
    except (KeyError, ValueError, TypeError):
        raise broken(archive, "its metadata.json cannot be read") from None
    if not whole or codes[0] != chinese_tag:
        raise broken(archive, f"a package for {codes[0]}→{codes[1]}, not from {chinese_tag}")
    for name in ("model/model.bin", "sentencepiece.model"):
        if f"{top}/{name}" not in package.namelist():
            raise broken(archive, f"it has no {name}")


def unpack(package: zipfile.ZipFile, folder: Path, archive: Path) -> None:
    """Write the members; no more of each than it declared, which is what was counted."""
    for member in package.infolist():
        target = folder / member.filename
        if member.is_dir():
            target.mkdir(parents=True, exist_ok=True)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        left = member.file_size
        with package.open(member) as source, target.open("wb") as file:
            while block := source.read(1 << 20):
                left -= len(block)
                if left < 0:
                    raise broken(archive, f"'{member.filename}' is larger than it says")
                file.write(block)


def package_address(to_code: str) -> str:
    """Where Argos' index says that its newest package from Chinese into this language lies."""
    from argostranslate import settings

    entries = [e for e in fetch_index(settings.remote_package_index) if codes_of(e) == (chinese_tag, to_code)]
    if not entries:
        problem = f"no package {chinese_tag}→{to_code} in the index"
        raise InputError.at(settings.remote_package_index, 0, problem, "name an .argosmodel file")
    return str(max(entries, key=lambda entry: version(entry.get("package_version")))["links"][0])


def codes_of(entry: Any) -> tuple[object, object]:
    return (entry.get("from_code"), entry.get("to_code")) if isinstance(entry, dict) else (None, None)


def fetch_index(address: str) -> list[Any]:
    import requests

    try:
        answer = requests.get(address, timeout=30)
        answer.raise_for_status()
        entries = answer.json()
    except (requests.RequestException, ValueError):
        raise offline(address) from None
    return entries if isinstance(entries, list) else []


def offline(address: str) -> InputError:
    remedy = "fetch the package on a machine with a network and run .venv/bin/python -m translate install FILE"
    return InputError.at(address, 0, "cannot be reached", remedy)


def download(address: str, folder: Path) -> Path:
    """Fetch a package, going on where an earlier try stopped; shows its progress on a terminal."""
    import requests
    from tqdm import tqdm

    folder.mkdir(parents=True, exist_ok=True)
    target = folder / PurePosixPath(address).name
    part = target.with_suffix(".part")
    there = part.stat().st_size if part.exists() else 0
    try:
        headers = {"Range": f"bytes={there}-"} if there else {}
        with requests.get(address, headers=headers, stream=True, timeout=60) as answer:
            answer.raise_for_status()
            resumed = answer.status_code == requests.codes.partial_content
            start = there if resumed else 0
            whole = start + int(answer.headers.get("Content-Length", 0))
            with (
                part.open("ab" if resumed else "wb") as file,
                tqdm(total=whole, initial=start, unit="B", unit_scale=True, disable=not sys.stderr.isatty()) as bar,
            ):
                for block in answer.iter_content(1 << 20):
                    file.write(block)
                    bar.update(len(block))
    except requests.RequestException:
        raise offline(address) from None
    if whole and part.stat().st_size != whole:
        raise InputError.at(address, 0, "the download broke off", "run the same command again; it goes on from there")
    part.replace(target)
    return target
