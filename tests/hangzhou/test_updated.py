"""Programs that bring a catalogue up to date by their own lights: after them nothing of anybody's is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from catalogue_repo import change, copy_repository, entry_of
from hangzhou_text import text_id as id
from programs import need, run, run_toolkit
from translate.__main__ import main
from translate.catalogue.entries import Entry, find_catalogue_path, load_catalogue, save_catalogue

pytestmark = pytest.mark.slow
# Other people's programs.


def merge_with_gettext(path: Path, template: Path) -> None:
    need("msgmerge")
    run("msgmerge", "--quiet", "--previous", "--output-file", path.with_name("made.po"), path, template)
    path.with_name("made.po").replace(path)


def merge_with_toolkit(path: Path, template: Path) -> None:
    made = path.with_name("made.po")
    run_toolkit("pot2po", "--progress=none", "-t", path, template, made)
    made.replace(path)


mergers: Mapping[str, Callable[[Path, Path], None]] = {"msgmerge": merge_with_gettext, "pot2po": merge_with_toolkit}


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """A catalogue in which entries are signed, noted, edited, marked, and said by another's English."""
    repo = copy_repository(tmp_path / "repo")
    change(repo, "18.1.1", lambda entry: replace(entry, text="Words of somebody."))
    change(repo, "18.1.2", lambda entry: replace(entry, fuzzy=True, remarks=("A remark.",)))
    change(
        repo,
        "20.1.1",
        lambda entry: replace(entry, notes=(*entry.notes, f"A note {'that is long ' * 12}."), fuzzy=True),
    )
    change(repo, "21.1.1", lambda entry: replace(entry, with_keys=("21.1.2",), waivers={"term": "So it is."}))
    change(repo, "21.1.2", lambda entry: Entry(entry.key, entry.source))
    assert main(["--root", str(repo), "sign", "19.1.1", "--name", "Your Name"]) == 0
    assert entry_of(repo, "19.1.1").human
    return repo


def make_template(path: Path, template: Path, sources: Mapping[str, str]) -> None:
    """What a program is given as the new text: keys and Chinese alone."""
    entries = {key: Entry(key, source) for key, source in sources.items()}
    save_catalogue(replace(load_catalogue(path), path=template, entries=entries, obsolete={}))


def findings(repo: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    main(["--root", str(repo), "check"])
    told = capsys.readouterr()
    return [line.split(": ", 1)[1] for line in (told.out + told.err).splitlines()]


@pytest.mark.parametrize("merger", mergers)
def test_with_the_text_as_it_is_nothing_is_lost_and_check_says_the_same(
    merger: str, repo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = find_catalogue_path(repo, id, "en")
    before, said = path.read_bytes(), findings(repo, capsys)
    make_template(path, tmp_path / "new.pot", {k: e.source for k, e in load_catalogue(path).entries.items()})
    mergers[merger](path, tmp_path / "new.pot")
    assert path.read_bytes() != before
    assert findings(repo, capsys) == said
    assert main(["--root", str(repo), "sync"]) == 0
    assert path.read_bytes() == before


@pytest.mark.parametrize("merger", mergers)
def test_what_a_program_dropped_or_guessed_is_told_and_sync_sets_it_right(
    merger: str, repo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence has gone, one has changed, one is new: so the program thinks, and the text has it otherwise."""
    path = find_catalogue_path(repo, id, "en")
    before, said = load_catalogue(path), findings(repo, capsys)
    sources = {k: e.source for k, e in before.entries.items() if k != "19.1.1"}
    sources["18.1.1"] = f"{sources['18.1.1'][:-1]}的。"
    make_template(path, tmp_path / "new.pot", {**sources, "99.1.1": "新的一句。"})
    mergers[merger](path, tmp_path / "new.pot")
    told = [line for line in findings(repo, capsys) if line not in said]
    assert {line.split(":")[0] for line in told} >= {"18.1.1", "19.1.1", "99.1.1"}
    assert all("make sync" in line for line in told if ": complete: " in line)
    assert main(["--root", str(repo), "sync"]) == 0
    after = load_catalogue(path)
    assert {k: words(e) for k, e in after.entries.items()} == {k: words(e) for k, e in before.entries.items()}
    assert after.entries["19.1.1"].human
    assert findings(repo, capsys) == said


def words(entry: Entry) -> object:
    return replace(entry, remarks=tuple(remark for remark in entry.remarks if not remark.startswith("check mark")))
