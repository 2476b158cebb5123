"""Structure found by itself: in texts of our own writing, of the kinds that people bring, as they bring them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.__main__ import main
from document.errors import InputError
from document.intake.detect import detect
from document.intake.readers.encoding import decode_bytes
from paths import fixtures
from second_texts import add_texts, law_id

law = """某某市舊書條例

第一章　總　則
第一條　為保護舊書，制定本條例。
第二條　舊書包括：
（一）書；
（二）報。
前款不包括：
（一）信；
（二）畫。
第二章　修　補
第三條　依第一條規定登記的舊書，應當修補。
第一條規定以外的，不修補。
第四條　修補不收費。
第四條之一　捐獻另議。
"""
plan = """某某市人民政府关于印发
旧书保护计划的通知
某政发〔2101〕7号
各流通点：
现将计划印发给你们，请执行。
某某市人民政府
2101年3月1日
（此件公开发布）
旧书保护计划
为保护旧书，制定本计划。
一、总体要求
（一）指导思想。以读者为中心，爱惜旧书。
（二）基本原则。
——坚持自愿。不强迫任何人交书。
——坚持免费。不收取任何费用。
二、重点任务
（三）登记旧书。逐册登记全市的旧书。
（四）修补旧书。使用无酸纸和浆糊。
附件：登记表
某某市人民政府办公室
2101年3月2日
附件
登记表
一、书名
1.照封面写。
2.写全。
二、作者
3.照封面写。
注：
1.用蓝色墨水。
2.保存二十年。
"""
taiwan = """舊書法
第 一 編 總則
第 一 章 通則
第 1 條
為保護舊書，特制定本法。
第 2 條
舊書分下列各類：
一、圖書。
二、期刊。
第 二 章 登記
第 一 節 程序
第 一 款 申請
第 3 條
申請應以書面為之。
第 3-1 條
第三條之申請，免費。
第 二 款 審查
第 4 條
（刪除）
"""
markdown = """# 旧书司法解释

2101年1月1日 某会议通过

<!-- INFO END -->

## 一、一般规定

第一条 旧书包括：

（一）书；

（二）报。

## 二、附则

第二条 列表如下：

| 第一条 | 名称 |
|-----|-----|
| 第二条 | 书 |

