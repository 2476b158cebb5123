"""sync on the real catalogue: mistyped keys, lost entries, other programs' habits, and two writers at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from catalogue_repo import commit, copy_repository, git
from hangzhou_text import text_id as id
from translate.__main__ import main
from translate.catalogue.entries import Catalogue, catalogue_path, load_catalogue, save_catalogue
from translate.catalogue.store import change_catalogue
from translate.catalogue.words import with_words


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return copy_repository(tmp_path / "repo")


def test_a_mistyped_key_is_mended_and_a_deleted_entry_is_back(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = catalogue_path(repo, id, "en")
    before = load_catalogue(path)
    entries = {key: entry for key, entry in before.entries.items() if key != "1.1.3"}
    entries["18.1.x"] = replace(entries.pop("18.1.2"), key="18.1.x")
    save_catalogue(replace(before, entries=entries))
    assert main(["--root", str(repo), "check"]) == 1
    told = capsys.readouterr().out
    assert "18.1.x: complete: this is the Chinese of 18.1.2; run make sync, which gives it that key" in told
    assert "1.1.3: complete: the catalogue lacks this segment of the text; run make sync" in told
    assert main(["--root", str(repo), "sync"]) == 0
    told = capsys.readouterr().out
    assert "18.1.2: its English stood under 18.1.x" in told
    assert "1.1.3: its entry was gone; it is back from git" in told
    assert load_catalogue(path) == before
    assert git(repo, "diff", "--exit-code").returncode == 0


def test_a_deleted_entry_is_back_though_its_going_was_committed(repo: Path) -> None:
    path = catalogue_path(repo, id, "en")
    before = load_catalogue(path)
    save_catalogue(replace(before, entries={k: e for k, e in before.entries.items() if k != "1.1.3"}))
    commit(repo, "Your Name")
    assert main(["--root", str(repo), "sync"]) == 0
    assert load_catalogue(path) == before


def test_what_programs_stamp_into_the_head_goes_and_a_rewrapped_file_is_as_it_was(repo: Path) -> None:
    path = catalogue_path(repo, id, "en")
    before = path.read_text(encoding="utf-8")
    stamped = before.replace(
        '"Language: en\\n"',
        '"PO-Revision-Date: 2026-01-01 00:00+0000\\n"\n"Last-Translator: Your Name <you@example.org>\\n"\n'
        '"Language: en\\n"\n"X-Generator: A Program 1.0\\n"\n"X-Poedit-Basepath: .\\n"\n"X-Note: keep me\\n"',
    )
    sentence = 'msgstr "Over the past five years, '
    path.write_text(stamped.replace(sentence, 'msgstr ""\n"' + sentence.removeprefix('msgstr "') + '"\n"'), "utf-8")
    assert main(["--root", str(repo), "sync"]) == 0
    assert path.read_text(encoding="utf-8").replace('"X-Note: keep me\\n"\n', "") == before


def test_what_an_editor_saves_while_a_command_works_is_not_overwritten(repo: Path) -> None:
    path = catalogue_path(repo, id, "en")
    times: list[int] = []

    def change(catalogue: Catalogue) -> Catalogue:
        if not times:
            path.write_text(
                path.read_text(encoding="utf-8").replace('msgstr "Over the past', 'msgstr "In the past'), "utf-8"
            )
        times.append(1)
        entries = dict(catalogue.entries)
        return replace(catalogue, entries={**entries, "1.1.3": with_words(entries["1.1.3"], "Other.", "draft")})

    change_catalogue(path, change)
    entries = load_catalogue(path).entries
    assert entries["1.1.1"].text.startswith("In the past")
    assert entries["1.1.3"].text == "Other."
    assert len(times) == 2
