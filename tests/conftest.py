"""Options and fixtures that several test modules share."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import settings

from machine import installed_package
from once import make_once
from paths import root
from second_texts import lay_out
from site_build import Built, build_site
from translate.checks.judge import Judge
from translate.glossary.entries import load_glossary
from translate.glossary.uses import Reader

# Fewer examples while one works; the same ones in every run of CI; many in `make slow`.
settings.register_profile("work", max_examples=50, deadline=None)
settings.register_profile("ci", max_examples=100, deadline=None, derandomize=True, print_blob=True)
settings.register_profile("fuzz", max_examples=5000, deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "work")
builds = {"site", "second", "built", "signed", "hostile", "fourth"}
# Fixtures that build a site.
arguments = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite what the golden cases expect")


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark what needs a built site, so that `make test-fast` can leave it out."""
    if builds.intersection(getattr(item, "fixturenames", ())):
        item.add_marker("built")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update"))


@pytest.fixture(scope="session", autouse=True)
def argos_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Argos Translate makes its folders when it is imported: not in anybody's home."""
    home = tmp_path_factory.mktemp("argos")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("ARGOS_PACKAGES_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            patch.setenv(name, str(home / name.lower()))
        yield


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own site, built once."""
    return make_once(tmp_path_factory, "site", build_site)


@pytest.fixture(scope="session")
def second(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A repository with the texts of the tests, and its site."""

    def make(folder: Path) -> None:
        build_site(folder / "site", lay_out(folder / "repo"))

    folder = make_once(tmp_path_factory, "second", make)
    return Built(folder / "repo", folder / "site")


@pytest.fixture(params=["committed", "second"])
def built(request: pytest.FixtureRequest) -> Built:
    """The repository with its own texts, then one with the texts of the tests."""
    if request.param == "second":
        return cast(Built, request.getfixturevalue("second"))
    return Built(root, request.getfixturevalue("site"))


@pytest.fixture(scope="session")
def judge() -> Judge:
    return Judge(Reader(load_glossary(root / "glossary.yaml")))


@pytest.fixture(scope="session")
def package_archive(tmp_path_factory: pytest.TempPathFactory, argos_folders: None) -> Path:
    """A real Argos package: it knows every term and gets one wrong."""

    def make(folder: Path) -> None:
        installed_package(folder / "packages", folder / "tiny.argosmodel")

    return make_once(tmp_path_factory, "package", make) / "tiny.argosmodel"


@pytest.fixture(scope="session")
def package(package_archive: Path) -> Path:
    """The same, installed."""
    return next((package_archive.parent / "packages").iterdir())


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture(scope="session")
def served() -> Iterator[Any]:
    """Serves folders: `served(folder)` gives the address of a local server for it."""
    servers: list[ThreadingHTTPServer] = []

    def serve(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def browser(request: pytest.FixtureRequest) -> Iterator[Any]:
    """A real Chromium: the system's, or the one that Playwright has installed."""
    from playwright.sync_api import Error, sync_playwright

    with sync_playwright() as playwright:
        try:
            chromium = playwright.chromium.launch(executable_path=system_chromium(), args=arguments)
        except Error as error:
            if os.environ.get("CI"):
                raise
            pytest.skip(f"no Chromium: {str(error).splitlines()[0]}")
        yield chromium
        chromium.close()


def system_chromium() -> str | None:
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say loudly how many tests did not run for want of a program, and how to get it."""
    remedies = {
        "no Chromium": "Install Debian's chromium, or run: .venv/bin/playwright install chromium",
        "no Node": "Install Debian's nodejs",
    }
    for want, remedy in remedies.items():
        skipped = [r for r in terminalreporter.stats.get("skipped", []) if want in str(r.longrepr)]
        if skipped:
            terminalreporter.section(f"{len(skipped)} TESTS DID NOT RUN: {want.upper()}", sep="!", red=True)
            terminalreporter.line(remedy)
