"""Numbers as documents write them, and what only looks like one."""

from __future__ import annotations

import pytest

from document.structure.numerals import longest_numeral, to_int


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("12", 12),
        ("１２", 12),
        ("〇", 0),
        ("零", 0),
        ("两", 2),
        ("一〇三", 103),
        ("二○二五", None),
        ("二〇二五", 2025),
        ("十", 10),
        ("十一", 11),
        ("二十", 20),
        ("一百零三", 103),
        ("一百二十三", 123),
        ("三千四百五十六", 3456),
        ("万", 10_000),
        ("三千万", 30_000_000),
        ("一万零五", 10_005),
        ("两億三千萬四百", 230_000_400),
        ("12万", 120_000),
        ("一亿", 100_000_000),
    ],
)
def test_a_numeral_has_its_value(numeral: str, value: int | None) -> None:
    assert to_int(numeral) == value


@pytest.mark.parametrize("text", ["", "甲", "十三五", "一百甲", "甲万", "万甲", "甲万甲", "1.5", "一 二"])
def test_what_is_not_well_formed_is_none(text: str) -> None:
    assert to_int(text) is None


def test_only_so_many_characters_are_read() -> None:
    assert to_int("1" * longest_numeral) == int("1" * longest_numeral)
    assert to_int("1" * (longest_numeral + 1)) is None
