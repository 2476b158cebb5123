"""A signature stands for the Chinese that its owner saw, and for no other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from translate.catalogue.comments import hash_words
from translate.catalogue.entries import Catalogue, Entry, load_catalogue, make_catalogue, save_catalogue
from translate.catalogue.staleness import join_whole
from translate.catalogue.state import Facts, find_standing
from translate.catalogue.words import put_new_words
from translate.checks.beside import misread_comments
from translate.machine.memory import Memory
from translate.signing.restamp import restamp_entry
from translate.signing.selection import Refusal
from translate.signing.sign import sign_entry
from translate.signing.unsign import unsign_entry
from translate.sync.merging import merge_entries

reform, shorter, nature, city = "深入推进改革开放。", "深入推进改革。", "加强生态环境保护。", "完善城市治理体系。"


def draft(key: str, source: str) -> Entry:
    return put_new_words(Entry(key, source), f"English of {key}.", "draft")


def signed(key: str, source: str, name: str = "Your Name") -> Entry:
    return sign_entry(draft(key, source), source, name)


def catalogue_of(*live: Entry) -> Catalogue:
    return Catalogue(Path("x.po"), {entry.key: entry for entry in live})


def test_a_signature_says_for_which_chinese_it_was_given(tmp_path: Path) -> None:
    catalogue = make_catalogue(tmp_path / "x.po", "x")
    save_catalogue(replace(catalogue, entries={"1.1.1": signed("1.1.1", reform)}))
    assert f"\n# signed: {hash_words(reform)}\n" in catalogue.path.read_text(encoding="utf-8")
    assert load_catalogue(catalogue.path).entries["1.1.1"] == signed("1.1.1", reform)


@pytest.mark.parametrize("of", ["sign", "restamp"])
def test_other_chinese_makes_it_stale_whatever_marks_are_gone(of: str) -> None:
    entry = signed("1", reform) if of == "sign" else restamp_entry(draft("1", reform), reform, "official The Office")
    assert not find_standing(entry).stale
    assert find_standing(replace(entry, source=shorter)).stale
    assert not find_standing(replace(entry, source=shorter, signed="")).stale
    assert not find_standing(replace(entry, source=shorter, text="Words of another.")).stale


def test_it_is_given_for_all_the_chinese_that_the_english_says() -> None:
    entries = {"1": replace(draft("1", reform), with_keys=("2",)), "2": Entry("2", city)}
    entry = sign_entry(entries["1"], join_whole(entries["1"], entries).source, "Your Name")
    assert entry.signed == hash_words(reform + city)
    assert not find_standing(entry).stale
    assert not find_standing(entry, Facts(chinese=reform + city)).stale
    assert find_standing(entry, Facts(chinese=reform + nature)).stale


def test_it_is_given_anew_by_choice_alone_and_taken_back_whole() -> None:
    entry = replace(signed("1", reform), source=shorter)
    with pytest.raises(Refusal, match="the Chinese is not that for which it was signed"):
        sign_entry(entry, shorter, "Your Name")
    again = sign_entry(entry, shorter, "Your Name", settle=True)
    assert (again.signed, again.was) == (hash_words(shorter), entry.was)
    assert unsign_entry(again, shorter) == draft("1", shorter)


def test_stale_english_in_git_is_no_proof_that_the_catalogue_was_changed_by_hand() -> None:
    entry = draft("1", reform)
    stale = replace(entry, source=shorter, previous=reform, fuzzy=True)
    merged = merge_entries(catalogue_of(entry), {"1": shorter}, lambda missing: [stale])
    assert merged.restored == ()
    assert merged.catalogue.entries["1"] == stale


def test_english_is_stale_where_the_chinese_of_a_sentence_that_it_covers_changes() -> None:
    covering = replace(draft("1", reform), with_keys=("2",))
    before = catalogue_of(covering, Entry("2", "完善城市治理的体系。"), draft("3", nature))
    for other in (city, "全然不同的一句话！"):
        merged = merge_entries(before, {"1": reform, "2": other, "3": nature})
        entry = merged.catalogue.entries["1"]
        assert (find_standing(entry).stale, merged.changed) == (True, ("1",))
        assert entry.previous == reform + "完善城市治理的体系。"
        back = merge_entries(merged.catalogue, {"1": reform, "2": "完善城市治理的体系。", "3": nature})
        assert back.catalogue.entries["1"] == covering


def test_covering_english_is_not_stale_where_its_sentences_only_move() -> None:
    covering = replace(draft("1", reform), with_keys=("2",))
    before = catalogue_of(covering, Entry("2", city))
    entries = merge_entries(before, {"1": nature, "2": reform, "3": city}).catalogue.entries
    assert entries["2"] == replace(covering, key="2", with_keys=("3",))


def test_a_persons_mark_is_there_again_when_the_chinese_is() -> None:
    marked = replace(draft("1", reform), fuzzy=True)
    there = merge_entries(catalogue_of(marked), {"1": shorter}).catalogue
    assert find_standing(there.entries["1"]).stale
    back = merge_entries(there, {"1": reform}).catalogue
    assert back.entries["1"] == marked


@pytest.mark.parametrize("line", [{"was": "draft 3f2a91c0"}, {"signed": "3f2a91c0"}])
def test_what_belongs_to_a_signature_is_told_where_there_is_none(line: dict[str, str]) -> None:
    for entry in (draft("1", reform), replace(draft("1", reform), origin="", hash="")):
        ((_, (problem, _)),) = misread_comments({"1": Entry(**{**vars(entry), **line})})
        assert problem == f"'# {next(iter(line))}: …' without the signature that it is of"
    assert list(misread_comments({"1": Entry(**{**vars(signed("1", reform)), **line})})) == []


def test_the_memory_does_not_give_signed_english_for_chinese_that_nobody_signed() -> None:
    entry = signed("1", reform)
    assert Memory([catalogue_of(entry)]).exact(reform)
    assert not Memory([catalogue_of(replace(entry, source=shorter))]).exact(shorter)
