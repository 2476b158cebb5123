"""Terminals and Pythons as people have them: what one cannot print is escaped, one too old says so in one line."""

from __future__ import annotations

import ast
import os
import subprocess
import sys

import pytest

from document.oldest import refuse_old_python
from paths import root

terminals = {
    "posix": {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    "gbk": {"PYTHONIOENCODING": "gbk:strict", "PYTHONUTF8": "0"},
    "latin": {"PYTHONIOENCODING": "latin-1:strict", "PYTHONUTF8": "0"},
}
read_by_old_pythons = ("document/__init__.py", "document/oldest.py", "translate/__main__.py", "build/__main__.py")


@pytest.mark.parametrize("terminal", terminals)
@pytest.mark.parametrize(
    "command",
    ["translate concordance 杭州", "translate concordance 無此詞", "translate fill --help", "build emendations"],
)
def test_what_a_terminal_cannot_encode_is_escaped(terminal: str, command: str) -> None:
    module, *arguments = command.split()
    run = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=root,
        capture_output=True,
        env={**os.environ, **terminals[terminal]},
    )
    assert run.returncode in {0, 1}
    assert b"Traceback" not in run.stderr
    assert run.stdout or run.stderr
    if terminal == "posix":
        assert (run.stdout + run.stderr).isascii()


@pytest.mark.parametrize("version", [(3, 10, 13), (3, 6, 0), (2, 7, 18)])
def test_a_python_that_is_too_old_is_told_in_one_line(
    version: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "version_info", version)
    with pytest.raises(SystemExit) as ended:
        refuse_old_python()
    said = str(ended.value.code)
    assert len(said.splitlines()) == 1
    assert ".".join(map(str, version[:2])) in said
    assert "3.11" in said


def test_this_python_is_not_too_old() -> None:
    refuse_old_python()


@pytest.mark.parametrize("name", read_by_old_pythons)
def test_old_pythons_can_read_what_tells_them(name: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    ast.parse(text, feature_version=(3, 6))
    assert "import annotations" not in text


@pytest.mark.parametrize("module", ["translate", "build"])
def test_the_python_is_looked_at_before_anything_else_is_imported(module: str) -> None:
    code = f"import sys, runpy; sys.version_info = (3, 10, 0); runpy.run_module({module!r}, run_name='__main__')"
    run = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, encoding="utf-8")
    assert run.returncode == 1
    assert len(run.stderr.splitlines()) == 1
    assert "too old" in run.stderr
