"""A further language is a words file, a catalogue and a locale in mkdocs.yml, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from further_language import add_language, translate_as
from once import make_once
from page_text import read_page
from second_texts import lay_out
from second_texts import notice_id as id
from site_build import build_site, env

tag = "en-GB"


@pytest.fixture(scope="module")
def fourth(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a repository with a fourth edition and a French one, made from the English, and its site."""

    def make(folder: Path) -> None:
        config = lay_out(folder / "repo", [id])
        add_language(folder / "repo", tag, "British English")
        translate_as(folder / "repo", tag, {"exchange": "swap"})
        add_language(folder / "repo", "fr", "Français")
        translate_as(folder / "repo", "fr", {"Time and place": "Quand et où"})
        build_site(folder / "site", config)

    return make_once(tmp_path_factory, "fourth", make)


def test_it_has_pages_of_its_own_words(fourth: Path) -> None:
    pages = {lang: read_page(fourth / "site" / lang / id / "full/index.html") for lang in ("en", tag)}
    assert pages[tag].lang == tag
    assert list(pages[tag].segments) == list(pages["en"].segments)
    assert any("exchange" in text for text in pages["en"].segments.values())
    for key, text in pages["en"].segments.items():
        assert pages[tag].segments[key] == text.replace("exchange", "swap")


def test_it_stands_beside_the_others_and_leads_to_them(fourth: Path) -> None:
    for lang in ("", "zh-Hans/", "en/"):
        page = read_page(fourth / "site" / lang / id / "c01/index.html")
        assert tag in {values.get("hreflang") for values in page.links}
        assert tag in {other for _, other in page.beside}
    assert (fourth / "site" / tag / "glossary/index.html").is_file()
    assert (fourth / "site" / id / f"downloads/{id}.{tag}.txt").is_file()
    assert list((fourth / "site/search" / tag / id).glob("*.json"))


def test_a_language_that_is_not_english_has_pages_too(fourth: Path) -> None:
    page = read_page(fourth / "site/fr" / id / "full/index.html")
    assert page.lang == "fr"
    assert page.segments["c01.h"] == "Quand et où"


def test_a_rendering_is_said_to_be_english_wherever_it_stands(fourth: Path) -> None:
    html = (fourth / "site/fr/glossary/index.html").read_text(encoding="utf-8")
    assert '<span lang="en">City Library</span>' in html
    assert '<span lang="fr">' not in html


@pytest.mark.slow
def test_a_phrase_that_is_missing_is_named_with_its_file(tmp_path: Path) -> None:
    config = lay_out(tmp_path / "repo", [id])
    path = tmp_path / "repo/build/languages/en.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("  glossary: ")), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(tmp_path / "site")]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", env=env())
    assert run.returncode == 1
    assert "build/languages/en.yaml:" in run.stdout + run.stderr
    assert "'glossary'" in run.stdout + run.stderr
    assert "Traceback" not in run.stdout + run.stderr
