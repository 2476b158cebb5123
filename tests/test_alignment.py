"""Which piece was which, by hand: what the keys of a whole text rest on, step by step."""

from __future__ import annotations

import pytest

from document.keys.align import Pairs, find_fences, pair_same
from document.keys.giving import give_keys, put_inside
from document.keys.likeness import measure, pair_alike
from document.keys.names import count_on, cut_key, find_between, find_letters
from document.keys.outline import Keyed
from document.keys.table import KeyRow

reform, nature = "深入推进改革开放。", "加强生态环境保护。"


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ("xxy", "qx", {1: 0}),
        # Directly before what stands once, though another is the first of its kind.
        ("xxbs", "qxbr", {1: 1, 2: 2}),
        # Behind the same one (a), and only then before the same one (c), though a third is nearer.
        ("apxbpxc", "aqxqcb", {0: 0, 2: 2, 4: 6, 5: 3}),
        ("apxbpxc", "qxqcab", {1: 5, 3: 6, 4: 0, 5: 3}),
    ],
)
def test_equal_ones_are_told_by_what_stands_around_them(old: str, new: str, pairs: Pairs) -> None:
    assert pair_same(old, new) == pairs


def test_a_fence_is_the_nearest_pair_on_either_side() -> None:
    theirs, ours = find_fences({1: 0, 3: 2}, 4, 5)
    assert theirs == [(-1, 2), (0, 2), (0, 4), (2, 4)]
    assert ours == [(-1, 0), (-1, 2), (0, 2), (0, 4), (2, 4)]


@pytest.mark.parametrize(
    ("old", "new", "pairs", "found"),
    [
        # Half in common is enough, and needs no two characters side by side where the place is the same.
        (["甲乙丙丁。"], ["甲乙戊己。"], {}, {0: 0}),
        (["甲乙丙丁。"], ["甲戊丙己。"], {}, {0: 0}),
        (["甲乙丙丁。"], ["甲戊己庚。"], {}, {}),
        # Those that have changed places find each other, and the most alike is taken.
        ([reform, nature], ["加强生态环境治理。", "深入推进改革创新。"], {}, {0: 1, 1: 0}),
        (["深入推进改革开放创新。", reform], ["深入推进改革开放吧。"], {}, {0: 1}),
        ([reform, "深入推进改革开放创新。"], ["深入推进改革开放吧。"], {}, {0: 0}),
        # Behind the same one is enough, and so is before the same one.
        (["甲", reform, "乙", "丙"], ["甲", "深入推进改革。", "丙", "乙"], {0: 0, 2: 3, 3: 2}, {1: 1}),
        (["甲", "乙", reform, "丙"], ["乙", "深入推进改革。", "丙", "甲"], {0: 1, 2: 3, 3: 0}, {1: 2}),
        ([reform], [reform], {0: 0}, {}),
    ],
)
def test_what_changed_a_little_is_found_where_it_stands(
    old: list[str], new: list[str], pairs: Pairs, found: Pairs
) -> None:
    measure.cache_clear()
    assert pair_alike(old, new, pairs) == found


def division(place: str) -> Keyed:
    return Keyed("division", place, ())


def rows(*keys: str) -> list[KeyRow]:
    return [KeyRow(key) for key in keys]


def test_the_key_of_what_is_gone_is_given_to_nobody_wherever_it_stood() -> None:
    assert give_keys([division("1"), division("2")], rows("1", "2"), {1: 1}) == ["1a", "2"]
    three = [division(place) for place in "123"]
    assert give_keys(three, rows("1", "2", "3"), {0: 0, 2: 2}) == ["1", "2a", "3"]


def test_a_new_key_begins_with_the_nearest_key_around_it() -> None:
    assert put_inside("19.1.2", {"19.1": "18a.1b", "19": "18a"}) == "18a.1b.2"
    assert put_inside("19.1.2", {"19": "18a"}) == "18a.1.2"
    assert put_inside("c02_1_1.1", {"c02_1": "c02_9", "c02": "c01a"}) == "c02_9_1.1"
    assert put_inside("19", {}) == "19"


def test_letters_count_on_and_sort_as_they_count() -> None:
    letters = ["", "a", "x", "y", "zaa", "zay", "zyy", "zzaaa"]
    counted = [count_on(one) for one in letters]
    assert counted == ["a", "b", "y", "zaa", "zab", "zba", "zzaaa", "zzaab"]
    assert counted == sorted(counted)


@pytest.mark.parametrize(
    ("low", "high", "between"),
    [
        ("a", "b", "aa"),
        ("a", "c", "b"),
        ("a_b", "", "a_c"),
        ("a", "a_a", "a__a"),
        ("za", "", "zb"),
        ("ab", "ab_a", "ab__a"),
    ],
)
def test_letters_between_two_sort_between_them(low: str, high: str, between: str) -> None:
    assert find_letters(low, high) == between
    assert low < between
    assert not high or between < high


def test_letters_of_another_number_are_no_bound() -> None:
    assert find_between((1, "b"), (2, "a"), numbered=True) == (1, "c")
    assert find_between((1, "b"), None, numbered=True) == (2, "")


def test_what_has_no_number_is_nought_of_its_own_series() -> None:
    assert cut_key("18.h") == ("18.h", (0, ""))
    assert cut_key("18.1.2a") == ("18.1.", (2, "a"))
