"""The parser: golden cases by profile, the real text, and any lines at all."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from document.errors import InputError
from document.model import Document
from document.structure.marks.folding import is_unseen
from document.structure.profile import list_profiles
from golden_cases import cases, hold
from parsing import parse_lines


def parsed(profile: str, text: str) -> Document:
    return parse_lines(profile, text.split("\n"))


def outline(document: Document) -> list[str]:
    return [f"{s.line} {s.key} {s.lead}|{s.text}|{s.tail}" for s in document.body]


@pytest.mark.parametrize("path", cases("parse"))
def test_golden(path: Path, update: bool) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    result: dict[str, Any] = {}
    try:
        result["segments"] = outline(parsed(case["profile"], case["text"]))
    except InputError as error:
        result["errors"] = [str(fault) for fault in error.faults]
    hold(path, result, update)


markers = [
    "一、",
    "二、",
    "1.",
    "2.",
    "10.",
    "——",
    "（一）",
    "（1）",
    "第一編",
    "第一章",
    "第一節",
    "第一條",
    "第一條之一",
    "第二條",
]
others = ["甲", "𠮷", "1.5", "<b>", *"。！“”（）《", *"\u3000 \t\r\x00\u2028\u202e"]
pieces = st.sampled_from([*markers, *others])
line = st.lists(pieces, max_size=6).map("".join) | st.text(max_size=20)


def list_keys(document: Document) -> tuple[list[str], ...]:
    """The keys of the divisions, of the blocks and of the segments."""
    blocks = (*document.blocks, *(block for division in document.walk() for block in division.blocks))
    return [d.key for d in document.walk()], [b.key for b in blocks], [s.key for s in document.segments]


official = st.sampled_from(["（一）甲。", "（1）甲。", "（2）乙。", "1.丙。丁。", "2.戊。", "二、己", "庚。"])


@given(lines=st.lists(official, min_size=2, max_size=6))
def test_no_two_things_have_one_key(lines: list[str]) -> None:
    with suppress(InputError):
        for keys in list_keys(parsed("official", "\n".join(["一、辛", *lines]))):
            assert len(keys) == len(set(keys))


@given(profile=st.sampled_from(list_profiles()), lines=st.lists(line, max_size=8))
def test_any_lines_parse_in_full_or_give_one_clear_error(profile: str, lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        document = parsed(profile, text)
    except InputError as error:
        told = error.faults
    else:
        raw = "".join(segment.raw for segment in document.body)
        # Where nothing is seen there is no segment that could hold it.
        assert "".join(raw.split()) == ("" if is_unseen(text) else "".join(text.split()))
        for keys in list_keys(document):
            assert len(keys) == len(set(keys))
            assert all(re.fullmatch(r"(pre|([pcskm]?\d+|_)+)(\.\w+)*", key) for key in keys)
        return
    assert told
    assert all(fault.path == "received.txt" and fault.problem and fault.remedy for fault in told)
