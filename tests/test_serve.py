"""`mkdocs serve`: a change of a source rebuilds, and the build's own output does not."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from second_texts import lay_out
from second_texts import notice_id as id
from site_build import env


class Served:
    """A running `mkdocs serve` on a copy of the repository, and what it has logged."""

    def __init__(self, repo: Path) -> None:
        self.repo = repo
        self.address = f"127.0.0.1:{free_port()}"
        command = [sys.executable, "-u", "-m", "mkdocs", "serve", "-f", str(repo / "mkdocs.yml"), "-a", self.address]
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

    def settle(self, seconds: float = 4) -> int:
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


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@pytest.fixture
def served_copy(tmp_path: Path) -> Iterator[Served]:
    server = Served(lay_out(tmp_path / "repo", [id]).parent)
    yield server
    server.stop()


def sources(repo: Path) -> tuple[Path, ...]:
    text = repo / "texts" / id
    return (
        repo / "glossary.yaml",
        repo / f"translate/po/en/{id}.po",
        text / "publication.yaml",
        text / "received.txt",
    )


@pytest.mark.slow
def test_every_source_is_watched(served_copy: Served) -> None:
    served_copy.wait_for(1)
    (told,) = (line for line in served_copy.lines if str(served_copy.repo / "docs") in line)
    for path in sources(served_copy.repo):
        assert any(f"'{watched}'" in told for watched in (path, *path.parents)), path


@pytest.mark.browser
def test_a_page_that_is_served_is_reloaded_when_its_source_changes(served_copy: Served, browser: Any) -> None:
    served_copy.wait_for(1)
    page = browser.new_page()
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text) if message.type == "error" else None)
    page.goto(f"http://{served_copy.address}/")
    home = served_copy.repo / "docs/zh-Hant/index.md"
    for words in ("First change", "Second change"):
        home.write_text(f"# {words}\n", encoding="utf-8")
        page.wait_for_selector(f"h1:has-text('{words}')", timeout=60_000)
    assert messages == []
    page.close()


@pytest.mark.slow
def test_each_source_rebuilds_and_nothing_loops(served_copy: Served) -> None:
    served_copy.wait_for(1)
    count = served_copy.settle()
    changes = (
        ("An invented city.", "A city that somebody invented."),
        ("To all exchange", "To the exchange"),
        ("Moumou City Library", "Library of Moumou City"),
        ("改在館內", "改在館中"),
    )
    for path, (old, new) in zip(sources(served_copy.repo), changes, strict=True):
        text = path.read_text(encoding="utf-8")
        assert old in text, path
        path.write_text(text.replace(old, new), encoding="utf-8")
        served_copy.wait_for(count + 1)
        count = served_copy.settle()
    pages = (served_copy.repo / "docs/zh-Hant" / id).rglob("*.md")
    assert any("改在館中" in page.read_text(encoding="utf-8") for page in pages)
