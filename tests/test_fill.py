"""`fill`: the glossary is kept or it is said; nothing is lost; others' English and other machines are used."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from document.publication import load_publication
from machine import Scripted, long_repository, repository
from paths import root
from second_texts import law_id as id
from translate.__main__ import main
from translate.catalogue.entries import Catalogue, find_catalogue_path, load_catalogue, save_catalogue
from translate.catalogue.words import put_new_words
from translate.checks.judge import Judge
from translate.glossary.entries import load_glossary
from translate.glossary.uses import Reader
from translate.machine.argos import ArgosEngine
from translate.machine.fill import fill


def catalogue_of(repo: Path) -> Catalogue:
    return load_catalogue(find_catalogue_path(repo, id, "en"))


def test_fill_marks_what_breaks_the_glossary_and_names_why(tmp_path: Path, package: Path) -> None:
    repo = repository(tmp_path / "repo")
    (done,) = fill(repo, ArgosEngine(package))
    catalogue = catalogue_of(repo)
    assert done.pending == len(catalogue.entries)
    assert all(entry.text and entry.origin == "mt argos zh_en 1.0" for entry in catalogue.entries.values())
    judge = Judge(Reader(load_glossary(repo / "glossary.yaml")))
    for entry in catalogue.entries.values():
        found = judge.findings(entry)
        assert not found or entry.fuzzy
        assert {f"check {f.check}: {f.problem}" for f in found} <= set(entry.remarks)
    assert any(not entry.fuzzy for entry in catalogue.entries.values())
    assert "City Library" in catalogue.entries["13.1.2"].text


@pytest.mark.slow
def test_two_undisturbed_runs_give_the_same_bytes(tmp_path: Path, package: Path) -> None:
    found = []
    for name in "ab":
        repo = repository(tmp_path / name)
        list(fill(repo, ArgosEngine(package)))
        found.append(find_catalogue_path(repo, id, "en").read_bytes())
    assert found[0] == found[1]


kinds = {
    "ours": ("mt argos zh_en 0.9", ""),
    "draft": ("draft", ""),
    "edited": ("mt argos zh_en 0.9", "Edited words"),
    "signed": ("human Your Name", ""),
    "official": ("official The Office", ""),
    "imported": ("memory a.tmx", ""),
}
# Name -> an origin, and other words than it speaks of.


@pytest.mark.slow
@pytest.mark.parametrize("kind", kinds)
def test_english_that_is_out_of_date_is_written_anew_only_if_it_is_this_tools_own(
    tmp_path: Path, package: Path, kind: str
) -> None:
    repo = repository(tmp_path / "repo")
    main(["--root", str(repo), "sync"])
    catalogue = catalogue_of(repo)
    origin, edited = kinds[kind]
    old = put_new_words(catalogue.entries["9.1.1"], "Words of before", origin)
    old = replace(old, text=edited or old.text, fuzzy=True, previous="旧的汉语")
    save_catalogue(replace(catalogue, entries={**catalogue.entries, "9.1.1": old}))
    (done,) = fill(repo, ArgosEngine(package))
    assert catalogue_of(repo).entries["9.1.1"] == old
    assert done.pending == len(catalogue.entries) - 1
    (done,) = fill(repo, ArgosEngine(package), stale=True)
    entry = catalogue_of(repo).entries["9.1.1"]
    assert done.pending == 1
    if kind == "ours":
        assert entry.text not in {"", old.text}
        assert (entry.origin, entry.edited, entry.previous) == ("mt argos zh_en 1.0", False, "")
    else:
        assert replace(entry, suggestions=()) == old
        (suggestion,) = entry.suggestions
        assert (suggestion.who, suggestion.why) == ("mt argos zh_en 1.0", "the Chinese has changed")
        assert done.suggested == 1


@pytest.mark.slow
def test_killed_twice_it_ends_complete_and_loses_nothing(tmp_path: Path, package: Path) -> None:
    repo = long_repository(tmp_path / "repo")
    path, all_of_it = find_catalogue_path(repo, id, "en"), len(load_publication(repo / "texts" / id).hans)
    stood: dict[str, str] = {}
    for _ in range(2):
        process = run_fill(repo, package)
        before = path.read_bytes() if path.exists() else b""
        until = time.monotonic() + 60
        while process.poll() is None and (not path.exists() or path.read_bytes() == before or not texts(path)):
            assert time.monotonic() < until
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        now = texts(path)
        assert stood.items() <= now.items()
        stood = now
        assert 0 < len(stood) < all_of_it
    last = run_fill(repo, package)
    last.communicate(timeout=60)
    assert last.returncode == 0
    assert len(texts(path)) == all_of_it
    assert stood.items() <= texts(path).items()
    assert [file.name for file in path.parent.iterdir() if file.suffix == ".tmp"] == []


def texts(path: Path) -> dict[str, str]:
    return {key: entry.text for key, entry in load_catalogue(path).entries.items() if entry.text}


def run_fill(repo: Path, package: Path, *more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "translate", "--root", str(repo), "fill", "--save-every", "0", *more]
    # Argos Translate opens files without an encoding; that is not ours to warn about.
    environment = {**os.environ, "ARGOS_PACKAGES_DIR": str(package.parent), "PYTHONWARNDEFAULTENCODING": ""}
    return subprocess.Popen(
        command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )


def test_a_second_run_says_who_is_at_work(tmp_path: Path, package: Path) -> None:
    repo = repository(tmp_path / "repo")
    engine = ArgosEngine(package)
    waiting = Scripted({})
    told: list[str] = []

    class Slow(Scripted):
        def translate(self, requests: Any) -> Any:
            if not told:
                told.append(run_fill(repo, package).communicate(timeout=60)[1])
            return engine.translate(requests)

    list(fill(repo, Slow(waiting.script, origin=engine.origin)))
    assert f"in use by process {os.getpid()} since 20" in told[0]
    assert len(told[0].splitlines()) == 1


def test_what_somebody_changes_meanwhile_stays(tmp_path: Path, package: Path) -> None:
    """A long run does not write its old copy over a translator's edit."""
    repo = repository(tmp_path / "repo")
    path = find_catalogue_path(repo, id, "en")

    class Watched(Scripted):
        def translate(self, requests: Any) -> Any:
            catalogue = load_catalogue(path)
            entry = put_new_words(catalogue.entries["44.1.2"], "My own words.", "human Your Name")
            save_catalogue(replace(catalogue, entries={**catalogue.entries, "44.1.2": entry}))
            return super().translate(requests)

    list(fill(repo, Watched({})))
    entries = catalogue_of(repo).entries
    assert (entries["44.1.2"].text, entries["44.1.2"].origin) == ("My own words.", "human Your Name")
    assert entries["44.1.1"].text.startswith("Words")


def test_only_its_own_leftovers_are_removed(tmp_path: Path, package: Path) -> None:
    repo = repository(tmp_path / "repo")
    folder = find_catalogue_path(repo, id, "en").parent
    folder.mkdir(parents=True)
    (folder / f".{id}.po.abc.tmp").write_text("half", encoding="utf-8")
    (folder / ".other-text.po.abc.tmp").write_text("somebody is writing this", encoding="utf-8")
    list(fill(repo, Scripted({})))
    assert [path.name for path in folder.glob(".*.tmp")] == [".other-text.po.abc.tmp"]
