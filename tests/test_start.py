"""Commands on machines that are not like ours: an old Python, a terminal without Chinese, files that are none."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from build.commands import main
from document.start import check_python
from paths import root
from second_texts import add_texts, law_id

pretend = "import runpy, sys; sys.version_info = {version}; sys.argv = ['x', 'links']; {run}"
read_by_old_pythons = ("document/__init__.py", "document/start.py", "translate/__main__.py", "build/__main__.py")
ways = {
    "translate": "runpy.run_module('translate', run_name='__main__')",
    "build": "runpy.run_module('build', run_name='__main__')",
    "hook": "runpy.run_path('build/hook.py')",
    "make": "from document.start import check_python; check_python()",
}


def run(*arguments: str, more: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LC_", "LANG"))}
    return subprocess.run(
        [sys.executable, *arguments], cwd=root, capture_output=True, env={**environment, **(more or {})}, check=False
    )


@pytest.mark.parametrize("version", ["(3, 10, 12)", "(3, 9)", "(3, 6, 0)", "(2, 7, 18)"])
@pytest.mark.parametrize("way", ways)
def test_a_python_that_is_too_old_is_told_in_one_line(way: str, version: str) -> None:
    ended = run("-c", pretend.format(version=version, run=ways[way]))
    assert ended.returncode == 1
    (line,) = ended.stderr.decode().splitlines()
    assert "is too old; use 3.11 or later" in line


def test_this_python_is_not_too_old() -> None:
    check_python()


@pytest.mark.parametrize("name", read_by_old_pythons)
def test_old_pythons_can_read_what_tells_them(name: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    ast.parse(text, feature_version=(3, 6))
    assert "import annotations" not in text


@pytest.mark.parametrize(
    "more",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "gb2312"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252"},
    ],
    ids=str,
)
def test_what_a_terminal_cannot_print_is_escaped(tmp_path: Path, more: Mapping[str, str]) -> None:
    add_texts(tmp_path)
    path = tmp_path / "texts" / law_id / "publication.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("script: hans", "script: hant-converted"), encoding="utf-8"
    )
    ended = run("-m", "build", "--root", str(tmp_path), "emendations", more=more)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert b"\\u" in ended.stdout


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["ascii", "gbk:strict", "latin-1:strict"])
@pytest.mark.parametrize("command", ["concordance 杭州", "concordance 無此詞", "fill --help"])
def test_no_terminal_ends_a_command(encoding: str, command: str) -> None:
    ended = run("-m", "translate", *command.split(), more={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"})
    assert ended.returncode in {0, 1}
    assert b"Traceback" not in ended.stderr
    assert ended.stdout or ended.stderr
    if encoding == "ascii":
        assert (ended.stdout + ended.stderr).isascii()


def test_a_fault_with_chinese_in_it_is_printed_too(tmp_path: Path) -> None:
    (tmp_path / "texts/甲").mkdir(parents=True)
    (tmp_path / "texts/甲/received.txt").write_text("甲", encoding="utf-8")
    ended = run("-m", "build", "--root", str(tmp_path), "emendations", more={"PYTHONIOENCODING": "ascii"})
    assert ended.returncode == 1
    (line,) = ended.stderr.decode().splitlines()
    assert "\\u7532/publication.yaml: file not found; " in line


@pytest.mark.parametrize("command", [["fonts", "nowhere.ttc"], ["fonts", "."], ["links", "nowhere"], ["links"]])
def test_a_file_that_is_none_is_one_line(
    tmp_path: Path, command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    add_texts(tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site/a.html").write_bytes(b"\xff")
    monkeypatch.chdir(tmp_path)
    assert main(["--root", str(tmp_path), *command]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert ": " in line
    assert "; " in line
