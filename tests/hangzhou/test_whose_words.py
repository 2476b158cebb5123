"""Whose the words are, by git: the first who had them, and a machine where git has them as a machine's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from catalogue_repo import change, commit, copy_repository, entry_of, git, retype, run
from document.publication import load_publication
from hangzhou_text import text_id as id
from translate.catalogue.edition import read_translations
from translate.catalogue.entries import Entry, find_catalogue_path, load_catalogue
from translate.catalogue.state import find_standing
from translate.catalogue.words import put_new_words
from translate.glossary.entries import load_glossary
from translate.glossary.uses import Reader
from translate.signing.authors import find_edits

pytestmark = pytest.mark.slow
# Each makes a history in git and asks it.


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return copy_repository(tmp_path / "repo")


def author(repo: Path, key: str) -> str:
    return next(edit.author for edit in find_edits(find_catalogue_path(repo, id, "en")) if edit.entry.key == key)


def write(repo: Path, who: str, text: str = "Words of A.") -> None:
    retype(repo, "1.1.1", text)
    commit(repo, who)


def lose_line(entry: Entry) -> Entry:
    return replace(entry, origin="", hash="")


def lose_hash(entry: Entry) -> Entry:
    return replace(entry, hash="")


def have_another(entry: Entry) -> Entry:
    return replace(entry, hash="3f2a91c0")


@pytest.mark.parametrize("lose", [lose_line, lose_hash, have_another])
def test_words_of_a_machine_stay_a_machines_whatever_becomes_of_their_origin(
    repo: Path, lose: Callable[[Entry], Entry], capsys: pytest.CaptureFixture[str]
) -> None:
    before = entry_of(repo, "1.1.1")
    change(repo, "1.1.1", lose)
    commit(repo, "A")
    assert run(repo, "check") == 1
    assert "1.1.1: comment: these words are draft in git" in (told := capsys.readouterr().out)
    assert "run make sync, which puts it back" in told
    assert run(repo, "sign", "--from-git", "--yes") == 0
    assert "1.1.1: left, git has these words as draft, run make sync" in capsys.readouterr().out
    assert run(repo, "sync") == 0
    assert "1.1.1: its origin was lost; git has these words as a machine's" in capsys.readouterr().out
    assert entry_of(repo, "1.1.1") == before
    assert run(repo, "check") == 0


def test_words_are_whose_who_had_them_first_and_not_whose_who_brought_them_back(repo: Path) -> None:
    stood = entry_of(repo, "1.1.1").text
    write(repo, "A")
    write(repo, "B", "Words of B.")
    write(repo, "C")
    assert author(repo, "1.1.1") == "A"
    git(repo, "revert", "--no-edit", "HEAD")
    assert author(repo, "1.1.1") == "B"
    git(repo, "revert", "--no-edit", "HEAD")
    assert author(repo, "1.1.1") == "A"
    assert stood != entry_of(repo, "1.1.1").text


def test_a_version_with_the_marks_of_a_conflict_hides_nobody(repo: Path) -> None:
    path = find_catalogue_path(repo, id, "en")
    write(repo, "A")
    good = path.read_text(encoding="utf-8")
    lines = ("<<<<<<< HEAD", 'msgstr "Words of A."', "=======", 'msgstr "Words of B."', ">>>>>>> b")
    path.write_text(good.replace('msgstr "Words of A."', "\n".join(lines)), encoding="utf-8")
    commit(repo, "C")
    path.write_text(good, encoding="utf-8")
    commit(repo, "D")
    assert author(repo, "1.1.1") == "A"
    path.write_text(good.replace("Words of A.", "Words of B."), encoding="utf-8")
    commit(repo, "D")
    assert author(repo, "1.1.1") == "C"


def test_a_renamed_file_and_changed_chinese_hide_nobody(repo: Path) -> None:
    path = find_catalogue_path(repo, id, "en")
    git(repo, "mv", str(path), str(path.with_name("old.po")))
    commit(repo, "Somebody")
    old = path.with_name("old.po")
    line = entry_of_path(old)
    old.write_text(old.read_text(encoding="utf-8").replace(f'msgstr "{line}"', 'msgstr "Words of A."'), "utf-8")
    commit(repo, "A")
    git(repo, "mv", str(old), str(path))
    commit(repo, "B")
    assert author(repo, "1.1.1") == "A"
    change(repo, "1.1.1", lambda e: replace(e, source=f"{e.source}新。", previous=e.source, fuzzy=True))
    commit(repo, "C")
    change(repo, "1.1.1", lambda e: replace(e, previous="", fuzzy=False))
    commit(repo, "D")
    assert author(repo, "1.1.1") == "A"


def entry_of_path(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").split("\n")
    return lines[lines.index('msgctxt "1.1.1"') + 2].removeprefix('msgstr "').removesuffix('"')


def test_words_that_went_with_their_entry_and_came_back_are_their_first_authors(repo: Path) -> None:
    path = find_catalogue_path(repo, id, "en")
    write(repo, "A")
    whole = path.read_text(encoding="utf-8")
    blocks = whole.split("\n\n")
    path.write_text("\n\n".join(block for block in blocks if 'msgctxt "1.1.1"' not in block), encoding="utf-8")
    commit(repo, "B")
    path.write_text(whole, encoding="utf-8")
    commit(repo, "C")
    assert author(repo, "1.1.1") == "A"


def test_status_and_signing_name_the_same_person(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(repo, "A")
    write(repo, "B", "Words of B.")
    write(repo, "C")
    assert run(repo, "status", "--format", "tsv") == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [row[rows[0].index("who")] for row in rows if row[rows[0].index("key")] == "1.1.1"] == ["A"]


def test_a_part_of_the_history_is_not_enough_to_sign_by(
    repo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(repo, "A")
    write(repo, "B", "Words of B.")
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repo}", str(shallow))
    assert run(shallow, "sign", "--from-git", "--yes") == 1
    assert "run git fetch --unshallow" in capsys.readouterr().err
    assert author(shallow, "1.1.1") == ""


old, new = "重要戰略機遇期", "危險衰退期"


def rewrite(repo: Path, before: str, after: str) -> None:
    """Change the Chinese of the text, and bring the catalogue up to date."""
    received = repo / "texts" / id / "received.txt"
    text = received.read_text(encoding="utf-8")
    assert before in text
    received.write_text(text.replace(before, after), encoding="utf-8")
    assert run(repo, "sync") == 0


def stale(repo: Path, key: str) -> bool:
    return find_standing(entry_of(repo, key)).stale


@pytest.mark.parametrize("signed", [True, False])
def test_chinese_that_went_back_and_came_again_leaves_no_english_for_it(repo: Path, signed: bool) -> None:
    if signed:
        assert run(repo, "sign", "1.1.4", "--name", "A") == 0
        commit(repo, "A")
    rewrite(repo, old, new)
    commit(repo, "B")
    assert git(repo, "revert", "--no-edit", "HEAD").returncode == 0
    assert not stale(repo, "1.1.4")
    rewrite(repo, old, new)
    assert stale(repo, "1.1.4")
    assert entry_of(repo, "1.1.4").fuzzy


def test_a_signature_and_other_chinese_from_two_branches_are_stale_together(repo: Path) -> None:
    git(repo, "checkout", "-qb", "b")
    rewrite(repo, old, new)
    change(repo, "1.1.4", lambda entry: replace(entry, fuzzy=False, previous=""))
    commit(repo, "B")
    git(repo, "checkout", "-q", "main")
    assert run(repo, "sign", "1.1.4", "--name", "A") == 0
    commit(repo, "A")
    merged = git(repo, "merge", "-q", "-m", "Merge", "b").returncode
    assert merged or stale(repo, "1.1.4")
    if not merged:
        assert run(repo, "sync") == 0
        assert stale(repo, "1.1.4")


def test_a_signed_sentence_stays_stale_where_an_editor_takes_the_marks(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(repo, "sign", "1.1.4", "--name", "A") == 0
    rewrite(repo, old, new)
    change(repo, "1.1.4", lambda entry: replace(entry, fuzzy=False, previous=""))
    assert run(repo, "sync") == 0
    assert stale(repo, "1.1.4")
    capsys.readouterr()
    assert run(repo, "status", "--format", "tsv") == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    (row,) = (dict(zip(rows[0], row, strict=True)) for row in rows if row[rows[0].index("key")] == "1.1.4")
    assert (row["state"], row["condition"]) == ("reviewed", "stale")
    assert "the Chinese is not that for which it was signed" in row["findings"]
    assert run(repo, "sign", "1.1.4", "--name", "A") == 1
    assert run(repo, "sign", "1.1.4", "--name", "A", "--settle") == 0
    assert not stale(repo, "1.1.4")


@pytest.mark.parametrize("signed", [True, False])
def test_english_of_two_sentences_is_stale_with_either(repo: Path, signed: bool) -> None:
    change(repo, "1.1.4", lambda e: replace(put_new_words(e, "", ""), origin="", hash=""))
    change(repo, "1.1.3", lambda entry: replace(entry, with_keys=("1.1.4",)))
    if signed:
        assert run(repo, "sign", "1.1.3", "--name", "A") == 0
    assert not shown_stale(repo, "1.1.3")
    rewrite(repo, old, new)
    assert shown_stale(repo, "1.1.3")
    if signed:
        change(repo, "1.1.3", lambda entry: replace(entry, fuzzy=False, previous=""))
        assert shown_stale(repo, "1.1.3")


def shown_stale(repo: Path, key: str) -> bool:
    """As the site shows it."""
    publication = load_publication(repo / "texts" / id)
    reader = Reader(load_glossary(repo / "glossary.yaml"))
    return read_translations(publication, load_catalogue(find_catalogue_path(repo, id, "en")), reader, ())[key].stale
