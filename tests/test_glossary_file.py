"""Faults in glossary.yaml as people make them: each message names its remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from document.errors import InputError
from translate.git import ask_git
from translate.glossary.committed import find_displaced
from translate.glossary.entries import load_glossary, read_glossary
from translate.glossary.lint import lint

sound = """terms:
  - id: brain
    zh-Hant: 大腦
    zh-Hans: 大脑
    en: [{text: mind, rank: preferred}]
    type: platform
    status: approved
    definition: A system.
    definitions:
      zh-Hans: 发布的系统。
      zh-Hant: 發布的系統。
    sources: [{title: Duizhao, grade: own}]
"""


def told(folder: Path, old: str, new: str) -> str:
    """What is said of the glossary with this change."""
    assert old in sound
    path = folder / "glossary.yaml"
    path.write_text(sound.replace(old, new, 1), encoding="utf-8")
    try:
        glossary, faults = read_glossary(path)
    except InputError as error:
        return str(error)
    return "\n".join(map(str, (*faults, *lint(glossary, {"law": ["大脑。"], "plan": ["大脑。"]}))))


def test_a_sound_one_has_no_fault(tmp_path: Path) -> None:
    assert told(tmp_path, "A system.", "A system of systems.") == ""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "text: mind",
            "text: mind, body, and soul",
            ":5: unknown key 'and soul'; put the text that has the comma in q",
        ),
        ("title: Duizhao", "title: Rules, Chapter 2", ":12: unknown key 'Chapter 2'; put the text that has the comma"),
        ("title: Duizhao", "title: Rules: Chapter 2", "a colon"),
        ("type: platform", "type: term", "It may be: body, culture, designation"),
        (
            "[{title: Duizhao, grade: own}]",
            "[Own]",
            "entry 1 of sources has the wrong type; make it a mapping with title",
        ),
        ("[{title: Duizhao, grade: own}]", "Own", "sources has the wrong type; make it a list"),
        ("rank: preferred", "rank: prefered", "did you mean 'preferred'?"),
        ("    type: platform", "<<<<<<< HEAD\n    type: a\n=======\n    type: b\n>>>>>>> b", ":6: a merge conflict"),
        ("status: approved", "status: approved\n    texts: [laws]", "there is no text 'laws'; did you mean 'law'?"),
        ("zh-Hans: 发布", "zh-Hans: 發布", "the zh-Hans definition of 'brain' has Traditional forms"),
        ("zh-Hant: 發布的系統", "zh-Hant: 發布的系统", "the zh-Hant definition of 'brain' has Simplified forms: 统"),
        ("      zh-Hant: 發布的系統。\n", "", "missing key 'zh-Hant'"),
    ],
)
def test_a_fault_is_told_with_its_remedy(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert expected in told(tmp_path, old, new)


def test_characters_that_both_scripts_have_are_clean(tmp_path: Path) -> None:
    assert told(tmp_path, "發布的系統", "發佈的系統") == ""


def test_definitions_are_read(tmp_path: Path) -> None:
    told(tmp_path, "A system.", "A system.")
    (term,) = load_glossary(tmp_path / "glossary.yaml").terms
    assert term.definitions == {"zh-Hans": "发布的系统。", "zh-Hant": "發布的系統。"}


def test_a_preferred_rendering_that_the_last_commit_had_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yaml"
    path.write_text(sound, encoding="utf-8")
    assert find_displaced(load_glossary(path)) == ()
    ask_git(tmp_path, "init", "-q")
    ask_git(tmp_path, "add", "glossary.yaml")
    ask_git(tmp_path, "-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "commit", "-qm", "All")
    # A term is known by its Chinese, whatever its id.
    said = told(tmp_path, "id: brain", "id: mind")
    assert said == ""
    assert "'mind' was preferred for 大脑" in told(tmp_path, "text: mind,", "text: brain,")
    for kept in ("admitted", "former", "forbidden"):
        renamed = f"{{text: brain, rank: preferred}}, {{text: mind, rank: {kept}}}"
        assert "was preferred" not in told(tmp_path, "{text: mind, rank: preferred}", renamed)
    assert "was preferred" not in told(tmp_path, "zh-Hans: 大脑", "zh-Hans: 大脑袋")


def test_a_field_that_a_context_does_not_have_is_told_and_no_traceback(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yaml"
    path.write_text(
        "terms:\n"
        "  - id: a\n    zh-Hant: 甲\n    zh-Hans: 甲\n    en: [{text: first, rank: preferred}]\n"
        "    context:\n      - {when: 甲乙, en: one, forms: [ones]}\n"
        "    type: body\n    status: approved\n    definition: A.\n"
        "    sources: [{title: Made for the tests, grade: own}]\n",
        encoding="utf-8",
    )
    _, faults = read_glossary(path)
    assert [(fault.line, fault.problem) for fault in faults] == [(7, "unknown key 'forms'")]