第三条 施行。
"""
contents = """旧书史
目　录
第一章　起源
第二章　流传
第一章　起源
甲。
第二章　流传
乙。
"""
dotted = """旧书报告
壹、起源.......... 1
貳、流傳.......... 2
參、現況.......... 3
壹、起源
甲。
貳、流傳
乙。
參、現況
丙。
"""
preface = """旧书志
序言
甲。
第一章　乙
第一条　丙。
第二条　丁。
"""
printed = """旧书施政报告
壹、回顾
甲。
— 1 —
貳、展望
乙。
— 2 —
參、结语
丙。
— 3 —
丁。
— 4 —
肆、附言
"""
texts: Mapping[str, tuple[str, Mapping[str, Mapping[str, int]]]] = {
    "law": (law, {"body": {"章": 2, "條": 5, "（一）": 4}}),
    "plan": (
        plan,
        {"cover": {}, "body": {"一、": 2, "（一）": 4, "——": 2}, "annex": {"一、": 2, "1.": 5}},
    ),
    "taiwan": (taiwan, {"body": {"編": 1, "章": 2, "節": 1, "款": 2, "條": 5, "一、": 2}}),
    "markdown": (markdown, {"body": {"一、": 2, "條": 3, "（一）": 2}}),
    "contents": (contents, {"body": {"章": 2}}),
    "dotted": (dotted, {"body": {"壹、": 3}}),
    "printed": (printed, {"body": {"壹、": 4}}),
    "preface": (preface, {"body": {"章": 1, "條": 2}}),
}


@pytest.mark.parametrize("name", texts)
def test_a_kind_of_text_is_understood_without_a_doubt(name: str) -> None:
    text, counts = texts[name]
    found = detect(text)
    assert found.counts == counts
    assert found.doubts == ()


def test_page_numbers_and_contents_pages_are_no_part_of_the_text() -> None:
    assert [len(other.lines) for other in detect(printed).others if other.role == "pages"] == [4]
    assert [len(other.lines) for other in detect(contents).others if other.role == "contents"] == [3]
    assert [len(other.lines) for other in detect(dotted).others if other.role == "contents"] == [3]


disguises = {
    "windows": lambda text: text.replace("\n", "\r\n"),
    "mark": lambda text: "\ufeff" + text,
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "indents": lambda text: text.replace("\n", "\n　　"),
    "brackets": lambda text: text.replace("（", "(").replace("）", ")"),
    "unseen": lambda text: text.replace("\n第", "\n\u200b第"),
    "radicals": lambda text: text.replace("第二", "第\u2f06"),
    "gaps": lambda text: text.replace("條　", "條").replace("条 ", "条"),
}


@pytest.mark.parametrize("disguise", disguises)
@pytest.mark.parametrize("name", texts)
def test_a_disguise_changes_nothing(name: str, disguise: str) -> None:
    text, counts = texts[name]
    found = detect(disguises[disguise](text))
    assert found.counts == counts
    assert found.doubts == ()


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("plan", "gb18030"), ("plan", "utf-16"), ("plan", "utf-8-sig"), ("taiwan", "big5hkscs"), ("taiwan", "big5")],
)
def test_a_file_may_come_in_other_encodings(
    tmp_path: Path, name: str, encoding: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text, counts = texts[name]
    (tmp_path / "x.txt").write_bytes(text.encode(encoding))
    code, out, _ = run("detect", str(tmp_path / "x.txt"), "--json", capsys=capsys)
    assert (code, json.loads(out)["counts"]) == (0, counts)


@given(data=st.binary(max_size=60))
def test_any_bytes_at_all_are_read_or_refused(data: bytes) -> None:
    with suppress(InputError):
        detect(decode_bytes(data, "x.txt")[0])


@pytest.mark.parametrize("day", ["二一〇一年三月一日", "2101 年 3 月 1 日", "中華民國一百九十年三月一日"])
def test_a_signature_has_a_day_below_it_as_any_authority_writes_it(day: str) -> None:
    found = detect(f"第一條　甲。\n第二條　乙。\n某某市公所\n{day}\n")
    assert [[line.number for line in other.lines] for other in found.others if other.role == "signature"] == [[3, 4]]


def test_the_profile_says_how_the_numbers_run() -> None:
    levels = {level["role"]: level for level in detect(plan).profile["levels"] if level["role"] != "item"}
    assert levels["chapter"]["numbering"] == "continuous"
    assert levels["article"]["numbering"] == "continuous"
    assert levels["article"]["heading"] == "run-in"
    later = detect("第二百零五條　甲。\n第二百零六條　乙。\n第二百零七條　丙。\n")
    assert later.profile["levels"][0]["first"] == 205


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (law.replace("第四條　", "第五條　"), 14),
        (law.replace("前款不包括：\n", ""), 8),
        (law + "壹、附言\n", 16),
        (law + "七、附言\n", 16),
    ],
)
def test_what_does_not_fit_is_a_doubt_with_its_line(text: str, line: int) -> None:
    doubts = detect(text).doubts
    assert line in [doubt.line for doubt in doubts]
    assert len(doubts) <= 2


def run(*command: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    code = main(command)
    out, err = capsys.readouterr()
    return code, out, err


def test_detect_prints_what_programs_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "law.txt"
    path.write_text(law + "壹、附言\n", encoding="utf-8")
    code, out, _ = run("detect", str(path), "--json", capsys=capsys)
    found: Any = json.loads(out)
    assert code == 0
    assert set(found) == {"profile", "counts", "doubts"}
    assert found["counts"] == {"body": {"章": 2, "條": 5, "（一）": 4}}
    assert found["doubts"] == [{"line": 16, "kind": "marker", "text": "壹、附言"}]


def test_counts_of_a_text_are_those_of_its_parts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_texts(tmp_path)
    code, out, _ = run("--root", str(tmp_path), "counts", law_id, "--json", capsys=capsys)
    body = {"編": 4, "章": 7, "節": 6, "條": 45, "（一）": 30}
    assert (code, json.loads(out)) == (0, {"body": body, "annex": {"條": 2}})
    detected = detect((fixtures / "law/received.txt").read_text(encoding="utf-8"))
    assert detected.counts == {"body": body, "annex": {"條": 2}}


def test_check_has_nothing_to_say_of_texts_that_are_right(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_texts(tmp_path)
    assert run("--root", str(tmp_path), "check", "--strict", capsys=capsys) == (0, "", "")


def test_a_doubt_is_told_and_stops_only_a_strict_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_texts(tmp_path)
    path = tmp_path / "texts" / law_id / "received.txt"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("市人民政府应当把旧书", "壹、市人民政府应当把旧书"), encoding="utf-8")
    line = text.split("市人民政府应当把旧书")[0].count("\n") + 1
    code, out, _ = run("--root", str(tmp_path), "check", law_id, capsys=capsys)
    assert code == 0
    assert f"received.txt:{line}: " in out
    assert run("--root", str(tmp_path), "check", law_id, "--strict", capsys=capsys)[0] == 1
    path.write_text(text.replace("第四十四条", "第四十五条"), encoding="utf-8")
    code, _, err = run("--root", str(tmp_path), "check", capsys=capsys)
    assert code == 1
    assert "leaves a gap" in err
    assert run("--root", str(tmp_path), "counts", "moumou", "--json", capsys=capsys)[0] == 1


markers = ["第一編", "第二章", "第 3-1 條", "一、", "（二）", "1.", "1、", "——", "①", "壹、", "之一", "規定的", "三　"]
others = ["附件", "附件1：", "目录", "2101年1月1日", "<!-- INFO END -->", *"甲。　|\t*\n\r\u200b\x00", "#  ", "**"]
pieces = st.sampled_from([*markers, *others])


@given(parts=st.lists(pieces, max_size=30))
def test_any_lines_at_all_are_looked_at(parts: list[str]) -> None:
    text = "".join(parts)
    found = detect(text)
    shown = [line.number for other in found.others for line in other.lines]
    assert len(shown) == len(set(shown))
    assert all(1 <= doubt.line <= text.count("\n") + 1 for doubt in found.doubts)
