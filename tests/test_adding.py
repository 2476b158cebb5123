"""`document add`: from a file to a folder that loads without an edit, and to a report; all of it or nothing."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from document.__main__ import main
from document.intake.facts.calendar_days import find_days
from document.intake.facts.script_signs import find_script
from document.publication import Publication, load_publication
from paths import fixtures
from second_texts import add_texts, law_id

notice = """某某市人民政府关于印发
《旧书保护计划》的通知
某政发〔2101〕7号
各流通点：
现将计划印发给你们，请认真执行。
某某市人民政府
二一〇一年三月一日
（此件公开发布）
旧书保护计划
（二一〇一年二月十日某某市人民政府
第5次常务会议通过）
一、总体要求
（一）指导思想。让旧书找到新的读者。
（二）工作目标。到2105年，每个乡镇有一个流通点。
二、工作任务
（一）修补。使用无酸纸。
附件
旧书登记规则
第一条　登记旧书应当使用蓝色墨水。
第二条　登记簿由流通点保存二十年。
"""
statute = """# 某某市舊書條例

2101年5月6日 某某市第九屆代表大會第三次會議通過

2103年5月6日 某某市第九屆代表大會第九次會議修正

<!-- INFO END -->

## 第一章 總則

第一條 為了讓舊書找到新的讀者，制定本條例。

第二條 關於舊書的登記，依本條例的規定；於登記之後，於流通點公開，於年末彙整。

## 第二章 附則

第三條 本條例自2101年7月1日起施行。
"""


def add(root: Path, content: bytes, name: str = "x.txt", *more: str) -> Any:
    file = root / name
    file.write_bytes(content)
    assert main(["--root", str(root), "add", str(file), "--json", *more]) == 0


def load(root: Path, id: str) -> Publication:
    return load_publication(root / "texts" / id)


def test_a_notice_with_what_it_carries(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(tmp_path, notice.encode("gb18030"), "notice.txt", "--id", "used-books")
    told = json.loads(capsys.readouterr().out)
    assert (told["id"], told["script"], told["doubts"]) == ("used-books", "hans", [])
    assert told["counts"] == {"cover": {}, "body": {"一、": 2, "（一）": 3}, "annex": {"條": 2}}
    found = load(tmp_path, "used-books")
    assert found.document.title.text == "某某市人民政府关于印发《旧书保护计划》的通知"
    assert (found.document_number, found.genre) == ("某政发〔2101〕7号", "notice")
    assert [names["zh-Hans"] for names in found.issuers] == ["某某市人民政府"]
    assert (found.dates.issued, found.dates.adopted) == ("2101-03-01", "2101-02-10")
    assert (tmp_path / "texts" / "used-books" / "source" / "notice.txt").read_bytes() == notice.encode("gb18030")


def test_a_law_with_its_history_above(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(tmp_path, statute.encode(), "statute.md")
    told = json.loads(capsys.readouterr().out)
    assert (told["id"], told["script"]) == ("statute", "hant")
    assert told["counts"] == {"body": {"章": 2, "條": 3}}
    assert [(doubt["line"], doubt["kind"]) for doubt in told["doubts"]] == [(5, "dates")]
    found = load(tmp_path, "statute")
    assert (found.document.title.text, found.dates.adopted, found.dates.effective) == (
        "某某市舊書條例",
        "2101-05-06",
        "2101-07-01",
    )
    assert found.hant["1.1.1"] == "為了讓舊書找到新的讀者，制定本條例。"


def test_the_fixture_comes_in_as_it_was_described_by_hand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(tmp_path, (fixtures / "law" / "received.txt").read_bytes())
    found = load(tmp_path, json.loads(capsys.readouterr().out)["id"])
    add_texts(tmp_path)
    known = load(tmp_path, law_id)
    # The editor has left the line in brackets in the text; here it is what is known of it.
    assert found.hans == {key: text for key, text in known.hans.items() if key != "pre.1.1"}
    assert (found.dates.adopted, found.source.script) == (known.dates.adopted, known.source.script)
    assert (found.genre, found.adopted_by["zh-Hans"]) == (known.genre, known.adopted_by["zh-Hans"])


odd_texts = [
    *("一句话。", "标题\n\n第一条　甲。\n第三条　乙。\n第三条　丙。\n", "第九条\n第九条\n", "1.\n2.\n（三）\n"),
    *("# \n##\n", "附件\n附件\n附件\n", "目录\n", "\x00\x01\u200b", "\u2028第一条\u2029"),
]


@pytest.mark.parametrize("text", odd_texts)
def test_whatever_it_is_comes_in_or_is_one_line(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.txt").write_text(text, encoding="utf-8")
    code = main(["--root", str(tmp_path), "add", str(tmp_path / "x.txt"), "--id", "x"])
    assert code == 0 or "; " in capsys.readouterr().err
    assert (code == 0) == (tmp_path / "texts" / "x").is_dir()


@pytest.mark.parametrize(
    "text", ["某某市旧书流通条例", "# 某某市旧书流通条例\n", "来源：某某市旧书报\n某某市旧书流通条例"]
)
def test_a_title_without_a_text_is_refused_by_its_file(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.txt").write_text(text, encoding="utf-8")
    assert main(["--root", str(tmp_path), "add", str(tmp_path / "x.txt"), "--id", "x"]) == 1
    (told,) = capsys.readouterr().err.splitlines()
    assert "x.txt: there is a title and no text below it" in told
    assert not [path for path in (tmp_path / "texts").glob("*") if not path.name.startswith(".")]


def test_a_title_that_hands_on_another_ends_with_what_it_is(tmp_path: Path) -> None:
    title = "某某市人民政府关于印发\n旧书保护计划\n（2101—2105年）的通知\n"
    add(tmp_path, (title + notice.split("\n", 2)[2]).encode(), "notice.txt", "--id", "used-books")
    found = load(tmp_path, "used-books")
    assert found.document.title.text == "某某市人民政府关于印发旧书保护计划（2101—2105年）的通知"
    assert (found.document_number, found.genre) == ("某政发〔2101〕7号", "notice")


def test_what_a_head_says_under_labels_is_no_text(tmp_path: Path) -> None:
    head = "法規名稱：舊書條例\n公布日期：民國 95 年 03 月 04 日\n修正日期：民國 112 年 6 月 7 日\n"
    add(tmp_path, (head + statute.split("-->\n")[1]).encode(), "law.txt", "--id", "used-books")
    found = load(tmp_path, "used-books")
    assert found.document.title.text == "舊書條例"
    assert found.dates.published == "2006-03-04"
    assert found.document.segments[1].text == "總則"


def test_a_decision_is_in_force_from_its_own_day(tmp_path: Path) -> None:
    decision = """某某市代表大会关于修改《某某市旧书规定》的决定
