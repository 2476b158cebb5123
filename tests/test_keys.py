"""Keys keep their meaning: whatever is done to a text, what has not changed has the key that it had."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.errors import InputError
from document.keys.containers import pair_containers
from document.keys.likeness import are_alike
from document.keys.outline import Keyed
from document.keys.table import KeyRow, read_table
from document.model import Document
from keyed_text import Keyring, by_chinese, list_all_keys
from translate.catalogue.entries import Catalogue, Entry
from translate.catalogue.words import put_new_words
from translate.sync.merging import merge

one, two, three = "深入推进改革开放。", "加强生态环境保护。", "完善城市治理体系。"
four, new, other = "保障旧书流通。", "发展数字经济。", "弘扬优秀文化。"


@pytest.fixture
def ring(tmp_path: Path) -> Keyring:
    return Keyring(tmp_path / "keys.tsv")


def test_a_new_text_has_the_keys_that_are_counted(ring: Keyring) -> None:
    document = ring.read([[one + two, three], [four]])
    assert [segment.key for segment in document.segments] == ["pre.h", "1.1.1", "1.1.2", "1.2.1", "2.1.1"]
    assert all(segment.key == segment.place for segment in document.segments)
    assert not ring.kept.kept


def test_nothing_becomes_of_a_text_that_stays(ring: Keyring) -> None:
    document = ring.read([[one + two, three], [four]])
    before = ring.path.read_bytes()
    assert ring.read([[one + two, three], [four]]) == document
    assert ring.path.read_bytes() == before
    kept = ring.kept
    assert (kept.new, kept.moved, kept.changed, kept.back, kept.retired) == ((), (), (), (), ())
    assert len(kept.kept) == 5


def test_a_sentence_that_is_inserted_lies_between(ring: Keyring) -> None:
    ring.read([[one + two + three]])
    found = by_chinese(ring.read([[one + new + two + three]]))
    assert found == {one: ["1.1.1"], new: ["1.1.1a"], two: ["1.1.2"], three: ["1.1.3"]}
    assert ring.kept.new == ("1.1.1a",)
    assert not ring.kept.moved
    found = by_chinese(ring.read([[four + one + other + new + two + three]]))
    assert found == {
        four: ["1.1.0a"],
        one: ["1.1.1"],
        other: ["1.1.1_a"],
        new: ["1.1.1a"],
        two: ["1.1.2"],
        three: ["1.1.3"],
    }


def test_the_place_is_counted_whatever_the_key(ring: Keyring) -> None:
    ring.read([[one + two], [three]])
    document = ring.read([[new], [one + four + two], [three]])
    assert [(s.key, s.place) for s in document.body] == [
        ("0a.1.1", "1.1.1"),
        ("1.1.1", "2.1.1"),
        ("1.1.1a", "2.1.2"),
        ("1.1.2", "2.1.3"),
        ("2.1.1", "3.1.1"),
    ]
    assert [(d.key, d.place) for d in document.walk()] == [("0a", "1"), ("1", "2"), ("2", "3")]
    assert [block.place for division in document.walk() for block in division.blocks] == ["1.1", "2.1", "3.1"]


def test_an_article_that_is_inserted_moves_no_other(ring: Keyring) -> None:
    ring.read([[one], [two], [three]])
    document = ring.read([[one], [new, other], [two], [three]])
    assert [division.key for division in document.walk()] == ["1", "1a", "2", "3"]
    assert by_chinese(document)[new] == ["1a.1.1"]
    assert by_chinese(document)[other] == ["1a.2.1"]
    assert ring.kept.moved == ()
    assert [row.places for row in ring.kept.rows if row.kind == "division"] == [
        (),
        ("2",),
        ("2", "3"),
        ("3", "4"),
    ]


def test_a_paragraph_that_is_split_keeps_its_sentences(ring: Keyring) -> None:
    ring.read([[one + two + three + four]])
    document = ring.read([[one + two, three + four]])
    assert [segment.key for segment in document.body] == ["1.1.1", "1.1.2", "1.1.3", "1.1.4"]
    (article,) = document.walk()
    assert [block.key for block in article.blocks] == ["1.1", "1.2"]


def test_what_is_moved_takes_its_key_along_and_nobody_else_moves(ring: Keyring) -> None:
    ring.read([[one + two], [three + four]])
    found = by_chinese(ring.read([[two], [three + one + four]]))
    assert found == {two: ["1.1.2"], three: ["2.1.1"], one: ["1.1.1"], four: ["2.1.2"]}
    assert ring.kept.moved == ("1.1.1",)


def test_a_key_that_is_retired_is_given_to_nobody(ring: Keyring) -> None:
    ring.read([[one + two + three]])
    ring.read([[one + two]])
    assert ring.kept.retired == ("1.1.3",)
    assert by_chinese(ring.read([[one + two + new]]))[new] == ["1.1.4"]
    assert by_chinese(ring.read([[one + other + two]]))[other] == ["1.1.1a"]
    assert by_chinese(ring.read([[one + four + two]]))[four] == ["1.1.1b"]
    back = by_chinese(ring.read([[one + two + three]]))
    assert back[three] == ["1.1.3"]
    assert ring.kept.back == ("1.1.3",)


def test_an_article_that_comes_back_has_all_its_keys(ring: Keyring) -> None:
    before = ring.read([[one], [two, three], [four]])
    ring.read([[one], [four]])
    ring.read([[one], [new], [four]])
    after = ring.read([[one], [two, three], [four]])
    assert list_all_keys(after) == list_all_keys(before)


def test_chinese_that_changes_in_its_place_is_the_same_segment(ring: Keyring) -> None:
    ring.read([[one + two + three]])
    found = by_chinese(ring.read([[one + "加强生态环境治理。" + three]]))
    assert found["加强生态环境治理。"] == ["1.1.2"]
    assert ring.kept.changed == ("1.1.2",)
    assert by_chinese(ring.read([[one + new + three]]))[new] == ["1.1.2a"]


def test_chinese_that_changes_and_moves_is_new(ring: Keyring) -> None:
    ring.read([[one + two], [three], [four]])
    found = by_chinese(ring.read([[two], [three + "深入推进改革。"], [four]]))
    assert found["深入推进改革。"] == ["2.1.2"]
    assert ring.kept.retired == ("1.1.1",)


def test_of_the_same_chinese_the_neighbours_say_which_is_which(ring: Keyring) -> None:
    ring.read([[one + two + three + two]])
    found = ring.read([[two + one + two + three + two]])
    assert [segment.key for segment in found.body] == ["1.1.0a", "1.1.1", "1.1.2", "1.1.3", "1.1.4"]


def test_the_title_is_the_title_whatever_it_says(ring: Keyring) -> None:
    ring.read([[one]], title="某市条例")
    document = ring.read([[one + "某市条例"]], title="完全不同的名称")
    assert document.title.key == "pre.h"
    assert ring.kept.changed == ("pre.h",)


def test_an_equal_sentence_very_often_is_told_by_its_order(ring: Keyring) -> None:
    ring.read([[one + two * 1000 + three]])
    document = ring.read([[one + two * 500 + new + two * 600 + three]])
    keys = [segment.key for segment in document.body]
    assert len(set(keys)) == len(keys)
    assert max(map(len, keys)) < 12
    assert len(ring.kept.new) == 101


def test_a_row_of_a_table_is_one_row_of_the_file(ring: Keyring) -> None:
    before = ring.read([[f"{one}\t{two}"]])
    assert ring.read([[f"{one}\t{two}"]]) == before
    assert not ring.kept.new


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (1, "key\thash"),
        (3, "1"),
        (3, "1\tgone\t\t\t"),
        (3, "pre.h\t\t\tc9c798a7768e\t条例"),
        (3, "<<<<<<< HEAD"),
        (3, "a b\t\t\t\t"),
        (3, " \t\t\t\t"),
        (3, "<b>\t\t\t\t"),
    ],
)
def test_a_file_that_is_not_as_it_was_written_is_told_with_its_line(ring: Keyring, line: int, text: str) -> None:
    ring.read([[one]])
    lines = ring.path.read_text(encoding="utf-8").split("\n")
    lines[line - 1] = text
    ring.path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(InputError) as raised:
        read_table(ring.path)
    assert [fault.line for fault in raised.value.faults] == [line]


pool = [f"第{n}类{name}应当登记。" for n in range(1, 4) for name in ("旧书", "报纸")] + [one, two, three, four]
paragraph = st.lists(st.sampled_from(pool), min_size=1, max_size=4).map("".join)
articles = st.lists(st.lists(paragraph, min_size=1, max_size=3), min_size=1, max_size=5)


@given(versions=st.lists(articles, min_size=2, max_size=3))
def test_whatever_is_done_keys_and_english_keep_their_meaning(versions: list[list[list[str]]]) -> None:
    with TemporaryDirectory() as folder:
        ring = Keyring(Path(folder) / "keys.tsv")
        document = ring.read(versions[0])
        before, catalogue = by_chinese(document), translate_all(Catalogue(Path("x.po"), {}), document)
        meant = {key: text for text, keys in before.items() for key in keys}
        for version in versions[1:]:
            document = ring.read(version)
            after = by_chinese(document)
            all_keys = list_all_keys(document)
            assert len(set(all_keys)) == len(all_keys)
            for text, keys in after.items():
                for key in keys:
                    was = meant.setdefault(key, text)
                    assert was == text or are_alike(was, text)
                    meant[key] = text
            english = {key: entry.text for key, entry in catalogue.entries.items()}
            catalogue = merge(catalogue, {segment.key: segment.text for segment in document.segments})
            for text in before.keys() & after.keys():
                kept = [key for key in after[text] if key in before[text]]
                assert len(kept) == min(len(before[text]), len(after[text]))
                fine = {key: entry.text for key, entry in catalogue.entries.items() if not entry.fuzzy}
                assert [fine.get(key) for key in kept] == [english[key] for key in kept]
            assert ring.read(version) == document
            before, catalogue = after, translate_all(catalogue, document)


def translate_all(catalogue: Catalogue, document: Document) -> Catalogue:
    """Every segment with English that no other has, as good as signed for its Chinese."""
    entries = {
        segment.key: put_new_words(Entry(segment.key, segment.text), f"English of {segment.key}.", "human Your Name")
        for segment in document.segments
    }
    return replace(catalogue, entries=entries)


def test_in_a_row_of_equal_ones_those_before_and_behind_count(ring: Keyring) -> None:
    ring.read([[one + two + one + two]])
    found = ring.read([[one + two + two + one + two]])
    assert [segment.key for segment in found.body] == ["1.1.1", "1.1.2", "1.1.2a", "1.1.3", "1.1.4"]


rows = [
    *(KeyRow("c01"), KeyRow("c01.h", "a"), KeyRow("1"), KeyRow("1.h", "b"), KeyRow("1.1"), KeyRow("1.1.1", "c")),
    *(KeyRow("1.1.2", "d"), KeyRow("2"), KeyRow("2.h", "e"), KeyRow("2.1"), KeyRow("2.1.1", "f")),
]
places = {row.key: place for place, row in enumerate(rows)}


def division(place: str, *inside: int) -> Keyed:
    return Keyed("division", place, inside)


def segment(place: str, *inside: int) -> Keyed:
    return Keyed("segment", place, inside)


def test_a_division_is_the_one_that_has_the_heading_whatever_else_it_has() -> None:
    items = [division("1"), segment("1.h", 0), Keyed("block", "1.1", (0,))]
    items += [segment("1.1.1", 0, 2), segment("1.1.2", 0, 2)]
    segments = {1: places["2.h"], 3: places["1.1.1"], 4: places["1.1.2"]}
    assert pair_containers(items, rows, segments) == {0: places["2"], 2: places["1.1"]}


def test_a_division_of_which_nothing_is_left_is_what_stood_around_the_first_in_it() -> None:
    items = [division("c01"), segment("c01.h", 0), division("1", 0), segment("1.h", 0, 2)]
    assert pair_containers(items, rows, {3: places["1.h"]}) == {0: places["c01"], 2: places["1"]}
    assert pair_containers(items, rows, {1: places["2.h"], 3: places["1.h"]}) == {0: places["2"], 2: places["1"]}
    assert pair_containers(items[2:], rows, {}) == {}
