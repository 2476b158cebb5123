"""The home page and the glossary name every text there is, from its own data."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from build.html.glossary_page import render_glossary
from build.html.view import View
from build.mkdocs.written.directives import find_unknown_directives
from build.mkdocs.written.home import fill_home, list_home_files
from build.model.site import Site, load_site
from made_texts import make_site
from paths import root
from second_texts import add_texts, law_id, notice_id

page = "---\ntitle: Home\n---\n\n::: publications\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("home")
    add_texts(folder)
    return load_site(folder)


def test_several_texts_are_listed_with_what_is_known_of_each(site: Site) -> None:
    filled, said = fill_home(page, site, site.language("en"))
    assert said == {}
    for text in site.texts:
        assert f"]({text.id}/index.md)" in filled
        assert f"::: downloads {text.id}" in filled
    assert "Regulations · Moumou City Congress · 2101-05-06 · " in filled
    assert "Notice · Moumou City Library · 2101-03-01 · 4 articles" in filled


def test_a_text_alone_begins_with_what_its_editor_wrote(tmp_path: Path) -> None:
    site = make_site(tmp_path, {"text": ["第一条　甲。"]})
    english = site.language("en")
    assert fill_home(page, site, english)[0].endswith("# The text\n\n::: contents text\n\n::: downloads text\n")
    home = tmp_path / "texts/text/home/en.md"
    home.parent.mkdir()
    home.write_text("---\ndescription: Of a text.\n---\n\n# Read this\n", encoding="utf-8")
    filled, said = fill_home(page, site, english)
    assert filled.endswith("# Read this\n")
    assert said == {"description": "Of a text."}
    assert list_home_files(site) == (home,)


def test_a_page_without_the_directive_stays_as_it_is(site: Site) -> None:
    assert fill_home("# Mine\n", site, site.default) == ("# Mine\n", {})


def test_the_glossary_leads_to_every_text_by_its_name(site: Site) -> None:
    view = View(site, site.texts[0], site.language("en"), "en/glossary/")
    html = render_glossary(view, site.texts)
    entry = html.partition('id="city-library"')[2].partition("</section>")[0]
    uses = re.findall(r"(?:· |Used in: )([A-Z][^<·]*?) <a href=\"\.\./([^/]*)/", entry)
    titles = {text.id: view.pick(text.publication.short_title) for text in site.texts}
    assert uses == [(titles[id], id) for id in (notice_id, law_id)]


def test_a_directive_without_a_text_is_known_where_it_may_stand_so(site: Site) -> None:
    assert list(find_unknown_directives("::: glossary\n\n::: publications\n", site)) == []
    (found,) = find_unknown_directives("::: contents\n", site)
    assert "no text" in found[1]


def test_nothing_outside_its_folder_speaks_of_one_text() -> None:
    """But for the figures that a check takes for names, and where the docs say what the program was first made for."""
    words = re.compile("Hangzhou|杭州|Proposals that|fourteenth|十四五")
    kinds = (
        "build/**/*.py",
        "build/**/*.html",
        "build/**/*.yaml",
        "overrides/**/*",
        "docs/*/*.md",
        "docs/assets/**/*.js",
    )
    found = [path for kind in kinds for path in root.glob(kind) if path.is_file()]
    assert found
    assert [str(path) for path in found if words.search(path.read_text(encoding="utf-8"))] == []
