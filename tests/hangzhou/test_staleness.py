"""A changed rendering: exactly the segments of its term are stale, and apply-terms mends them and nothing else."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from live_glossary import rendering
from page_text import read_page
from paths import root
from site_build import build_site
from translate.__main__ import main
from translate.catalogue.apply_terms import apply_terms
from translate.catalogue.entries import Catalogue, Entry, catalogue_path, load_catalogue, save_catalogue
from translate.catalogue.staleness import stale_terms, stamped
from translate.catalogue.words import with_words
from translate.glossary.chinese import Matcher
from translate.glossary.english import text_hash
from translate.glossary.entries import load_glossary

text_id = "hangzhou-14fyp"
brain = rendering("city-brain")
brains = """terms:
  - id: brain
    zh-Hant: 大腦
    zh-Hans: 大脑
    en: [{text: brain, rank: preferred}]
    type: platform
    status: approved
    definition: A system.
    sources: [{title: Duizhao, grade: own}]
  - id: brain-law
    zh-Hant: 大腦條例
    zh-Hans: 大脑条例
    en: [{text: "law on the {brain}", rank: preferred}]
    type: document
    status: approved
    definition: A law.
    sources: [{title: Duizhao, grade: own}]
  - id: brain-drain
    zh-Hant: 人才外流
    zh-Hans: 人才外流
    en: [{text: brain drain, rank: preferred}]
    type: society
    status: approved
    definition: A loss.
    sources: [{title: Duizhao, grade: own}]
