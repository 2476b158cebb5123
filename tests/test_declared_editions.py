"""A text that has not every edition of the site: the others are neither made, named, searched, nor asked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from page_parts import result
from page_text import read_page
from search_box import type_one
from second_texts import law_id, lay_out, notice_id
from site_build import Built, build_site
from translate.__main__ import main as translate


def declare(repo: Path, *tags: str) -> Path:
    """Let the notice say which editions it has."""
    config = repo / "texts" / notice_id / "publication.yaml"
    config.write_text(f"editions: [{', '.join(tags)}]\n{config.read_text(encoding='utf-8')}", encoding="utf-8")
    return repo


def test_no_catalogue_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = lay_out(tmp_path / "repo", [notice_id])
    catalogue = tmp_path / "repo/translate/po/en" / f"{notice_id}.po"
    catalogue.unlink()
    root = ["--root", str(declare(config.parent, "zh-Hant", "zh-Hans"))]
    for command in ("sync", "check", "status", "apply-terms"):
        assert translate([*root, command]) == 0, capsys.readouterr()
    assert not catalogue.exists()


def test_what_is_not_translated_is_counted_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    repo = lay_out(tmp_path / "repo", [notice_id]).parent
    catalogue = repo / "translate/po/en" / f"{notice_id}.po"
    catalogue.unlink()
    translate(["--root", str(repo), "sync"])
    capsys.readouterr()
    assert translate(["--root", str(repo), "check"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.endswith(f"{notice_id}.po: 0 of 13 sentences and headings translated")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("declared")
    repo = declare(lay_out(folder / "repo").parent, "zh-Hant", "zh-Hans")
    return Built(repo, build_site(folder / "site", repo / "mkdocs.yml"))


@pytest.mark.slow
def test_no_page_names_an_edition_that_there_is_not(built: Built) -> None:
    assert not (built.site / "en" / notice_id).exists()
    assert not (built.site / "search/en" / notice_id).exists()
    assert not (built.site / notice_id / "downloads" / f"{notice_id}.en.txt").exists()
    for page in (built.site / notice_id).rglob("index.html"):
        html = page.read_text(encoding="utf-8")
        assert 'hreflang="zh-Hans"' in html
        assert 'hreflang="en"' not in html
        assert 'id="with-en"' not in html
    assert 'hreflang="en"' in (built.site / law_id / "1/index.html").read_text(encoding="utf-8")
    assert notice_id not in (built.site / "en/index.html").read_text(encoding="utf-8")
    assert read_page(built.site / notice_id / "full/index.html").segments


@pytest.mark.slow
def test_the_index_says_what_a_text_has(built: Built) -> None:
    told = json.loads((built.site / "search/sections.json").read_text(encoding="utf-8"))
    assert {id: sorted(text["titles"]) for id, text in told.items()} == {
        law_id: ["en", "zh-Hans", "zh-Hant"],
        notice_id: ["zh-Hans", "zh-Hant"],
    }


@pytest.mark.browser
@pytest.mark.slow
def test_a_search_finds_only_texts_in_its_language_and_names_them(built: Built, served: Any, browser: Any) -> None:
    page = browser.new_page()
    page.goto(f"{served(built.site)}/en/")
    english = type_one(page, "旧书").hits
    page.goto(f"{served(built.site)}/")
    type_one(page, "舊書")
    chinese = page.locator(result).all_inner_texts()
    page.close()
    assert english
    assert all(f"/{law_id}/" in address for address in english)
    assert any("春季交換舊書的通知" in text for text in chinese)
    assert any("某某市舊書流通條例" in text for text in chinese)


@pytest.mark.browser
@pytest.mark.slow
def test_a_search_shows_the_first_sentence_of_an_article_without_a_heading(
    built: Built, served: Any, browser: Any
) -> None:
    page = browser.new_page()
    page.goto(f"{served(built.site)}/en/")
    type_one(page, "These Regulations are made")
    assert "so that used books may find new readers" in page.locator(result).first.inner_text()
    page.close()
