"""sync killed between keys.tsv and the catalogue, or run twice at once: the next run ends what was begun."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from document.changes.keeping import write_keys
from document.keys.table import keys_file, read_table
from document.lock import locked
from edits import edit_lines, sync
from killing import ends_well, kill_at, start
from second_texts import add_texts, law_id

names = (f"texts/{law_id}/keys.tsv", f"translate/po/en/{law_id}.po")


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """A law of which a sentence has changed, one has moved, one is new and one is gone since the last sync."""
    repo = tmp_path / "repo"
    add_texts(repo, [law_id])
    sync(repo)
    edit_lines(repo, law_id, amend)
    return repo


def amend(lines: list[str]) -> None:
    changes = [
        ("修补旧书应当使用无酸纸和淀粉浆糊。", "修补应当小心。修补旧书应当使用无酸纸。"),
        ("不得使用胶带。", ""),
        ("读书会不得收费。", ""),
        ("流通点可以举办读书会。", "读书会不得收费。流通点可以举办读书会。"),
    ]
    for old, new in changes:
        place = next(n for n, line in enumerate(lines) if old in line)
        lines[place] = lines[place].replace(old, new)


def read(repo: Path) -> list[bytes]:
    return [(repo / name).read_bytes() for name in names]


def run_whole(repo: Path, copy: Path) -> list[bytes]:
    """What one run that nobody disturbs makes of it."""
    shutil.copytree(repo, copy)
    sync(copy)
    return read(copy)


def test_a_run_that_dies_behind_the_keys_is_ended_by_the_next(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted, before = run_whole(repo, tmp_path / "copy"), read(repo)

    def die(*_: object) -> None:
        raise SystemExit

    monkeypatch.setattr("translate.sync.command.change_catalogue", die)
    with pytest.raises(SystemExit):
        sync(repo)
    assert read(repo) == [wanted[0], before[1]]
    assert wanted[0] != before[0]
    monkeypatch.undo()
    sync(repo)
    assert read(repo) == wanted


def test_keys_that_another_run_gives_meanwhile_are_not_given_again(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other has seen another sentence in the place of the new one."""
    folder = repo / "texts" / law_id
    received = folder / "received.txt"
    text = received.read_text(encoding="utf-8")

    @contextmanager
    def come_late(path: Path) -> Iterator[None]:
        monkeypatch.undo()
        received.write_text(text.replace("修补应当小心。", "旧书怕水。"), encoding="utf-8")
        write_keys(folder)
        received.write_text(text, encoding="utf-8")
        with locked(path):
            yield

    monkeypatch.setattr("document.changes.keeping.locked", come_late)
    publication, _ = write_keys(folder)
    kept = {row.key: row for row in read_table(folder / keys_file)}
    assert kept["16.1.0a"].retired
    assert kept["16.1.0b"].chinese == "修补应当小心。"
    assert publication.kept.new == ("16.1.0b",)


@pytest.mark.slow
@pytest.mark.parametrize("wait", [0.0, 0.01, 0.05])
def test_a_killed_run_is_ended_by_the_next(repo: Path, tmp_path: Path, wait: float) -> None:
    wanted, before = run_whole(repo, tmp_path / "copy"), read(repo)
    process = start("--root", repo, "sync")
    kill_at(process, wait, lambda: read(repo)[0] != before[0])
    assert read(repo)[0] == wanted[0]
    sync(repo)
    assert read(repo) == wanted


@pytest.mark.slow
def test_two_at_once_give_the_keys_of_one(repo: Path, tmp_path: Path) -> None:
    wanted = run_whole(repo, tmp_path / "copy")
    processes = [start("--root", repo, "sync") for _ in range(3)]
    assert [ends_well(process) for process in processes] == [True, True, True]
    assert read(repo) == wanted
