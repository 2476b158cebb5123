"""Entries whose Chinese has changed, or stands several times: which segment is theirs."""

from __future__ import annotations

import pytest

from translate.catalogue.entries import Entry
from translate.sync.pairing import pair_changed, pair_unchanged

reform, shorter, nature, city = "深入推进改革开放。", "深入推进改革。", "加强生态环境保护。", "完善城市治理体系。"


def say(key: str, source: str) -> Entry:
    """An entry with English."""
    return Entry(key, source, f"English of {key}.")


def test_of_two_changed_sentences_the_one_that_is_more_alike_is_taken() -> None:
    entries = [say("1", "深入推进改革开放创新。"), say("2", reform)]
    assert pair_changed(entries, {"3": "深入推进改革开放吧。"}, {}) == {"3": 1}
    assert pair_changed(entries[::-1], {"3": "深入推进改革开放吧。"}, {}) == {"3": 0}


def test_of_two_that_are_alike_the_one_with_the_key_is_taken() -> None:
    entries = [say("1", "推进改革甲甲。"), say("2", "推进改革乙乙。"), say("3", "推进改革丁丁。")]
    assert pair_changed(entries, {"2": "推进改革丙丙。"}, {}) == {"2": 1}


def test_half_the_characters_in_common_are_enough_and_less_are_not() -> None:
    assert pair_changed([say("1", "甲乙丙丁。")], {"1": "甲乙戊己。"}, {}) == {"1": 0}
    assert pair_changed([say("1", "甲乙丙丁。")], {"1": "甲戊己庚。"}, {}) == {}
    assert pair_changed([say("1", "甲，乙，丙，丁，")], {"1": "戊，己，庚，辛，"}, {}) == {}


def test_a_changed_sentence_is_sought_between_the_neighbours_that_stayed() -> None:
    entries = [say("1", city), say("2", reform), say("3", nature)]
    stayed = {"1": 0, "5": 2}
    assert pair_changed(entries, {"1": city, "4": shorter, "5": nature}, stayed) == {"4": 1}
    # The one before stayed, the one behind is new; and the other way round.
    assert pair_changed(entries, {"1": city, "4": shorter, "5": "新。"}, {"1": 0}) == {"4": 1}
    assert pair_changed(entries, {"0": "新。", "4": shorter, "5": nature}, {"5": 2}) == {"4": 1}


@pytest.mark.parametrize(("order", "place"), [("a x c b", 1), ("c x b a", 1), ("c x a b", None), ("a new x c b", 1)])
def test_one_of_the_two_neighbours_is_enough(order: str, place: int | None) -> None:
    """The entries stood as a, x, b, c; x has changed, and its key."""
    texts = {"a": "甲一二三。", "x": shorter, "b": "乙四五六。", "c": "丙七八九。", "new": "丁十百千。"}
    entries = [say("a", texts["a"]), say("old", reform), say("b", texts["b"]), say("c", texts["c"])]
    sources = {key: texts[key] for key in order.split()}
    stayed = {key: {"a": 0, "b": 2, "c": 3}[key] for key in sources if key in "abc"}
    assert pair_changed(entries, sources, stayed) == ({} if place is None else {"x": place})


def test_in_a_long_text_no_character_is_too_common_to_count() -> None:
    assert pair_changed([say("1", "甲乙丙丁" * 70)], {"1": "戊" + "甲乙丙丁" * 70}, {}) == {"1": 0}


def test_among_very_many_of_the_same_the_neighbours_still_count() -> None:
    entries = [say(str(n), reform) for n in range(1, 251)]
    sources = {"1": city} | {str(n): reform for n in range(2, 252)}
    assert pair_unchanged(entries, sources) == {str(n + 2): n for n in range(250)}


def test_beyond_its_neighbours_only_the_same_key_counts() -> None:
    entries = [say("2", reform), say("1", city), say("3", nature)]
    sources = {"1": city, "3": nature, "4": shorter}
    assert pair_changed(entries, sources, {"1": 1, "3": 2}) == {}
    assert pair_changed(entries, {**sources, "2": shorter}, {"1": 1, "3": 2}) == {"2": 0}


@pytest.mark.parametrize("number", [40, 41])
def test_among_very_many_only_the_same_key_is_compared(number: int) -> None:
    entries = [say(f"{n}", f"第{n}句完全是另外的话。") for n in range(number - 1)] + [say("x", reform)]
    assert pair_changed(entries, {"y": shorter}, {}) == ({"y": number - 1} if number <= 40 else {})
    assert pair_changed(entries, {"x": shorter}, {}) == {"x": number - 1}


def test_nothing_changed_where_everything_has_a_partner_or_nothing_is_left() -> None:
    assert pair_changed([say("1", reform)], {"1": reform}, {"1": 0}) == {}
    assert pair_changed([say("1", reform)], {"1": reform, "2": shorter}, {"1": 0}) == {}
    assert pair_changed([say("1", reform), say("2", shorter)], {"1": reform}, {"1": 0}) == {}


def test_the_same_chinese_is_told_apart_by_what_stands_around_it() -> None:
    entries = [say("1", city), say("2", reform), say("3", nature), say("4", reform)]
    sources = {"1": reform, "2": city, "3": reform, "4": nature}
    assert pair_unchanged(entries, sources) == {"2": 0, "3": 1, "4": 2, "1": 3}


def test_one_of_two_that_read_the_same_is_told_by_its_neighbours() -> None:
    assert pair_unchanged([say("1", city), say("2", reform)], {"1": reform, "2": city, "3": reform}) == {"2": 0, "3": 1}


def test_several_that_stand_twice_are_told_apart_together() -> None:
    entries = [say("1", reform), say("2", nature), say("3", reform), say("4", nature)]
    sources = {"1": city, "2": reform, "3": nature, "4": reform, "5": nature}
    assert pair_unchanged(entries, sources) == {"2": 0, "3": 1, "4": 2, "5": 3}


def test_of_the_same_chinese_the_keys_decide_where_they_agree() -> None:
    entries = [say("2", reform), say("1", reform)]
    assert pair_unchanged(entries, {"1": reform, "2": reform}) == {"1": 1, "2": 0}
