"""Provenance is bound to the words: what an entry's comments say, in what state it is, and who may change it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from paths import root
from translate.catalogue.comments import Provenance, Suggestion, hash_words, read_comments, write_comments
from translate.catalogue.entries import Catalogue, Entry, load_catalogue, make_catalogue, save_catalogue
from translate.catalogue.state import Facts, Standing, find_standing
from translate.catalogue.words import put_new_words, put_words

english = "We will carry it further."


def of(origin: str, text: str = english, **more: object) -> Entry:
    return replace(put_new_words(Entry("1.1.1", "深入推进。"), text, origin), **more)  # type: ignore[arg-type]


def reread(folder: Path, *entries: Entry) -> Catalogue:
    catalogue = make_catalogue(folder / "x.po", "x")
    save_catalogue(replace(catalogue, entries={entry.key: entry for entry in entries}))
    return load_catalogue(catalogue.path)


@pytest.mark.parametrize(
    ("entry", "facts", "standing"),
    [
        (Entry("1.1.1", "甲。"), Facts(), Standing("untranslated")),
        (of("draft"), Facts(), Standing("draft")),
        (of("mt argos zh_en 1.9"), Facts(), Standing("draft", who="argos zh_en 1.9")),
        (of("memory a.tmx (Your Name)"), Facts(), Standing("draft", who="a.tmx (Your Name)")),
        (of("human Your Name"), Facts(), Standing("reviewed", who="Your Name")),
        (of("official The Office"), Facts(), Standing("official", who="The Office")),
        (replace(of("human Your Name"), text="Other words."), Facts(), Standing("edited")),
        (replace(of("draft"), hash=""), Facts(), Standing("edited")),
        (Entry("1.1.1", "甲。", "Words of nobody knows whom."), Facts(), Standing("edited")),
        (of("draft", fuzzy=True), Facts(), Standing("draft", doubt=True)),
        (of("draft", fuzzy=True, previous="推进。"), Facts(), Standing("draft", stale=True)),
        (of("human A", fuzzy=True, previous="推进。"), Facts(), Standing("reviewed", stale=True, who="A")),
        (of("draft"), Facts("推进。"), Standing("draft", stale=True)),
        (of("draft"), Facts("深入推进。", stale_terms=("term",)), Standing("draft", stale=True)),
        (of("draft"), Facts("深入推进。", doubtful_terms=("term",)), Standing("draft", doubt=True)),
    ],
)
def test_the_state_and_the_conditions_are_those_of_the_words(entry: Entry, facts: Facts, standing: Standing) -> None:
    assert find_standing(entry, facts) == standing


@pytest.mark.parametrize("origin", ["human Your Name", "official The Office", "memory a.tmx (Your Name)"])
def test_a_tool_puts_its_words_beside_those_that_it_did_not_write(origin: str) -> None:
    entry = of(origin, fuzzy=True, previous="推进。")
    after = put_words(entry, "Machine words.", "mt argos zh_en 1.9", "mt argos zh_en 1.9", "the Chinese has changed")
    assert after == replace(
        entry, suggestions=(Suggestion("mt argos zh_en 1.9", "the Chinese has changed", "Machine words."),)
    )


@pytest.mark.parametrize("before", ["draft", "mt argos zh_en 1.9"])
def test_edited_words_are_nobodys_to_replace_whatever_their_origin_says(before: str) -> None:
    edited = replace(of(before), text="A person's words.")
    assert put_words(edited, "Machine words.", "draft", "a tool", "a reason").text == "A person's words."
    assert put_words(of(before), "Machine words.", "draft", "a tool", "a reason").text == "Machine words."
    assert put_words(of(before), "Words.", "draft", "a tool", "a reason", over=()).text == english


def test_every_tool_goes_through_the_one_function() -> None:
    """What sets English regardless is for a person's own commands, and for files that hold nobody's English yet."""
    allowed = {"catalogue/words.py", "exchange/importing.py", "signing/sign.py", "signing/suggestions.py"}
    tools = root / "translate"
    users = {p.relative_to(tools).as_posix() for p in tools.rglob("*.py") if imports_put_new_words(p)}
    assert users | {"catalogue/words.py"} == allowed


def imports_put_new_words(path: Path) -> bool:
    found = re.search(r"from translate\.catalogue\.words import (.*)", path.read_text(encoding="utf-8"))
    return bool(found and "put_new_words" in found[1])


def test_a_tool_has_one_suggestion_and_none_that_says_what_stands_there() -> None:
    entry = put_words(of("human Your Name"), "One.", "draft", "a tool", "first")
    entry = put_words(entry, "Two.", "draft", "a tool", "second")
    assert [s.text for s in entry.suggestions] == ["Two."]
    assert put_words(entry, english, "draft", "a tool", "third").suggestions == ()


def test_everything_beside_the_words_reads_back(tmp_path: Path) -> None:
    entry = of(
        "human deadbeef",
        was="mt argos zh_en 1.9 3f2a91c0",
        with_keys=("1.1.2", "an1_3.1.1"),
        suggestions=(Suggestion("memory a.tmx (B. C)", "the same Chinese (as of 2020)", "Other: words."),),
        notes=("A note.", "Another."),
        waivers={"figure": "a reason", "stop": ""},
        remarks=("Ask the office.", "check term: 甲 has no approved rendering", "", "near 92: We will."),
    )
    assert reread(tmp_path, entry).entries["1.1.1"] == entry


def test_a_change_touches_its_own_lines_alone() -> None:
    before = (
        *("Ask the office.", f"origin: draft {hash_words(english)}", "note: It goes", "  over two lines."),
        *("waive stop: a heading", "note: Another."),
    )
    facts = read_comments(before, lambda problem, remedy: None)
    assert facts.notes == ("It goes over two lines.", "Another.")
    signed = replace(facts, origin="human Your Name")
    after = write_comments(signed, before)
    assert [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]] == [
        (f"origin: draft {hash_words(english)}", f"origin: human Your Name {hash_words(english)}")
    ]
    assert write_comments(replace(facts, notes=("Another.",)), before) == (*before[:2], *before[4:])


def test_what_is_not_understood_is_kept_and_nothing_is_believed_of_it() -> None:
    told: list[str] = []
    lines = (f"origin: draft {hash_words(english)}", f"origin: human A {hash_words(english)}", "nota: x")
    facts = read_comments(lines, lambda problem, remedy: told.append(problem))
    assert facts == Provenance(remarks=lines)
    assert len(told) == 2
    assert write_comments(facts, lines) == lines


def test_what_msgmerge_writes_of_before_reads_back(tmp_path: Path) -> None:
    entry = of("draft", fuzzy=True, previous="推进。", previous_key="1.1.3")
    catalogue = reread(tmp_path, entry)
    assert '#| msgctxt "1.1.3"\n#| msgid "推进。"\n' in catalogue.path.read_text(encoding="utf-8")
    assert catalogue.entries["1.1.1"] == entry
    gone = replace(entry, key="1.1.4", previous_key="")
    save_catalogue(replace(catalogue, obsolete={"1.1.4": gone}))
    assert "#~| msgid" in catalogue.path.read_text(encoding="utf-8")
    assert load_catalogue(catalogue.path).obsolete["1.1.4"] == gone


def test_what_a_signature_adds_stands_below_the_origin() -> None:
    before = ("A remark.", f"origin: draft {hash_words(english)}", "note: A note.")
    said = {"notes": ("A note.",), "remarks": ("A remark.",)}
    facts = Provenance("human A", hash_words(english), "draft 3f2a91c0", "3f2a91c0", **said)  # type: ignore[arg-type]
    written = write_comments(facts, before)
    assert [line.split(":")[0] for line in written] == ["A remark.", "origin", "was", "signed", "note"]
