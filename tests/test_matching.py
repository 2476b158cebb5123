"""Which terms a Chinese sentence has and which renderings its English: at the edges, side by side, inside others."""

from __future__ import annotations

from pathlib import Path

import pytest

from translate.glossary.chinese import Matcher, fold, fold_character, list_kin
from translate.glossary.english import Renderings, keep_forbidden
from translate.glossary.entries import Glossary, load_glossary
from translate.glossary.uses import Reader

glossary_text = """terms:
  - id: register
    zh-Hant: 登記
    zh-Hans: 登记
    en: [{text: register, rank: preferred}, {text: list up, rank: forbidden}]
    unless_inside: [登记簿, 免登记]
    type: governance
    status: approved
    definition: To write down.
    sources: [&own {title: Made for the tests, grade: own}]
  - id: library
    zh-Hant: 市圖書館
    zh-Hans: 市图书馆
    en: [{text: City Library, rank: preferred}, {text: town library, rank: forbidden}]
    type: body
    status: approved
    definition: A library.
    sources: [*own]
  - id: library-register
    zh-Hant: 圖書館登記
    zh-Hans: 图书馆登记
    en: [{text: library register, rank: preferred}]
    type: document
    status: approved
    definition: A register.
    sources: [*own]
"""


@pytest.fixture
def glossary(tmp_path: Path) -> Glossary:
    path = tmp_path / "glossary.yaml"
    path.write_text(glossary_text, encoding="utf-8")
    return load_glossary(path)


@pytest.mark.parametrize(
    ("chinese", "found"),
    [
        ("登记", [("register", 0)]),
        ("市图书馆登记", [("library", 0), ("register", 4)]),
        ("图书馆登记", [("library-register", 0)]),
        ("登记登记", [("register", 0), ("register", 2)]),
        ("登记簿", []),
        ("免登记", []),
        ("登记登记簿", [("register", 0)]),
        ("登记簿登记", [("register", 3)]),
        ("免登记登记", [("register", 3)]),
        ("登記市圖書館", [("register", 0), ("library", 2)]),
    ],
)
def test_terms_of_a_sentence(glossary: Glossary, chinese: str, found: list[tuple[str, int]]) -> None:
    """The leftmost and longest, none over another, and none inside what it is not."""
    assert [(hit.term.id, hit.start) for hit in Matcher(glossary).find(chinese)] == found


@pytest.mark.parametrize(
    ("english", "found"),
    [
        ("Register it.", ["Register"]),
        ("City Library/City Library", ["City Library", "City Library"]),
        ("The City Library register", ["City Library", "Library register", "register"]),
        ("City Libraryman registers", []),
    ],
)
def test_renderings_of_a_sentence(glossary: Glossary, english: str, found: list[str]) -> None:
    hits = Renderings(glossary.terms).find(english)
    # Of different terms they may lie over one another.
    assert sorted(english[hit.start : hit.end] for hit in hits) == sorted(found)


def test_a_rendering_whose_edges_are_marks_is_found_again_right_behind_itself(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yaml"
    path.write_text(glossary_text.replace("text: City Library", "text: “City Library”"), encoding="utf-8")
    hits = Renderings(load_glossary(path).terms).find("“City Library”“City Library”")
    assert [hit.start for hit in hits] == [0, 14]


def test_what_is_forbidden_does_not_count_as_a_rendering(glossary: Glossary) -> None:
    english = "The town library and the City Library"
    (use,) = Reader(glossary).read("市图书馆", english)
    assert [english[hit.start : hit.end] for hit in use.approved] == ["City Library"]
    (other,) = Reader(glossary).read("市图书馆", "The town library")
    assert other.doubtful
    hits = Renderings(glossary.terms).find(english)
    assert [english[hit.start : hit.end] for hit in keep_forbidden(hits)] == ["town library"]


def test_every_spelling_of_a_term_is_told_those_inside_others_too(glossary: Glossary) -> None:
    spelt = Matcher(glossary).spellings("在市圖書館登記簿")
    assert list(spelt) == ["市图书馆", "图书馆登记", "登记"]
    assert list(Matcher(Glossary(glossary.path, ())).spellings("登记")) == []


@pytest.mark.parametrize(
    ("written", "folded"), [("圖書", "图书"), ("帳帐账", "账账账"), ("「」“”", "“”“”"), ("畫划", "画划")]
)
def test_both_scripts_fold_to_one_character_for_character(written: str, folded: str) -> None:
    for cached in (fold, fold_character, list_kin):
        cached.cache_clear()
    assert fold(written) == folded
