"""Argos packages: one folder and no more, or one line and nothing left."""

from __future__ import annotations

import io
import json
import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

from hypothesis import strategies as st

from bench.fuzz.case import Case, check_said, require
from bench.fuzz.hostile import any_piece
from bench.fuzz.kinds.memories import run_quietly
from document.script.tags import chinese_tag
from translate.languages import rendering_tag

__all__ = ["package_cases", "try_package_case"]

top = "translate-zh_x-1_0"
name = "in.argosmodel"
members = {
    "metadata.json": json.dumps(
        {"from_code": chinese_tag, "to_code": rendering_tag, "package_version": "1.0", "argos_version": "1.9.0"}
    ).encode(),
    "model/model.bin": b"model" * 9,
    "sentencepiece.model": b"pieces" * 9,
}
names = st.sampled_from(
    [
        *(
            "../out",
            "../../out",
            "/out",
            "\\out",
            "..\\out",
            "C:\\out",
            f"{top}/../../out",
            f"{top}/..",
            f"{top}/./x",
            "",
        ),
        *(
            f"{top}/model",
            f"{top}/metadata.json/x",
            f"{top}/METADATA.json",
            f"{top}/model/model.bin",
            f"{top}//x",
            "x",
            ".",
        ),
        *(
            f"{top}/a\nb",
            f"{top}/a\0b",
            f"{top}/\x1b[31m",
            f"{top}/\ud800",
            f"{top}/{'x' * 300}",
            f"{top}/" + "x/" * 200 + "y",
        ),
        *(
            ".install-x/y",
            f"{top}/README.md",
            f"{top}/con",
            f"{top}/a:b",
            "\u202e/x",
            f"{top.upper()}/x",
            f"{top}~2/x",
            "~/x",
        ),
    ]
)
kinds = st.sampled_from([0o100644, 0o100644, 0o120777, 0o010644, 0o020644, 0o040755, 0o104755])
more = st.lists(
    st.tuples(names, kinds, st.sampled_from([b"", b"../../out", b"/etc/passwd", b"words " * 50])), max_size=3
)
said: st.SearchStrategy[dict[str, Any]] = st.dictionaries(
    st.sampled_from(["from_code", "to_code", "package_version", "argos_version", "x"]),
    st.one_of(any_piece, st.none(), st.just([]), st.integers()),
    max_size=2,
)


@st.composite
def package_cases(draw: Callable[..., Any]) -> Case:
    """A small archive in the shape of a package, with members that no package has and metadata of any kind."""
    metadata = {**json.loads(members["metadata.json"]), **draw(said)}
    inside = {**members, "metadata.json": json.dumps(metadata).encode()}
    folder = draw(st.sampled_from([top] * 6 + ["..", ".", "a/b", ".x", "", "a\nb"]))
    out, how = io.BytesIO(), draw(st.sampled_from([zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_LZMA]))
    with zipfile.ZipFile(out, "w", how) as archive:
        for place, content in inside.items():
            archive.writestr(f"{folder}/{place}", content)
        for place, kind, content in draw(more):
            add_member(archive, place, kind, content)
    return Case("package", name, {name: out.getvalue()})


def add_member(archive: zipfile.ZipFile, place: str, kind: int, content: bytes) -> None:
    member = zipfile.ZipInfo(place.encode("utf-8", "replace").decode() or "x")
    member.filename, member.external_attr = member.filename if place else "", kind << 16
    import warnings

    with warnings.catch_warnings(action="ignore"):
        archive.writestr(member, content)


def try_package_case(case: Case, folder: Path) -> str:
    """Install it without loading its model: what lies there then is in one folder of the packages."""
    packages, before = folder / "packages", list_outside(folder)
    code, said = install_here(folder / name, packages)
    require(list_outside(folder) == before, "a package that leads out of itself", list_outside(folder) - before)
    there = [path for path in packages.glob("*") if path.name != ".install.lock"]
    if code:
        require(not there, "what a refused package leaves", there)
        return f"refused: {check_said(code, said)}"
    require(len(there) == 1, "more than one folder of a package", there)
    for path in there[0].rglob("*"):
        mode = os.lstat(path).st_mode
        require(stat.S_ISREG(mode) or stat.S_ISDIR(mode), "a package with a link or a device", path)
        require(not mode & (stat.S_ISUID | stat.S_ISGID) or stat.S_ISDIR(mode), "a package with rights", path)
    return f"installed: {len(list(there[0].rglob('*')))}"


def install_here(archive: Path, packages: Path) -> tuple[int, str]:
    """The command without the trial of the model, which loads it in another process."""
    with (
        patch("translate.machine.install.try_package", lambda path: ""),
        patch("translate.machine.install.find_packages_folder", lambda: packages),
        patch("translate.machine.install.find_package", lambda folder, code: folder),
        patch("translate.machine.install.ArgosEngine"),
    ):
        return run_quietly("install", str(archive))


def list_outside(folder: Path) -> set[str]:
    """All that lies beside the packages, and beside the repository, whose folder is this process' own."""
    near = [*folder.iterdir(), *folder.parent.iterdir()]
    return {str(path) for path in near if path.name != "packages"}