"""
ignore = shutil.ignore_patterns(".git", ".venv*", "site", "tests", "bench", ".*_cache", ".hypothesis", "__pycache__")


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """A copy of the repository in which City Brain, or whatever it is now, has become Metropolitan Cerebrum."""
    copy = Path(shutil.copytree(root, tmp_path / "repo", ignore=ignore))
    glossary = copy / "glossary.yaml"
    text = glossary.read_text(encoding="utf-8")
    changed = re.sub(rf"(zh-Hans: 城市大脑\n    en:\n      - \{{text: ){brain}\b", r"\1Metropolitan Cerebrum", text)
    assert changed != text
    glossary.write_text(changed, encoding="utf-8")
    return copy


def uses(repo: Path) -> set[str]:
    """The keys whose Chinese has the term, by itself or inside the name of the Regulations."""
    entries = load_catalogue(catalogue_path(repo, text_id)).entries.values()
    return {e.key for e in entries if "城市大脑" in e.source}


def test_status_names_exactly_the_segments_of_the_term(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(repo), "status"]) == 0
    printed = capsys.readouterr().out
    stale = re.findall(r"\d+: (\S+): (\S+) is now '(.*)'", printed)
    assert {key for key, _, _ in stale} == uses(repo)
    assert len(uses(repo)) >= 3
    assert {chinese for _, chinese, _ in stale} == {"城市大脑", "杭州城市大脑赋能城市治理促进条例"}
    assert all("Metropolitan Cerebrum" in english for _, _, english in stale)


def test_apply_terms_mends_them_and_touches_nothing_else(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = catalogue_path(repo, text_id)
    before = load_catalogue(path).entries
    assert main(["--root", str(repo), "apply-terms"]) == 0
    after = load_catalogue(path).entries
    assert {key for key in after if after[key] != before[key]} == uses(repo)
    for key in uses(repo):
        assert "Metropolitan Cerebrum" in after[key].text
        assert f"apply-terms: {brain} -> Metropolitan Cerebrum" in after[key].remarks
    capsys.readouterr()
    main(["--root", str(repo), "status"])
    assert "is now" not in capsys.readouterr().out
    assert main(["--root", str(repo), "check"]) == main(["--root", str(repo), "lint"]) == 0


def test_the_site_shows_the_new_rendering_and_no_mark(repo: Path, tmp_path: Path) -> None:
    stale = build_site(tmp_path / "stale", repo / "mkdocs.yml") / "en" / text_id / "18/index.html"
    assert "translation out of date: the rendering of Metropolitan Cerebrum has changed" in stale.read_text(
        encoding="utf-8"
    )
    main(["--root", str(repo), "apply-terms"])
    english = build_site(tmp_path / "mended", repo / "mkdocs.yml") / "en"
    assert [path for path in english.rglob("*.html") if brain in path.read_text(encoding="utf-8")] == []
    mended = english / text_id / "18/index.html"
    assert "out of date" not in mended.read_text(encoding="utf-8")
    assert "Metropolitan Cerebrum" in read_page(mended).segments["18.1.1"]


def test_human_text_and_other_wordings_are_left_and_named(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = catalogue_path(repo, text_id)
    catalogue = load_catalogue(path)
    entries = dict(catalogue.entries)
    human, other = "2.1.2", "5.d2.1"
    entries[human] = with_words(entries[human], entries[human].text, "human A. Translator")
    entries[other] = with_words(entries[other], entries[other].text.replace(brain, "brain of the city"), "draft")
    save_catalogue(replace(catalogue, entries=entries))
    assert main(["--root", str(repo), "apply-terms"]) == 1
    printed = capsys.readouterr().out
    assert f": {human}: 城市大脑: left alone, the English is A. Translator's" in printed
    assert f": {other}: 城市大脑: the old rendering does not stand here word for word" in printed
    assert load_catalogue(path).entries[human].text == entries[human].text


def renamed(folder: Path, entry: Entry, old: str, new: str) -> tuple[Entry, list[str]]:
    """The entry, stamped by `brains`, after apply-terms with `old` as `new` in the glossary, and the results."""
    path = folder / "glossary.yaml"
    path.write_text(brains, encoding="utf-8")
    entry = stamped(with_words(entry, entry.text, entry.origin), Matcher(load_glossary(path)))
    path.write_text(brains.replace(old, new, 1), encoding="utf-8")
    catalogue, outcomes = apply_terms(Catalogue(folder / "a.po", {entry.key: entry}), load_glossary(path))
    return catalogue.entries[entry.key], [outcome.result for outcome in outcomes]


@pytest.mark.parametrize(
    ("chinese", "english", "mended"),
    [
        ("大脑。", "The brain, the brains’ brain.", "The mind, the brains’ mind."),
        ("大脑。", "Brain of the city.", "Mind of the city."),
        ("大脑条例、大脑。", "A law on the brain, a brain.", "A law on the mind, a mind."),
        ("大脑、人才外流。", "A brain, a brain drain.", "A mind, a brain drain."),
    ],
)
def test_whole_words_are_replaced_but_for_what_is_another_terms(
    tmp_path: Path, chinese: str, english: str, mended: str
) -> None:
    entry, results = renamed(tmp_path, Entry("1.1.1", chinese, english, "draft"), "text: brain,", "text: mind,")
    assert entry.text == mended
    assert set(results) == {"replaced"}


def test_a_new_rendering_that_holds_the_old_one_is_put_in_once(tmp_path: Path) -> None:
    entry = Entry("1.1.1", "大脑条例、大脑。", "A law on the brain, a brain.", "draft")
    mended, _ = renamed(tmp_path, entry, "text: brain,", "text: big brain,")
    assert mended.text == "A law on the big brain, a big brain."


def test_a_new_rendering_that_stands_already_is_not_put_into_itself(tmp_path: Path) -> None:
    entry, results = renamed(
        tmp_path, Entry("1.1.1", "大脑。", "A big brain.", "draft"), "text: brain,", "text: big brain,"
    )
    assert (entry.text, results) == ("A big brain.", ["settled"])


def test_a_term_that_went_and_another_that_came_are_not_one(tmp_path: Path) -> None:
    entry = Entry("1.1.1", "大脑、人才外流。", "A brain, a brain drain.", "draft")
    entry, results = renamed(tmp_path, entry, "id: brain-drain", "id: loss-of-talent")
    assert (entry.text, results) == ("A brain, a brain drain.", [])


@pytest.mark.parametrize("kept", [", {text: brain drain, rank: admitted}", ""])
def test_a_term_with_a_new_id_is_known_again(tmp_path: Path, kept: str) -> None:
    old = (
        "id: brain-drain\n    zh-Hant: 人才外流\n    zh-Hans: 人才外流\n    en: [{text: brain drain, rank: preferred}]"
    )
    new = old.replace("id: brain-drain", "id: talent-loss")
    new = new.replace("brain drain, rank: preferred}", "loss of talent, rank: preferred}" + kept)
    entry, results = renamed(tmp_path, Entry("1.1.1", "大脑、人才外流。", "A brain, a brain drain.", "draft"), old, new)
    assert (entry.text, results) == ("A brain, a loss of talent.", ["replaced"])
    assert entry.terms.keys() == {"brain", "talent-loss"}


def test_of_several_terms_with_new_ids_each_is_left_to_a_person(tmp_path: Path) -> None:
    both = brains.replace("id: brain\n", "id: mind\n").replace("text: brain,", "text: mind,").replace("{brain}", "mind")
    both = both.replace("id: brain-drain", "id: talent-loss").replace("text: brain drain", "text: loss of talent")
    entry, results = renamed(
        tmp_path, Entry("1.1.1", "大脑、人才外流。", "A brain, a brain drain.", "draft"), brains, both
    )
    assert (entry.text, results) == ("A brain, a brain drain.", ["not found", "not found"])
    assert stale_terms(entry, Matcher(load_glossary(tmp_path / "glossary.yaml")))


def test_other_shapes_of_the_old_rendering_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yaml"
    entry = Entry("1.1.1", "大脑与大脑。", "A brain and brainy things.", "draft")
    path.write_text(brains, encoding="utf-8")
    entry = stamped(with_words(entry, entry.text, entry.origin), Matcher(load_glossary(path)))
    path.write_text(brains.replace("text: brain,", "text: mind,", 1), encoding="utf-8")
    _, (outcome,) = apply_terms(Catalogue(tmp_path / "a.po", {entry.key: entry}), load_glossary(path))
    assert (outcome.result, outcome.missing) == ("replaced", 1)


def test_english_that_says_it_already_is_only_stamped(tmp_path: Path) -> None:
    for origin in ("draft", "human A. Translator"):
        entry, results = renamed(tmp_path, Entry("1.1.1", "大脑。", "A mind.", origin), "text: brain,", "text: mind,")
        assert (entry.text, results) == ("A mind.", ["settled"])
        assert entry.terms == {"brain": text_hash("mind")}


def test_a_reference_reads_as_the_other_terms_rendering(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yaml"
    path.write_text(brains.replace("text: brain,", "text: mind,", 1), encoding="utf-8")
    assert [t.preferred.text for t in load_glossary(path).terms] == ["mind", "law on the mind", "brain drain"]


def test_english_that_was_only_stamped_leaves_nothing_to_a_person(tmp_path: Path) -> None:
    """Even where it names the term once and the Chinese twice."""
    path = tmp_path / "glossary.yaml"
    path.write_text(brains, encoding="utf-8")
    entry = stamped(Entry("1.1.1", "大脑与大脑。", "A mind.", "draft"), Matcher(load_glossary(path)))
    path.write_text(brains.replace("text: brain,", "text: mind,", 1), encoding="utf-8")
    _, (outcome,) = apply_terms(Catalogue(tmp_path / "a.po", {entry.key: entry}), load_glossary(path))
    assert (outcome.result, outcome.missing) == ("settled", 0)
