"""Two people in two branches: git merges or says that it cannot, and nobody gets or loses words by it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from catalogue_repo import commit, git
from document.errors import InputError
from translate.catalogue.entries import Catalogue, Entry, load_catalogue, make_catalogue, save_catalogue
from translate.catalogue.words import put_new_words
from translate.sync.merging import merge, merge_entries
from translate.sync.recovery import recover_entries

first, second = "1.1.3", "1.1.4"
sentences = [f"第{n}句，说的是第{n}件大事。" for n in "一二三四五六七"]
made_for = {f"English of number {n}.": sentence for n, sentence in enumerate(sentences, start=1)}


@dataclass
class Desk:
    """A branch on disk, with what is known of whose words are whose."""

    folder: Path

    @property
    def path(self) -> Path:
        return self.folder / "x.po"

    @property
    def text(self) -> list[str]:
        return (self.folder / "text.txt").read_text(encoding="utf-8").split()

    @text.setter
    def text(self, lines: list[str]) -> None:
        (self.folder / "text.txt").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")

    @property
    def sources(self) -> dict[str, str]:
        return {f"1.1.{number}": line for number, line in enumerate(self.text, start=1)}

    def change(self, key: str, make: Callable[[Entry], Entry]) -> None:
        catalogue = load_catalogue(self.path)
        save_catalogue(replace(catalogue, entries={**catalogue.entries, key: make(catalogue.entries[key])}))


def edit(desk: Desk, key: str, who: str) -> None:
    desk.change(key, lambda entry: replace(entry, text=f"{who} wrote this for {key}."))


def sign(desk: Desk, key: str, who: str) -> None:
    desk.change(key, lambda entry: put_new_words(entry, entry.text, f"human {who}"))


def write(desk: Desk, key: str, who: str) -> None:
    edit(desk, key, who)
    sign(desk, key, who)


def note(desk: Desk, key: str, who: str) -> None:
    desk.change(key, lambda entry: replace(entry, notes=(*entry.notes, f"A note by {who}.")))


def doubt(desk: Desk, key: str, who: str) -> None:
    desk.change(key, lambda entry: replace(entry, fuzzy=True))


def move(desk: Desk, key: str, who: str) -> None:
    """The sentence goes to the end of the text, and sync gives the keys anew."""
    lines = desk.text
    lines.append(lines.pop(int(key.rsplit(".", 1)[1]) - 1))
    desk.text = lines
    save_catalogue(merge(load_catalogue(desk.path), desk.sources))


def delete(desk: Desk, key: str, who: str) -> None:
    catalogue = load_catalogue(desk.path)
    save_catalogue(replace(catalogue, entries={k: e for k, e in catalogue.entries.items() if k != key}))


actions = {act.__name__: act for act in (edit, sign, write, note, doubt, move, delete)}


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Seven sentences with English, one of them signed."""
    desk = Desk(tmp_path_factory.mktemp("start") / "repo")
    desk.folder.mkdir()
    desk.text = sentences
    entries = {
        key: put_new_words(Entry(key, source), english, "human Base" if key == first else "draft")
        for (key, source), english in zip(desk.sources.items(), made_for, strict=True)
    }
    save_catalogue(replace(make_catalogue(desk.path, "x"), entries=entries))
    git(desk.folder, "init", "-q", "-b", "main")
    git(desk.folder, "add", "-A")
    commit(desk.folder, "Base")
    git(desk.folder, "branch", "b")
    return desk.folder


@pytest.mark.slow
@pytest.mark.parametrize("theirs", actions)
@pytest.mark.parametrize("mine", actions)
@pytest.mark.parametrize("key", [first, second], ids=["same", "neighbour"])
def test_no_words_are_lost_or_credited_to_another(
    start: Path, tmp_path: Path, mine: str, theirs: str, key: str
) -> None:
    desk = Desk(Path(shutil.copytree(start, tmp_path / "repo")))
    stood = dict(load_catalogue(desk.path).entries)
    work(desk, "main", mine, first, "A")
    of_a = dict(load_catalogue(desk.path).entries)
    work(desk, "b", theirs, key, "B")
    of_b = dict(load_catalogue(desk.path).entries)
    git(desk.folder, "checkout", "-q", "main")
    if git(desk.folder, "merge", "-q", "-m", "Merge", "b").returncode:
        assert_told(desk, mine, theirs)
        return
    if faults := faults_of(desk.path):
        assert all("stands in line" in fault for fault in faults)
        return
    merged = load_catalogue(desk.path)
    signed = {(e.origin, e.text) for e in (*stood.values(), *of_a.values(), *of_b.values()) if e.human}
    written = {words(mine, first, "A"), words(theirs, key, "B")} - {""}
    assert_held(merged, signed, written, notes_of(mine, theirs))
    synced = merge_entries(merged, desk.sources, lambda missing: recover_entries(desk.path, missing)).catalogue
    assert_held(synced, signed, written, notes_of(mine, theirs))
    assert {entry.text for entry in synced.entries.values()} >= set(untouched(stood, {first, key}))
    assert all(entry.text for entry in synced.entries.values())


def work(desk: Desk, branch: str, action: str, key: str, who: str) -> None:
    git(desk.folder, "checkout", "-q", branch)
    actions[action](desk, key, who)
    commit(desk.folder, who)


def assert_told(desk: Desk, mine: str, theirs: str) -> None:
    """git has written both sides into a file, and no command takes that for a catalogue or loses one of them."""
    content = "".join(path.read_text(encoding="utf-8") for path in (desk.path, desk.folder / "text.txt"))
    assert "<<<<<<<" in content
    for action, key, who in ((mine, first, "A"), (theirs, "", "B")):
        if action in {"edit", "write"}:
            assert f"{who} wrote this for {key}" in content
    if "<<<<<<<" in desk.path.read_text(encoding="utf-8"):
        with pytest.raises(InputError, match="a merge conflict"):
            load_catalogue(desk.path)


def assert_held(catalogue: Catalogue, signed: set[tuple[str, str]], written: set[str], notes: set[str]) -> None:
    entries = [*catalogue.entries.values(), *catalogue.obsolete.values()]
    assert {(entry.origin, entry.text) for entry in entries if entry.human} <= signed
    assert written <= {entry.text for entry in entries}
    assert notes <= {note for entry in entries for note in entry.notes}
    for entry in entries:
        assert made_for.get(entry.text, entry.source) in {entry.source, entry.previous}


def faults_of(path: Path) -> list[str]:
    try:
        load_catalogue(path)
    except InputError as error:
        return [fault.problem for fault in error.faults]
    return []


def words(action: str, key: str, who: str) -> str:
    return f"{who} wrote this for {key}." if action in {"edit", "write"} else ""


def notes_of(mine: str, theirs: str) -> set[str]:
    return {f"A note by {who}." for action, who in ((mine, "A"), (theirs, "B")) if action == "note"}


def untouched(entries: dict[str, Entry], keys: set[str]) -> Iterator[str]:
    return (entry.text for key, entry in entries.items() if key not in keys)
