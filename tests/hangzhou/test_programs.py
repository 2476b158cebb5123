"""Other people's programs: what is typed there stands, is known as edited, and nothing else has changed after sync."""

from __future__ import annotations

import difflib
import re
from dataclasses import replace
from pathlib import Path

import pytest

from catalogue_repo import commit, copy_repository
from document.publication import load_publication
from hangzhou_text import text_id as id
from machine import Scripted
from programs import need, programs, run
from translate.__main__ import main
from translate.catalogue.edition import read_translations
from translate.catalogue.entries import find_catalogue_path, load_catalogue, save_catalogue
from translate.glossary.entries import load_glossary
from translate.glossary.uses import Reader
from translate.machine.fill import fill

pytestmark = pytest.mark.slow
words = "Typed by a person"


@pytest.mark.parametrize("program", programs)
def test_words_typed_in_a_program_stand_and_are_known_as_edited(
    program: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repo = copy_repository(tmp_path / "repo")
    path = find_catalogue_path(repo, id, "en")
    before = path.read_text(encoding="utf-8")
    own = tmp_path / "own"
    own.mkdir()
    programs[program](path, own, words)
    commit(repo, "Author")
    assert main(["--root", str(repo), "sync"]) == 0
    changed = [
        line for line in difflib.ndiff(before.split("\n"), path.read_text("utf-8").split("\n")) if line[0] in "+-"
    ]
    assert [line[:9] for line in changed] == ["- msgstr ", "+ msgstr "]
    key = next(key for key, entry in load_catalogue(path).entries.items() if entry.text == words)
    capsys.readouterr()
    main(["--root", str(repo), "check"])
    assert all(f": {key}: " in line for line in capsys.readouterr().out.splitlines())
    list(fill(repo, Scripted({})))
    folder, glossary = repo / "texts" / id, load_glossary(repo / "glossary.yaml")
    shown = read_translations(load_publication(folder), load_catalogue(path), Reader(glossary), ())
    assert {k: (t.text, t.origin) for k, t in shown.items() if t.state == "edited"} == {key: (words, "")}
    assert main(["--root", str(repo), "sign", "--from-git", "--yes", "--despite-findings"]) == 0
    entry = load_catalogue(path).entries[key]
    assert (entry.text, entry.origin, entry.human) == (words, "human Author", True)


def test_what_msgmerge_remembers_is_read_and_sync_sets_it_right(tmp_path: Path) -> None:
    """It guesses English for new Chinese from what is like it, and notes where that stood."""
    need("msgmerge")
    repo = copy_repository(tmp_path / "repo")
    path = find_catalogue_path(repo, id, "en")
    before = load_catalogue(path)
    blank = {k: replace(e, text="", origin="", hash="", comments=(), notes=()) for k, e in before.entries.items()}
    entry = blank.pop("1.1.3")
    blank["1.1.33"] = replace(entry, key="1.1.33", source=f"{entry.source[:-1]}的。")
    save_catalogue(replace(before, path=tmp_path / "new.pot", entries=blank))
    run("msgmerge", "--quiet", "--previous", "--update", "--backup=none", path, tmp_path / "new.pot")
    assert re.search(r"^#\| msgctxt ", path.read_text(encoding="utf-8"), re.MULTILINE)
    guessed = load_catalogue(path).entries["1.1.33"]
    assert (guessed.fuzzy, guessed.previous, guessed.previous_key) == (True, entry.source, "1.1.3")
    assert main(["--root", str(repo), "sync"]) == 0
    assert load_catalogue(path).entries == before.entries
