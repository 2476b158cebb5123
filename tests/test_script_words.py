"""words.yaml: the form of a character by the words around it, in both directions, and the places in doubt."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import pytest

from document.script.convert import Protected, ScriptRules, to_hans, to_hant
from document.script.review import find_open_places
from document.script.words import read_rules, words_file
from document.yamlfile import load_yaml

none = ScriptRules()

to_traditional = {
    "本县行政复议机关应当复核有关决定，并作出批复。": "本縣行政復議機關應當復核有關決定，並作出批覆。",
    "重复申报的，不准予登记；已经核准备案的除外。": "重複申報的，不准予登記；已經核准備案的除外。",
    "裁定准许撤回，标准许可另行规定。": "裁定准許撤回，標準許可另行規定。",
    "踏上新征程，依法征收、征求意见。": "踏上新征程，依法徵收、徵求意見。",
    "统一制发证件，规定制定办法，擅自制造产品。": "統一製發證件，規定制定辦法，擅自製造產品。",
    "注重注册管理，更加注重注销程序。": "注重註冊管理，更加注重註銷程序。",
    "共生发展，发现头发、理发店。": "共生發展，發現頭髮、理髮店。",
    "好干部带头苦干，抗御干旱，不得干预。": "好幹部帶頭苦幹，抗禦乾旱，不得干預。",
    "因逃逸致人死亡，工作要细致。": "因逃逸致人死亡，工作要細緻。",
    "十八周岁以上，每周一次，周边地区。": "十八周歲以上，每週一次，周邊地區。",
    "回避、回归与回复原状。": "迴避、回歸與回復原狀。",
    "行为系由双方关系引起，应当联系系统管理员。": "行為係由雙方關係引起，應當聯繫系統管理員。",
    "占用公布的湿地，污染水源。": "占用公布的濕地，污染水源。",
    "三十天后，在拆后土地上种植谷物。": "三十天後，在拆後土地上種植穀物。",
    "调解书签收后，产品加贴标签。": "調解書簽收後，產品加貼標籤。",
    "学习了解如何办理，了解除合同的后果。": "學習瞭解如何辦理，了解除合同的後果。",
    "合并执行的，结合并发情况，数罪并罚。": "合併執行的，結合並發情況，數罪併罰。",
    "没收获得的利益；今年粮食收获。": "沒收獲得的利益；今年糧食收穫。",
    "书面包括表格，面粉与面条除外。": "書面包括表格，麵粉與麵條除外。",
    "手表示意图不同于手表。": "手表示意圖不同於手錶。",
}
to_simplified = {
    "主管機關應予批覆，不得意圖抬高價格。": "主管机关应予批复，不得意图抬高价格。",
    "行政院得移請覆議，計畫應公布。": "行政院得移请复议，计划应公布。",
    "附著於土地之物，不得侵害著作權。": "附着于土地之物，不得侵害著作权。",
    "藉職務上之機會收取帳款，賸餘財產返還。": "借职务上之机会收取账款，剩余财产返还。",
    "顛覆國家，應回復原狀。": "颠覆国家，应回复原状。",
    "各於其一部，甚麼都沒有沈沒。": "各于其一部，什么都没有沉没。",
}


@pytest.mark.parametrize(("hans", "hant"), to_traditional.items())
def test_words_decide_what_the_converter_gets_wrong(hans: str, hant: str) -> None:
    assert to_hant(hans, none) == hant


@pytest.mark.parametrize(("hant", "hans"), to_simplified.items())
def test_words_decide_in_the_other_direction(hant: str, hans: str) -> None:
    assert to_hans(hant) == hans


@pytest.mark.parametrize(("text", "character"), [("产品冷面加工", "面"), ("房屋系其所有", "系"), ("经理杰某", "杰")])
def test_what_nothing_decides_is_in_doubt(text: str, character: str) -> None:
    (doubt,) = find_open_places({"1.1.1": text}, {"1.1.1": to_hant(text, none)}, "to_hant", none)
    assert (doubt.key, doubt.character) == ("1.1.1", character)
    assert doubt.chosen not in doubt.others
    assert doubt.before + doubt.character + doubt.after == text


@pytest.mark.parametrize("text", to_traditional)
def test_what_a_word_decides_is_not(text: str) -> None:
    assert find_open_places({"1": text}, {"1": to_hant(text, none)}, "to_hant", none) == ()


def test_one_row_settles_all_places_alike() -> None:
    texts = {"1": "房屋系其所有", "2": "财产系其所得", "3": "房屋系因故转让，非系其所有"}
    rules = ScriptRules((Protected("系其", "係其", "to be"),))
    converted = {key: to_hant(text, rules) for key, text in texts.items()}
    assert converted["1"] == "房屋係其所有"
    assert len(find_open_places(texts, converted, "to_hant", none)) == 3
    assert find_open_places(texts, converted, "to_hant", rules) == ()


def test_a_publication_has_the_last_word_in_both_directions() -> None:
    rules = ScriptRules((Protected("批复", "批復", "as its issuer writes"), Protected("天后岛", "天后島", "A name.")))
    assert to_hant("批复天后岛", rules) == "批復天后島"
    assert to_hans("批復天后島", rules) == "批复天后岛"


def test_every_row_of_the_words_is_sound() -> None:
    data = load_yaml(words_file, words_file.with_suffix(".schema.json")).data
    for direction in ("to_hant", "to_hans"):
        characters = [row["character"] for row in data[direction]]
        assert len(characters) == len(set(characters))
        for row in data[direction]:
            check_row(row, data["sources"])


def check_row(row: Mapping[str, Any], sources: Collection[str]) -> None:
    senses = row.get("senses", ())
    words = [word for sense in senses for word in sense["words"]]
    assert senses or {"otherwise", "reason", "source"} <= row.keys(), row
    assert len(words) == len(set(words)), row["character"]
    assert all(row["character"] in word for word in words), row["character"]
    for cited in (*([row] if "source" in row else ()), *senses):
        assert set(cited["source"]) <= set(sources)


later_simplified = "瞭祇"
# In the General Standard Characters of 2013, and not in GB 2312 of 1980: 瞭望, 神祇.


@pytest.mark.parametrize(
    ("direction", "charset", "known"), [("to_hans", "gb2312", later_simplified), ("to_hant", "big5hkscs", "")]
)
def test_a_form_belongs_to_the_script_that_it_is_for(direction: str, charset: str, known: str) -> None:
    rules = read_rules(direction).values()
    forms = {form for rule in rules for form in (rule.otherwise, *rule.words.values()) if form}
    assert forms
    assert {form for form in forms if not form.encode(charset, "ignore")} == set(known)
