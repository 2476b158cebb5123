"""Figures at their edges: what a row, a scale, a currency and a claimed span mean, one by one."""

from __future__ import annotations

from fractions import Fraction

import pytest

from translate.checks.figures import Figure, compare, find_chinese_figures, find_english_figures


def show(figures: tuple[Figure, ...]) -> list[str]:
    """Value, surface and currency of each."""
    return [f"{figure.value} {figure.surface} {figure.currency}".rstrip() for figure in figures]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("增长2", (2, "")),
        ("2元", (2, "yuan")),
        ("2美元", (2, "US dollars")),
        ("2港元", (2, "HK dollars")),
        ("2歐元", (2, "euros")),
        ("2英鎊", (2, "pounds")),
        ("2日元", (2, "yen")),
        ("1.5萬億元", (15 * 10**11, "yuan")),
        ("3百万", (3 * 10**6, "")),
    ],
)
def test_a_chinese_figure_has_value_and_currency(text: str, wanted: tuple[int, str]) -> None:
    (figure,) = find_chinese_figures(text)
    assert (figure.value, figure.currency) == (Fraction(wanted[0]), wanted[1])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2 million", (2 * 10**6, "")),
        ("two millions", (2, "")),
        ("2 millions", (2 * 10**6, "")),
        ("30 thousands of them", (30_000, "")),
        ("RMB 2", (2, "yuan")),
        ("2 euros", (2, "euros")),
        ("HK$2", (2, "HK dollars")),
        ("2 Hong Kong dollars", (2, "HK dollars")),
        ("£2", (2, "pounds")),
        ("¥2", (2, "yuan")),
        ("2 yen", (2, "yen")),
        ("twenty-five hundred", (2500, "")),
    ],
)
def test_an_english_figure_has_value_and_currency(text: str, wanted: tuple[int, str]) -> None:
    (figure,) = find_english_figures(text)
    assert (figure.value, figure.currency) == (Fraction(wanted[0]), wanted[1])


def test_figures_without_a_currency_have_the_empty_one() -> None:
    assert {
        figure.currency for figure in (*find_chinese_figures("2个，3%"), *find_english_figures("2 and 3 percent"))
    } == {""}


def test_in_a_row_only_the_one_is_soft() -> None:
    assert [f.surface for f in find_chinese_figures("一二三产业") if f.soft] == ["一"]


@pytest.mark.parametrize("joint", [", ", " or ", " and ", ", and ", " to ", "–", "-"])
def test_a_row_of_english_figures_shares_the_last_ones_currency(joint: str) -> None:
    assert [f.currency for f in find_english_figures(f"1{joint}2 euros")] == ["euros", "euros"]


def test_a_currency_goes_through_a_whole_row_and_no_further() -> None:
    figures = find_english_figures("5 items in 1, 2 or 3 yuan and 4 dollars")
    assert [f.currency for f in figures] == ["", "yuan", "yuan", "yuan", "US dollars"]


def test_a_figure_before_other_words_shares_nothing() -> None:
    assert [f.currency for f in find_english_figures("2 years, then 3 yuan")] == ["", "yuan"]
    assert [f.currency for f in find_english_figures("5G, 3 yuan")] == ["", "yuan"]


def test_figures_that_touch_a_claimed_span_are_left_and_their_neighbours_are_not() -> None:
    assert show(find_chinese_figures("5元6元", [(0, 2)])) == ["6 6元 yuan"]
    assert show(find_chinese_figures("5元6元", [(2, 4)])) == ["5 5元 yuan"]
    assert show(find_english_figures("10 20", [(1, 2)])) == ["20 20"]
    assert show(find_chinese_figures("5元6元", [(1, 3)])) == []


def test_each_figure_answers_to_one_other() -> None:
    twice, once = find_chinese_figures("2个，2个"), find_english_figures("2")
    assert [f.surface for f in compare(twice, once)[0]] == ["2"]
    assert [f.surface for f in compare(find_chinese_figures("2个"), find_english_figures("2 and 2"))[1]] == ["2"]


def test_a_figure_that_counts_is_answered_before_a_soft_one() -> None:
    assert compare(find_chinese_figures("一批，1个"), find_english_figures("one")) == ([], [])
    assert compare(find_chinese_figures("一批"), find_english_figures("first, 1")) == ([], [])
