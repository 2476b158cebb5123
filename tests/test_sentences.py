"""Sentences: where they end, what keeps them together, and that nothing of them is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.structure.sentences import find_end, split_sentences


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", ()),
        ("甲", ("甲",)),
        ("甲。乙。", ("甲。", "乙。")),
        ("甲。乙", ("甲。", "乙")),
        ("甲？！乙", ("甲？！", "乙")),
        ("甲!乙?丙", ("甲!", "乙?", "丙")),
        ("a!b?c", ("a!b?c",)),
        ("甲。[1]乙。[2][13]", ("甲。[1]", "乙。[2][13]")),
        ("甲。 ", ("甲。 ",)),
        ("甲。 乙", ("甲。", " 乙")),
        ("「甲。乙。」丙。丁", ("「甲。乙。」丙。", "丁")),
        ('"甲。乙。"丙。丁', ('"甲。乙。"丙。', "丁")),
        ('"甲。"乙。"丙', ('"甲。', '"乙。', '"丙')),
        ("「甲「乙」。」丙。丁", ("「甲「乙」。」丙。", "丁")),
        ("「甲」「乙。」丙。丁", ("「甲」「乙。」丙。", "丁")),
        ('a="甲。乙"丙', ('a="甲。', '乙"丙')),
        ("甲（乙。）丙。丁", ("甲（乙。）丙。", "丁")),
        ("「甲。」。乙。", ("「甲。」。", "乙。")),
        ("「」。乙", ("「」。", "乙")),
        ("「甲」。乙", ("「甲」。", "乙")),
        ("甲。「乙。」丙", ("甲。", "「乙。」丙")),
        ("「甲。乙", ("「甲。", "乙")),
        ("甲。」乙。丙", ("甲。", "」乙。", "丙")),
        ("「甲（乙。」丙。丁", ("「甲（乙。」丙。", "丁")),
        ("（甲「乙）丙。」丁。戊", ("（甲「乙）丙。", "」丁。", "戊")),
        ("「『甲。』乙。」丙。丁", ("「『甲。』乙。」丙。", "丁")),
        ("「甲」乙。「丙」丁。", ("「甲」乙。", "「丙」丁。")),
    ],
)
def test_a_sentence_ends_outside_pairs(text: str, wanted: tuple[str, ...]) -> None:
    assert split_sentences(text) == wanted


@given(st.text("甲乙。！？!? 「」『』（）(ab", max_size=30))
def test_sentences_join_to_the_text_and_none_is_empty(text: str) -> None:
    found = split_sentences(text)
    assert "".join(found) == text
    assert all(found)


@given(st.text("甲乙。！「」（）", max_size=12), st.text("丙丁。？『』", max_size=12))
def test_what_stands_in_a_pair_is_not_cut(inside: str, more: str) -> None:
    quoted = f"【{inside}】"
    assert any(quoted in sentence for sentence in split_sentences(f"戊{quoted}{more}"))


@pytest.mark.parametrize(
    ("text", "end"), [("甲乙。丙。", 2), ("「甲。」乙。", 5), ("甲「乙。」", -1), ("甲乙", -1), ("", -1)]
)
def test_the_first_stop_is_outside_every_pair(text: str, end: int) -> None:
    assert find_end(text) == end
