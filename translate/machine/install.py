"""`python -m translate install [FILE]`: an Argos package from a file or from Argos' index, whole or not at all."""

from __future__ import annotations

import glob
import hashlib
import os
import re
import shutil
import tempfile
import zipfile
from collections.abc import Sequence
from functools import partial
from io import BufferedReader
from pathlib import Path

from document.errors import InputError, explain, show_path
from document.lock import locked
from translate.languages import choose_language, find_base_language
from translate.machine.argos import ArgosEngine, find_package, find_packages_folder
from translate.machine.packages.archive import check_package, fail_in, most_bytes_of_package, open_package, unpack
from translate.machine.packages.download import download
from translate.machine.packages.index import find_package_address
from translate.machine.packages.trial import try_package

__all__ = ["install", "print_install"]

lock_patience = 600
# Seconds that another installation is waited for.
record_name = "archive.sha256"
# In each package that was installed here: the hash of the archive that it came from.


def print_install(
    root: Path, file: Path | None, language: str = "", wanted: str | None = None, replace: bool = False
) -> int:
    """Install a package from a file, or the newest one of the index for a language, and say where it lies.

    `wanted` is the archive's SHA-256, if it is known; with `replace` it takes the place of another of its name.
    """
    code = find_base_language(choose_language(root, language)) if language or not file else ""
    folder = find_packages_folder()
    try:
        with locked(folder / "install", seconds=lock_patience):
            clear_away(folder)
            install_one = partial(install, file) if file else install_newest
            target = install_one(folder, code, wanted, replace)
            used = find_package(folder, ArgosEngine(target).package.to_code)
    except OSError as error:
        (fault,) = explain(error, folder).faults
        place = file or "translate install"
        raise InputError.at(place, 0, f"{fault.path}: {fault.problem}", fault.remedy) from None
    print(f"sha256 {read_record(target)}")
    print(f"installed in {show_path(target)}")
    if used != target:
        print(f"fill uses {show_path(used)}, which is newer")
    return 0


def clear_away(folder: Path) -> None:
    """What a killed installation had begun to unpack or to take away."""
    for left in folder.glob(".install-*"):
        shutil.rmtree(left, ignore_errors=True)


def install_newest(folder: Path, code: str, wanted: str | None, replace: bool) -> Path:
    """The newest package of the index for a language; one that is refused is not kept: the next run fetches it anew."""
    part = download(find_package_address(code), folder)
    try:
        target = install(part, folder, code, wanted, replace)
    except InputError:
        part.unlink()
        raise
    for old in folder.glob(".*.part"):
        # This one, and what was begun of packages that are out of date by now.
        old.unlink()
    return target


def install(archive: Path, folder: Path, code: str = "", wanted: str | None = None, replace: bool = False) -> Path:
    """Unpack a package into `folder`, if it translates; where it lies then. Whoever calls it holds the lock.

    `code` is that of the language into which it must translate, "" for any.
    """
    if not archive.is_file():
        raise InputError.at(archive, 0, "no such file", "name an .argosmodel file")
    if archive.stat().st_size > most_bytes_of_package:
        raise fail_in(archive, "it is larger than a package")
    folder.mkdir(parents=True, exist_ok=True)
    with archive.open("rb") as file:
        digest = check_hash(archive, file, wanted)
        with open_package(archive, file) as package:
            top = check_package(package, archive, code)
            there = find_namesakes(folder, top)
            refuse_replacement(archive, there, digest, replace)
            kept = next((one for one in there if read_record(one) == digest and not try_package(one)), None)
            with tempfile.TemporaryDirectory(dir=folder, prefix=".install-") as temporary:
                target = kept or unpack_beside(package, archive, Path(temporary, top), folder, digest)
                for number, old in enumerate(one for one in there if one != target):
                    old.rename(Path(temporary, f"before-{number}"))
    return target


def check_hash(archive: Path, file: BufferedReader, wanted: str | None) -> str:
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    if wanted and digest != wanted:
        raise fail_in(archive, f"its sha256 is {digest}, and not the one that you gave")
    return digest


def find_namesakes(folder: Path, top: str) -> Sequence[Path]:
    """What lies where this package would."""
    candidates = [folder / top, *sorted(folder.glob(f"{glob.escape(top)}~*"))]
    return [path for path in candidates if os.path.lexists(path)]


def refuse_replacement(archive: Path, there: Sequence[Path], digest: str, replace: bool) -> None:
    for one in there:
        if not one.is_dir():
            raise InputError.at(one, 0, "a file that has the name of the package", "move it away, or rename it")
        if not replace and read_record(one) != digest:
            problem = f"{show_path(one)} has its name and comes from another archive"
            raise InputError.at(archive, 0, problem, "add --replace to put this one in its place")


def read_record(package: Path) -> str:
    """The hash of the archive that an installed package came from, "" if nobody knows."""
    try:
        said = (package / record_name).read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""
    return said if re.fullmatch(r"[0-9a-f]{64}", said) else ""


def unpack_beside(package: zipfile.ZipFile, archive: Path, unpacked: Path, folder: Path, digest: str) -> Path:
    """Unpack beside the others, try it, and give it its place by one rename: what it replaces is there until then."""
    unpack(package, unpacked.parent, archive)
    (unpacked / record_name).write_text(digest, encoding="ascii")
    if problem := try_package(unpacked):
        raise fail_in(archive, f"it does not translate: {problem}")
    names = (unpacked.name, *(f"{unpacked.name}~{number}" for number in range(2, 100)))
    free = (folder / name for name in names if not os.path.lexists(folder / name))
    return unpacked.rename(next(free))
