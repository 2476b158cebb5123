"""Stand-ins for machine translation: an engine with a script, a repository to fill, a package that glosses."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.argos_package import wired_package
from document.publication import load_publication
from paths import hangzhou, root
from translate.glossary.entries import load_glossary
from translate.machine.engine import Hypothesis, Request
from translate.machine.install import install

__all__ = ["Scripted", "installed_package", "repository"]


@dataclass
class Scripted:
    """Answers by the script; a request that is not in it gets its source in capitals."""

    script: Mapping[Request, Sequence[Hypothesis]]
    asked: list[Request] = field(default_factory=list)
    origin: str = "mt scripted zh_en 1"
    batch: int = 64

    def tokens(self, text: str) -> int:
        return len(text)

    def translate(self, requests: Sequence[Request]) -> list[tuple[Hypothesis, ...]]:
        self.asked += requests
        return [tuple(self.script.get(r, (Hypothesis("Words."),))) for r in requests]


def repository(folder: Path) -> Path:
    """A copy of the text and the glossary, without a catalogue."""
    folder.mkdir()
    shutil.copytree(root / "texts", folder / "texts")
    shutil.copy(root / "glossary.yaml", folder)
    return folder


def installed_package(folder: Path, archive: Path) -> Path:
    """A real package that knows every term of the glossary but one, which it gets wrong."""
    texts = load_publication(hangzhou).hans.values()
    words = {term.hans: term.preferred.text for term in load_glossary(root / "glossary.yaml").terms}
    return install(wired_package(archive, texts, {**words, "城市大脑": "urban brain"}), folder)
