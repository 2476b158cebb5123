"""The checks of the catalogue: each takes a segment and says what is wrong with its English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from translate.catalogue.entries import Catalogue, Entry
from translate.catalogue.staleness import join_whole
from translate.checks.across import consistency, headings, out_of_step, unknown_references
from translate.checks.beside import lost_origins, misread_comments, waivers
from translate.checks.content import empty, figure, forbidden, length, term
from translate.checks.pair import Check, Pair, Remark
from translate.checks.places import compare_places
from translate.checks.typography import bracket, chinese, doubled, space, stop
from translate.glossary.chinese import Occurrence
from translate.glossary.english import keep_forbidden
from translate.glossary.entries import Glossary
from translate.glossary.uses import Reader

__all__ = ["Finding", "Judge", "check_names", "find_doubtful", "list_findings"]

checks: dict[str, Check] = {
    "empty": empty,
    "term": term,
    "forbidden": forbidden,
    "figure": figure,
    "place": compare_places,
    "length": length,
    "chinese": chinese,
    "bracket": bracket,
    "doubled": doubled,
    "space": space,
    "stop": stop,
}
of_english = frozenset(("term", "forbidden", "figure", "place", "length", "bracket", "doubled", "stop"))
# What holds for the language of the renderings alone: its words for numbers, its marks.
check_names = (*checks, "heading", "consistency", "reference", "complete", "waiver", "comment")


@dataclass(frozen=True)
class Finding:
    """One thing wrong with one segment."""

    line: int
    # Of the entry in the PO file.
    key: str
    check: str
    problem: str
    remedy: str

    @property
    def remark(self) -> str:
        """As a comment beside the English."""
        return f"check {self.check}: {self.problem}"


class Judge:
    """Checks segments one by one, with the glossary compiled once."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.names = tuple(name for name in checks if reader.glossary.rendered or name not in of_english)

    def terms(self, source: str) -> tuple[Occurrence, ...]:
        """The terms that stand in a Chinese text, left to right."""
        return self.reader.find_terms(source)

    def pair(self, entry: Entry) -> Pair:
        """The entry with the terms of its Chinese and every listed rendering that stands in its translation."""
        return Pair(entry, self.reader.find_terms(entry.source), self.reader.find_renderings(entry.text))

    def missed(self, entry: Entry) -> frozenset[str]:
        """Ids of the terms that its English does not render, or renders as was right before."""
        return frozenset(use.term.id for use in self.pair(entry).uses if use.stale or use.doubtful)

    def forbidden(self, text: str) -> frozenset[str]:
        """Forbidden renderings as they stand in an English text."""
        return frozenset(text[hit.start : hit.end] for hit in keep_forbidden(self.reader.find_renderings(text)))

    def findings(self, entry: Entry, names: Iterable[str] = tuple(checks)) -> tuple[Finding, ...]:
        """What these checks say of one segment, waived or not."""
        pair = self.pair(entry)
        asked = (name for name in names if name in self.names)
        return tuple(finding(entry, name, remark) for name in asked for remark in checks[name](pair))


def list_findings(
    catalogue: Catalogue, glossary: Glossary, sources: Mapping[str, str] | None = None
) -> tuple[Finding, ...]:
    """Everything wrong with a catalogue that is not waived, in its order; held against its text's zh-Hans if given."""
    judge, entries = Judge(Reader(glossary)), catalogue.entries
    found = [finding for entry in entries.values() for finding in judge.findings(join_whole(entry, entries))]
    found += make_findings("heading", headings(entries))
    found += make_findings("consistency", consistency(entries.values()))
    found += make_findings("reference", unknown_references(entries.values(), glossary.preferred))
    covered = {key for entry in entries.values() if entry.text for key in entry.with_keys}
    found = [f for f in found if not (f.check == "empty" and f.key in covered)]
    kept = [f for f in found if f.check not in entries[f.key].waivers]
    kept += make_findings("complete", out_of_step(entries, sources) if sources is not None else ())
    needed = {(f.key, f.check) for f in found}
    kept += make_findings("waiver", waivers(entries.values(), check_names, needed))
    kept += make_findings("comment", misread_comments(entries))
    kept += make_findings("comment", lost_origins(catalogue) if sources is not None else ())
    return tuple(sorted(kept, key=lambda f: f.line))


def find_doubtful(catalogue: Catalogue, reader: Reader) -> frozenset[str]:
    """Keys of the English with other figures than the Chinese, where nobody has said why."""
    judge, entries = Judge(reader), catalogue.entries
    return frozenset(
        key
        for key, entry in entries.items()
        if "figure" not in entry.waivers and judge.findings(join_whole(entry, entries), ("figure",))
    )


def make_findings(name: str, remarks: Iterable[tuple[Entry, Remark]]) -> Iterator[Finding]:
    return (finding(entry, name, remark) for entry, remark in remarks)


def finding(entry: Entry, name: str, remark: Remark) -> Finding:
    return Finding(entry.line, entry.key, name, *remark)
