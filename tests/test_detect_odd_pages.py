"""Structure found by itself where a text has more around it: a decision before it, contents, numbers of pages."""

from __future__ import annotations

import pytest

from document.intake.detect import Detected, detect

rules = """第一章　总则
第一条　为了养好犬只，制定本规定。
第二条　养犬应当登记。
第二章　附则
第三条　遛犬应当束犬链。
第四条　本规定自2101年1月1日起施行。
"""
decision = """某某市人民代表大会常务委员会关于修改《某某市养犬规定》的决定
（2103年5月6日某某市第九届人民代表大会常务委员会第七次会议通过）
某某市人民代表大会常务委员会决定对《某某市养犬规定》作如下修改：
一、将第二条修改为：“养犬应当登记。”
二、增加一条，作为第三条：“第三条　遛犬应当束犬链。”
本决定自2103年7月1日起施行。

某某市养犬规定
（2100年5月6日某某市第九届人民代表大会常务委员会第一次会议通过　根据2103年5月6日《决定》修正）
"""


def look(text: str) -> Detected:
    return detect(text)


def test_a_decision_and_the_text_that_it_amends_are_two_parts() -> None:
    found = look(decision + rules)
    assert found.counts == {"decision": {"一、": 2}, "body": {"章": 2, "條": 4}}
    assert found.doubts == ()


@pytest.mark.parametrize("head", ["目录", "目　录", "目　　录"])
@pytest.mark.parametrize("page", ["", "（3）", "（１）"])
def test_a_contents_page_is_no_part_of_the_text(head: str, page: str) -> None:
    found = look(f"某某市养犬规定\n{head}\n第一章　总则{page}\n第二章　附则{page}\n{rules}")
    assert found.counts == {"body": {"章": 2, "條": 4}}
    assert [len(other.lines) for other in found.others if other.role == "contents"] == [3]
    assert found.doubts == ()


def test_a_few_numbers_between_dashes_are_pages() -> None:
    lines = rules.split("\n")
    found = look("\n".join([*lines[:2], "— 1 —", *lines[2:4], "—2—", *lines[4:]]))
    assert [len(other.lines) for other in found.others if other.role == "pages"] == [2]
    assert found.doubts == ()


def test_a_number_alone_that_may_be_a_page_is_a_doubt() -> None:
    lines = rules.split("\n")
    assert [doubt.line for doubt in look("\n".join([*lines[:2], "12", *lines[2:]])).doubts] == [3]


def test_other_numerals_are_the_same_family_where_the_count_goes_on() -> None:
    many = "".join(f"第{number}条　做好。\n" for number in "一二三四五六七八九")
    found = look(f"{many}第１０条　养好。\n第十一条　送好。\n第十二条　修好。\n")
    assert found.counts == {"body": {"條": 12}}
    assert found.doubts == ()
    assert [doubt.line for doubt in look(f"{many}第3条 另有说明。\n").doubts] == [10]
