"""What once cost translators their work, each as it happened, and how it ends now."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from build.cite.citation import make_citation
from build.model.site import load_site
from catalogue_repo import change, commit, copy_repository, entry_of, git, retype, run
from hangzhou_text import text_id as id
from machine import Scripted
from paths import root
from translate.catalogue.entries import find_catalogue_path, load_catalogue, save_catalogue
from translate.catalogue.state import find_standing
from translate.catalogue.words import put_new_words
from translate.machine.fill import fill

pytestmark = pytest.mark.slow
# Most make a history in git and ask it.


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return copy_repository(tmp_path / "repo")


def test_1_machine_words_do_not_replace_a_persons(repo: Path) -> None:
    """Edited in a program that cannot change the comment; then the Chinese changes, sync and fill run."""
    retype(repo, "1.1.3", "A person's words.")
    received = repo / "texts" / id / "received.txt"
    whole = received.read_text(encoding="utf-8")
    changed = whole.replace("新冠肺炎疫情影響廣泛深遠。", "新冠肺炎疫情影響深遠。")
    assert changed != whole
    received.write_text(changed, encoding="utf-8")
    assert run(repo, "sync") == 0
    list(fill(repo, Scripted({})))
    entry = entry_of(repo, "1.1.3")
    assert entry.text == "A person's words."
    assert entry.fuzzy
    assert find_standing(entry).state == "edited"


def test_2_a_signature_does_not_stand_on_words_that_its_owner_never_saw(repo: Path) -> None:
    """One person signs, another edits the same sentence, and git merges both without a conflict."""
    git(repo, "checkout", "-qb", "b")
    retype(repo, "1.1.3", "Words of B.")
    commit(repo, "B")
    git(repo, "checkout", "-q", "main")
    assert run(repo, "sign", "1.1.3", "--name", "A") == 0
    commit(repo, "A")
    assert git(repo, "merge", "-q", "-m", "Merge", "b").returncode == 0
    entry = entry_of(repo, "1.1.3")
    assert (entry.text, entry.origin) == ("Words of B.", "human A")
    assert find_standing(entry).state == "edited"
    assert find_standing(entry).who == ""
    assert "A" not in cited(repo)
    assert run(repo, "sign", "--from-git", "--yes") == 0
    assert find_standing(entry_of(repo, "1.1.3")).who == "B"


def test_3_an_inserted_sentence_gives_no_neighbour_its_english(repo: Path) -> None:
    assert run(repo, "sign", "1.1.*", "--name", "A") == 0
    path = find_catalogue_path(repo, id, "en")
    before = {entry.source: (entry.text, entry.human) for entry in load_catalogue(path).entries.values()}
    received = repo / "texts" / id / "received.txt"
    whole = received.read_text(encoding="utf-8")
    at = whole.index("當今世界正經歷")
    received.write_text(f"{whole[:at]}這是新加的一句。{whole[at:]}", encoding="utf-8")
    assert run(repo, "sync") == 0
    after = load_catalogue(path).entries
    assert [entry.text for key, entry in after.items() if entry.source not in before] == [""]
    assert {e.source: (e.text, e.human) for e in after.values() if e.source in before} == before
    assert not any(entry.fuzzy for entry in after.values())


def test_4_what_is_imported_under_a_foreign_name_is_signed_by_nobody(repo: Path) -> None:
    """Corrected English comes back with signatures of its own making: it is used, and counts as unreviewed."""
    theirs = repo / "theirs.po"
    catalogue = load_catalogue(find_catalogue_path(repo, id, "en"))
    stood = catalogue.entries["1.1.3"].text
    words = f"{stood.removesuffix('.')}, as is well known."
    corrected = put_new_words(catalogue.entries["1.1.3"], words, "human A")
    save_catalogue(replace(catalogue, path=theirs, entries={"1.1.3": corrected}))
    assert run(repo, "import", str(theirs)) == 0
    entry = entry_of(repo, "1.1.3")
    assert (entry.text, [(s.who, s.text) for s in entry.suggestions]) == (stood, [("memory theirs.po (A)", words)])
    change(repo, "1.1.3", lambda entry: replace(entry, text="", suggestions=()))
    list(fill(repo, Scripted({})))
    entry = entry_of(repo, "1.1.3")
    assert (entry.text, entry.origin) == (words, "memory theirs.po (A)")
    assert find_standing(entry).state == "draft"


def test_5_a_mistyped_key_and_a_deleted_entry_cost_no_english(repo: Path) -> None:
    path = find_catalogue_path(repo, id, "en")
    text = path.read_text(encoding="utf-8")
    blocks = text.replace('msgctxt "18.1.1"', 'msgctxt "18.1.l"').split("\n\n")
    path.write_text("\n\n".join(block for block in blocks if 'msgctxt "1.1.3"' not in block), encoding="utf-8")
    assert run(repo, "check") == 1
    assert run(repo, "sync") == 0
    assert path.read_text(encoding="utf-8") == text


def test_6_stale_english_is_not_cited_as_reviewed(repo: Path) -> None:
    assert run(repo, "sign", "*", "--name", "A") == 0
    assert "A" in cited(repo)
    path = find_catalogue_path(repo, id, "en")
    catalogue = load_catalogue(path)
    entries = {k: replace(e, fuzzy=True, previous=f"{e.source}旧") for k, e in catalogue.entries.items()}
    save_catalogue(replace(catalogue, entries=entries))
    assert "A" not in cited(repo)


def cited(repo: Path) -> list[str]:
    """The words of what the whole text's citation says of its translator."""
    (repo / "mkdocs.yml").write_bytes((root / "mkdocs.yml").read_bytes())
    return make_citation(load_site(repo).text(id), "en", None, "https://example.org/").translator.split()
