"""A changed rendering: exactly the segments of its term are stale, and apply-terms mends them and nothing else."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from page_text import read_page
from paths import root
from site_build import build_site
from translate.__main__ import main
from translate.catalogue import catalogue_path, load_catalogue, save_catalogue

text_id = "hangzhou-14fyp"
ignore = shutil.ignore_patterns(".git", ".venv*", "site", "tests", "bench", ".*_cache", ".hypothesis", "__pycache__")


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """A copy of the repository in which City Brain has become Urban Mind."""
    copy = Path(shutil.copytree(root, tmp_path / "repo", ignore=ignore))
    glossary = copy / "glossary.yaml"
    text = glossary.read_text(encoding="utf-8")
    changed = re.sub(r"(zh-Hans: 城市大脑\n    en:\n      - \{text: )City Brain\b", r"\1Urban Mind", text)
    assert changed != text
    glossary.write_text(changed, encoding="utf-8")
    return copy


def uses(repo: Path) -> set[str]:
    """The keys whose Chinese has the term by itself: the ordinance's own name holds it too and is another term."""
    entries = load_catalogue(catalogue_path(repo, text_id)).entries.values()
    law = "杭州城市大脑赋能城市治理促进条例"
    return {e.key for e in entries if "城市大脑" in e.source.replace(law, "")}


def test_status_names_exactly_the_segments_of_the_term(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(repo), "status"]) == 0
    printed = capsys.readouterr().out
    assert set(re.findall(r"\d+: (\S+): 城市大脑 is now 'Urban Mind'", printed)) == uses(repo)
    assert printed.count("is now") == len(uses(repo)) >= 3


def test_apply_terms_mends_them_and_touches_nothing_else(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = catalogue_path(repo, text_id)
    before = load_catalogue(path).entries
    assert main(["--root", str(repo), "apply-terms"]) == 0
    after = load_catalogue(path).entries
    assert {key for key in after if after[key] != before[key]} == uses(repo)
    for key in uses(repo):
        assert "Urban Mind" in after[key].text
        assert after[key].remarks == ("apply-terms: City Brain -> Urban Mind",)
    capsys.readouterr()
    main(["--root", str(repo), "status"])
    assert "is now" not in capsys.readouterr().out


def test_the_site_shows_the_new_rendering_and_no_mark(repo: Path, tmp_path: Path) -> None:
    stale = build_site(tmp_path / "stale", repo / "mkdocs.yml") / "en" / text_id / "18/index.html"
    assert "translation out of date: the rendering of Urban Mind has changed" in stale.read_text(encoding="utf-8")
    main(["--root", str(repo), "apply-terms"])
    english = build_site(tmp_path / "mended", repo / "mkdocs.yml") / "en" / text_id
    # The name of the law has a rendering of its own; the glossary page alone still gives it.
    assert [path for path in english.rglob("*.html") if "City Brain" in path.read_text(encoding="utf-8")] == []
    mended = english / "18/index.html"
    assert "out of date" not in mended.read_text(encoding="utf-8")
    assert "Urban Mind" in read_page(mended).segments["18.1.1"]


def test_human_text_and_other_wordings_are_left_and_named(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = catalogue_path(repo, text_id)
    catalogue = load_catalogue(path)
    entries = dict(catalogue.entries)
    human, other = sorted(uses(repo))[:2]
    entries[human] = replace(entries[human], origin="human A. Translator")
    entries[other] = replace(entries[other], text=entries[other].text.replace("City Brain", "brain of the city"))
    save_catalogue(replace(catalogue, entries=entries))
    assert main(["--root", str(repo), "apply-terms"]) == 1
    printed = capsys.readouterr().out
    assert f": {human}: 城市大脑: left alone, the English is A. Translator's" in printed
    assert f": {other}: 城市大脑: the old rendering does not stand here word for word" in printed
    assert load_catalogue(path).entries[human].text == entries[human].text
