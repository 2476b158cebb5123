"""The Hangzhou text for tests of machine translation: a repository to fill, a package that knows its terms."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bench.argos_package import wired_package
from document.publication import load_publication
from hangzhou_text import hangzhou
from once import make_once
from paths import root
from translate.glossary.entries import load_glossary
from translate.machine.install import install

__all__ = ["repository", "share_package"]


def repository(folder: Path) -> Path:
    """A copy of the text and the glossary, without a catalogue."""
    folder.mkdir()
    shutil.copytree(hangzhou, folder / "texts" / hangzhou.name)
    shutil.copy(root / "glossary.yaml", folder)
    return folder


def install_package(folder: Path, archive: Path) -> Path:
    """A real package that knows every term of the glossary but one, which it gets wrong."""
    texts = load_publication(hangzhou).hans.values()
    words = {term.hans: term.preferred.text for term in load_glossary(root / "glossary.yaml").terms}
    return install(wired_package(archive, texts, {**words, "城市大脑": "urban brain"}), folder)


def share_package(factory: pytest.TempPathFactory) -> Path:
    """The same package for every test of a run."""

    def make(folder: Path) -> None:
        install_package(folder / "packages", folder / "tiny.argosmodel")

    return next((make_once(factory, "hangzhou-package", make) / "packages").iterdir())
