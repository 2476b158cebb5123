"""What sync says became of each entry: found again, moved, gone, or changed under its English."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import replace
from pathlib import Path

from translate.catalogue.entries import Catalogue, Entry
from translate.catalogue.staleness import join_whole
from translate.catalogue.state import Facts, find_standing
from translate.catalogue.words import put_new_words
from translate.signing.sign import sign_entry
from translate.sync.merging import Merged, merge, merge_entries

reform, shorter, nature, city = "深入推进改革开放。", "深入推进改革。", "加强生态环境保护。", "完善城市治理体系。"


def say(key: str, source: str) -> Entry:
    """An entry with English of its own."""
    return put_new_words(Entry(key, source), f"English of {key}.", "draft")


def catalogue_of(live: Sequence[Entry], obsolete: Sequence[Entry] = ()) -> Catalogue:
    return Catalogue(Path("x.po"), {e.key: e for e in live}, obsolete={e.key: e for e in obsolete})


def asked(answer: Sequence[Entry]) -> tuple[list[Set[str]], Callable[[Set[str]], Sequence[Entry]]]:
    """What was asked of it, and the function that answers so."""
    calls: list[Set[str]] = []

    def recover(missing: Set[str]) -> Sequence[Entry]:
        calls.append(missing)
        return answer

    return calls, recover


def say_what_became(merged: Merged) -> dict[str, object]:
    found = {
        name: getattr(merged, name)
        for name in ("added", "restored", "changed", "moved", "revived", "recovered", "removed")
    }
    return {name: value for name, value in found.items() if value}


def test_nothing_is_told_where_nothing_changed() -> None:
    calls, recover = asked([])
    assert say_what_became(merge_entries(catalogue_of([say("1", reform)]), {"1": reform}, recover)) == {}
    assert calls == []


def test_what_is_gone_from_the_file_is_asked_for_by_its_chinese() -> None:
    calls, recover = asked([say("7", city)])
    merged = merge_entries(catalogue_of([say("1", reform)]), {"1": reform, "2": nature, "3": city}, recover)
    assert calls == [{nature, city}]
    assert say_what_became(merged) == {"added": ("2",), "recovered": ("3",)}
    assert merged.catalogue.entries["3"].text == "English of 7."


def test_a_catalogue_that_is_new_asks_for_nothing() -> None:
    calls, recover = asked([say("1", reform)])
    assert say_what_became(merge_entries(catalogue_of([]), {"1": reform}, recover)) == {"added": ("1",)}
    assert calls == []


def test_recovered_and_revived_are_told_apart() -> None:
    live, obsolete = [say("1", reform)], [say("5", nature), say("6", city)]
    _, recover = asked([say("8", shorter)])
    sources = {"1": reform, "2": city, "3": "新的一句。", "4": shorter}
    merged = merge_entries(catalogue_of(live, obsolete), sources, recover)
    assert say_what_became(merged) == {"added": ("3",), "revived": ("2",), "recovered": ("4",)}
    assert list(merged.catalogue.obsolete) == ["5"]


def test_the_first_and_the_last_obsolete_entry_are_revived_too() -> None:
    merged = merge_entries(catalogue_of([], [say("5", nature), say("6", city)]), {"1": nature, "2": city})
    assert say_what_became(merged) == {"revived": ("1", "2")}


def test_english_whose_chinese_is_gone_is_told_and_kept_and_an_empty_entry_is_neither() -> None:
    before = catalogue_of([say("1", reform), say("2", city), Entry("3", nature)])
    merged = merge_entries(before, {"1": reform})
    assert say_what_became(merged) == {"removed": ("2",)}
    assert [(e.key, e.text) for e in merged.catalogue.obsolete.values()] == [("2", "English of 2.")]


def test_an_obsolete_entry_gives_its_key_up_to_a_segment_and_to_another_of_its_kind() -> None:
    old = replace(say("1", city), previous_key="0")
    merged = merge(catalogue_of([say("1", reform)], [old, say("1~", nature)]), {"1": "完全不同。"})
    kept = {key: (e.key, e.source, e.previous_key) for key, e in merged.obsolete.items()}
    assert kept == {"1~": ("1~", reform, ""), "1~~": ("1~~", city, ""), "1~~~": ("1~~~", nature, "")}


def test_an_entry_without_english_follows_the_chinese_and_bears_no_mark() -> None:
    before = catalogue_of([Entry("1", reform, previous=city, previous_key="0", fuzzy=True)])
    (entry,) = merge(before, {"1": shorter}).entries.values()
    assert (entry.source, entry.previous, entry.previous_key) == (shorter, "", "")


def test_chinese_that_changes_twice_is_held_against_what_the_english_was_made_for() -> None:
    first = merge(catalogue_of([say("1", reform)]), {"1": shorter})
    second = merge_entries(first, {"1": "深入推进改革创新。"})
    (entry,) = second.catalogue.entries.values()
    assert (entry.previous, entry.fuzzy) == (reform, True)


def test_a_changed_entry_forgets_the_key_that_a_tool_noted() -> None:
    noted = replace(say("1", reform), previous_key="0", fuzzy=True, previous=city)
    assert merge(catalogue_of([noted]), {"1": city}).entries["1"].previous_key == ""
    assert merge(catalogue_of([noted]), {"1": shorter}).entries["1"].previous_key == ""


def test_a_finished_entry_forgets_what_it_was_made_for() -> None:
    mended = replace(say("1", reform), previous=city, previous_key="0")
    merged = merge_entries(catalogue_of([mended]), {"1": reform})
    assert merged.catalogue.entries["1"] == say("1", reform)
    assert say_what_became(merged) == {}


def test_english_is_found_again_by_the_chinese_that_it_was_made_for() -> None:
    stale = replace(say("1", city), fuzzy=True, previous=reform)
    merged = merge(catalogue_of([stale]), {"7": nature, "8": reform})
    assert [(e.text, e.fuzzy, e.previous) for e in merged.entries.values()] == [
        ("", False, ""),
        ("English of 1.", False, ""),
    ]


def test_keys_that_the_english_names_stay_where_nothing_moved() -> None:
    covering = replace(say("1", reform), with_keys=("2", "9"))
    entries = merge(catalogue_of([covering, Entry("2", city)]), {"1": reform, "2": city}).entries
    assert entries["1"].with_keys == ("2", "9")


def test_a_moved_entry_has_the_segments_key() -> None:
    merged = merge(catalogue_of([say("1", reform)]), {"1": city, "2": reform})
    assert [(key, entry.key, entry.text) for key, entry in merged.entries.items()] == [
        ("1", "1", ""),
        ("2", "2", "English of 1."),
    ]


def test_words_of_unknown_origin_are_edited_and_keep_stale_and_doubt_apart() -> None:
    edited = replace(say("1", reform), text="Other words.")
    assert find_standing(edited, Facts(stale_terms=("a",))).stale
    assert not find_standing(edited, Facts(stale_terms=("a",))).doubt
    assert find_standing(edited, Facts(doubtful_terms=("a",))).doubt
    assert not find_standing(edited, Facts(doubtful_terms=("a",))).stale


def test_english_that_says_more_segments_is_held_against_the_chinese_of_all_of_them() -> None:
    entries = {"1": replace(say("1", reform), with_keys=("2", "9")), "2": Entry("2", city)}
    assert join_whole(entries["1"], entries).source == reform + city
    assert join_whole(entries["2"], entries) is entries["2"]


def test_a_msgid_is_given_back_only_under_the_english_that_it_had() -> None:
    entry = say("1", shorter)
    _, recover = asked([replace(entry, source=reform)])
    merged = merge_entries(catalogue_of([entry]), {"1": reform}, recover)
    assert say_what_became(merged) == {"restored": ("1",)}
    assert merged.catalogue.entries == {"1": replace(entry, source=reform)}
    _, recover = asked([replace(entry, source=reform, text="Other English.")])
    merged = merge_entries(catalogue_of([entry]), {"1": reform}, recover)
    assert say_what_became(merged) == {"changed": ("1",)}
    assert merged.catalogue.entries["1"].previous == shorter


def test_what_is_given_back_is_told_in_reading_order() -> None:
    entries = [say("2", shorter), say("1", nature[:-1])]
    _, recover = asked([replace(entries[0], source=reform), replace(entries[1], source=nature)])
    assert merge_entries(catalogue_of(entries), {"1": nature, "2": reform}, recover).restored == ("1", "2")


def test_english_that_is_back_says_further_sentences_only_as_it_was_signed() -> None:
    covering = replace(say("1", reform), with_keys=("2",))
    sources = {"1": reform, "2": city}
    signed = sign_entry(covering, reform + city, "Your Name")
    for entry in (covering, signed):
        for second in (city, nature):
            merged = merge_entries(catalogue_of([Entry("2", second)], [entry]), {**sources, "2": second})
            back = merged.catalogue.entries["1"]
            assert back.text == entry.text
            counts = entry == signed and second == city
            assert back.with_keys == (("2",) if counts else ())
            assert back.fuzzy != counts
            assert any("it said 2 too" in remark for remark in back.remarks) != counts


def test_english_of_several_sentences_is_stale_while_the_chinese_of_one_of_them_is_another() -> None:
    covering = replace(say("1", reform), with_keys=("2",), remarks=("Mine.",))
    stood = catalogue_of([covering, Entry("2", city)])
    assert merge(stood, {"1": reform, "2": city}).entries["1"] == covering
    stale = merge(stood, {"1": reform, "2": nature})
    entry = stale.entries["1"]
    assert (entry.fuzzy, entry.previous, entry.text) == (True, reform + city, covering.text)
    assert (entry.with_keys, entry.remarks) == (("2",), ("Mine.",))
    again = merge(stale, {"1": shorter, "2": nature}).entries["1"]
    assert (again.fuzzy, again.previous, again.remarks) == (True, reform + city, ("Mine.",))
    assert merge(stale, {"1": reform, "2": city}).entries["1"] == covering


def test_a_mark_of_a_persons_outlives_the_staleness() -> None:
    for with_keys in ((), ("2",)):
        marked = replace(say("1", reform), fuzzy=True, with_keys=with_keys)
        stood = catalogue_of([marked, Entry("2", city)])
        stale = merge(stood, {"1": shorter, "2": city})
        (remark,) = stale.entries["1"].remarks
        assert remark.startswith("check mark")
        assert merge(stale, {"1": shorter, "2": city}).entries["1"].remarks == (remark,)
        assert merge(stale, {"1": reform, "2": city}).entries["1"] == marked
