"""publication.yaml: parts, titles of several lines, what is skipped or plain, and what is not known left out."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from document.changes.update import print_update
from document.errors import InputError
from document.publication import Publication, load_publication
from site_build import build_site, copy_with_text

received = """某某市人民政府文件
某政发〔2101〕7号
某某市人民政府关于印发
旧书保护计划的通知
各流通点：
现将计划印发给你们。
旧书保护
三年计划
一、目标
— 2 —
（一）登记。登记全部旧书。
二、措施
三、四月修补旧书。
附件1
登记表说明
一、填写
（一）书名。照封面写。
附件2
一、页数
"""
inline: dict[str, Any] = {
    "levels": [
        {"role": "chapter", "marker": ["{han}、"], "numbering": "continuous", "heading": "line"},
        {"role": "article", "marker": ["（{han}）"], "numbering": "restarting", "heading": "run-in"},
    ],
    "text_in": ["front", "chapter", "article"],
    "items_in": [],
}
plan: dict[str, Any] = {
    "id": "plan",
    "genre": "plan",
    "source": {"script": "hans"},
    "title": {"lines": [7, 8]},
    "version": {"number": "1.0.0", "date": "2101-06-01"},
    "parts": [
        {"role": "cover", "lines": "3-6", "title": {"lines": [3, 4]}},
        {"role": "body", "lines": "9-13", "profile": "official"},
        {"role": "annex", "lines": "14-17", "profile": inline, "title": {"lines": [14, 15]}},
        {"role": "annex", "lines": "18-19", "profile": "official", "title": {"lines": [18]}},
    ],
    "skip": [{"line": 10, "text": "— 2 —", "reason": "page number"}],
    "plain": [{"line": 13, "reason": "months, and no number"}],
    "metadata": [{"line": 2, "text": "某政发〔2101〕7号", "reason": "number"}],
    "furniture": [{"line": 1, "text": "某某市人民政府文件", "reason": "letterhead"}],
}


def lay(folder: Path, **changes: Any) -> Path:
    (folder / "plan").mkdir()
    (folder / "plan/received.txt").write_text(received, encoding="utf-8")
    data = yaml.safe_dump({**plan, **changes}, allow_unicode=True)
    (folder / "plan/publication.yaml").write_text(data, encoding="utf-8")
    return folder / "plan"


@pytest.mark.parametrize(
    ("title", "marker", "heading"), [("附件1", "附件1", "登记表说明"), ("## 附件1", "附件1", "登记表说明")]
)
def test_marks_of_markdown_are_no_words_of_the_title_of_a_part(
    tmp_path: Path, title: str, marker: str, heading: str
) -> None:
    folder = lay(tmp_path)
    (folder / "received.txt").write_text(received.replace("附件1", title), encoding="utf-8")
    annex = load_publication(folder).document.role("annex")[0]
    assert (annex.marker, annex.heading and annex.heading.text) == (marker, heading)
    (folder / "received.txt").write_text(received.replace("登记表说明", "# 登记表说明"), encoding="utf-8")
    annex = load_publication(folder).document.role("annex")[0]
    assert annex.heading
    assert annex.heading.text == heading


@pytest.fixture
def publication(tmp_path: Path) -> Publication:
    return load_publication(lay(tmp_path))


def test_each_part_has_keys_of_its_own_in_reading_order(publication: Publication) -> None:
    assert [(segment.key, segment.text) for segment in publication.document.segments] == [
        ("pre.h", "旧书保护三年计划"),
        ("cov.h", "某某市人民政府关于印发旧书保护计划的通知"),
        ("cov.1.1", "各流通点："),
        ("cov.2.1", "现将计划印发给你们。"),
        ("c01.h", "目标"),
        ("c01_1.h", "登记"),
        ("c01_1.1.1", "登记全部旧书。"),
        ("c02.h", "措施"),
        ("c02.1.1", "三、四月修补旧书。"),
        ("an1.h", "登记表说明"),
        ("an1_c01.h", "填写"),
        ("an1_c01_1.h", "书名"),
        ("an1_c01_1.1.1", "照封面写。"),
        ("an2_c01.h", "页数"),
    ]


def test_each_part_is_a_division_with_its_marker_and_its_first_line(publication: Publication) -> None:
    parts = publication.document.parts
    assert [(part.role, dict(part.counts)) for part in parts] == [
        ("cover", {}),
        ("body", {"一、": 2, "（一）": 1}),
        ("annex", {"一、": 1, "（一）": 1}),
        ("annex", {"一、": 1}),
    ]
    cover, _, first, second = (part.children[0] for part in parts)
    assert [(d.role, d.key, d.marker, d.line) for d in (cover, first, second)] == [
        ("cover", "cov", "", 3),
        ("annex", "an1", "附件1", 14),
        ("annex", "an2", "附件2", 18),
    ]
    assert first.heading
    assert (first.heading.line, first.heading.raw) == (15, "附件1\n登记表说明")
    assert second.heading is None
    assert all(not part.blocks for part in parts)


def test_a_part_without_a_title_begins_with_its_first_line(tmp_path: Path) -> None:
    parts = [{"role": "cover", "lines": "3-6"}, {"role": "decision", "lines": "7-8"}, *plan["parts"][1:]]
    found = load_publication(lay(tmp_path, parts=parts, title={"lines": [1]}, furniture=[])).document.parts
    assert [(part.children[0].key, part.children[0].line) for part in found[:2]] == [("cov", 3), ("dec", 7)]


def test_every_character_is_accounted_for(publication: Publication) -> None:
    account = publication.account
    assert account.total == len(received)
    assert account.furniture == len("某某市人民政府文件— 2 —")


@pytest.mark.parametrize(
    ("line", "marker"),
    [(same, same) for same in ("附件1", "附錄 二：", "附件1-2")] + [("附圖３", "附圖3"), ("附\u200b表", "附表")],
)
def test_the_number_of_an_annex_is_its_marker(tmp_path: Path, line: str, marker: str) -> None:
    folder = lay(tmp_path)
    (folder / "received.txt").write_text(received.replace("附件1\n", f"{line}\n"), encoding="utf-8")
    annex = next(division for division in load_publication(folder).document.walk() if division.key == "an1")
    assert (annex.marker, annex.heading and annex.heading.text) == (marker, "登记表说明")


def test_what_nobody_sees_outside_the_parts_is_accounted_for_as_white_space(tmp_path: Path) -> None:
    folder = lay(tmp_path)
    before = load_publication(folder).account
    text = received.replace("7号\n", "7号\u200b\n") + "\u00ad\n"
    (folder / "received.txt").write_text(text, encoding="utf-8")
    account = load_publication(folder).account
    assert account.total == len(text)
    assert account == replace(before, layout=before.layout + 3)


@pytest.mark.slow
def test_what_is_not_known_is_neither_asked_for_nor_printed(tmp_path: Path) -> None:
    data = yaml.safe_dump(plan, allow_unicode=True)
    site = build_site(tmp_path / "site", copy_with_text(tmp_path / "repo", "plan", received, data))
    pages = sorted((site / "plan").rglob("index.html"))
    assert len(pages) > 5
    for page in pages:
        html = page.read_text(encoding="utf-8")
        words = re.sub(r"<[^>]*>", " ", re.sub(r"(?s)<(script|style)\b.*?</\1>", "", html))
        assert "None" not in words
        assert not re.search(r"\?\s|\{\}|, ,|\(\)|（）", words), page
        assert 'content=""' not in html


def test_clauses_of_a_title_are_apart_where_the_editor_says_so(tmp_path: Path) -> None:
    cover, *parts = plan["parts"]
    cover = {**cover, "title": {"lines": [3, 4], "apart": [4]}}
    changed = load_publication(lay(tmp_path, title={"lines": [7, 8], "apart": [8]}, parts=[cover, *parts]))
    assert changed.document.title.text == "旧书保护\u3000三年计划"
    assert changed.document.segments[1].text == "某某市人民政府关于印发\u3000旧书保护计划的通知"
    assert changed.hant["pre.h"] == "舊書保護\u3000三年計劃"
    assert changed.account.total == len(received)


def test_a_new_version_of_a_text_has_its_clauses_apart_too(tmp_path: Path) -> None:
    folder, file = lay(tmp_path, title={"lines": [7, 8], "apart": [8]}), tmp_path / "new.txt"
    file.write_text(f"\n{received}", encoding="utf-8")
    assert print_update(folder, file) == 0
    assert load_publication(folder).document.title.text == "旧书保护\u3000三年计划"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"skip": [{"line": 10, "text": "— 3 —", "reason": "page number"}]}, "'— 3 —' is not line 10"),
        ({"skip": [{"line": 10, "lines": "10-11", "text": "— 2 —", "reason": "x"}]}, "exclude each other"),
        ({"skip": [{"lines": "10-9999999", "reason": "x"}]}, "no line of received.txt"),
        ({"skip": [{"reason": "x"}]}, "no line of received.txt"),
        ({"plain": [{"line": 1, "reason": "x"}]}, "line 1 is in no part"),
        ({"plain": [{"reason": "x"}]}, "missing key 'line'"),
        ({"title": {"lines": [9]}}, "line 9 is inside a part"),
        ({"title": {"lines": [7, 8], "apart": [7]}}, "line 7 follows no other"),
        (
            {"parts": [{**plan["parts"][0], "title": {"lines": [3], "apart": [4]}}, *plan["parts"][1:]]},
            "line 4 follows",
        ),
        ({"title": {"lines": [1, 7, 8]}}, "nothing is left of line 1"),
        ({"parts": [*plan["parts"], {"role": "annex", "lines": "19"}]}, "begin before the last part ends"),
        ({"parts": [*plan["parts"], {"role": "body", "lines": "20"}]}, "2 parts have the role body"),
        ({"parts": [{**plan["parts"][0], "title": {"lines": [9]}}, *plan["parts"][1:]]}, "its title is not inside"),
        ({"parts": [{**plan["parts"][0], "lines": "7-2"}, *plan["parts"][1:]]}, "lines 7-2 are not in"),
    ],
)
def test_what_does_not_fit_the_text_is_told_with_its_line(tmp_path: Path, changes: dict[str, Any], told: str) -> None:
    with pytest.raises(InputError) as error:
        load_publication(lay(tmp_path, **changes))
    assert any(told in fault.problem and fault.line for fault in error.value.faults)


def test_what_no_page_can_show_is_refused_in_every_title(tmp_path: Path) -> None:
    folder = lay(tmp_path)
    lines = received.split("\n")
    titles = [3, 7, 8, 14, 15]
    for number in titles:
        lines[number - 1] += "\x1b甲"
    (folder / "received.txt").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(InputError) as error:
        load_publication(folder)
    assert [(Path(fault.path).name, fault.line) for fault in error.value.faults] == [
        ("received.txt", n) for n in titles
    ]


def test_a_fault_of_a_profile_written_in_place_is_told_with_its_line(tmp_path: Path) -> None:
    spoilt = {**inline, "levels": [{**inline["levels"][0], "marker": ["第章"]}]}
    parts = [plan["parts"][0], {**plan["parts"][1], "profile": spoilt}, *plan["parts"][2:]]
    folder = lay(tmp_path, parts=parts)
    with pytest.raises(InputError) as error:
        load_publication(folder)
    (fault,) = error.value.faults
    words = (folder / "publication.yaml").read_text(encoding="utf-8").split("\n")
    assert "第章" in words[fault.line - 1]
