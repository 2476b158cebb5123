"""kill -9 at any moment of a build: what it was made from is untouched, every page whole, and the next build clean."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from second_texts import lay_out, notice_id
from site_build import env

moments = 50
sources = ("texts", "translate/po", "glossary.yaml", "mkdocs.yml")


def start(repo: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(repo / "mkdocs.yml"), "-d", str(repo / "site")]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=repo, env=env(), stdout=quiet, stderr=quiet)


def contents(folder: Path) -> dict[str, bytes]:
    files = [folder] if folder.is_file() else [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder.parent)): path.read_bytes() for path in files if "__pycache__" not in str(path)}


def read_sources(repo: Path) -> list[dict[str, bytes]]:
    return [contents(repo / name) for name in sources]


@pytest.mark.slow
def test_killed_at_any_moment_it_leaves_whole_pages_and_the_next_build_is_clean(tmp_path: Path) -> None:
    repo = lay_out(tmp_path / "repo", [notice_id]).parent
    before, began = read_sources(repo), time.monotonic()
    assert start(repo).wait(60) == 0
    lasts, pages, site = time.monotonic() - began, contents(repo / "docs"), contents(repo / "site")
    chance, hit = random.Random(13), 0
    for number in range(moments):
        if number % 2:
            for tag in ("en", "zh-Hans", "zh-Hant"):
                shutil.rmtree(repo / "docs" / tag / notice_id, ignore_errors=True)
        process = start(repo)
        time.sleep(chance.uniform(0, lasts * (0.5 if number % 2 else 1)))
        hit += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
        left = {name: content for name, content in contents(repo / "docs").items() if not name.endswith(".tmp")}
        assert left.items() <= pages.items()
        assert read_sources(repo) == before
    assert hit > moments / 2
    (repo / "docs/assets/stylesheets/.languages.css.1a2b.tmp").write_text("half", encoding="utf-8")
    assert start(repo).wait(60) == 0
    assert contents(repo / "docs") == pages
    assert contents(repo / "site") == site
    assert read_sources(repo) == before
