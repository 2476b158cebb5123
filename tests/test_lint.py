"""Every lint of the glossary is seen to fail on a planted fault, and is silent on the glossary as committed."""

from __future__ import annotations

from pathlib import Path

import pytest

from document.errors import InputError
from paths import root
from translate.__main__ import main
from translate.glossary.entries import load_glossary, read_glossary
from translate.glossary.lint import lint

sound = """terms:
  - id: city-brain
    zh-Hant: 城市大腦
    zh-Hans: 城市大脑
    en:
      - {text: City Brain, rank: preferred, forms: [City Brains]}
      - {text: Urban Brain, rank: forbidden}
    type: platform
    status: approved
    definition: A system.
    sources: [{title: Duizhao, grade: own}]
  - id: hangzhou
    zh-Hant: 杭州
    zh-Hans: 杭州
    en: [{text: Hangzhou, rank: preferred}]
    type: place
    status: approved
    definition: A city.
    sources: [{title: Duizhao, grade: own}]
"""
segments = ["杭州有城市大脑。"]


def faults(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "glossary.yaml"
    path.write_text(text, encoding="utf-8")
    glossary, form = read_glossary(path)
    return [f"{f.line}: {f.problem}" for f in (*form, *lint(glossary, {"law": segments}))]


def test_a_sound_glossary_has_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, sound) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("id: hangzhou", "id: city-brain", "12: id 'city-brain' is also that of line 2"),
        (
            "zh-Hant: 杭州\n    zh-Hans: 杭州",
            "zh-Hant: 城市大腦\n    zh-Hans: 城市大脑",
            "12: '城市大脑' is also a term at line 2",
        ),
        (
            "zh-Hant: 杭州\n    zh-Hans: 杭州",
            "zh-Hant: 市大\n    zh-Hans: 市大",
            "12: '市大' is shadowed: it stands only inside 城市大脑",
        ),
        ("zh-Hant: 杭州\n    zh-Hans: 杭州", "zh-Hant: 寧波\n    zh-Hans: 宁波", "12: no text uses '宁波'"),
        ("text: Urban Brain", "text: city brains", "2: 'city brains' is both approved and forbidden"),
        ("text: Urban Brain", "text: Hangzhou", "2: 'Hangzhou' is forbidden here and approved for 杭州"),
        (
            "zh-Hant: 城市大腦",
            "zh-Hant: 城市大脑",
            "2: zh-Hant 城市大脑 and zh-Hans 城市大脑 do not convert to each other",
        ),
        ("sources: [{title: Duizhao, grade: own}]", "sources: []", "2: 'city-brain' is approved with no source"),
        ("definition: A system.", "defintion: A system.", "10: unknown key 'defintion'"),
        ("forms: [City Brains]", "forms: [city brain]", "2: 'city brain' is listed 2 times"),
        ("rank: preferred, forms", "rank: admitted, forms", "5: 'city-brain' has 0 preferred renderings"),
        ("text: Hangzhou", 'text: "Hangzhou "', "12: 'Hangzhou ' has a space too many or a tab"),
        ("text: Hangzhou", 'text: "Hang{zhou"', "12: 'Hang{zhou' has a brace that is not closed or holds no term"),
        ("text: Hangzhou", "text: Hang'zhou", "12: 'Hang'zhou' has a straight quotation mark or apostrophe"),
        ("text: Hangzhou", "text: Hangzhou杭州", "12: 'Hangzhou杭州' has Chinese characters or marks"),
        ("text: Hangzhou", 'text: "a {citty-brain}"', "12: 'hangzhou' names {citty-brain}, which is no term"),
        ("text: Hangzhou", 'text: "a {hangzhou}"', "12: 'hangzhou' names itself by way of its references"),
        ("text: Hangzhou", 'text: "a {city-brain}"', "12: 'hangzhou' names {city-brain}, but 城市大脑 is not in 杭州"),
        ("type: platform", "type: plattform", "8: 'plattform' is not allowed for type"),
    ],
)
def test_a_planted_fault_is_found(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert old in sound
    assert expected in faults(tmp_path, sound.replace(old, new, 1))


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = sound.replace("Urban Brain", "city brain").replace("type: place", "typ: place")
    assert len(faults(tmp_path, text)) >= 3


def test_the_remedy_names_the_nearest_key(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yaml"
    path.write_text(sound.replace("definition: A system.", "defintion: A system."), encoding="utf-8")
    with pytest.raises(InputError, match="did you mean 'definition'"):
        load_glossary(path)


def test_the_committed_glossary_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(root), "lint"]) == 0
    assert capsys.readouterr().out == ""
