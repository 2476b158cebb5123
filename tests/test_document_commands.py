"""A new version of a text, another name for it, its end: what the commands write, refuse and print."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalogue_file import english_of
from document.__main__ import main
from document.changes.withdrawing import find_withdrawn
from document.files import replace_file
from document.publication.load import find_texts, load_publication
from edits import sync
from second_texts import add_texts, law_id, notice_id


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    add_texts(tmp_path)
    sync(tmp_path)
    return tmp_path


def run(repo: Path, *command: str) -> int:
    return main(["--root", str(repo), *command])


def snapshot(repo: Path) -> dict[str, bytes]:
    """Every file but those of locks."""
    paths = (path for path in repo.rglob("*") if path.is_file() and path.suffix != ".lock")
    return {str(path.relative_to(repo)): path.read_bytes() for path in paths}


def bring(repo: Path, *changes: tuple[str, str]) -> int:
    """The law with these words in the place of others."""
    text = (repo / "texts" / law_id / "received.txt").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    (repo / "new.txt").write_text(text, encoding="utf-8")
    return run(repo, "update", law_id, str(repo / "new.txt"))


def test_a_new_version_takes_its_line_numbers_along(repo: Path) -> None:
    before = load_publication(repo / "texts" / law_id)
    assert bring(repo, ("某某市旧书流通条例\n", "\n\n某某市旧书流通条例\n"), ("不得使用胶带。", "")) == 0
    after = load_publication(repo / "texts" / law_id)
    assert (repo / "texts" / law_id / "received.txt").read_bytes() == (repo / "new.txt").read_bytes()
    assert after.document.title.text == before.document.title.text
    assert [piece.text for piece in after.furniture] == [piece.text for piece in before.furniture]
    assert after.kept.retired == ("16.1.2",)
    assert len(after.document.parts) == len(before.document.parts)


def test_what_is_added_at_the_end_of_a_part_belongs_to_it_and_is_named(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bring(repo, ("附件\n", "第四十五条　旧书应当轻拿轻放。\n附件\n")) == 0
    assert "轻拿轻放" in capsys.readouterr().out
    assert load_publication(repo / "texts" / law_id).document.role("article")[-3].key == "45"


def test_a_line_that_is_named_and_gone_is_a_fault_and_nothing_is_written(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = snapshot(repo)
    assert bring(repo, ("（责任编辑：某某）", "")) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert f"{law_id}/publication.yaml:" in line
    assert snapshot(repo) == {**before, "new.txt": (repo / "new.txt").read_bytes()}


def test_a_version_that_cannot_be_read_is_told_by_its_own_name(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = snapshot(repo)
    assert bring(repo, ("第九条", "第十九条")) == 1
    assert all(line.startswith(f"{repo}/new.txt:") for line in capsys.readouterr().err.splitlines())
    assert snapshot(repo) == {**before, "new.txt": (repo / "new.txt").read_bytes()}


def test_a_run_that_is_killed_between_the_two_files_is_ended_by_the_next(
    repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = []

    def die_at_last(path: Path, *rest: bytes | None) -> None:
        written.append(path.name)
        if path.name == "publication.yaml":
            raise KeyboardInterrupt
        replace_file(path, *rest)  # type: ignore[arg-type]

    change = ("某某市旧书流通条例\n", "\n\n某某市旧书流通条例\n")
    monkeypatch.setattr("document.changes.update.replace_file", die_at_last)
    with pytest.raises(KeyboardInterrupt):
        bring(repo, change)
    assert "received.txt" in written
    monkeypatch.undo()
    assert run(repo, "update", law_id, str(repo / "new.txt")) == 0
    assert load_publication(repo / "texts" / law_id).kept.retired == ()
    assert not [path for path in (repo / "texts" / law_id).iterdir() if "next" in path.name]


def test_a_renamed_text_takes_its_english_along(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = english_of(repo, law_id)
    (repo / "docs/en").mkdir(parents=True)
    (repo / "docs/en/index.md").write_text(f"# Home\n\n::: contents {law_id}\n", encoding="utf-8")
    assert run(repo, "rename", law_id, "old-books") == 0
    assert "docs/en/index.md:3: " in capsys.readouterr().out
    sync(repo)
    assert english_of(repo, "old-books") == before
    assert {folder.name for folder in find_texts(repo)} == {"old-books", notice_id}
    assert load_publication(repo / "texts/old-books").formerly == (law_id,)
    assert run(repo, "rename", "old-books", law_id) == 0
    assert load_publication(repo / "texts" / law_id).formerly == ("old-books",)
    sync(repo)
    assert english_of(repo, law_id) == before


@pytest.mark.parametrize("new", [notice_id, "full"])
def test_a_name_that_is_taken_is_refused(repo: Path, new: str) -> None:
    before = snapshot(repo)
    assert run(repo, "rename", law_id, new) == 1
    assert snapshot(repo) == before


def test_a_withdrawn_text_is_no_text_and_nothing_of_it_is_lost(repo: Path) -> None:
    before = snapshot(repo)
    assert run(repo, "withdraw", law_id, "--reason", "It was repealed.") == 0
    assert [folder.name for folder in find_texts(repo)] == [notice_id]
    sync(repo)
    after = snapshot(repo)
    (added,) = after.keys() - before.keys()
    assert {name: after[name] for name in before} == before
    (withdrawn,) = find_withdrawn(repo)
    assert (withdrawn.ids, withdrawn.reason) == ((law_id,), "It was repealed.")
    assert "3_1" in withdrawn.places
    (repo / added).unlink()
    assert len(find_texts(repo)) == 2
