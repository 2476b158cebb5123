"""What stands where: status as a table, concordance, preferred; and a reader who has seen enough."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from catalogue_repo import change, commit, copy_repository, git, retype
from hangzhou_text import text_id as id
from live_glossary import rendering
from paths import root
from translate.__main__ import main
from translate.catalogue.comments import Suggestion
from translate.catalogue.entries import find_catalogue_path, load_catalogue
from translate.catalogue.words import put_new_words, suggest
from translate.history.blame import find_writers

pytestmark = pytest.mark.slow
# Most make a history in git and ask it.


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return copy_repository(tmp_path / "repo")


def run(repo: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    capsys.readouterr()
    main(["--root", str(repo), *arguments])
    return capsys.readouterr().out.splitlines()


def table(repo: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, str]]:
    """Key -> column -> what stands there."""
    head, *rows = (line.split("\t") for line in run(repo, capsys, "status", "--format", "tsv"))
    return {row["key"]: row for row in (dict(zip(head, cells, strict=True)) for cells in rows)}


def test_a_file_that_became_shorter_while_git_was_asked_is_no_error(repo: Path) -> None:
    path = find_catalogue_path(repo, id, "en")
    catalogue = load_catalogue(path)
    path.write_text("\n".join(path.read_text(encoding="utf-8").split("\n")[:60]) + "\n", encoding="utf-8")
    assert find_writers(catalogue).keys() < catalogue.entries.keys()


def test_status_says_of_each_sentence_in_what_state_it_is_and_who_and_when(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    retype(repo, "18.h", "Other words")
    commit(repo, "Mia")
    change(repo, "19.h", lambda e: put_new_words(e, e.text, "human Your Name"))
    change(repo, "20.h", lambda e: replace(e, fuzzy=True, previous="旧的汉语"))
    change(repo, "21.h", lambda e: replace(e, fuzzy=True))
    change(repo, "22.h", lambda e: replace(e, text="", origin="", hash="", notes=()))
    change(repo, "23.h", lambda e: suggest(e, Suggestion("a tool", "a reason", "Better")))
    rows = table(repo, capsys)
    catalogue = load_catalogue(find_catalogue_path(repo, id, "en"))
    assert list(rows) == list(catalogue.entries)
    assert all(rows[key]["line"] == str(entry.line) for key, entry in catalogue.entries.items())
    cells = {key: tuple(rows[key][name] for name in ("state", "condition", "who")) for key in rows}
    assert cells["18.h"] == ("edited", "in doubt" if "term" in rows["18.h"]["findings"] else "", "Mia")
    assert cells["19.h"] == ("reviewed", "", "Your Name")
    assert cells["20.h"] == ("draft", "stale", "")
    assert cells["21.h"] == ("draft", "in doubt", "")
    assert cells["22.h"][0] == "untranslated"
    assert cells["24.h"] == ("draft", "", "")
    assert "a tool" in rows["23.h"]["findings"]
    assert rows["22.h"]["findings"].startswith("empty: ")
    today = date.today().isoformat()
    assert {rows[key]["when"] for key in rows} <= {today, git(repo, "log", "-1", "--format=%as").stdout.strip(), ""}
    assert rows["22.h"]["when"] == ""
    waiting = run(repo, capsys, "status")
    shown = {line.split()[1] for line in waiting[2:]}
    assert shown == {"18.h", "20.h", "21.h", "22.h", "23.h"}
    assert len(run(repo, capsys, "status", "--all")) == len(rows) + 2


def test_without_git_nothing_is_said_of_when(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    subprocess.run(["rm", "-rf", str(repo / ".git")], check=True)
    retype(repo, "18.h", "Other words")
    rows = table(repo, capsys)
    assert {(row["who"], row["when"]) for row in rows.values()} == {("", "")}
    assert rows["18.h"]["state"] == "edited"


@pytest.mark.parametrize("wanted", ["城市大脑", "城市大腦", "city-brain", "rendering"])
def test_a_concordance_of_a_term_has_every_place_and_marks_what_deviates(
    repo: Path, capsys: pytest.CaptureFixture[str], wanted: str
) -> None:
    brain = rendering("city-brain")
    change(repo, "18.1.4", lambda e: put_new_words(e, e.text.replace(brain, "brain of the city"), "draft"))
    head, *lines = run(repo, capsys, "concordance", brain.upper() if wanted == "rendering" else wanted)
    assert "城市大脑" in head
    assert brain in head
    said = {match[1]: match[2] for line in lines if (match := re.fullmatch(r"\S+\.po:\d+: (\S+): (.*)", line))}
    entries = load_catalogue(find_catalogue_path(repo, id, "en")).entries.values()
    assert said.keys() >= {e.key for e in entries if "城市大脑" in e.source.replace("城市大脑赋能", "")}
    assert said["18.1.1"] == brain
    assert said["18.1.4"].startswith("! ")


def test_a_concordance_of_a_text_has_its_places_on_either_side(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entries = load_catalogue(find_catalogue_path(repo, id, "en")).entries.values()
    for wanted, keys in (
        ("推进", {e.key for e in entries if "推进" in e.source}),
        ("WE WILL", {e.key for e in entries if "we will" in e.text.lower()}),
    ):
        assert keys
        lines = run(repo, capsys, "concordance", wanted)
        assert {line.split(": ")[1] for line in lines} == keys
    assert main(["--root", str(repo), "concordance", "no such words"]) == 1
    assert "no place has" in capsys.readouterr().err


def test_a_concordance_of_a_key_is_that_place(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entry = load_catalogue(find_catalogue_path(repo, id, "en")).entries["18.1.1"]
    first, *terms = run(repo, capsys, "concordance", "18.1.1")
    assert first.endswith(f": 18.1.1: {entry.source} | {entry.text}")
    assert any(line.endswith(f": 18.1.1: 城市大脑: {rendering('city-brain')}") for line in terms)
    assert main(["--root", str(repo), "concordance", "99.1.1"]) == 1
    assert "or a key such as" in capsys.readouterr().err


def test_preferred_names_the_places_where_only_an_admitted_rendering_stands(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    glossary, brain = repo / "glossary.yaml", rendering("city-brain")
    before = run(repo, capsys, "preferred")
    text = glossary.read_text(encoding="utf-8")
    old = f"{{text: {brain}, rank: preferred"
    assert old in text
    more = f"{{text: Big Brain, rank: preferred}}\n      - {{text: {brain}, rank: admitted"
    glossary.write_text(text.replace(old, more), encoding="utf-8")
    fresh = [line for line in run(repo, capsys, "preferred") if line not in before]
    assert any(f": 18.1.1: 城市大脑: '{brain}'; preferred is 'Big Brain'" in line for line in fresh)
    # The name of the Regulations holds the term's preferred rendering, and is mended.
    assert main(["--root", str(repo), "apply-terms"]) == main(["--root", str(repo), "check"]) == 0


@pytest.mark.parametrize(
    "command",
    [
        *("translate status --format tsv", "translate concordance 的", "translate preferred", "translate lint"),
        "build emendations",
    ],
)
def test_a_reader_who_has_seen_enough_is_no_error(repo: Path, command: str) -> None:
    package, *words = command.split()
    call = [sys.executable, "-m", package, "--root", str(repo), *words]
    # `make test` asks for warnings of encodings, and a library of ours would print one.
    env = {**os.environ, "PYTHONWARNDEFAULTENCODING": ""}
    process = subprocess.Popen(call, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env)
    assert process.stdout
    process.stdout.close()
    assert process.stderr
    assert (process.stderr.read(), process.wait()) == (b"", 0)
    process.stderr.close()
