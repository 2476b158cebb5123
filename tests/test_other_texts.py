"""Whoever publishes other texts removes the ones that are here, with the tests of them, and all else holds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from document.publication import find_texts
from paths import root
from second_texts import add_texts, write_pages

ignore = shutil.ignore_patterns(
    ".git", ".venv*", "site", ".*_cache", ".cache", ".hypothesis", "__pycache__", "node_modules", "results", "hangzhou"
)


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """The repository with the texts of the tests instead of its own."""
    copy = Path(shutil.copytree(root, tmp_path / "repo", ignore=ignore))
    for folder in find_texts(copy):
        shutil.rmtree(folder)
    for path in (copy / "translate/po").rglob("*.po"):
        path.unlink()
    shutil.rmtree(copy / "docs")
    shutil.copytree(root / "docs/assets", copy / "docs/assets")
    write_pages(copy)
    add_texts(copy)
    return copy


@pytest.mark.slow
@pytest.mark.skipif("DUIZHAO_OTHER_TEXTS" in os.environ, reason="this is that run")
def test_the_fast_tests_pass_on_other_texts(repo: Path) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-m", "not slow and not browser", "-p", "no:cacheprovider"]
    environment = {**os.environ, "DUIZHAO_OTHER_TEXTS": "1"}
    for name in ("PYTEST_XDIST_WORKER", "PYTEST_XDIST_WORKER_COUNT", "PYTEST_CURRENT_TEST", "PYTEST_ADDOPTS"):
        environment.pop(name, None)
    run = subprocess.run(command, cwd=repo, env=environment, capture_output=True, text=True, encoding="utf-8")
    assert run.returncode == 0, run.stdout[-4000:]
