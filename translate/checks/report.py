"""`python -m translate check`: every finding of every catalogue, as lines or as annotations for GitHub."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

from document.errors import InputError, shown
from document.publication import find_texts, load_publication
from translate.catalogue.entries import catalogue_path, load_catalogue
from translate.checks.judge import Finding, findings
from translate.glossary.entries import load_glossary
from translate.languages import choose_languages

__all__ = ["print_check"]


def print_check(root: Path, form: str = "text", language: str = "") -> int:
    """Print the findings in the catalogues of one language or of all; 1 if there are any."""
    lines = list(list_lines(root, form, language))
    print(*lines, sep="\n", end="\n" if lines else "")
    return 1 if lines else 0


def list_lines(root: Path, form: str, language: str) -> Iterator[str]:
    glossary = load_glossary(root / "glossary.yaml")
    for tag, folder in product(choose_languages(root, language), find_texts(root)):
        path = catalogue_path(root, folder.name, tag)
        terms = glossary.for_language(tag).for_text(folder.name)
        if not path.exists():
            raise InputError.at(path, 0, "the text has no catalogue", "run make sync")
        sources = load_publication(folder).hans
        for finding in findings(load_catalogue(path, sources), terms, sources):
            yield github(shown(path), finding) if form == "github" else text(shown(path), finding)


def text(path: str, finding: Finding) -> str:
    place = f"{path}:{finding.line}" if finding.line else path
    return f"{place}: {finding.key}: {finding.check}: {finding.problem}; {finding.remedy}"


def github(path: str, finding: Finding) -> str:
    """A workflow command; `%` and line ends are escaped as GitHub asks."""
    message = f"{finding.key}: {finding.problem}; {finding.remedy}".replace("%", "%25").replace("\n", "%0A")
    return f"::error file={path},line={finding.line or 1},title={finding.check}::{message}"
