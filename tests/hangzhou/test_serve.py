"""`mkdocs serve`: a change of a source rebuilds, and the build's own output does not."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from paths import root
from site_build import env


class Served:
    """A running `mkdocs serve` on a copy of the repository, and what it has logged."""

    def __init__(self, repo: Path) -> None:
        self.repo = repo
        command = [sys.executable, "-u", "-m", "mkdocs", "serve", "-f", str(repo / "mkdocs.yml"), "-a", "127.0.0.1:0"]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", env=env()
        )
        self.lines: list[str] = []
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()

    def read(self) -> None:
        assert self.process.stdout
        self.lines.extend(iter(self.process.stdout.readline, ""))

    def builds(self) -> int:
        return sum("Serving on" in line or "Reloading browsers" in line for line in self.lines)

    def wait_for(self, builds: int, seconds: float = 60) -> None:
        end = time.monotonic() + seconds
        while self.builds() < builds and time.monotonic() < end:
            assert self.process.poll() is None, "".join(self.lines)
            time.sleep(0.1)
        assert self.builds() >= builds, "".join(self.lines)

    def settled(self, seconds: float = 4) -> int:
        """The number of builds once there has been none for so long; a loop never gets there."""
        for _ in range(6):
            before = self.builds()
            time.sleep(seconds)
            if before == self.builds():
                return before
        raise AssertionError("it keeps on building:\n" + "".join(self.lines))

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()
        self.reader.join()
        assert self.process.stdout
        self.process.stdout.close()


@pytest.fixture
def served_copy(tmp_path: Path) -> Iterator[Served]:
    ignore = shutil.ignore_patterns(
        ".git", ".venv*", "site", "tests", "bench", ".*_cache", ".hypothesis", "__pycache__"
    )
    server = Served(Path(shutil.copytree(root, tmp_path / "repo", ignore=ignore)))
    yield server
    server.stop()


@pytest.mark.slow
def test_each_source_rebuilds_and_nothing_loops(served_copy: Served) -> None:
    served_copy.wait_for(1)
    count = served_copy.settled()
    for name, old, new in (
        ("glossary.yaml", "The city’s ", "This city’s "),
        ("translate/po/en/hangzhou-14fyp.po", "Alibaba, NetEase, Hikvision,", "Alibaba, NetEase, and Hikvision,"),
        ("texts/hangzhou-14fyp/publication.yaml", "en: ASKCI", "en: Askci"),
        ("texts/hangzhou-14fyp/received.txt", "杭州韻味", "杭州風味"),
    ):
        path = served_copy.repo / name
        text = path.read_text(encoding="utf-8")
        assert old in text, name
        path.write_text(text.replace(old, new), encoding="utf-8")
        served_copy.wait_for(count + 1)
        count = served_copy.settled()
    page = (served_copy.repo / "docs/zh-Hant/hangzhou-14fyp/16.md").read_text(encoding="utf-8")
    assert "杭州風味" in page
