"""A signature over words in which `check` finds something is asked for twice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from second_texts import add_texts, law_id
from translate.__main__ import main
from translate.catalogue.comments import Suggestion
from translate.catalogue.entries import Entry, find_catalogue_path, load_catalogue
from translate.catalogue.state import find_standing
from translate.catalogue.store import change_catalogue
from translate.catalogue.words import suggest


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    add_texts(tmp_path, [law_id])
    path = find_catalogue_path(tmp_path, law_id, "en")
    key = "1.1.1"
    change_catalogue(path, lambda now: replace(now, entries={**now.entries, key: wrong(now.entries[key])}))
    return tmp_path


def wrong(entry: Entry) -> Entry:
    return suggest(replace(entry, text="In 1999 it stops", waivers={}), Suggestion("mt x", "so", "In 1998 it stops"))


def state(repo: Path) -> str:
    return find_standing(load_catalogue(find_catalogue_path(repo, law_id, "en")).entries["1.1.1"]).state


@pytest.mark.parametrize("command", [("sign", "1.1.1"), ("suggestions", "1.1.1", "--take")])
def test_what_check_finds_is_told_and_nothing_is_signed(
    repo: Path, command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    line = ["--root", str(repo), *command, "--name", "Your Name", "--settle"]
    assert main(line) == 1
    told = capsys.readouterr().err
    assert "1.1.1: check finds" in told
    assert "more; mend it, waive it with a reason, or add --despite-findings" in told
    assert state(repo) == "edited"
    assert main([*line, "--despite-findings"]) == 0
    assert state(repo) == "reviewed"


def test_without_a_name_a_suggestion_is_taken_whatever_check_finds(repo: Path) -> None:
    assert main(["--root", str(repo), "suggestions", "1.1.1", "--take"]) == 0
    assert state(repo) == "draft"
