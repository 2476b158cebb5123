"""`mkdocs serve`: a change of a source rebuilds, and the build's own output does not."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from second_texts import law_id, lay_out
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
            time.sleep(0.02)
        assert self.builds() >= builds, "".join(self.lines)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()
        self.reader.join()
        assert self.process.stdout
        self.process.stdout.close()


@pytest.fixture
def served_copy(tmp_path: Path) -> Iterator[Served]:
    server = Served(lay_out(tmp_path / "repo").parent)
    yield server
    server.stop()


def test_each_source_rebuilds_and_nothing_loops(served_copy: Served) -> None:
    served_copy.wait_for(1)
    changes = (
        ("glossary.yaml", "An invented city.", "A city that somebody invented."),
        (f"translate/po/en/{law_id}.po", "No box may weigh", "A box may not weigh"),
        (f"texts/{law_id}/publication.yaml", "Moumou Used Book Gazette", "Moumou Gazette of Used Books"),
        (f"texts/{law_id}/received.txt", "用旧书垫锅", "用旧书垫桌"),
    )
    for count, (name, old, new) in enumerate(changes, start=2):
        path = served_copy.repo / name
        text = path.read_text(encoding="utf-8")
        assert old in text, name
        path.write_text(text.replace(old, new), encoding="utf-8")
        served_copy.wait_for(count)
    # A build that was set off by what another one wrote would begin within a second of it.
    time.sleep(2)
    assert served_copy.builds() == 1 + len(changes), "".join(served_copy.lines)
    pages = (served_copy.repo / "docs/zh-Hant" / law_id).rglob("*.md")
    assert any("用舊書墊桌" in page.read_text(encoding="utf-8") for page in pages)
