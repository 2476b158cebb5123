"""Entries whose Chinese has changed, or whose key is not the text's: which segment is theirs."""

from __future__ import annotations

from translate.catalogue.entries import Entry
from translate.sync.pairing import pair_changed, pair_unchanged

reform, shorter, nature, city = "深入推进改革开放。", "深入推进改革。", "加强生态环境保护。", "完善城市治理体系。"


def say(key: str, source: str) -> Entry:
    """An entry with English."""
    return Entry(key, source, f"English of {key}.")


def test_half_the_characters_in_common_are_enough_and_less_are_not() -> None:
    assert pair_changed([say("1", "甲乙丙丁。")], {"1": "甲乙戊己。"}, {}) == {"1": 0}
    assert pair_changed([say("1", "甲乙丙丁。")], {"1": "甲戊己庚。"}, {}) == {}
    assert pair_changed([say("1", "甲，乙，丙，丁，")], {"1": "戊，己，庚，辛，"}, {}) == {}


def test_in_a_long_text_no_character_is_too_common_to_count() -> None:
    assert pair_changed([say("1", "甲乙丙丁" * 70)], {"1": "戊" + "甲乙丙丁" * 70}, {}) == {"1": 0}


def test_only_the_same_key_counts_where_the_chinese_has_changed() -> None:
    entries = [say("2", reform), say("1", city), say("3", nature)]
    sources = {"1": city, "3": nature, "4": shorter}
    assert pair_changed(entries, sources, {"1": 1, "3": 2}) == {}
    assert pair_changed(entries, {**sources, "2": shorter}, {"1": 1, "3": 2}) == {"2": 0}


def test_nothing_changed_where_everything_has_a_partner_or_nothing_is_left() -> None:
    assert pair_changed([say("1", reform)], {"1": reform}, {"1": 0}) == {}
    assert pair_changed([say("1", reform)], {"1": reform, "2": shorter}, {"1": 0}) == {}
    assert pair_changed([say("1", reform), say("2", shorter)], {"1": reform}, {"1": 0}) == {}


def test_of_the_same_chinese_the_keys_decide_and_then_the_order() -> None:
    entries = [say("2", reform), say("1", reform)]
    assert pair_unchanged(entries, {"1": reform, "2": reform}) == {"1": 1, "2": 0}
    assert pair_unchanged(entries, {"2": reform, "3": reform}) == {"2": 0, "3": 1}
    assert pair_unchanged(entries, {"3": city, "4": reform, "5": reform}) == {"4": 0, "5": 1}
