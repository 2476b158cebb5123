"""The edition in the source's own script keeps what was received; the other is converted, and its doubts are told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from document.commands import main
from document.publication import Publication, load_publication
from document.script.emendations import find_changes
from document.script.quotes import pair_quotes

simplified = """某某市人民政府 市图书馆关于旧书的通知
第一条　本市所称"旧书",是指"出版满三年"的图书。
第二条　馆长说:"先修补。再出借。"大家同意。
第三条　读者写道:"旧书有用
"而且便宜。"
第四条　房屋系其所有。5"以上的书另行存放。甚麽不改。
第五条　二○○一年的书,由市图书馆 区图书馆共同保\u200b管。
"""
traditional = """某某市圖書館關於舊書的通知
第一條　回復原狀,係由館長為之,計畫應予批覆。
第二條　占有人得抬高"押金"。
第三條　一  行政院　二、剩餘財產制與遺髮。
"""


def make(tmp_path: Path, received: str, script: str, words: str = "") -> Publication:
    folder = tmp_path / "texts" / "moumou"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "received.txt").write_text(received, encoding="utf-8")
    lines = received.count("\n")
    (folder / "publication.yaml").write_text(
        f"id: moumou\ngenre: regulation\nsource: {{script: {script}}}\ntitle: {{lines: [1]}}\n"
        "version: {number: 1.0.0, date: 2101-06-01}\n"
        f"parts: [{{role: body, lines: 2-{lines}, profile: law}}]\n{words}",
        encoding="utf-8",
    )
    return load_publication(folder)


kept = {
    "hans": (
        simplified,
        [
            "本市所称“旧书”，是指“出版满三年”的图书。",
            "馆长说：“先修补。再出借。”大家同意。",
            "写道：“旧书有用\n“而且便宜。",
            "某某市人民政府 市图书馆关于",
            "由市图书馆 区图书馆共同保管",
            "甚麽不改",
        ],
    ),
    "hant": (
        traditional,
        ["回復原狀，係由館長為之，計畫應予批覆。", "占有人得抬高「押金」。", "一  行政院　二、剩餘財產制與遺髮。"],
    ),
}
# Script of the source -> what is received, and what stands in its own edition.


@pytest.mark.parametrize("script", kept)
def test_a_source_is_published_in_its_own_script_as_it_is(tmp_path: Path, script: str) -> None:
    received, words = kept[script]
    publication = make(tmp_path, received, script)
    assert publication.own == publication.sources == getattr(publication, script)
    text = "\n".join(publication.own.values())
    assert [one for one in words if one not in text] == []


def test_a_traditional_source_is_converted(tmp_path: Path) -> None:
    converted = "\n".join(make(tmp_path, traditional, "hant").hans.values())
    assert "回复原状，系由馆长为之，计划应予批复。" in converted
    assert "占有人得抬高“押金”。" in converted
    assert "一  行政院　二、剩余财产制与遗发。" in converted


def test_traditional_with_mistakes_is_rebuilt(tmp_path: Path) -> None:
    publication = make(tmp_path, "舊書 館的規范\n第一條　發展 社會,征收押金。\n", "hant-converted")
    assert next(iter(publication.hant.values())) == "舊書館的規範"
    assert publication.hant["1.1.1"] == "發展社會，徵收押金。"
    assert publication.sources == publication.hans


@pytest.mark.parametrize(("received", "script"), [(simplified, "hans"), (traditional, "hant")])
def test_every_difference_is_typography_or_layout(tmp_path: Path, received: str, script: str) -> None:
    publication = make(tmp_path, received, script)
    changes = find_changes(publication.document.segments, publication.own)
    assert {change.kind for change in changes} <= {"typography", "layout"}
    for segment in publication.document.segments:
        mine = [change for change in changes if change.key == segment.key]
        assert mine or segment.text == publication.own[segment.key]


def test_the_command_lists_each_place_and_a_row_settles_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make(tmp_path, simplified, "hans")
    assert main(["--root", str(tmp_path), "script", "moumou"]) == 0
    told = capsys.readouterr().out
    assert "received.txt:6: 4.1.1: 房屋[系]其所有" in told
    assert '5["]以上' in told
    assert "moumou: 2 places in doubt" in told
    words = [
        {"zh-Hans": "系其", "zh-Hant": "係其", "reason": "to be"},
        {"zh-Hans": '5"', "zh-Hant": '5"', "reason": "inch"},
    ]
    assert make(tmp_path, simplified, "hans", f"protected_words: {json.dumps(words)}\n").unread == ()


@pytest.mark.parametrize(
    ("paragraphs", "expected", "left"),
    [
        ([['读"甲"和"乙"。']], [["读“甲”和“乙”。"]], 0),
        ([['他说:"甲。', '乙。"完。']], [["他说:“甲。", "乙。”完。"]], 0),
        ([['说"甲'], ["无"], ['乙"完']], [["说“甲"], ["无"], ["乙”完"]], 0),
        ([['"甲'], ['"乙'], ['"丙"完']], [["“甲"], ["“乙"], ["“丙”完"]], 0),
        ([['孤"立。', '成"双"的。']], [['孤"立。', "成“双”的。"]], 1),
        ([['见",不通"。']], [['见",不通"。']], 2),
        ([["it's 'so'"], ["他说'好'，it's so。"]], [["it's 'so'"], ["他说‘好’，it's so。"]], 0),
        ([["他问:\"读过'旧书'吗?\""]], [["他问:“读过‘旧书’吗?”"]], 0),
        ([['<a href="x">书</a>']], [['<a href="x">书</a>']], 0),
        ([['5"的屏，10"的屏']], [['5"的屏，10"的屏']], 2),
    ],
)
def test_straight_marks_are_paired(paragraphs: list[list[str]], expected: list[list[str]], left: int) -> None:
    paired, unpaired = pair_quotes(paragraphs)
    assert [list(paragraph) for paragraph in paired] == expected
    assert len(unpaired) == left
    for one in unpaired:
        assert paragraphs[one.paragraph][one.sentence][one.place] in "\"'"