（2103年5月6日某某市第九届代表大会第七次会议通过）
一、将第二条修改为：“旧书应当登记。”
二、删去第三条。
本决定自2103年7月1日起施行。
某某市旧书规定
（2100年5月6日某某市第九届代表大会第一次会议通过）
第一条　为了保护旧书，制定本规定。
第二条　旧书应当登记。
第三条　本规定自2101年1月1日起施行。
"""
    add(tmp_path, decision.encode(), "decision.txt", "--id", "used-books")
    found = load(tmp_path, "used-books")
    assert [part.role for part in found.document.parts] == ["decision", "body"]
    assert (found.dates.adopted, found.dates.effective) == ("2103-05-06", "2103-07-01")


def test_numbers_of_pages_alone_are_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    articles = [f"第{number}条　旧书应当登记。" for number in "一二三四五"]
    pages = [f"{articles[i]}\n— {i + 1} —" for i in range(5)]
    add(tmp_path, ("某某市旧书规定\n" + "\n".join(pages) + "\n").encode(), "law.txt", "--id", "used-books")
    assert json.loads(capsys.readouterr().out)["doubts"] == []
    found = load(tmp_path, "used-books")
    assert [segment.text for segment in found.document.segments][1:] == ["旧书应当登记。"] * 5


def test_a_number_that_the_text_leaves_out_is_a_doubt(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [f"第{number}条　甲乙丙丁。" for number in "一二三五六七八"]
    add(tmp_path, "\n".join(("某某市旧书条例", *lines)).encode(), "x.txt", "--id", "gap")
    assert [doubt["line"] for doubt in json.loads(capsys.readouterr().out)["doubts"]] == [5]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["让每一本旧书找到读者", "为节约全市的纸张而努力", "——在某某市旧书大会上的报告"], "{}\u3000{}{}"),
        (["关于某某市旧书登记情况与", "修补计划草案的报告", "——在某某市旧书大会上"], "{}{}{}"),
        (["某某市人民政府关于加强", "旧书登记工作的意见"], "{}{}"),
    ],
)
def test_clauses_of_a_title_are_apart_and_in_doubt(
    lines: list[str], title: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = [f"{number}、甲乙。\n　　各位代表，现在报告工作。" for number in "一二三"]
    add(tmp_path, "\n".join((*lines, *body)).encode(), "x.txt", "--id", "speech")
    assert load(tmp_path, "speech").document.title.text == title.format(*lines)
    doubts = [doubt["line"] for doubt in json.loads(capsys.readouterr().out)["doubts"] if doubt["kind"] == "title"]
    assert doubts == ([2] if "\u3000" in title else [])


def test_a_day_that_no_calendar_has_is_left_out(tmp_path: Path) -> None:
    text = "发布时间：2101-02-30 09:09\n成文日期：2101年13月1日\n某某市旧书条例\n第一条　甲。\n第二条　乙。\n"
    add(tmp_path, text.encode(), "x.txt", "--id", "days")
    publication = load(tmp_path, "days")
    assert (publication.source.published, publication.dates.cited) == ("", "")
    assert [stretch.text for stretch in publication.metadata] == text.splitlines()[:2]


def test_doubts_of_one_line_keep_their_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = ["旧书甲", "旧书乙", "旧书丙", "旧书丁", "旧书戊", "旧书己"]
    text = f"某某市旧书条例\n第一条　甲。\n第二条　乙。\n{'　　'.join(names)}\n2101年3月1日\n"
    add(tmp_path, text.encode(), "x.txt", "--id", "order")
    doubts = [doubt["text"] for doubt in json.loads(capsys.readouterr().out)["doubts"] if doubt["kind"] == "issuers"]
    assert [doubt[-3:] for doubt in doubts] == names


def test_a_name_that_is_taken_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(tmp_path, notice.encode(), "a.txt", "--id", "one")
    before = {path: path.read_bytes() for path in (tmp_path / "texts").rglob("*") if path.is_file()}
    assert main(["--root", str(tmp_path), "add", str(tmp_path / "a.txt"), "--id", "one"]) == 1
    assert "there is a text of this name" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in (tmp_path / "texts").rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("id", ["Old", "old_books", "-old", "舊書", "a/b", "x" * 65, "assets", "con"])
def test_what_is_no_id_is_refused(tmp_path: Path, id: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.txt").write_text(notice, encoding="utf-8")
    assert main(["--root", str(tmp_path), "add", str(tmp_path / "x.txt"), f"--id={id}"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert f"'{id}'" in line
    assert not (tmp_path / "texts").exists()


def test_a_run_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("document.intake.adding.adding.load_mended", fail)
    (tmp_path / "x.txt").write_text(notice, encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        main(["--root", str(tmp_path), "add", str(tmp_path / "x.txt"), "--id", "x"])
    assert list((tmp_path / "texts").iterdir()) == []


def test_the_standard_input_is_a_file_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(notice.encode("utf-16")), encoding="utf-8"))
    assert main(["--root", str(tmp_path), "add", "-", "--id", "x"]) == 0
    assert "x" in capsys.readouterr().out
    assert load(tmp_path, "x").document_number == "某政发〔2101〕7号"


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2019年1月27日", "2019-01-27"),
        ("二〇〇四年六月二十六日", "2004-06-26"),
        ("二○○四年十月三十一日", "2004-10-31"),
        ("２０１２年１２月３日", "2012-12-03"),
        ("中華民國九十年一月一日", "2001-01-01"),
        ("2019年2月30日", ""),
    ],
)
def test_days_are_read_as_documents_write_them(written: str, iso: str) -> None:
    assert [day.iso for day in find_days(f"自{written}起施行")] == ([iso] if iso else [])


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("为了让旧书找到新的读者，制定本条例。", "hans"),
        ("為了讓舊書找到新的讀者，於今日制定本條例，由於登記於冊，關於舊書。", "hant"),
        ("為了讓舊書找到新的讀者，于今日制定本條例，由于登記于冊，關于舊書。", "hant-converted"),
    ],
)
def test_the_script_is_known_by_its_characters(text: str, script: str) -> None:
    assert find_script(text).script == script
