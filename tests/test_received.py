"""Every character that was received is in the text, or named with a reason; and every key is there once."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from document.model import make_anchor
from document.publication import find_texts, load_publication
from page_text import essence
from site_build import Built


def received_lines(folder: Path) -> list[str]:
    return (folder / "received.txt").read_text(encoding="utf-8").replace("\r\n", "\n").split("\n")


def test_each_line_is_its_segments_or_what_was_left_out_of_it(built: Built) -> None:
    for folder in find_texts(built.repo):
        publication = load_publication(folder)
        document = publication.document
        by_line: dict[int, str] = defaultdict(str)
        for segment in document.body:
            pieces = segment.raw.split("\n")
            for number, words in enumerate(pieces, start=segment.line - len(pieces) + 1):
                by_line[number] += words
        left_out = defaultdict(list)
        for piece in (*publication.metadata, *publication.furniture):
            left_out[piece.line].append(piece.text)
            assert piece.reason
        left_out[document.title.line].append(document.title.text)
        for number, line in enumerate(received_lines(folder), start=1):
            if number in by_line:
                assert by_line[number] == line
            else:
                assert sorted("".join(left_out[number]).replace(" ", "")) == sorted(line.replace(" ", "").strip())


def test_keys_and_anchors_are_unique(built: Built) -> None:
    for folder in find_texts(built.repo):
        document = load_publication(folder).document
        keys = [segment.key for segment in document.segments]
        keys += [block.key for division in document.walk() for block in division.blocks]
        keys += [division.key for division in document.walk()]
        assert len(set(keys)) == len(keys)
        assert len({make_anchor(key) for key in keys}) == len(keys)


def test_the_chinese_editions_are_the_source_but_for_script_and_marks(built: Built) -> None:
    for folder in find_texts(built.repo):
        publication = load_publication(folder)
        source = {segment.key: essence(segment.text) for segment in publication.document.segments}
        for edition in (publication.hans, publication.hant):
            assert {key: essence(text) for key, text in edition.items()} == source
