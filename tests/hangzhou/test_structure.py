"""The structure of the Hangzhou text."""

from __future__ import annotations

from document.publication import load_publication
from hangzhou_text import hangzhou


def test_hangzhou_has_its_chapters_and_articles() -> None:
    document = load_publication(hangzhou).document
    assert [d.key for d in document.role("chapter")] == [f"c{n:02}" for n in range(1, 12)]
    assert [d.key for d in document.role("article")] == [str(n) for n in range(1, 44)]
    keys = [s.key for s in document.segments]
    assert len(keys) == len(set(keys))
    assert {"18.h", "18.1.2", "4.d2.h", "4.d2.1", "c05.h", "pre.h"} <= set(keys)


def test_hangzhou_segments_join_to_the_received_lines() -> None:
    publication = load_publication(hangzhou)
    lines = (hangzhou / "received.txt").read_text(encoding="utf-8").split("\n")
    by_line: dict[int, str] = {}
    for segment in publication.document.body:
        by_line[segment.line] = by_line.get(segment.line, "") + segment.raw
    assert by_line == {n: line for n, line in enumerate(lines, start=1) if n in range(7, 138) and line.strip()}
