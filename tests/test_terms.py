"""Terms without stamps: what is stale and what is in doubt is read off the English; apply-terms on small cases."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from second_texts import add_texts, law_id
from translate.__main__ import main
from translate.catalogue.apply_terms import Outcome, apply_terms
from translate.catalogue.article import fit_article, put_behind
from translate.catalogue.entries import Catalogue, Entry, find_catalogue_path, load_catalogue
from translate.catalogue.renaming import describe_noted, describe_outcome
from translate.catalogue.staleness import find_facts, find_uses
from translate.catalogue.words import put_new_words
from translate.checks.judge import Judge
from translate.glossary.committed import Displaced
from translate.glossary.entries import Glossary, load_glossary
from translate.glossary.former import put_former
from translate.glossary.lint import lint
from translate.glossary.uses import Reader

brains = """# The terms.
terms:
  - id: brain
    zh-Hant: 大腦
    zh-Hans: 大脑
    en: [{text: mind, rank: preferred, forms: [minds]}, {text: brain, rank: former, forms: [brainy]}]   # renamed
    type: platform
    status: approved
    definition: A system.
    sources: [{title: Duizhao, grade: own}]

  # A law
  - id: brain-law
    zh-Hant: 大腦條例
    zh-Hans: 大脑条例
    en:
      - {text: "law on the {brain}", rank: preferred}
      - {text: "{brain} act", rank: admitted}
      # and no other
    type: document
    status: approved
    definition: A law.
    sources: [{title: Duizhao, grade: own}]
  - id: brain-drain
    zh-Hant: 人才外流
    zh-Hans: 人才外流
    en:
      - text: brain drain
        rank: preferred
    context:
      - {when: 甲, en: drain of talent}
    type: society
    status: approved
    definition: A loss.
    sources: [{title: Duizhao, grade: own}]
