"""Signing: by key, from git's authors, taken back; suggestions shown, taken, dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from catalogue_repo import change, commit, copy_repository, entry_of, git, retype, run
from hangzhou_text import text_id as id
from translate.catalogue.comments import hash_words
from translate.catalogue.entries import Entry, find_catalogue_path
from translate.catalogue.state import find_standing
from translate.catalogue.words import put_new_words, put_words
from translate.signing.authors import Edit
from translate.signing.from_git import Asked, print_sign_from_git

pytestmark = pytest.mark.slow
# Most make a history in git and ask it.


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return copy_repository(tmp_path / "repo")


def state(repo: Path, key: str) -> str:
    standing = find_standing(entry_of(repo, key))
    return f"{standing.state} {standing.who}".strip()


def test_a_person_signs_what_stands_there_and_takes_it_back(repo: Path) -> None:
    before = entry_of(repo, "18.1.1")
    assert run(repo, "sign", "18.1.1", "20.*", "--name", "Your Name") == 0
    assert state(repo, "18.1.1") == "reviewed Your Name"
    assert state(repo, "18.1.2") == "draft"
    signed = hash_words(before.source)
    assert entry_of(repo, "18.1.1") == replace(
        before, origin="human Your Name", was=f"draft {before.hash}", signed=signed
    )
    retype(repo, "18.1.1", "Other words.")
    assert state(repo, "18.1.1") == "edited"
    retype(repo, "18.1.1", before.text)
    assert run(repo, "unsign", "18.1.1") == 0
    assert entry_of(repo, "18.1.1") == before


def test_what_was_signed_has_its_former_state_again(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    untouched = find_catalogue_path(repo, id, "en").read_bytes()
    assert run(repo, "sign", "18.1.1", "--name", "A") == run(repo, "sign", "18.1.1", "--name", "A") == 0
    assert run(repo, "unsign", "18.1.1") == 0
    assert find_catalogue_path(repo, id, "en").read_bytes() == untouched
    retype(repo, "18.1.1", "Words of a person.")
    edited = entry_of(repo, "18.1.1")
    assert run(repo, "sign", "18.1.1", "--name", "A") == 0
    assert run(repo, "unsign", "18.1.1") == 0
    assert entry_of(repo, "18.1.1") == edited
    assert "it is edited, as before" in capsys.readouterr().out
    assert run(repo, "restamp", "18.1.1", "--origin", "official The Office") == 0
    assert run(repo, "unsign", "18.1.1") == 0
    assert entry_of(repo, "18.1.1") == edited
    assert run(repo, "sign", "18.1.1", "--name", "A") == 0
    retype(repo, "18.1.1", "Words of a model.")
    assert run(repo, "restamp", "18.1.1", "--origin", "draft") == 0
    assert entry_of(repo, "18.1.1").was == ""


@pytest.mark.parametrize(("previous", "said"), [("", "marked as needing work"), ("旧文。", "the Chinese has changed")])
def test_what_is_marked_is_signed_by_choice_alone(
    repo: Path, previous: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    change(repo, "18.1.1", lambda entry: replace(entry, fuzzy=True, previous=previous))
    marked = entry_of(repo, "18.1.1")
    assert run(repo, "sign", "18.1.1", "18.1.2", "--name", "A") == 1
    assert f"18.1.1: {said}; look at it again, then add --settle" in capsys.readouterr().err
    assert entry_of(repo, "18.1.1") == marked
    assert run(repo, "sign", "18.1.1", "18.1.2", "--name", "A", "--settle") == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.endswith(f"signed, human A; the mark is gone: {said}")
    assert second.endswith("signed, human A")
    assert not entry_of(repo, "18.1.1").fuzzy


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("sign", "18.1.1", "18.1.1x", "--name", "B"), "no segment '18.1.1x'; did you mean '18.1.1'?"),
        (("sign", "18.1.1", "1.1.2", "--name", "B"), "1.1.2: there is no English to sign"),
        (("sign", "18.1.1,18.1.2", "--name", "B"), "no comma: 18.1.1 18.1.2"),
        (("sign", "18.1.1-18.1.3", "--name", "B"), "name each of them: 18.1.1 18.1.2 18.1.3"),
        (("sign", "18.1.1–3", "--name", "B"), "name each of them: 18.1.1 18.1.2 18.1.3"),
        (("sign", "18.1.1..21.1.1", "--name", "B"), "with a star all that begin alike: '18.*' '19.*'"),
        (("sign", "18-20", "--name", "B"), "with a star all that begin alike"),
        (("sign", "18.1.1"), "no key or no name"),
        (("sign", "18.1.1", "--name", " "), "is no name"),
        (("sign", "18.1.1", "--name", "3f2a91c0"), "is no name"),
        (("sign", "18.1.1", "--name", "A\nB"), "'A\\nB' is no name"),
        (("sign", "18.1.1", "--name", "A\x07"), "is no name"),
        (("sign", "1.1.1", "--author", "B", "--name", "B"), "--author is for --from-git"),
        (("sign", "--from-git", "--name", "B"), "git names the authors"),
        (("sign", "--from-git", "no-such-revision"), "git knows no revision 'no-such-revision'"),
        (("sign", "18.1.1", "--text", "hangzhou", "--name", "B"), "no text 'hangzhou'; did you mean"),
        (("unsign", "18.1.1"), "nobody has signed these words"),
        (("restamp", "18.1.1", "--origin", "human B"), "a person signs"),
        (("restamp", "18.1.1", "--origin", "draught"), "unknown origin 'draught'"),
        (("restamp", "18.1.1", "1.1.1", "--origin", "draft"), "1.1.1: it is human A's"),
        (("suggestions", "18.1.1", "--take"), "nothing is suggested"),
        (("suggestions", "--take"), "no key"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_written(
    repo: Path, arguments: tuple[str, ...], problem: str, capsys: pytest.CaptureFixture[str]
) -> None:
    change(repo, "1.1.1", lambda entry: put_new_words(entry, entry.text, "human A"))
    change(repo, "1.1.2", lambda entry: replace(entry, text=""))
    before = git(repo, "diff").stdout
    assert run(repo, *arguments) == 1
    assert problem in capsys.readouterr().err
    assert git(repo, "diff").stdout == before


def test_git_names_who_edited_also_across_a_merge(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(repo, "checkout", "-qb", "a")
    retype(repo, "1.1.1", "Words of A.")
    commit(repo, "A")
    git(repo, "checkout", "-q", "main")
    retype(repo, "18.1.1", "Words of B.")
    commit(repo, "B")
    assert git(repo, "merge", "-q", "-m", "By C", "a").returncode == 0
    retype(repo, "2.1.1", "Words of a model.")
    retype(repo, "3.1.1", "Words to look at.")
    change(repo, "3.1.1", lambda entry: replace(entry, fuzzy=True))
    commit(repo, "D")
    retype(repo, "6.1.1", "Not committed.")
    assert run(repo, "restamp", "2.1.1", "--origin", "draft") == 0
    capsys.readouterr()
    assert run(repo, "sign", "--from-git") == 1
    told, refused = capsys.readouterr()
    assert "1.1.1: A, 20" in told
    assert "18.1.1: B, 20" in told
    assert "2.1.1" not in told
    assert "3.1.1: left, marked as needing work" in told
    assert "6.1.1: left, not committed yet" in told
    assert "nothing is signed, since nobody is at a terminal to be asked; add --yes" in refused
    assert state(repo, "1.1.1") == "edited"
    assert run(repo, "sign", "--from-git", "--yes") == 0
    states = [state(repo, key) for key in ("1.1.1", "18.1.1", "2.1.1", "3.1.1", "6.1.1")]
    assert states == ["reviewed A", "reviewed B", "draft", "edited", "edited"]


def test_only_what_came_after_a_revision_or_is_named(repo: Path) -> None:
    for key, author in (("1.1.1", "A"), ("18.1.1", "B"), ("19.1.1", "B")):
        retype(repo, key, f"Words of {author}.")
        commit(repo, author)
    assert run(repo, "sign", "--from-git", "HEAD~2", "18.*", "--yes") == 0
    assert [state(repo, key) for key in ("1.1.1", "18.1.1", "19.1.1")] == ["edited", "reviewed B", "edited"]


def test_commits_of_other_files_hide_nobody(repo: Path) -> None:
    retype(repo, "1.1.1", "Words of A.")
    commit(repo, "A")
    (repo / "glossary.yaml").write_text("# Another.\n" + (repo / "glossary.yaml").read_text("utf-8"), encoding="utf-8")
    commit(repo, "C")
    retype(repo, "18.1.1", "Words of B.")
    commit(repo, "B")
    assert run(repo, "sign", "--from-git", "--yes") == 0
    assert [state(repo, key) for key in ("1.1.1", "18.1.1")] == ["reviewed A", "reviewed B"]


def test_what_changes_between_the_question_and_the_answer_is_not_signed(repo: Path) -> None:
    for key in ("1.1.1", "18.1.1"):
        retype(repo, key, "Words of A.")
    commit(repo, "A")

    def answer(author: str, theirs: Sequence[Edit]) -> Sequence[Edit]:
        retype(repo, "1.1.1", "Words of B.")
        return theirs

    print_sign_from_git(find_catalogue_path(repo, id, "en"), Asked(), answer)
    assert [state(repo, key) for key in ("1.1.1", "18.1.1")] == ["edited", "reviewed A"]


def test_one_author_is_named_and_one_sentence_confirmed(
    repo: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for key, who in (("1.1.1", "A"), ("18.1.1", "B"), ("18.1.2", "B")):
        retype(repo, key, f"Words of {who}.")
        commit(repo, who)
    assert run(repo, "sign", "--from-git", "--author", "C", "--yes") == 1
    assert "git has nothing of 'C' here; use one of: A, B" in capsys.readouterr().err
    asked: list[str] = []
    answers = iter(["each", "n", "y"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda question: asked.append(question) or next(answers))  # type: ignore[func-returns-value]
    assert run(repo, "sign", "--from-git", "--author", "B") == 0
    assert [question.split(":")[0] for question in asked] == [
        "sign these 2 as B? [y]es, [N]o, [e]ach",
        "18.1.1",
        "18.1.2",
    ]
    assert [state(repo, key) for key in ("1.1.1", "18.1.1", "18.1.2")] == ["edited", "edited", "reviewed B"]


def test_words_that_came_with_a_changed_key_are_still_their_authors(repo: Path) -> None:
    retype(repo, "1.1.1", "Words of A.")
    commit(repo, "A")
    change(repo, "1.1.1", lambda entry: replace(entry, notes=("A note of B's.",)))
    commit(repo, "B")
    assert run(repo, "sign", "--from-git", "--yes") == 0
    assert state(repo, "1.1.1") == "reviewed A"


def suggested(entry: Entry, owner: str, who: str = "mt argos zh_en 1.9") -> Entry:
    return put_words(put_new_words(entry, "Stood here.", owner), "Suggested.", who, who, "the Chinese has changed")


def test_a_suggestion_is_shown_and_taken_with_the_origin_that_it_has(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(repo, "1.1.1", lambda entry: suggested(entry, "human A"))
    assert run(repo, "suggestions") == 0
    now, first = capsys.readouterr().out.splitlines()
    assert now.endswith(": 1.1.1: now: Stood here.")
    assert first.endswith(": 1.1.1: 1: mt argos zh_en 1.9, the Chinese has changed: Suggested.")
    assert run(repo, "suggestions", "1.1.1", "--take") == 0
    assert (entry_of(repo, "1.1.1").text, state(repo, "1.1.1")) == ("Suggested.", "draft argos zh_en 1.9")
    assert run(repo, "suggestions", "1.1.1", "--take", "--name", "B") == 0
    assert (entry_of(repo, "1.1.1").text, state(repo, "1.1.1")) == ("Stood here.", "reviewed B")


def test_a_tools_change_of_signed_words_is_nobodys_until_it_is_signed(repo: Path) -> None:
    change(repo, "1.1.1", lambda entry: suggested(entry, "human A", "apply-terms"))
    assert run(repo, "suggestions", "1.1.1", "--take") == 0
    assert (entry_of(repo, "1.1.1").text, state(repo, "1.1.1")) == ("Suggested.", "edited")
    assert run(repo, "suggestions", "1.1.1", "--take") == 0
    assert (entry_of(repo, "1.1.1").text, state(repo, "1.1.1")) == ("Stood here.", "reviewed A")
    assert run(repo, "suggestions", "1.1.1", "--drop") == 0
    assert entry_of(repo, "1.1.1").suggestions == ()


def test_of_several_suggestions_one_is_named(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(repo, "1.1.1", lambda entry: suggested(suggested(entry, "human A"), "human A", "apply-terms"))
    assert run(repo, "suggestions", "1.1.1", "--take") == 1
    assert "add --number and one of 1 to 2" in capsys.readouterr().err
    assert run(repo, "suggestions", "1.1.1", "--drop", "--number", "2") == 0
    assert [s.who for s in entry_of(repo, "1.1.1").suggestions] == ["mt argos zh_en 1.9"]


def test_what_somebody_has_signed_is_signed_once(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(repo, "sign", "1.1.1", "--name", "A") == 0
    signed = entry_of(repo, "1.1.1")
    for name in ("A", "B"):
        capsys.readouterr()
        assert run(repo, "sign", "1.1.1", "--name", name) == 0
        assert "1.1.1: already signed by A; nothing to do" in capsys.readouterr().out
        assert entry_of(repo, "1.1.1") == signed
    change(repo, "1.1.1", lambda entry: replace(entry, fuzzy=True))
    assert run(repo, "sign", "1.1.1", "--name", "B", "--settle") == 1
    assert "it is human A's; run .venv/bin/python -m translate unsign 1.1.1" in capsys.readouterr().err


@pytest.mark.parametrize("previous", ["", "旧文。"])
def test_taking_a_suggestion_leaves_the_mark_unless_it_is_settled(
    repo: Path, previous: str, capsys: pytest.CaptureFixture[str]
) -> None:
    retype(repo, "1.1.1", "Edited.")
    change(repo, "1.1.1", lambda e: put_words(e, "Suggested.", "draft", "apply-terms", "a term"))
    change(repo, "1.1.1", lambda entry: replace(entry, fuzzy=True, previous=previous))
    marked = entry_of(repo, "1.1.1")
    assert run(repo, "suggestions", "1.1.1", "--take", "--name", "B") == 1
    assert "look at it again, then add --settle" in capsys.readouterr().err
    assert entry_of(repo, "1.1.1") == marked
    assert run(repo, "suggestions", "1.1.1", "--take") == 0
    assert "the mark stays" in capsys.readouterr().out
    taken = entry_of(repo, "1.1.1")
    assert (taken.text, taken.fuzzy, taken.previous) == ("Suggested.", True, previous)
    assert run(repo, "suggestions", "1.1.1", "--take", "--name", "B", "--settle") == 0
    assert (state(repo, "1.1.1"), entry_of(repo, "1.1.1").fuzzy) == ("reviewed B", False)


def test_words_that_are_taken_back_are_not_signed_for_other_chinese(repo: Path) -> None:
    assert run(repo, "sign", "1.1.1", "--name", "A") == 0
    change(repo, "1.1.1", lambda e: put_words(e, "Suggested.", "draft", "apply-terms", "a term"))
    assert run(repo, "suggestions", "1.1.1", "--take") == 0
    change(repo, "1.1.1", lambda entry: replace(entry, source=f"{entry.source}新。"))
    assert run(repo, "suggestions", "1.1.1", "--take") == 0
    assert state(repo, "1.1.1") == "reviewed A"
    assert find_standing(entry_of(repo, "1.1.1")).stale


def test_a_signers_name_may_have_a_comma(repo: Path) -> None:
    assert run(repo, "sign", "1.1.1", "--name", "Name, Your") == 0
    change(repo, "1.1.1", lambda e: put_words(e, "Suggested.", "draft", "apply-terms", "a term"))
    assert run(repo, "suggestions", "1.1.1", "--take") == 0
    assert entry_of(repo, "1.1.1").suggestions[0].who == "human Name; Your"


def test_what_stood_under_a_signature_is_known_after_a_suggestion_was_taken(repo: Path) -> None:
    before = entry_of(repo, "1.1.1")
    assert run(repo, "sign", "1.1.1", "--name", "A") == 0
    change(repo, "1.1.1", lambda e: put_words(e, "Suggested.", "draft", "apply-terms", "a term"))
    assert run(repo, "suggestions", "1.1.1", "--take", "--name", "A") == 0
    assert run(repo, "suggestions", "1.1.1", "--take", "--name", "A") == 0
    assert run(repo, "unsign", "1.1.1") == 0
    assert (state(repo, "1.1.1"), entry_of(repo, "1.1.1").text) == ("draft", before.text)
