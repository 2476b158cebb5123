"""Figures: pairs that agree, pairs that do not, and values written in any way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.checks.figures import compare, find_chinese_figures, find_english_figures


def faults(chinese: str, english: str) -> tuple[list[str], list[str]]:
    missing, invented = compare(find_chinese_figures(chinese), find_english_figures(english))
    return [f.surface for f in missing], [f.surface for f in invented]


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("超1.5万亿元", "passed 1.5 trillion yuan"),
        ("突破7000億元", "exceed 700 billion yuan"),
        ("突破18万元", "above 180,000 yuan"),
        ("常住人口超1000万", "a population of 10 million"),
        ("达到4%", "to 4 percent"),
        ("达到4%", "to 4%"),
        ("83.88歲", "83.88 years"),
        ("1.8以内", "within 1.8"),
        ("千亿级产业", "a 100-billion-yuan industry"),
        ("到二〇三五年", "by 2035"),
        (
            "十九届二中、三中、四中、五中全会",
            "the second, third, fourth, and fifth plenary sessions of the 19th Central Committee",
        ),
        ("十四届八次", "the eighth session of the 14th committee"),
        ("5G网络", "5G networks"),
        ("全国百强大学", "one of the top 100 universities"),
        ("一批项目，两件大事", "a number of projects and two major matters"),
        ("市县两级", "at both the city and county levels"),
        ("农村一二三产业", "the primary, secondary, and tertiary industries"),
        ("千方百计服务百姓", "do everything to serve the public"),
        ("二次供水", "secondary water supply"),
        ("三千万元", "30 million yuan"),
        ("二十五项，十二条", "25 items and 12 articles"),
        ("超2万美元", "over US$20,000"),
        ("超2万美元", "over 20,000 US dollars"),
        ("投资5亿元", "an investment of RMB 500 million"),
        ("增长2万", "up 20,000"),
        ("第一，坚持", "First, we will"),
        ("二十一世纪", "the twenty-first century"),
        ("十五个项目", "fifteen projects"),
        ("100元、200元", "100 or 200 yuan"),
        ("5欧元", "5 euros"),
        ("坚持", "the first and only, both here and there"),
        ("举办一届成功的亚运会", "Host a successful Asian Games"),
        ("3个圈", "three circles"),
    ],
)
def test_equal_values_agree(chinese: str, english: str) -> None:
    assert faults(chinese, english) == ([], [])


@pytest.mark.parametrize(
    ("chinese", "english", "missing", "invented"),
    [
        ("突破2万亿元", "exceed 2 billion yuan", ["2万亿元"], ["2 billion yuan"]),
        ("到二〇三五年", "by 2025", ["二〇三五"], ["2025"]),
        ("达到4%", "to 4", ["4%"], ["4"]),
        ("达到4%", "to rise", ["4%"], []),
        ("经济增长", "growth of 6 percent", [], ["6 percent"]),
        ("5G网络", "6G networks", ["5G"], ["6G"]),
        ("两件大事", "three major matters", ["两"], ["three"]),
        ("三项改革", "reforms", ["三"], []),
        ("改革", "five reforms", [], ["five"]),
        ("农村一二三产业", "the primary and secondary industries", ["三"], []),
        ("超2万美元", "over 20,000 yuan", ["2万美元"], ["20,000 yuan"]),
        ("超2万元", "over $20,000", ["2万元"], ["$20,000"]),
        ("超2万美元", "over €20,000", ["2万美元"], ["€20,000"]),
        ("超2万美元", "over 20,000 HK dollars", ["2万美元"], ["20,000 HK dollars"]),
        ("超2万美元", "over 20,000", ["2万美元"], ["20,000"]),
        ("人口超2万", "over 20,000 dollars", ["2万"], ["20,000 dollars"]),
        ("改革", "fifteen reforms", [], ["fifteen"]),
        ("十九届", "the 18th", ["十九"], ["18th"]),
        ("千亿级产业", "a 10-billion-yuan industry", ["千亿"], ["10-billion-yuan"]),
    ],
)
def test_other_values_do_not(chinese: str, english: str, missing: list[str], invented: list[str]) -> None:
    assert faults(chinese, english) == (missing, invented)


def test_figures_of_a_term_are_the_terms_business() -> None:
    assert find_chinese_figures("“5433”大会战", [(1, 5)]) == ()
    assert find_english_figures("the “5433” campaign", [(4, 10)]) == ()


units = st.sampled_from(
    [("", "", 1), ("万", "", 10**4), ("亿", "", 10**8), ("万亿", " trillion", 10**12), ("亿", " million", 10**8)]
)


@given(value=st.integers(min_value=1, max_value=9999), unit=units)
def test_a_value_is_the_same_however_it_is_written(value: int, unit: tuple[str, str, int]) -> None:
    chinese, word, size = unit
    divisor = {"": 1, " million": 10**6, " trillion": 10**12}[word]
    english = f"{value * size // divisor:,}{word} yuan"
    assert faults(f"达到{value}{chinese}元", english) == ([], [])
    assert faults(f"达到{value}{chinese}元", english.replace(f"{value * size // divisor:,}", "77,777,777"))[0]
