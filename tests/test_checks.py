"""Each check passes on sound English and is seen to fail on a planted fault."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from paths import root
from translate.__main__ import main
from translate.catalogue import Catalogue, Entry
from translate.checks import check_names, findings
from translate.glossary import load_glossary

glossary = """terms:
  - id: city-brain
    zh-Hant: 城市大腦
    zh-Hans: 城市大脑
    en:
      - {text: City Brain, rank: preferred}
      - {text: Urban Brain, rank: forbidden}
    type: platform
    status: approved
    definition: A system.
    sources: [{title: Duizhao, grade: own}]
"""
source = "我们推进城市大脑建设，投资达到4%。"
sound = "We will build the City Brain and raise investment to 4 percent."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "glossary.yaml"
    file.write_text(glossary, encoding="utf-8")
    return file


def names(path: Path, *entries: Entry) -> list[str]:
    catalogue = Catalogue(path, {entry.key: entry for entry in entries})
    return [finding.check for finding in findings(catalogue, load_glossary(path))]


def test_sound_english_passes(path: Path) -> None:
    assert names(path, Entry("1.1.1", source, sound), Entry("1.h", "城市大脑", "City Brain")) == []


faulty = {
    "empty": "",
    "term": sound.replace("City Brain", "digital platform"),
    "forbidden": sound.replace("the City Brain", "the City Brain, an Urban Brain,"),
    "figure": sound.replace("4 percent", "5 percent"),
    "chinese": sound.replace("investment", "投资"),
    "bracket": sound.replace("City Brain", "“City Brain"),
    "doubled": sound.replace("the ", "the the "),
    "stop": sound.rstrip("."),
}


@pytest.mark.parametrize("check", faulty)
def test_a_planted_fault_is_found(path: Path, check: str) -> None:
    assert check in names(path, Entry("1.1.1", source, faulty[check]))


def test_a_sentence_that_lost_its_end_is_found(path: Path) -> None:
    assert names(
        path, Entry("1.1.1", "我们将全面推进各项事业持续健康发展，努力实现各项目标任务。", "We will go on.")
    ) == ["length"]


def test_the_same_chinese_in_two_ways_is_found(path: Path) -> None:
    one, other = Entry("1.h", "总则", "General"), Entry("2.h", "总则", "Principles")
    assert names(path, one, other) == ["consistency"]


def test_a_heading_with_a_stop_is_found(path: Path) -> None:
    assert names(path, Entry("1.h", "总则", "General.")) == ["stop"]


def test_a_waiver_needs_a_reason_and_a_check(path: Path) -> None:
    text = faulty["figure"]
    assert names(path, Entry("1.1.1", source, text, waivers={"figure": "a misprint in the original"})) == []
    assert names(path, Entry("1.1.1", source, text, waivers={"figure": ""})) == ["waiver"]
    assert names(path, Entry("1.1.1", source, sound, waivers={"figures": "why"})) == ["waiver"]


def test_every_check_has_a_fault_here() -> None:
    assert {*faulty, "length", "consistency", "waiver"} == set(check_names)


def test_the_committed_english_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr().out == ""


def test_findings_carry_file_line_and_key(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("texts", "glossary.yaml", "translate/po"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (root / name).is_dir() else shutil.copy
        copy(root / name, tmp_path / name)
    po = tmp_path / "translate/po/en/hangzhou-14fyp.po"
    po.write_text(po.read_text(encoding="utf-8").replace("1.5 trillion", "1.5 billion"), encoding="utf-8")
    assert main(["--root", str(tmp_path), "check"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert ": 1.1.2: figure: 1.5万亿 has no figure of its value; give 1,500,000,000,000" in lines[0]
    assert main(["--root", str(tmp_path), "check", "--format", "github"]) == 1
    assert capsys.readouterr().out.startswith("::error file=")
