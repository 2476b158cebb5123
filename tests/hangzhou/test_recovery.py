"""sync on the real catalogue: mistyped keys, lost entries, other programs' habits, and two writers at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from catalogue_repo import commit, copy_repository, git, retype
from hangzhou_text import text_id as id
from translate.__main__ import main
from translate.catalogue.entries import Catalogue, find_catalogue_path, load_catalogue, save_catalogue
from translate.catalogue.store import change_catalogue
from translate.catalogue.words import put_new_words

pytestmark = pytest.mark.slow
# Most make a history in git and ask it.


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return copy_repository(tmp_path / "repo")


def test_a_mistyped_key_is_mended_and_a_deleted_entry_is_back(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = find_catalogue_path(repo, id, "en")
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
    path = find_catalogue_path(repo, id, "en")
    before = load_catalogue(path)
    save_catalogue(replace(before, entries={k: e for k, e in before.entries.items() if k != "1.1.3"}))
    commit(repo, "Your Name")
    assert main(["--root", str(repo), "sync"]) == 0
    assert load_catalogue(path) == before


def test_what_programs_stamp_into_the_head_goes_and_a_rewrapped_file_is_as_it_was(repo: Path) -> None:
    path = find_catalogue_path(repo, id, "en")
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
    path = find_catalogue_path(repo, id, "en")
    times: list[int] = []

    def change(catalogue: Catalogue) -> Catalogue:
        if not times:
            path.write_text(
                path.read_text(encoding="utf-8").replace('msgstr "Over the past', 'msgstr "In the past'), "utf-8"
            )
        times.append(1)
        entries = dict(catalogue.entries)
        return replace(catalogue, entries={**entries, "1.1.3": put_new_words(entries["1.1.3"], "Other.", "draft")})

    change_catalogue(path, change)
    entries = load_catalogue(path).entries
    assert entries["1.1.1"].text.startswith("In the past")
    assert entries["1.1.3"].text == "Other."
    assert len(times) == 2


@pytest.mark.parametrize(("typed", "other"), [("18.1.2", "18.1.1"), ("18.1.1", "18.1.2")])
def test_a_key_typed_for_its_neighbours_is_told_which_it_should_be(
    repo: Path, capsys: pytest.CaptureFixture[str], typed: str, other: str
) -> None:
    path = find_catalogue_path(repo, id, "en")
    before = path.read_text(encoding="utf-8")
    line = before.split("\n").index(f'msgctxt "{typed}"') + 1
    path.write_text(before.replace(f'msgctxt "{typed}"', f'msgctxt "{other}"'), encoding="utf-8")
    for command in ("check", "sync"):
        assert main(["--root", str(repo), command]) == 1
        told = capsys.readouterr().err
        assert f'with other Chinese; write msgctxt "{typed}" in line {line}, and delete neither' in told
    assert main(["--root", str(repo), "status"]) == 1
    assert "correct the key that is mistyped, and delete neither" in capsys.readouterr().err


def test_an_entry_that_stands_there_twice_is_told_so(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = find_catalogue_path(repo, id, "en")
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    path.write_text("\n\n".join([*blocks[:5], *blocks[4:]]), encoding="utf-8")
    assert main(["--root", str(repo), "check"]) == 1
    assert "already; keep one of the two, with what is good of both" in capsys.readouterr().err


@pytest.mark.parametrize("comment", ["# note: A note.", "#, fuzzy"])
def test_a_comment_below_the_english_is_not_taken_for_the_next_entrys(
    repo: Path, capsys: pytest.CaptureFixture[str], comment: str
) -> None:
    path = find_catalogue_path(repo, id, "en")
    lines = path.read_text(encoding="utf-8").split("\n")
    below = lines.index('msgctxt "18.1.2"') + 3
    assert lines[below] == ""
    path.write_text("\n".join([*lines[:below], comment, *lines[below:]]), encoding="utf-8")
    assert main(["--root", str(repo), "check"]) == 1
    assert f":{below + 1}: a comment directly below the English; put it above the msgctxt" in capsys.readouterr().err
    path.write_text("\n".join([*lines[:below], "", comment, *lines[below + 1 :]]), encoding="utf-8")
    load_catalogue(path)


def slip(path: Path) -> None:
    """Change one character of the Chinese in the catalogue."""
    catalogue = load_catalogue(path)
    entry = catalogue.entries["18.1.2"]
    save_catalogue(
        replace(catalogue, entries={**catalogue.entries, "18.1.2": replace(entry, source=entry.source[:-1] + "！")})
    )


@pytest.mark.parametrize("committed", [False, True])
def test_a_slip_in_the_chinese_of_the_catalogue_is_given_back(
    repo: Path, capsys: pytest.CaptureFixture[str], committed: bool
) -> None:
    path = find_catalogue_path(repo, id, "en")
    before = path.read_bytes()
    slip(path)
    if committed:
        commit(repo, "Your Name")
    assert main(["--root", str(repo), "check"]) == 1
    assert "the Chinese is not that of the text; run make sync, which gives msgid back" in capsys.readouterr().out
    assert main(["--root", str(repo), "sync"]) == 0
    assert "18.1.2: its msgid had been changed and is as the text has it again" in capsys.readouterr().out
    assert path.read_bytes() == before


def test_without_git_nobody_knows_which_of_the_two_changed(repo: Path) -> None:
    entry = load_catalogue(find_catalogue_path(repo, id, "en")).entries["18.1.2"]
    changed = entry.source[:-1] + "！"
    slip(find_catalogue_path(repo, id, "en"))
    (repo / ".git").rename(repo / "no-git")
    assert main(["--root", str(repo), "sync"]) == 0
    after = load_catalogue(find_catalogue_path(repo, id, "en")).entries["18.1.2"]
    assert (after.source, after.previous, after.fuzzy) == (entry.source, changed, True)


def test_a_comment_at_the_end_of_the_file_is_not_lost(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = find_catalogue_path(repo, id, "en")
    with path.open("a", encoding="utf-8") as file:
        file.write("\n# note: A note.\n")
    assert main(["--root", str(repo), "sync"]) == 1
    assert "a comment below the last entry; put it above the msgctxt" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8").endswith("# note: A note.\n")


def without(repo: Path, key: str) -> Catalogue:
    """Take an entry out of the catalogue; the catalogue as it was."""
    before = load_catalogue(find_catalogue_path(repo, id, "en"))
    save_catalogue(replace(before, entries={k: e for k, e in before.entries.items() if k != key}))
    return before


def test_fill_does_not_put_machine_words_where_a_lost_sentence_was(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = find_catalogue_path(repo, id, "en")
    before = without(repo, "1.1.3")
    lacking = path.read_bytes()
    assert main(["--root", str(repo), "fill", "--memory"]) == 1
    assert "out of step with its text, and what it lacks may be a person's; run make sync" in capsys.readouterr().err
    assert path.read_bytes() == lacking
    assert main(["--root", str(repo), "sync"]) == main(["--root", str(repo), "fill", "--memory"]) == 0
    assert load_catalogue(path) == before


@pytest.mark.slow
def test_an_entry_that_went_many_versions_ago_is_back(repo: Path) -> None:
    path = find_catalogue_path(repo, id, "en")
    before = without(repo, "1.1.3")
    commit(repo, "Your Name")
    for number in range(25):
        retype(repo, "1.1.1", f"Words {number}.")
        commit(repo, "Your Name")
    assert main(["--root", str(repo), "sync"]) == 0
    assert load_catalogue(path).entries["1.1.3"] == before.entries["1.1.3"]


def test_where_the_search_in_git_broke_off_is_told(
    repo: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    without(repo, "1.1.3")
    commit(repo, "Your Name")
    monkeypatch.setattr("translate.sync.recovery.longest_search", -1)
    assert main(["--root", str(repo), "sync"]) == 0
    assert "English that is gone was looked for in git back to 20" in capsys.readouterr().out
