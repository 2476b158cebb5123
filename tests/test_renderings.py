"""Renderings in English text: whole words, the longest, and which of them answer to the Chinese."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from translate.glossary.english import (
    Found,
    Renderings,
    answers,
    find_wanted_rendering,
    keep_forbidden,
)
from translate.glossary.entries import Term, load_glossary

Listed = tuple[str, ...]


def entry(
    id: str, en: str, admitted: Listed = (), forbidden: Listed = (), forms: Listed = (), **more: Any
) -> dict[str, Any]:
    """An entry of glossary.yaml with what these tests look at."""
    ranks = {"preferred": (en,), "admitted": admitted, "forbidden": forbidden}
    renderings: list[dict[str, Any]] = [{"text": text, "rank": rank} for rank, texts in ranks.items() for text in texts]
    renderings[0] |= {"forms": list(forms)}
    said = {"type": "digital", "status": "approved", "definition": "A term.", "sources": []}
    return {"id": id, "zh-Hant": id, "zh-Hans": id, "en": renderings, **said, **more}


def read_terms(folder: Path, *entries: dict[str, Any]) -> tuple[Term, ...]:
    path = folder / "glossary.yaml"
    path.write_text(yaml.safe_dump({"terms": entries}, allow_unicode=True), encoding="utf-8")
    return load_glossary(path).terms


def spell(found: Sequence[Found]) -> list[tuple[str, str, int, int]]:
    return [(hit.term.id, hit.rendering.text, hit.start, hit.end) for hit in found]


@pytest.fixture
def brain(tmp_path: Path) -> Term:
    context = [{"when": "大脑皮层", "en": "cortex"}]
    lists: dict[str, Any] = {"admitted": ("town mind",), "forbidden": ("grey matter",), "forms": ("brains",)}
    return read_terms(tmp_path, entry("brain", "brain", **lists, context=context))[0]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("brain", [(0, 5)]),
        ("a brain", [(2, 7)]),
        ("brain s", [(0, 5)]),
        ("Brains, BRAIN", [(0, 6), (8, 13)]),
        ("(brain)", [(1, 6)]),
        ("x brain y", [(2, 7)]),
        ("brainy", []),
        ("brainy s", []),
        ("a xbrain", []),
        ("xbrain", []),
        ("brain2", []),
        ("2brain", []),
        ("", []),
    ],
)
def test_only_whole_words_count(brain: Term, text: str, places: list[tuple[int, int]]) -> None:
    assert [(hit.start, hit.end) for hit in Renderings([brain]).find(text)] == places


def test_capitals_matter_only_where_the_term_says_so(tmp_path: Path) -> None:
    any_case, exact = read_terms(tmp_path, entry("a", "City Brain"), entry("b", "City Brain", case="exact"))
    hits = Renderings([any_case, exact]).find("city brain, City Brain")
    assert [(hit.term.id, hit.start) for hit in hits] == [("a", 0), ("a", 12), ("b", 12)]


def test_no_terms_find_nothing() -> None:
    assert Renderings([]).find("anything") == ()


def test_of_one_term_the_longest_counts_and_the_next_may_touch_it(tmp_path: Path) -> None:
    (term,) = read_terms(tmp_path, entry("a", "one two", admitted=("two three", "“a”", "“b”", "one two three")))
    assert spell(Renderings([term]).find("one two three")) == [("a", "one two three", 0, 13)]
    assert spell(Renderings([term]).find("“a”“b”")) == [("a", "“a”", 0, 3), ("a", "“b”", 3, 6)]


def test_terms_do_not_hide_each_other(tmp_path: Path) -> None:
    outer, inner = read_terms(tmp_path, entry("a", "one two three"), entry("b", "two"))
    assert spell(Renderings([outer, inner]).find("one two three")) == [
        ("a", "one two three", 0, 13),
        ("b", "two", 4, 7),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("big data", []), ("big data base", []), ("a big data", []), ("data", ["data"]), ("big and data", ["data"])],
)
def test_a_forbidden_rendering_inside_an_approved_one_is_none(tmp_path: Path, text: str, wanted: list[str]) -> None:
    terms = read_terms(tmp_path, entry("a", "big data", forbidden=("data",)), entry("b", "data base"))
    assert [hit.rendering.text for hit in keep_forbidden(Renderings(terms).find(text))] == wanted


def test_a_forbidden_rendering_as_long_as_an_approved_one_of_another_term_is_none(tmp_path: Path) -> None:
    terms = read_terms(tmp_path, entry("a", "mind", forbidden=("brain",)), entry("b", "brain"))
    assert keep_forbidden(Renderings(terms).find("brain")) == ()


def test_what_only_overlaps_an_approved_rendering_stays_forbidden(tmp_path: Path) -> None:
    terms = read_terms(tmp_path, entry("a", "x", forbidden=("two three",)), entry("b", "one two"))
    assert [hit.rendering.text for hit in keep_forbidden(Renderings(terms).find("one two three"))] == ["two three"]


@pytest.mark.parametrize(
    ("text", "ids", "wanted"),
    [
        ("big data base", {"a", "b"}, [("b", 0)]),
        ("big data base", {"a"}, [("a", 0)]),
        ("base of big data", {"a", "b"}, [("a", 8)]),
        ("the big data, data big", {"a", "c"}, [("c", 0), ("a", 4)]),
        ("my data", {"a", "c"}, []),
        ("my data, the big", {"c"}, [("c", 9)]),
        ("big big data base", {"a", "b"}, [("b", 4)]),
        ("big data base", set(), []),
    ],
)
def test_a_longer_rendering_answers_for_what_is_inside_it(
    tmp_path: Path, text: str, ids: set[str], wanted: list[tuple[str, int]]
) -> None:
    terms = read_terms(
        tmp_path, entry("a", "big data"), entry("b", "big data base"), entry("c", "the big", forbidden=("data",))
    )
    found = answers(Renderings(terms).find(text), ids)
    assert [(hit.term.id, hit.start) for hit in found] == wanted


@pytest.mark.parametrize(("text", "wanted"), [("ab cd", ["ab cd"]), ("cd ef", ["cd ef"])])
def test_what_ends_or_begins_with_the_longer_one_is_inside_it(tmp_path: Path, text: str, wanted: list[str]) -> None:
    terms = read_terms(tmp_path, entry("a", "ab cd"), entry("b", "cd"), entry("c", "cd ef"))
    assert [hit.rendering.text for hit in answers(Renderings(terms).find(text), "abc")] == wanted


def test_two_terms_of_one_rendering_are_both_answered(tmp_path: Path) -> None:
    terms = read_terms(tmp_path, entry("a", "brain"), entry("b", "brain"))
    assert [hit.term.id for hit in answers(Renderings(terms).find("brain"), "ab")] == ["a", "b"]


def test_what_to_write_depends_on_the_context(brain: Term) -> None:
    assert find_wanted_rendering(brain, "大脑") == "brain"
    assert find_wanted_rendering(brain, "大脑皮层的") == "cortex"
