"""`python -m translate check`: every finding of every catalogue, as lines or as annotations for GitHub."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

from document.errors import Collector, InputError, in_one_line, shown
from document.publication import find_texts, load_publication
from translate.catalogue.entries import catalogue_path, load_catalogue
from translate.checks.judge import Finding, findings
from translate.glossary.entries import load_glossary
from translate.languages import choose_languages

__all__ = ["print_check"]


def print_check(root: Path, form: str = "text", language: str = "") -> int:
    """Print the findings in the catalogues of one language or of all; 1 if there are any.

    InputError, after them, with every fault of the files that they were looked for in.
    """
    faults, found = Collector(root), 0
    for line in list_lines(root, form, language, faults):
        print(line)
        found += 1
    faults.raise_if_any()
    return 1 if found else 0


def list_lines(root: Path, form: str, language: str, faults: Collector) -> Iterator[str]:
    """A line for each finding; what cannot be read goes to `faults`, and nothing is held against it."""
    glossaries, sources = [], {}
    with faults.catching():
        glossaries.append(load_glossary(root / "glossary.yaml"))
    for folder in find_texts(root):
        with faults.catching():
            sources[folder] = load_publication(folder).hans
    for tag, folder in product(choose_languages(root, language), find_texts(root)):
        path = catalogue_path(root, folder.name, tag)
        with faults.catching():
            if not path.exists():
                raise InputError.at(path, 0, "the text has no catalogue", "run make sync")
            catalogue = load_catalogue(path, sources.get(folder, {}))
            for glossary in glossaries if folder in sources else ():
                terms = glossary.for_language(tag).for_text(folder.name)
                show = github if form == "github" else text
                yield from (show(shown(path), finding) for finding in findings(catalogue, terms, sources[folder]))


def text(path: str, finding: Finding) -> str:
    place = f"{path}:{finding.line}" if finding.line else path
    return in_one_line(f"{place}: {finding.key}: {finding.check}: {finding.problem}; {finding.remedy}")


def github(path: str, finding: Finding) -> str:
    """A workflow command; `%` and line ends are escaped as GitHub asks."""
    message = f"{finding.key}: {finding.problem}; {finding.remedy}".replace("%", "%25").replace("\n", "%0A")
    return in_one_line(f"::error file={path},line={finding.line or 1},title={finding.check}::{message}")
