"""`python -m translate check`: every finding of every catalogue, as lines or as annotations for GitHub."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from document.changes.keeping import find_unkept
from document.errors import InputError, keep_in_one_line, show_path
from document.keys.table import keys_file
from document.publication import load_publication
from translate.catalogue.entries import Catalogue, load_catalogue
from translate.catalogue.inputs import over_catalogues, telling_all
from translate.checks.judge import Finding, list_findings
from translate.glossary.entries import Glossary, load_glossary
from translate.languages import choose_languages

__all__ = ["print_check"]


def print_check(root: Path, form: str = "text", language: str = "") -> int:
    """Print the findings in the catalogues of one language or of all, and how far each is; 1 if there are any findings.

    What is not translated yet is no fault: it is counted, in one line for each text.
    """
    found = False
    with telling_all(root):
        glossary = load_glossary(root / "glossary.yaml")
        for path, told in over_catalogues(root, choose_languages(root, language), partial(find_all, glossary)):
            if isinstance(told, str):
                print(told if form == "text" else f"::notice file={show_path(path)}::{told}")
                continue
            print(github(show_path(path), told) if form == "github" else text(show_path(path), told))
            found = True
    return int(found)


def find_all(glossary: Glossary, tag: str, folder: Path, path: Path) -> Iterator[tuple[Path, Finding | str]]:
    """Each finding of a catalogue, then the line that says how far it is."""
    terms = glossary.for_language(tag).for_text(folder.name)
    if not path.exists():
        raise InputError.at(path, 0, "the text has no catalogue", "run make sync")
    publication = load_publication(folder)
    if key := find_unkept(publication):
        unkept = Finding(0, key, "complete", "keys.tsv is not in step with the text", "run make sync")
        yield folder / keys_file, unkept
    sources = publication.sources
    catalogue = load_catalogue(path, sources)
    found = list_findings(catalogue, terms, sources)
    yield from ((path, finding) for finding in found if finding.check != "empty")
    yield from ((path, line) for line in tell_progress(catalogue, sum(f.check == "empty" for f in found)))


def tell_progress(catalogue: Catalogue, missing: int) -> Iterator[str]:
    """How much of a text is translated, unless it is all."""
    total = len(catalogue.entries)
    if missing:
        yield f"{show_path(catalogue.path)}: {total - missing} of {total} sentences and headings translated"


def text(path: str, finding: Finding) -> str:
    place = f"{path}:{finding.line}" if finding.line else path
    return keep_in_one_line(f"{place}: {finding.key}: {finding.check}: {finding.problem}; {finding.remedy}")


def github(path: str, finding: Finding) -> str:
    """A workflow command; `%` and line ends are escaped as GitHub asks."""
    message = f"{finding.key}: {finding.problem}; {finding.remedy}".replace("%", "%25").replace("\n", "%0A")
    return keep_in_one_line(f"::error file={path},line={finding.line or 1},title={finding.check}::{message}")
