"""The two Chinese editions: expected words and marks, and what holds for every segment."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from document.publication import Publication, load_publication
from document.script.convert import Protected, ScriptRules, load_converter, to_hans, to_hant
from document.script.emendations import find_changes, group_changes
from document.script.typography import to_corner_quotes, to_curly_quotes, typeset
from hangzhou_text import hangzhou


@pytest.fixture(scope="module")
def publication() -> Publication:
    return load_publication(hangzhou)


def rows(name: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / "editions" / name).open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file, delimiter="\t"))
    assert found
    return found


def received(publication: Publication) -> str:
    """The received text down to the end of the body: what the tables of expectations count in."""
    lines = (publication.folder / "received.txt").read_text(encoding="utf-8").split("\n")
    return "\n".join(lines[:137])


def body(texts: dict[str, str]) -> str:
    return "\n".join(text for key, text in texts.items() if key != "pre.h")


def test_words_of_the_simplified_edition(publication: Publication) -> None:
    text = to_hans(received(publication))
    assert {r["word"]: text.count(r["word"]) for r in rows("hans.tsv")} == {
        r["word"]: int(r["count"]) for r in rows("hans.tsv")
    }


def test_words_of_the_traditional_edition(publication: Publication) -> None:
    text = body(dict(publication.hant))
    expected = {r["word"]: int(r["count"]) for r in rows("hant.tsv")}
    assert {word: text.count(word) for word in expected} == expected
    for row in rows("hant.tsv"):
        for wrong in row["never"].split():
            assert wrong not in text


@pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant"])
def test_marks(publication: Publication, lang: str) -> None:
    hans = to_hans(received(publication))
    text = hans if lang == "zh-Hans" else to_hant(hans, publication.rules)
    expected = {r["mark"]: int(r["count"]) for r in rows(f"marks-{lang}.tsv")}
    assert {mark: text.count(mark) for mark in expected} == expected


def test_no_segment_has_a_western_mark_beside_chinese(publication: Publication) -> None:
    import re

    marks = re.compile(r"[\u4e00-\u9fff][,;:?!()]|[,;:?!()][\u4e00-\u9fff]")
    for texts in (publication.hans, publication.hant):
        assert [key for key, text in texts.items() if marks.search(text)] == []


@pytest.mark.parametrize("kept", ["1.5", "2.3", "83.88", "5G", "G20", "G60", "P3", "TOD", "4%"])
def test_figures_and_latin_stay(publication: Publication, kept: str) -> None:
    count = "".join(segment.text for segment in publication.document.body).count(kept)
    assert count
    assert body(dict(publication.hans)).count(kept) == body(dict(publication.hant)).count(kept) == count


def test_each_script_keeps_to_its_own_characters(publication: Publication) -> None:
    for texts, charset in ((publication.hans, "gb2312"), (publication.hant, "big5")):
        for text in texts.values():
            "".join(c for c in text if "\u4e00" <= c <= "\u9fff").encode(charset)


def test_simplified_comes_back_from_traditional(publication: Publication) -> None:
    back = {key: to_curly_quotes(load_converter("tw2s").convert(text)) for key, text in publication.hant.items()}
    assert back == dict(publication.hans)


def test_conversion_keeps_the_length_of_every_phrase() -> None:
    import opencc

    folder = Path(opencc.__file__).parent / "dictionary"
    for name in ("STPhrases", "STCharacters", "TWVariants"):
        lines = (folder / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        pairs = [line.split("\t") for line in lines if "\t" in line]
        assert pairs
        assert [p for p in pairs if len(p[0]) != len(p[1].split(" ")[0])] == []


def test_every_difference_is_an_emendation(publication: Publication) -> None:
    found = find_changes(publication.document.segments, publication.hant)
    assert sum(len(e.changes) for e in group_changes(found)) == len(found)
    rebuilt = {s.key: s.text for s in publication.document.segments}
    for change in reversed(found):
        text = publication.hant[change.key]
        assert change.before + change.edited + change.after in text
    for key, text in rebuilt.items():
        if text != publication.hant[key]:
            assert any(change.key == key for change in found)
    characters = {(e.received, e.edited): len(e.changes) for e in group_changes(found) if e.kind == "words"}
    assert characters[("范", "範")] == 26
    assert characters[("云", "雲")] == 9


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("二0三五年,到二○三五年", "二〇三五年，到二〇三五年"),
        ("09:09, 1.5萬億,83.88歲,4%", "09:09, 1.5萬億，83.88歲，4%"),
        ("任務舉措, 制定", "任務舉措，制定"),
        ("發展 第十四", "發展 第十四"),
        ("杭州(國際)與TOD(公交)", "杭州（國際）與TOD（公交）"),
        ("f(x), [a](javascript:b) it’s", "f(x), [a](javascript:b) it’s"),
        ("主要目標:", "主要目標："),
        ("網訊:2020年,2022年", "網訊：2020年，2022年"),
        ("2,000人", "2,000人"),
    ],
)
def test_typography(text: str, expected: str) -> None:
    assert typeset(text) == expected


def test_quotation_marks_of_each_script() -> None:
    assert to_corner_quotes("“外‘內’外”it’s") == "「外『內』外」it’s"
    assert to_curly_quotes("「外『內』外」") == "“外‘內’外”"


def test_protected_words_go_in_by_place() -> None:
    assert to_hant("落实到后湾", ScriptRules()) == "落實到後灣"
    rules = ScriptRules((Protected("后湾", "后灣", "A village."),))
    assert to_hant("落实到后湾", rules) == "落實到后灣"
