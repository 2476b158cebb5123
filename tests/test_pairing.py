"""sync loses nothing: English stays with its Chinese, whatever becomes of keys, places and files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from translate.catalogue.entries import Catalogue, Entry
from translate.catalogue.words import put_new_words
from translate.sync.merging import merge, merge_entries


def catalogue_of(sentences: Mapping[str, str]) -> Catalogue:
    """Each with English of its own, signed by its own person."""
    entries = {
        key: put_new_words(Entry(key, source, notes=(f"Of {key}.",)), f"English of {key}.", f"human Person {key}")
        for key, source in sentences.items()
    }
    return Catalogue(Path("x.po"), entries)


def keyed(*sentences: str) -> dict[str, str]:
    return {f"1.1.{number}": sentence for number, sentence in enumerate(sentences, start=1)}


def english(catalogue: Catalogue) -> list[str]:
    return [entry.text for entry in catalogue.entries.values()]


one, two, three, new = "坚持党的领导。", "深入推进改革开放。", "加强生态环境保护。", "完善城市治理。"


def test_an_inserted_sentence_moves_nobodys_english() -> None:
    before = catalogue_of(keyed(one, two, three))
    merged = merge_entries(before, keyed(new, one, two, three))
    assert english(merged.catalogue) == ["", "English of 1.1.1.", "English of 1.1.2.", "English of 1.1.3."]
    assert [e.origin for e in merged.catalogue.entries.values()][1:] == [e.origin for e in before.entries.values()]
    assert not any(entry.fuzzy for entry in merged.catalogue.entries.values())
    assert merged.added == ("1.1.1",)
    assert merged.moved == {"1.1.2": "1.1.1", "1.1.3": "1.1.2", "1.1.4": "1.1.3"}


def test_chinese_that_changed_a_little_keeps_its_english_as_stale() -> None:
    merged = merge_entries(catalogue_of(keyed(one, two, three)), keyed(one, "深入推进改革。", three))
    assert english(merged.catalogue) == ["English of 1.1.1.", "English of 1.1.2.", "English of 1.1.3."]
    entry = merged.catalogue.entries["1.1.2"]
    assert (entry.fuzzy, entry.previous, entry.source) == (True, two, "深入推进改革。")
    assert merged.changed == ("1.1.2",)


def test_other_chinese_under_the_same_key_does_not_get_the_english() -> None:
    merged = merge_entries(catalogue_of(keyed(one, two)), keyed(one, new))
    assert english(merged.catalogue) == ["English of 1.1.1.", ""]
    assert [entry.text for entry in merged.catalogue.obsolete.values()] == ["English of 1.1.2."]
    back = merge_entries(merged.catalogue, keyed(new, two, one))
    assert english(back.catalogue) == ["", "English of 1.1.2.", "English of 1.1.1."]
    assert not back.catalogue.obsolete


def test_of_the_same_chinese_the_key_says_which_is_which_and_then_the_order() -> None:
    before = catalogue_of(keyed(one, two, two, three))
    assert english(merge(before, keyed(new, one, two, two, three)))[1:] == [english(before)[i] for i in (0, 2, 1, 3)]
    exchanged = replace(before, entries=dict(list(before.entries.items())[::-1]))
    assert merge(exchanged, keyed(one, two, two, three)) == before


def test_chinese_that_becomes_what_it_was_takes_the_mark_off() -> None:
    before = catalogue_of(keyed(one, two))
    changed = merge(before, keyed(one, "深入推进改革。"))
    assert changed.entries["1.1.2"].fuzzy
    assert merge(changed, keyed(one, two)) == before
    assert english(merge(changed, keyed(new, one, two))) == ["", *english(before)]
    elsewhere = merge(changed, keyed(two, one))
    assert english(elsewhere) == english(before)[::-1]
    assert not any(entry.fuzzy for entry in elsewhere.entries.values())


def test_with_keys_go_with_the_segments_that_they_name() -> None:
    before = catalogue_of(keyed(one, two))
    first, second = before.entries.values()
    before = replace(before, entries={"1.1.1": replace(first, with_keys=("1.1.2",)), "1.1.2": replace(second, text="")})
    assert merge(before, keyed(new, one, two)).entries["1.1.2"].with_keys == ("1.1.3",)


def test_stamps_of_terms_from_an_old_branch_go_and_other_remarks_stay() -> None:
    entry = replace(Entry("1.1.1", one), remarks=("terms: city-brain=1a2b3c4d a=00000000", "terms: see the office"))
    merged = merge(Catalogue(Path("x.po"), {"1.1.1": entry}), keyed(one))
    assert merged.entries["1.1.1"].remarks == ("terms: see the office",)


sentences = st.lists(st.sampled_from([f"第{n}句说的是第{n}件事。" for n in range(8)]), max_size=8)


@given(before=sentences, after=sentences)
def test_no_english_is_lost_or_put_to_chinese_that_it_was_not_made_for(before: list[str], after: list[str]) -> None:
    old = catalogue_of(keyed(*before))
    merged = merge(old, keyed(*after))
    made_for = {entry.text: entry.source for entry in old.entries.values()}
    assert [entry.source for entry in merged.entries.values()] == after
    found = [e for e in (*merged.entries.values(), *merged.obsolete.values()) if e.text]
    assert sorted(entry.text for entry in found) == sorted(english(old))
    for entry in found:
        assert made_for[entry.text] == (entry.previous or entry.source)
        assert entry.fuzzy == bool(entry.previous)
    for source in set(before) & set(after):
        kept = min(before.count(source), after.count(source))
        assert sum(e.source == source and bool(e.text) and not e.fuzzy for e in merged.entries.values()) == kept
    assert merge(merged, keyed(*after)) == merged
