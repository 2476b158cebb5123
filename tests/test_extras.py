"""What the second process makes: there or the build fails, whichever languages are built."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from paths import root
from site_build import build_site, copy_with_text, env
from test_hostile_text import publication, received

suicide = """
import os, sys
if "build.mkdocs.extras" in sys.orig_argv:
    os.kill(os.getpid(), 9)
"""


def copied(folder: Path) -> Path:
    last = received.count("\n")
    return copy_with_text(folder, "hostile", received, publication.replace("LAST", str(last)))


@pytest.mark.slow
def test_a_build_whose_second_process_is_killed_fails_and_says_so(tmp_path: Path) -> None:
    config = copied(tmp_path / "repo")
    (tmp_path / "sitecustomize.py").write_text(suicide, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(tmp_path / "site")]
    environment = {**env(), "PYTHONPATH": str(tmp_path)}
    run = subprocess.run(command, cwd=config.parent, capture_output=True, text=True, encoding="utf-8", env=environment)
    assert run.returncode == 1
    assert "signal 9" in run.stdout + run.stderr
    assert "Traceback" not in run.stderr


child = """
import os
from build.mkdocs.extras import end_with
parent = os.getppid()
print("ready", flush=True)
end_with(parent)
"""
parent = """
import os, subprocess, sys
process = subprocess.Popen([sys.executable, "-c", sys.argv[1]], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
process.stdout.readline()
print(process.pid, flush=True)
os.kill(os.getpid(), 9)
"""


def test_the_second_process_ends_with_a_build_that_is_killed() -> None:
    run = subprocess.run(
        [sys.executable, "-c", parent, child], cwd=root, stdout=subprocess.PIPE, timeout=60, check=False
    )
    assert run.returncode == -9
    end = time.monotonic() + 20
    while is_running(int(run.stdout)) and time.monotonic() < end:
        time.sleep(0.05)
    assert not is_running(int(run.stdout))


def is_running(pid: int) -> bool:
    """Whether there is such a process; one that nobody has waited for has ended too."""
    try:
        os.kill(pid, 0)
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except (ProcessLookupError, FileNotFoundError):
        return False


@pytest.mark.slow
@pytest.mark.parametrize("locale", ["zh-Hans", "en"])
def test_without_one_of_the_languages_the_rest_of_the_site_is_whole(tmp_path: Path, locale: str) -> None:
    config = copied(tmp_path / "repo")
    text = config.read_text(encoding="utf-8")
    before, found, after = text.partition(f"locale: {locale}\n")
    assert found
    config.write_text(before + found + after.replace("build: true", "build: false", 1), encoding="utf-8")
    site = build_site(tmp_path / "site", config)
    assert not (site / locale / "hostile").exists() or not list((site / locale / "hostile").glob("*/index.html"))
    assert (site / "search/pagefind/pagefind.js").is_file()
    assert (site / "hostile/downloads/hostile.tmx").is_file()