"""


def glossary_of(folder: Path, text: str = brains) -> Glossary:
    path = folder / "glossary.yaml"
    path.write_text(text, encoding="utf-8")
    return load_glossary(path)


def of(chinese: str, english: str, origin: str = "draft") -> Entry:
    return put_new_words(Entry("1.1.1", chinese), english, origin)


def apply(glossary: Glossary, entry: Entry) -> tuple[Entry, tuple[Outcome, ...]]:
    catalogue, outcomes = apply_terms(Catalogue(Path("a.po"), {entry.key: entry}), glossary)
    return catalogue.entries[entry.key], outcomes


@pytest.mark.parametrize(
    ("chinese", "english", "stale", "doubtful"),
    [
        ("大脑。", "A mind.", (), ()),
        ("大脑。", "A brain.", ("brain",), ()),
        ("大脑。", "A brainy thing.", ("brain",), ()),
        ("大脑。", "A head.", (), ("brain",)),
        ("大脑与大脑。", "A mind and a brain.", ("brain",), ()),
        ("大脑与大脑。", "A mind, and then it.", (), ()),
        ("大脑。", "A mind, as the brain is called.", (), ()),
        ("大脑条例。", "The law on the mind.", (), ()),
        ("大脑条例。", "The law on the brain.", ("brain-law",), ()),
        ("大脑条例。", "The brain act.", ("brain-law",), ()),
        ("大脑条例、大脑。", "The law on the mind, a mind.", (), ()),
        ("大脑条例、大脑。", "The law on the mind.", (), ("brain",)),
        ("大脑、人才外流。", "A mind, a brain drain.", (), ()),
        ("大脑、人才外流。", "It, and a brain drain.", (), ("brain",)),
        ("甲人才外流。", "A brain drain.", (), ("brain-drain",)),
        ("甲人才外流。", "The drain of talent.", (), ()),
        ("树。", "A brain.", (), ()),
    ],
)
def test_what_is_stale_and_what_is_in_doubt(
    tmp_path: Path, chinese: str, english: str, stale: tuple[str, ...], doubtful: tuple[str, ...]
) -> None:
    facts = find_facts(of(chinese, english), "", Reader(glossary_of(tmp_path)))
    assert (facts.stale_terms, facts.doubtful_terms) == (stale, doubtful)


def test_a_doubt_that_somebody_has_answered_is_none(tmp_path: Path) -> None:
    entry = replace(of("大脑。", "A head."), waivers={"term": "It is a proverb."})
    assert find_facts(entry, "", Reader(glossary_of(tmp_path))).doubtful_terms == ()


def test_a_former_rendering_that_says_something_else_is_excused_by_a_waiver(tmp_path: Path) -> None:
    glossary = glossary_of(tmp_path)
    twice = of("大脑与大脑。", "The mind, and brain food.")
    (finding,) = Judge(Reader(glossary)).findings(twice, ("term",))
    assert "the Chinese has 2 times and the English 1" in finding.problem
    assert "waive term" in finding.remedy
    excused = replace(twice, waivers={"term": "Food for thought."})
    assert find_facts(excused, "", Reader(glossary)).stale_terms == ()
    assert apply(glossary, excused) == (excused, ())
    left = replace(excused, text="Brain food.")
    assert find_facts(left, "", Reader(glossary)).stale_terms == ("brain",)


def test_a_suggestion_that_is_there_already_is_named_as_the_remedy(tmp_path: Path) -> None:
    glossary = glossary_of(tmp_path)
    signed, _ = apply(glossary, of("大脑。", "A brain.", "human Your Name"))
    (finding,) = Judge(Reader(glossary)).findings(signed, ("term",))
    assert f"translate suggestions {signed.key} --take" in finding.remedy


def test_a_rendering_in_its_context_is_told_with_the_context(tmp_path: Path) -> None:
    judge = Judge(Reader(glossary_of(tmp_path)))
    for english, problem in (
        ("A brain drain.", "'brain drain' is not 人才外流 in 甲"),
        ("It is.", "no rendering of 人才外流 in 甲"),
    ):
        (finding,) = judge.findings(of("甲人才外流。", english), ("term",))
        assert problem in finding.problem
        assert "'drain of talent', as its context" in finding.remedy


def test_no_english_uses_no_terms_and_the_chinese_of_today_is_kept(tmp_path: Path) -> None:
    reader = Reader(glossary_of(tmp_path))
    assert find_uses(Entry("1", "大脑。"), reader) == ()
    assert find_facts(Entry("1", "大脑。"), "大脑好。", reader).source == "大脑好。"


@pytest.mark.parametrize(
    ("chinese", "english", "mended"),
    [
        ("大脑、大脑、大脑。", "The brain, the brain’s brain.", "The mind, the mind’s mind."),
        ("大脑。", "Brain of the city.", "Mind of the city."),
        ("大脑条例、大脑。", "A law on the brain, a brain.", "A law on the mind, a mind."),
        ("大脑条例、大脑。", "A brain act, a brain.", "A mind act, a mind."),
        ("大脑、人才外流。", "A brain, a brain drain.", "A mind, a brain drain."),
    ],
)
def test_whole_words_are_replaced_but_for_what_is_another_terms(
    tmp_path: Path, chinese: str, english: str, mended: str
) -> None:
    entry, outcomes = apply(glossary_of(tmp_path), of(chinese, english))
    assert entry.text == mended
    assert not entry.edited
    assert {outcome.result for outcome in outcomes} == {"replaced"}
    assert all(outcome.done for outcome in outcomes)


@pytest.mark.parametrize(
    ("preferred", "english", "mended"),
    [
        ("big brain", "A law on the brain, a brain.", "A law on the big brain, a big brain."),
        ("big brain", "A law on the big brain, a big brain.", "A law on the big brain, a big brain."),
        ("bra", "A law on the brain, a brain.", "A law on the bra, a bra."),
    ],
)
def test_a_new_rendering_that_holds_the_old_one_is_put_in_once(
    tmp_path: Path, preferred: str, english: str, mended: str
) -> None:
    glossary = glossary_of(tmp_path, brains.replace("text: mind,", f"text: {preferred},"))
    for _ in range(2):
        entry, _ = apply(glossary, of("大脑条例、大脑。", english))
        assert entry.text == mended


def test_other_shapes_of_a_former_rendering_are_asked_for(tmp_path: Path) -> None:
    entry, (outcome,) = apply(glossary_of(tmp_path), of("大脑与大脑。", "A brain and heady things."))
    assert (entry.text, outcome.result, outcome.missing) == ("A mind and heady things.", "replaced", 1)
    entry, (outcome,) = apply(glossary_of(tmp_path), of("大脑。", "A brainy thing."))
    assert (entry.text, outcome.result, outcome.old) == ("A brainy thing.", "left", "brainy")


def test_a_rendering_that_is_preferred_again_is_no_former_one(tmp_path: Path) -> None:
    glossary = glossary_of(tmp_path, brains.replace("text: mind,", "text: brain,"))
    entry, outcomes = apply(glossary, of("大脑。", "A brain."))
    assert (entry.text, outcomes) == ("A brain.", ())


@pytest.mark.parametrize("origin", ["draft", "mt argos zh_en 1.9", "human Your Name", "memory a.tmx"])
def test_only_a_machines_words_are_changed(tmp_path: Path, origin: str) -> None:
    entry, (outcome,) = apply(glossary_of(tmp_path), of("大脑。", "A brain.", origin))
    machine = origin.startswith(("draft", "mt "))
    assert entry.text == ("A mind." if machine else "A brain.")
    assert [s.text for s in entry.suggestions] == ([] if machine else ["A mind."])
    assert outcome.done == machine


def test_a_mark_that_has_another_reason_stays(tmp_path: Path) -> None:
    entry = replace(of("大脑。", "A brain."), fuzzy=True, previous="脑。")
    after, _ = apply(glossary_of(tmp_path), entry)
    assert (after.text, after.fuzzy, after.previous) == ("A mind.", True, "脑。")


@pytest.mark.parametrize(
    ("text", "words", "fitted"),
    [
        ("We build a ", "intelligent city", "We build an "),
        ("An ", "big city", "A "),
        ("as a “", "Orderly City", "as an “"),
        ("an ", "university", "a "),
        ("a ", "hour", "an "),
        ("an ", "European park", "a "),
        ("an ", "one-stop service", "a "),
        ("a ", "NPC deputy", "an "),
        ("an ", "UN body", "a "),
        ("a ", "8 percent share", "an "),
        ("a ", "18,000-seat hall", "an "),
        ("an ", "1-1-6 agenda", "a "),
        ("a ", "unimpeded road", "an "),
        ("an ", "used car", "a "),
        ("a ", "urban plan", "an "),
        ("a ", "eWTP hub", "an "),
        ("Plan A ", "intelligent city", "Plan A "),
        ("Class A ", "old city", "Class A "),
        ("It is so. A ", "intelligent city", "It is so. An "),
        ("They say: “An ", "big city", "They say: “A "),
        ("– A ", "intelligent city", "– An "),
        ("Lin’an ", "big city", "Lin’an "),
        ("half-a ", "intelligent city", "half-a "),
        ("an ", "NATO member", "a "),
        ("a ", "NGO", "an "),
        ("an ", "SIM card", "a "),
        ("a ", "SMEs fund", "an "),
        ("a ", "R&D center", "an "),
        ("an ", "UNESCO site", "a "),
        ("a ", "ASEAN fair", "an "),
        ("a ", "M50 park", "an "),
        ("an ", "UHV line", "a "),
        ("an ", "Ukrainian fair", "a "),
        ("an ", "Xi’an road", "a "),
        ("a ", "HEMA shop", "a "),
        ("an ", "HEMA shop", "an "),
        ("the ", "intelligent city", "the "),
        ("India ", "big city", "India "),
        ("", "big city", ""),
    ],
)
def test_the_article_fits_the_words_behind_it(text: str, words: str, fitted: str) -> None:
    assert fit_article(text, words) == fitted


@pytest.mark.parametrize(
    ("text", "words", "follows", "whole"),
    [
        ("to build a ", "business conditions", ".", "to build business conditions"),
        ("A ", "business conditions", " will come", "Business conditions"),
        ("for an “", "internet hospitals", "”, and", "for “internet hospitals"),
        ("in a ", "towns and villages", " of the kind", "in towns and villages"),
        ("of a ", "Three Chains", " project", "of a Three Chains"),
        ("of an ", "business process", " of", "of a business process"),
        ("of an ", "series of measures", ".", "of a series of measures"),
        ("of an ", "campus", ".", "of a campus"),
        ("of an ", "plan for cities", ".", "of a plan for cities"),
        ("of the ", "business conditions", ".", "of the business conditions"),
    ],
)
def test_no_article_stands_before_a_plural(text: str, words: str, follows: str, whole: str) -> None:
    assert put_behind(text, words, follows) == whole


def test_an_article_before_a_rendering_is_minded(tmp_path: Path) -> None:
    glossary = glossary_of(tmp_path, brains.replace("text: mind,", "text: intellect,"))
    entry, _ = apply(glossary, of("大脑。", "Build a “brain” here."))
    assert entry.text == "Build an “intellect” here."


def test_an_article_that_nobody_can_tell_stays_and_is_told(tmp_path: Path) -> None:
    glossary = glossary_of(tmp_path, brains.replace("text: mind,", "text: HEMA,"))
    entry, (outcome,) = apply(glossary, of("大脑。", "Build a brain here."))
    assert (entry.text, outcome.done) == ("Build a HEMA here.", False)
    assert "“a” or “an” before 'HEMA'" in describe_outcome(outcome)
    entry, (outcome,) = apply(glossary, of("大脑。", "Build the brain here."))
    assert (entry.text, outcome.done) == ("Build the HEMA here.", True)


def test_what_the_chinese_has_more_often_is_told_with_what_to_do(tmp_path: Path) -> None:
    _, (outcome,) = apply(glossary_of(tmp_path), of("大脑与大脑。", "A brain and heady things."))
    said = describe_outcome(outcome)
    assert "the Chinese has it 2 times, the English now once" in said
    assert "nothing is to be done" in said


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_former_rendering_goes_in_whatever_the_layout(tmp_path: Path, newline: str) -> None:
    path = tmp_path / "glossary.yaml"
    path.write_bytes(brains.replace("\n", newline).encode())
    glossary = load_glossary(path)
    wanted = [
        Displaced(term, f"{term.id}: the “old”, {{brain}}" if term.id != "brain" else "No") for term in glossary.terms
    ]
    after = put_former(glossary, wanted)
    assert [term.written[-1] for term in after.terms] == [one.text for one in wanted]
    lines, before = path.read_bytes().split(b"\n"), brains.replace("\n", newline).encode().split(b"\n")
    assert len(lines) == len(before) + 2
    changed = [line for line in lines if line not in before]
    assert len(changed) == 3
    assert all(line.endswith(b"\r") == (newline == "\r\n") for line in changed)
    assert changed[0].endswith(b"]   # renamed" + newline.encode()[:-1])


def git(folder: Path, *arguments: str) -> None:
    name = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
    subprocess.run(["git", "-C", str(folder), *name, *arguments], check=True, capture_output=True)


def commit(folder: Path) -> None:
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "A change")


layouts = {
    "flow": "en: [{text: mind, rank: preferred, forms: [minds]}]",
    "lines": "en:\n      - {text: mind, rank: preferred, forms: [minds]}\n      - {text: head, rank: admitted}",
    "first": "en:\n      - {text: mind, forms: [minds], rank: preferred}",
    "block": "en:\n      - text: mind\n        rank: preferred\n        forms: [minds]",
    "blocks": "en:\n      - text: mind\n        forms:\n          - minds\n        rank: preferred",
}


@pytest.mark.parametrize("layout", layouts)
def test_forms_go_with_the_rendering_that_had_them(
    tmp_path: Path, layout: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "glossary.yaml"
    old = "en: [{text: mind, rank: preferred, forms: [minds]}, {text: brain, rank: former, forms: [brainy]}]"
    assert old in brains
    path.write_text(brains.replace(old, layouts[layout]), encoding="utf-8")
    git(tmp_path, "init", "-q")
    commit(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace("text: mind", "text: wit"), encoding="utf-8")
    assert main(["--root", str(tmp_path), "apply-terms"]) == 0
    assert "'mind' is a former rendering now, and so are its forms minds" in capsys.readouterr().out
    term = load_glossary(path).terms[0]
    assert (term.preferred.text, term.preferred.forms) == ("wit", ())
    assert [(r.text, r.forms) for r in term.former if r.text == "mind"] == [("mind", ("minds",))]
    assert [r.text for r in term.approved] == (["wit", "head"] if layout == "lines" else ["wit"])


def test_forms_that_somebody_has_looked_at_stay(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yaml"
    path.write_text(brains, encoding="utf-8")
    git(tmp_path, "init", "-q")
    commit(tmp_path)
    renamed = brains.replace(
        "{text: mind, rank: preferred, forms: [minds]}", "{text: wit, rank: preferred, forms: [wits]}"
    )
    path.write_text(renamed, encoding="utf-8")
    assert main(["--root", str(tmp_path), "apply-terms"]) == 0
    term = load_glossary(path).terms[0]
    assert term.preferred.forms == ("wits",)
    assert [r.forms for r in term.former if r.text == "mind"] == [("minds",)]


def test_a_rename_that_was_committed_before_is_found_by_what_still_stands_there(tmp_path: Path) -> None:
    add_texts(tmp_path, [law_id])
    git(tmp_path, "init", "-q")
    commit(tmp_path)
    path = tmp_path / "glossary.yaml"
    text = path.read_text(encoding="utf-8")
    old = "exchange point"
    for words in ("swap stall", "swap stand"):
        renamed = text.replace(f"{{text: {old}, rank: preferred", f"{{text: {words}, rank: preferred")
        assert renamed != text
        path.write_text(renamed, encoding="utf-8")
        commit(tmp_path)
    before = load_catalogue(find_catalogue_path(tmp_path, law_id, "en")).entries
    main(["--root", str(tmp_path), "apply-terms"])
    term = next(term for term in load_glossary(path).terms if term.id == "exchange-point")
    assert [rendering.text for rendering in term.former] == [old]
    after = load_catalogue(find_catalogue_path(tmp_path, law_id, "en")).entries
    places = {key for key, entry in before.items() if re.search(rf"\b{old}\b", entry.text)}
    assert places
    for key in places:
        (suggestion, *_) = (*after[key].suggestions, None)
        assert "swap stand" in (suggestion.text if suggestion else after[key].text), key


def test_a_term_of_some_texts_only_goes_before_the_same_of_all(tmp_path: Path) -> None:
    own = brains.split("\n\n  # A law")[0].split("terms:\n")[1].replace("id: brain", "id: own-brain")
    own = own.replace("text: mind,", "text: brainbox,") + "\n    texts: [law]\n"
    glossary = glossary_of(tmp_path, brains + own)
    for text_id, wanted in (("law", "brainbox"), ("other", "mind")):
        (use,) = Reader(glossary.for_text(text_id)).read("大脑。", f"A {wanted}.")
        assert (use.term.preferred.text, use.doubtful) == (wanted, False)
    faults = lint(glossary, {"law": ["大脑。"], "other": ["大脑。"]})
    assert [fault for fault in faults if "大脑'" in fault.problem] == []


def test_a_persons_note_stays_as_it_is_and_the_former_rendering_in_it_is_told(tmp_path: Path) -> None:
    glossary = glossary_of(tmp_path)
    entry = replace(of("大脑。", "The brain."), notes=("It is called a brain; {brain} is new.", "Another."))
    catalogue, (outcome,) = apply_terms(Catalogue(Path("a.po"), {entry.key: entry}), glossary)
    assert catalogue.entries[entry.key].text == "The mind."
    assert catalogue.entries[entry.key].notes == entry.notes
    assert (outcome.result, outcome.noted) == ("replaced", "brain")
    assert describe_noted(outcome) == "; a note still has 'brain'; write '{brain}' there, or the new one"
