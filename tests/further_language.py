"""Adds a further language to a repository: a words file, a locale in mkdocs.yml and catalogues, nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

__all__ = ["add_language", "translate_as"]


def add_language(repo: Path, tag: str, name: str) -> None:
    """The words file, made from the English one, and the locale."""
    words = (repo / "build/languages/en.yaml").read_text(encoding="utf-8")
    words = words.replace("tag: en\n", f"tag: {tag}\n").replace("name: English\n", f"name: {name}\n")
    (repo / f"build/languages/{tag}.yaml").write_text(words, encoding="utf-8")
    locale = f"        - locale: {tag}\n          name: {name}\n          build: true\n          site_name: Duizhao\n"
    config = repo / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("        - locale: en\n", f"{locale}        - locale: en\n"), encoding="utf-8")


def translate_as(repo: Path, tag: str, words: Mapping[str, str]) -> None:
    """Catalogues made from the English ones with some words changed."""
    for path in (repo / "translate/po/en").glob("*.po"):
        text = path.read_text(encoding="utf-8")
        for old, new in words.items():
            text = text.replace(old, new)
        copy = repo / "translate/po" / tag / path.name
        copy.parent.mkdir(exist_ok=True)
        copy.write_text(text, encoding="utf-8")
