"""Stand-ins for machine translation: an engine with a script, a repository to fill, a package that glosses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from bench.argos_package import wired_package
from document.publication import load_publication
from second_texts import add_law, law_id
from translate.glossary.entries import load_glossary
from translate.machine.engine import Hypothesis, Request
from translate.machine.install import install

__all__ = ["Scripted", "installed_package", "long_repository", "repository"]


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
    """The law of the tests with its glossary, without a catalogue."""
    add_law(folder)
    return folder


def long_repository(folder: Path, articles: int = 400) -> Path:
    """The same with the law's first sentences as the articles of a longer text, which takes a while to fill."""
    repo = repository(folder)
    path = repo / "texts" / law_id
    publication = yaml.safe_load((path / "publication.yaml").read_text(encoding="utf-8"))
    sentences = [text for key, text in load_publication(path).hans.items() if key.endswith(".1.1")]
    lines = ["一、" + sentences[0], *(f"{n}.{sentences[n % len(sentences)]}" for n in range(1, articles + 1))]
    parts = [{"role": "body", "lines": f"2-{len(lines) + 1}", "profile": "proposals"}]
    known = {k: v for k, v in publication.items() if k not in {"metadata", "furniture", "indicators"}}
    text = yaml.safe_dump({**known, "title": {"lines": [1]}, "parts": parts}, allow_unicode=True)
    (path / "publication.yaml").write_text(text, encoding="utf-8")
    (path / "received.txt").write_text("\n".join([publication["short_title"]["zh-Hans"], *lines]), encoding="utf-8")
    return repo


def installed_package(folder: Path, archive: Path) -> Path:
    """A real package that knows every term of the glossary but one, which it gets wrong."""
    repo = repository(archive.with_suffix(".texts"))
    texts = load_publication(repo / "texts" / law_id).hans.values()
    words = {term.hans: term.preferred.text for term in load_glossary(repo / "glossary.yaml").terms}
    return install(wired_package(archive, texts, {**words, "流通点": "circulation dot"}), folder)
