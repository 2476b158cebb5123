"""The archive that a package comes in: checked before anything is written, and unpacked no further than it declares."""

from __future__ import annotations

import io
import json
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from document.errors import InputError
from document.script.tags import chinese_tag

__all__ = ["check_package", "fail_in", "most_bytes_of_package", "open_package", "unpack"]

# A published package unpacks to about 300 MB.
most_bytes_of_package = 3_000_000_000
most_files = 1000
largest_read = 4_000_000
# Bytes that are read together: the list of the files is, whatever it claims to be long.
largest_metadata = 1_000_000
folder_name = re.compile(r"[A-Za-z0-9][\w.+-]{0,99}", re.ASCII)
language_code = re.compile(r"[a-z]{2,3}")
of_zip = (zipfile.BadZipFile, zlib.error, struct.error, RuntimeError, EOFError, ValueError, OverflowError, LookupError)
# What damage makes `zipfile` raise; UnicodeError is a ValueError, RecursionError and NotImplementedError RuntimeErrors.


class Bounded(io.BufferedReader):
    """A file that is not read by the gigabyte."""

    def read(self, size: int | None = -1, /) -> bytes:
        if (size or 0) > largest_read:
            raise zipfile.BadZipFile("its list of files is too long")
        return super().read(largest_read if size is None or size < 0 else size)

    def seek(self, target: int, whence: int = 0, /) -> int:
        try:
            return super().seek(target, whence)
        except OSError:
            raise zipfile.BadZipFile("it is cut off") from None


@contextmanager
def open_package(archive: Path, file: BinaryIO) -> Iterator[zipfile.ZipFile]:
    """The archive, open; InputError for whatever is wrong with it, found inside the block as well."""
    bounded = Bounded(io.FileIO(file.fileno(), closefd=False))
    bounded.seek(0)
    try:
        with zipfile.ZipFile(bounded) as package:
            yield package
    except (*of_zip, MemoryError) as error:
        raise fail_in(archive, f"it cannot be unpacked: {' '.join(str(error).split())[:200]}") from None
    finally:
        bounded.close()


def fail_in(archive: Path, problem: str) -> InputError:
    """The fault of an archive."""
    return InputError.at(archive, 0, problem, "fetch it again from a source that you trust")


def check_package(package: zipfile.ZipFile, archive: Path, code: str = "") -> str:
    """The one folder that the package is; InputError for anything that would not stay inside it, or is too large.

    With a `code`, it must translate into that language.
    """
    members = package.infolist()
    if len(members) > most_files or sum(member.file_size for member in members) > most_bytes_of_package:
        raise fail_in(archive, "it unpacks to more than a package has")
    for member in members:
        check_member(member, archive)
    names = [inner_name(member) for member in members]
    if len({str(name).casefold() for name in names}) != len(names):
        raise fail_in(archive, "two of its files have one name")
    tops = {name.parts[0] for name in names}
    top = tops.pop() if len(tops) == 1 else ""
    if not folder_name.fullmatch(top):
        raise fail_in(archive, "a package is one folder with a plain name")
    check_contents(package, top, archive, code)
    return top


def inner_name(member: zipfile.ZipInfo) -> PurePosixPath:
    return PurePosixPath(member.filename.replace("\\", "/"))


def check_member(member: zipfile.ZipInfo, archive: Path) -> None:
    shown, name = repr(member.filename[:200]), inner_name(member)
    if not name.parts or name.is_absolute() or ".." in name.parts or ":" in name.parts[0]:
        raise fail_in(archive, f"{shown} leads out of the package")
    if not member.filename.isprintable():
        raise fail_in(archive, f"{shown} is no name of a file")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise fail_in(archive, f"{shown} is a link")
    if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        # The others unpack a block to any size at once.
        raise fail_in(archive, f"{shown} is not packed as in a package")


def check_contents(package: zipfile.ZipFile, top: str, archive: Path, code: str) -> None:
    names = {str(inner_name(member)) for member in package.infolist() if not member.is_dir()}
    for name in ("metadata.json", "model/model.bin", "sentencepiece.model"):
        if f"{top}/{name}" not in names:
            raise fail_in(archive, f"it has no {name}")
    try:
        with package.open(f"{top}/metadata.json") as file:
            metadata = json.loads(file.read(largest_metadata))
        codes = (metadata["from_code"], metadata["to_code"])
        whole = all(isinstance(metadata[name], str) for name in ("package_version", "argos_version"))
    except (LookupError, ValueError, TypeError, RecursionError):
        raise fail_in(archive, "its metadata.json cannot be read") from None
    if not whole or codes[0] != chinese_tag or not language_code.fullmatch(str(codes[1])):
        pair = "→".join(repr(str(code)[:20]).strip("'") for code in codes)
        raise fail_in(archive, f"a package for {pair}, not from {chinese_tag} into a language")
    if code not in {"", codes[1]}:
        raise InputError.at(
            archive, 0, f"a package into {codes[1]}, not {code}", "name its language, or another package"
        )


def unpack(package: zipfile.ZipFile, folder: Path, archive: Path) -> None:
    """Write the members; no more of each than it declared, which is what was counted."""
    for member in package.infolist():
        target = folder / inner_name(member)
        if member.is_dir():
            target.mkdir(parents=True, exist_ok=True)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        left = member.file_size
        with package.open(member) as source, target.open("xb") as file:
            while block := source.read(1 << 20):
                left -= len(block)
                if left < 0:
                    raise fail_in(archive, f"{member.filename!r} is larger than it says")
                file.write(block)
