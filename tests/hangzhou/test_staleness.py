"""A changed rendering: exactly the segments of its term are stale, and apply-terms mends them and nothing else."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from catalogue_repo import commit, git
from hangzhou_text import text_id
from live_glossary import rendering
from page_text import read_page
from paths import root
from site_build import build_site
from translate.__main__ import main
from translate.catalogue.entries import find_catalogue_path, load_catalogue, save_catalogue
from translate.catalogue.words import put_new_words

pytestmark = pytest.mark.slow
# Most make a history in git and ask it.

brain = rendering("city-brain")
new = "Metropolitan Cerebrum"
ignore = shutil.ignore_patterns(".git", ".venv*", "site", "tests", "bench", ".*_cache", ".hypothesis", "__pycache__")
preferred = re.compile(rf"(zh-Hans: 城市大脑\n    en:\n      - \{{text: ){brain}\b(.*\n)")


@pytest.fixture(params=["git", "zip"])
def repo(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A copy of the repository in which City Brain, or whatever it is now, has become Metropolitan Cerebrum.

    With git, the preferred rendering was edited and nothing else; without, the old one was listed as former by hand.
    """
    copy = Path(shutil.copytree(root, tmp_path / "repo", ignore=ignore))
    glossary = copy / "glossary.yaml"
    text = glossary.read_text(encoding="utf-8")
    former = f"      - {{text: {brain}, rank: former}}\n" if request.param == "zip" else ""
    changed = preferred.sub(rf"\g<1>{new}\g<2>{former}", text)
    assert changed != text
    if request.param == "git":
        git(copy, "init", "-q")
        git(copy, "add", ".")
        commit(copy, "Somebody")
    glossary.write_text(changed, encoding="utf-8")
    return copy


def uses(repo: Path) -> set[str]:
    """The keys whose Chinese has the term, by itself or inside the name of the Regulations."""
    entries = load_catalogue(find_catalogue_path(repo, text_id, "en")).entries.values()
    return {e.key for e in entries if "城市大脑" in e.source}


def conditions(repo: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """Key -> its condition, of the sentences that have one."""
    capsys.readouterr()
    assert main(["--root", str(repo), "status", "--format", "tsv"]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert rows[0][2:5] == ["key", "state", "condition"]
    return {row[2]: row[4] for row in rows[1:] if row[4]}


@pytest.mark.slow
def test_the_trial_of_a_rename(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Rename, status, apply-terms, diff: nothing but the term has changed."""
    main(["--root", str(repo), "lint"])
    asked = f"'{brain}' was preferred for 城市大脑" in capsys.readouterr().out
    before, marked = load_catalogue(find_catalogue_path(repo, text_id, "en")).entries, conditions(repo, capsys)
    # From a zip the former rendering is known at once; with git it is, once apply-terms has run.
    assert set(marked.values()) == ({"in doubt"} if asked else {"stale"})
    assert set(marked) == uses(repo)
    assert len(marked) >= 3
    assert main(["--root", str(repo), "apply-terms"]) == 0
    assert f"{{text: {brain}, rank: former" in (repo / "glossary.yaml").read_text(encoding="utf-8")
    after = load_catalogue(find_catalogue_path(repo, text_id, "en")).entries
    assert {key for key in after if after[key] != before[key]} == uses(repo)
    assert all(after[key].text == before[key].text.replace(brain, new) for key in uses(repo))
    assert all(after[key].origin == before[key].origin and not after[key].edited for key in after)
    assert conditions(repo, capsys) == {}
    assert main(["--root", str(repo), "check"]) == main(["--root", str(repo), "lint"]) == 0
    bytes_then = {
        path: path.read_bytes() for path in (repo / "glossary.yaml", find_catalogue_path(repo, text_id, "en"))
    }
    assert main(["--root", str(repo), "apply-terms"]) == 0
    assert {path: path.read_bytes() for path in bytes_then} == bytes_then


def test_the_glossary_gains_one_line_and_keeps_every_other_byte(repo: Path) -> None:
    before = (repo / "glossary.yaml").read_bytes()
    if (repo / ".git").exists():
        # The forms go with the rendering that was renamed.
        before = re.sub(rb"(Cerebrum, rank: preferred), forms: \[.*?\]", rb"\1", before)
    main(["--root", str(repo), "apply-terms"])
    after = (repo / "glossary.yaml").read_bytes()
    kept = [line for line in after.splitlines(keepends=True) if f"{brain}, rank: former".encode() not in line]
    had = [line for line in before.splitlines(keepends=True) if f"{brain}, rank: former".encode() not in line]
    assert kept == had
    assert len(after.splitlines()) == len(had) + 1


@pytest.mark.slow
@pytest.mark.parametrize("repo", ["zip"], indirect=True)
def test_the_site_has_the_new_rendering_and_not_the_old_one(repo: Path, tmp_path: Path) -> None:
    assert main(["--root", str(repo), "apply-terms"]) == 0
    english = build_site(tmp_path / "mended", repo / "mkdocs.yml") / "en"
    assert [path for path in english.rglob("*.html") if brain in path.read_text(encoding="utf-8")] == []
    assert new in read_page(english / text_id / "18/index.html").segments["18.1.1"]


@pytest.mark.slow
@pytest.mark.parametrize("repo", ["zip"], indirect=True)
def test_the_site_marks_what_is_stale(repo: Path, tmp_path: Path) -> None:
    stale = build_site(tmp_path / "stale", repo / "mkdocs.yml") / "en" / text_id / "18/index.html"
    assert f"translation out of date: the rendering of {new} has changed" in stale.read_text(encoding="utf-8")


@pytest.mark.slow
def test_other_peoples_words_get_a_suggestion_and_other_wordings_are_named(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = find_catalogue_path(repo, text_id, "en")
    catalogue = load_catalogue(path)
    entries = dict(catalogue.entries)
    human, edited, other = "2.1.2", "18.1.4", "5.d2.1"
    entries[human] = put_new_words(entries[human], entries[human].text, "human Your Name")
    entries[edited] = replace(entries[edited], text=f"{entries[edited].text[:-1]}, too.")
    entries[other] = put_new_words(entries[other], entries[other].text.replace(brain, "brain of the city"), "draft")
    save_catalogue(replace(catalogue, entries=entries))
    for _ in range(2):
        assert main(["--root", str(repo), "apply-terms"]) == 1
        printed = capsys.readouterr().out
        after = load_catalogue(path).entries
        for key in (human, edited):
            assert replace(after[key], suggestions=()) == entries[key]
            (suggestion,) = after[key].suggestions
            assert suggestion.who == "apply-terms"
            assert suggestion.text == entries[key].text.replace(brain, new)
            assert f": {key}: 城市大脑: " in printed
        assert f": {other}: 城市大脑: no former rendering stands here" in printed
        assert after[other] == entries[other]
    main(["--root", str(repo), "status"])
    assert "suggestion (apply-terms" in capsys.readouterr().out
    mended = {
        key: put_new_words(after[key], entries[key].text.replace(brain, new), "human Your Name") for key in (human,)
    }
    save_catalogue(replace(load_catalogue(path), entries={**after, **mended}))
    main(["--root", str(repo), "apply-terms"])
    assert load_catalogue(path).entries[human].suggestions == ()
