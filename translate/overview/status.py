"""`python -m translate status`: the state of the English, sentence by sentence, and what waits for somebody."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from document.errors import InputError, show_path
from document.publication import load_publication
from translate.catalogue.edition import Translation, read_translations
from translate.catalogue.entries import Catalogue, Entry, load_catalogue
from translate.catalogue.inputs import over_catalogues, telling_all
from translate.catalogue.staleness import join_whole
from translate.catalogue.state import is_signed_for_other
from translate.checks.judge import find_doubtful, list_findings
from translate.glossary.entries import Glossary, load_glossary
from translate.glossary.uses import Reader
from translate.history.blame import Writer, find_writers
from translate.languages import choose_languages
from translate.signing.authors import find_edits
from translate.signing.sign import name_mark

__all__ = ["print_status"]

columns = ("line", "key", "state", "condition", "who", "when", "findings")


@dataclass(frozen=True)
class Row:
    """One sentence of a text."""

    line: int
    # Of its msgctxt; 0 where the catalogue has no entry for it.
    key: str
    state: str
    condition: str
    # "", "stale", "in doubt" or both.
    who: str
    # Signed or issued it, or made the draft; of edited words whoever committed them.
    when: str
    # The day of the commit that the words are from; "" where git does not know.
    findings: tuple[str, ...]
    # What is wrong with it, and what is suggested.

    @property
    def waits(self) -> bool:
        """Whether somebody has something to do for this sentence."""
        return bool(self.condition or self.findings) or self.state in {"untranslated", "edited"}

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as text, a cell for each of the columns."""
        found = "; ".join(self.findings)
        return (str(self.line or ""), self.key, self.state, self.condition, self.who, self.when, found)


def print_status(root: Path, form: str = "text", everything: bool = False, language: str = "") -> int:
    """Counts for each text and a table of what waits for somebody; as TSV one table of every sentence."""
    with telling_all(root):
        glossary = load_glossary(root / "glossary.yaml")
        if form == "tsv":
            print(*("text", *columns, "language"), sep="\t")
        for line in over_catalogues(
            root, choose_languages(root, language), partial(status_lines, glossary, form, everything)
        ):
            print(line)
    return 0


def status_lines(glossary: Glossary, form: str, everything: bool, tag: str, folder: Path, path: Path) -> Iterator[str]:
    if not path.exists():
        raise InputError.at(path, 0, "the text has no catalogue", "run make sync")
    rows = read_rows(load_catalogue(path), folder, glossary.for_language(tag))
    if form == "tsv":
        for row in rows:
            yield "\t".join(cell.replace("\t", " ") for cell in (folder.name, *row.cells, tag))
    else:
        yield f"{show_path(path)}: {count_rows(rows)}"
        yield from table_lines([columns, *(row.cells for row in rows if everything or row.waits)])


def read_rows(catalogue: Catalogue, folder: Path, glossary: Glossary) -> list[Row]:
    """A row for each sentence of the text, in reading order."""
    publication = load_publication(folder)
    found = defaultdict(list)
    for finding in list_findings(catalogue, glossary.for_text(publication.id), publication.sources):
        found[finding.key].append(f"{finding.check}: {finding.problem}")
    reader = Reader(glossary.for_text(publication.id))
    edition = read_translations(publication, catalogue, reader, find_doubtful(catalogue, reader))
    edits = {edit.entry.key: Writer(edit.author, edit.date) for edit in find_edits(catalogue.path)}
    writers = {**find_writers(catalogue), **edits}
    entries = {key: catalogue.entries.get(key, Entry(key, source)) for key, source in publication.sources.items()}
    for key, entry in entries.items():
        found[key] = [*tell_mark(entry, join_whole(entry, catalogue.entries).source), *found[key]]
    return [read_row(entries[key], translation, found[key], writers) for key, translation in edition.items()]


def tell_mark(entry: Entry, chinese: str) -> tuple[str, ...]:
    marked = bool(entry.text) and (entry.fuzzy or is_signed_for_other(entry, chinese))
    return (name_mark(entry, chinese),) if marked else ()


def read_row(entry: Entry, translation: Translation, found: Sequence[str], writers: Mapping[str, Writer]) -> Row:
    condition = ", ".join(
        name for name, holds in (("stale", translation.stale), ("in doubt", translation.doubt)) if holds
    )
    writer = writers.get(translation.covered_by or entry.key, Writer("", ""))
    who = translation.who or (writer.name if translation.state == "edited" else "")
    said = (*found, *(f"suggestion ({s.who}, {s.why})" for s in entry.suggestions))
    return Row(entry.line, entry.key, translation.state, condition, who, writer.date, said)


def count_rows(rows: Sequence[Row]) -> str:
    states = Counter(row.state for row in rows)
    conditions = Counter(name for row in rows for name in row.condition.split(", ") if name)
    numbers = [f"{number} {name}" for name, number in (*states.items(), *conditions.items())]
    return ", ".join(numbers) if rows else "no sentence"


def table_lines(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Columns under each other; nothing if there are only the heads."""
    if len(rows) > 1:
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        for row in rows:
            yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
