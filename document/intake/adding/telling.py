"""What `document add` tells a person of the text that it has added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from document.intake.facts.findings import Findings
from document.intake.readers import FileReading
from document.model import Doubt
from document.publication import Publication

__all__ = ["describe_text"]


def describe_text(
    publication: Publication, found: Findings, readings: Sequence[FileReading], doubts: Sequence[Doubt]
) -> Iterator[str]:
    """What was found, a line for each thing; then the doubts with their lines; then what to do next."""
    folder = f"texts/{publication.id}"
    yield f"{folder}: {publication.document.title.text}"
    yield f"read as: {', '.join(dict.fromkeys(reading.form for reading in readings))}"
    yield f"script: {found.script}: {found.script_reason}"
    yield f"genre: {publication.genre}"
    for name, value in list_known(found):
        yield f"{name}: {value}"
    for planned, part in zip(found.parts, publication.document.parts, strict=True):
        counts = ", ".join(f"{family} {count}" for family, count in part.counts.items()) or "paragraphs alone"
        yield f"{planned.role}, lines {planned.first}-{planned.last}: {counts}"
        for level in planned.profile.get("levels", ()):
            yield f"  {level['role']}: {' '.join(level['marker'])}, {level['numbering']}, heading: {level['heading']}"
    yield f"tables: {sum(bool(block.rows) for block in publication.document.all_blocks)}"
    for first, last, reason in sorted(found.skip):
        yield f"not printed, lines {first}-{last}: {reason}"
    for row in sorted((*found.metadata, *found.furniture), key=lambda row: row.line):
        yield f"around the text, line {row.line}: {row.text} ({row.reason})"
    for doubt in doubts:
        yield f"{folder}/received.txt:{doubt.line}: in doubt ({doubt.kind}): {doubt.text}"
    yield f"{len(doubts)} doubts; they stand in {folder}/publication.yaml too. Next: make sync, make site"


def list_known(found: Findings) -> Iterator[tuple[str, str]]:
    """What is known of the text, and of its copy."""
    known = {
        "document_number": found.document_number,
        "issuers": ", ".join(found.issuers),
        **{f"dates.{name}": value for name, value in found.dates.items()},
        "adopted_by": found.adopted_by,
        "publisher of the copy": found.publisher,
        "copy published": found.published,
        "url": found.url,
    }
    return ((name, value) for name, value in known.items() if value)
