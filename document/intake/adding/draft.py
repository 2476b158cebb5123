"""publication.yaml as a person would write it, from what was found, with comments that say why and what is open."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from document.intake.facts.findings import Findings, FoundRow, PlannedPart

__all__ = ["write_draft"]

needs_no_quotes = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z0-9 “”（）《》〔〕·]*")
# What YAML reads as text without quotation marks.
date_names = ("adopted", "issued", "effective", "published")


def write_draft(
    id: str, genre: str, found: Findings, names: Iterable[str], both: Mapping[str, Mapping[str, str]]
) -> str:
    """The whole file; `names` are those of the files it was made from, `both` words of the text in both scripts."""
    lines = [
        "# yaml-language-server: $schema=../../document/publication.schema.json",
        "# A draft by `document add`. What it was not sure of stands at the end; look at that, and remove it.",
        f"id: {id}",
        f"genre: {genre}",
        "",
        "source:",
        f"  script: {found.script}  # {found.script_reason}",
        *write_copy(found, both),
        f"  files: [{', '.join(json.dumps(name, ensure_ascii=False) for name in names)}]",
        "",
        f"title: {{lines: {found.title}{f', apart: {found.apart}' if found.apart else ''}}}",
        *([f"document_number: {write_text(found.document_number)}"] if found.document_number else []),
        *write_names("issuers", found.issuers, both),
        *write_dates(found.dates),
        *(["adopted_by:", *write_both_scripts(both[found.adopted_by], "  ")] if found.adopted_by else []),
        "",
        "# The version of this edition: raise it when the published text or a translation changes.",
        f"version: {{number: 0.1.0, date: {date.today().isoformat()}}}",
        "",
        "# The stretches of received.txt that are published, each with the markers that number it.",
        "parts:",
        *(line for part in found.parts for line in write_part(part)),
        "",
        "# Everything else in received.txt, piece by piece, under the line that it is on.",
        *write_rows("metadata", found.metadata),
        *write_rows("furniture", found.furniture),
        *write_skip(found),
        *write_reasons("plain", found.plain),
        *write_reasons("jumps", found.jumps),
        *write_open(found),
    ]
    return "\n".join(lines) + "\n"


def write_copy(found: Findings, both: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """What is known of the copy that was received."""
    if found.publisher:
        yield "  publisher:"
        yield from write_both_scripts(both[found.publisher], "    ")
    if found.published:
        yield f"  published: {found.published}"
    if found.url:
        yield f"  url: {json.dumps(found.url)}"


def write_text(text: str) -> str:
    return text if needs_no_quotes.fullmatch(text) and text == text.strip() else json.dumps(text, ensure_ascii=False)


def write_both_scripts(words: Mapping[str, str], indent: str) -> list[str]:
    return [f"{indent}{tag}: {write_text(text)}" for tag, text in words.items()]


def write_names(name: str, given: Iterable[str], both: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    names = list(given)
    if names:
        yield f"{name}:"
        for one in names:
            yield "  - {" + ", ".join(f"{tag}: {write_text(text)}" for tag, text in both[one].items()) + "}"


def write_dates(dates: Mapping[str, str]) -> Iterator[str]:
    known = [f"{name}: {dates[name]}" for name in date_names if name in dates]
    if known:
        yield f"dates: {{{', '.join(known)}}}"


def write_part(part: PlannedPart) -> Iterator[str]:
    yield f"  - role: {part.role}"
    yield f"    lines: {part.first}-{part.last}"
    if part.title:
        yield f"    title: {{lines: {list(part.title)}}}"
    yield from write_profile(part.profile)


def write_profile(profile: Mapping[str, Any]) -> Iterator[str]:
    if not profile.get("levels"):
        yield "    profile: paragraphs"
        return
    yield "    profile:"
    yield "      levels:"
    for level in profile["levels"]:
        yield "        - {" + ", ".join(f"{name}: {write_value(value)}" for name, value in level.items()) + "}"
    for name in ("text_in", "items_in"):
        yield f"      {name}: [{', '.join(profile.get(name, ()))}]"


def write_value(value: Any) -> str:
    if isinstance(value, list | tuple):
        return f"[{', '.join(json.dumps(one, ensure_ascii=False) for one in value)}]"
    return str(value).lower() if isinstance(value, bool) else str(value)


def write_rows(name: str, rows: Iterable[FoundRow]) -> Iterator[str]:
    listed = sorted(rows, key=lambda row: row.line)
    if listed:
        yield f"{name}:"
        for row in listed:
            text, reason = json.dumps(row.text, ensure_ascii=False), write_text(row.reason)
            yield f"  - {{line: {row.line}, text: {text}, reason: {reason}}}"


def write_skip(found: Findings) -> Iterator[str]:
    if found.skip:
        yield "skip:"
        for first, last, reason in sorted(found.skip):
            yield f"  - {{lines: {first}-{last}, reason: {json.dumps(reason, ensure_ascii=False)}}}"


def write_reasons(name: str, rows: Mapping[int, str]) -> Iterator[str]:
    if rows:
        yield f"{name}:"
        for line, reason in sorted(rows.items()):
            yield f"  - {{line: {line}, reason: {json.dumps(reason, ensure_ascii=False)}}}"


def write_open(found: Findings) -> Iterator[str]:
    if found.doubts:
        yield ""
        yield "# In doubt, with the line of received.txt:"
        for doubt in sorted(found.doubts, key=lambda doubt: doubt.line):
            yield f"#   {doubt.line}: {doubt.kind}: {' '.join(doubt.text.split())}"
