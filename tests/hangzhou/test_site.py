"""The built site: pages, keys, text, languages, links, and the same bytes twice."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from build.__main__ import main
from build.mkdocs.write import write_pages
from build.model.site import Site, load_site
from document.model import make_anchor
from hangzhou_text import hangzhou
from page_text import essence, read_page
from paths import languages, prefix, root
from site_build import build_site

id = "hangzhou-14fyp"


@pytest.fixture(scope="module")
def loaded() -> Site:
    return load_site(root)


@pytest.mark.parametrize("lang", languages)
def test_every_article_and_chapter_has_its_page(site: Path, lang: str) -> None:
    folder = site / prefix(lang) / id
    assert {p.parent.name for p in folder.glob("*/index.html")} == {
        *(str(n) for n in range(1, 44)),
        *(f"c{n:02}" for n in range(1, 12)),
        "full",
        "about",
    }


@pytest.mark.parametrize("lang", ["zh-Hant", "zh-Hans"])
def test_the_whole_text_is_the_received_body(site: Path, lang: str) -> None:
    lines = (hangzhou / "received.txt").read_text(encoding="utf-8").split("\n")
    title = "中共杭州市委關于制定杭州市國民經濟和社會發展第十四個五年規劃和二0三五年遠景目標的建議"
    received = essence(title + "".join(lines[6:137]))
    assert essence(read_page(site / prefix(lang) / id / "full/index.html").text) == received


def test_article_titles_carry_their_number(site: Path) -> None:
    for lang in languages:
        html = (site / prefix(lang) / id / "18/index.html").read_text(encoding="utf-8")
        title = re.search(r"<title>(.*?)</title>", html)
        assert title
        assert title[1].startswith("18. ")


def test_alternates_are_absolute_and_complete(site: Path) -> None:
    for lang in languages:
        page = read_page(site / prefix(lang) / id / "18/index.html")
        alternates = {v["hreflang"]: v["href"] for v in page.links if "hreflang" in v}
        base = "https://duizhao.example/"
        assert alternates == {
            "zh-Hant": f"{base}{id}/18/",
            "x-default": f"{base}{id}/18/",
            "zh-Hans": f"{base}zh-Hans/{id}/18/",
            "en": f"{base}en/{id}/18/",
        }
        assert [v["href"] for v in page.links if v.get("rel") == "canonical"] == [alternates[lang]]
        descriptions = [v["content"] for v in page.links if v.get("name") == "description"]
        assert len(descriptions) == 1
        assert len(descriptions[0]) > 30


def test_the_sitemap_names_every_page_with_the_editions_date(site: Path, loaded: Site) -> None:
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    urls = ElementTree.parse(site / "sitemap.xml").getroot().findall("s:url", space)
    places = {url.findtext("s:loc", "", space) for url in urls}
    pages = list(site.rglob("index.html"))
    assert places == {f"https://duizhao.example/{p.parent.relative_to(site)}/".replace("/./", "/") for p in pages}
    assert {url.findtext("s:lastmod", "", space) for url in urls} == {loaded.date}
    assert all(len(url.findall("x:link", space)) == 3 for url in urls)


def test_the_error_page_speaks_three_languages(site: Path) -> None:
    html = (site / "404.html").read_text(encoding="utf-8")
    for words in ("找不到此頁", "找不到此页", "This page does not exist"):
        assert words in html
    assert re.findall('href="([^"]*)" hreflang', html) == ["/", "/zh-Hans/", "/en/"]


@pytest.mark.slow
def test_two_builds_are_the_same_bytes(site: Path, tmp_path: Path) -> None:
    again = build_site(tmp_path / "again", cwd=tmp_path)
    names = sorted(p.relative_to(site) for p in site.rglob("*") if p.is_file())
    assert names == sorted(p.relative_to(again) for p in again.rglob("*") if p.is_file())
    assert [n for n in names if (site / n).read_bytes() != (again / n).read_bytes()] == []


def test_pages_are_written_once(loaded: Site, tmp_path: Path) -> None:
    assert write_pages(loaded, tmp_path)
    stray = tmp_path / "en" / id / "c99" / "index.md"
    stray.parent.mkdir()
    stray.write_text("stray", encoding="utf-8")
    assert write_pages(loaded, tmp_path) == 1
    assert not stray.parent.exists()
    assert write_pages(loaded, tmp_path) == 0


def test_emendations_are_listed_with_context(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["emendations"]) == 0
    printed = capsys.readouterr().out
    assert "words\t范 → 範\t26\n" in printed
    assert "\t39.1.4\t" in printed


def test_the_about_page_lists_every_emended_character(site: Path) -> None:
    for lang in languages:
        html = (site / prefix(lang) / id / "about/index.html").read_text(encoding="utf-8")
        cells = re.findall(r"<td[^>]*>([^<]*)</td>", html)
        assert ["范", "範", "26"] in [cells[i : i + 3] for i in range(len(cells))]


def test_notes_are_numbered_and_lead_back(site: Path, loaded: Site) -> None:
    pieces = loaded.texts[0].editions["en"].readings
    html = (site / "en" / id / "full/index.html").read_text(encoding="utf-8")
    count = sum(len(piece.notes) for piece in pieces.values())
    assert count
    assert re.findall(r'<li id="note-(\d+)">', html) == [str(n) for n in range(1, count + 1)]
    assert re.findall(r'id="noteref-(\d+)" href="#note-\1"', html) == [str(n) for n in range(1, count + 1)]


@pytest.mark.parametrize("lang", languages)
def test_the_home_page_shows_the_figures_that_the_text_sets(site: Path, loaded: Site, lang: str) -> None:
    """Each value stands in its sentence, and in English the goal as well."""
    publication, pieces = loaded.texts[0].publication, loaded.texts[0].editions[lang].readings
    assert len(publication.indicators) >= 5
    html = (site / prefix(lang) / "index.html").read_text(encoding="utf-8")
    for indicator in publication.indicators:
        key = indicator.segment
        assert indicator.value in publication.hans[key]
        amount = re.sub(r"[^\d.,%]", "", indicator.target[lang]).strip(".,")
        assert amount.rstrip("%") in pieces[key].text
        assert f"{indicator.target[lang]}</td>" in html
        assert f'{id}/{key.split(".")[0]}/#{make_anchor(key)}"' in html


@pytest.mark.parametrize("lang", languages)
def test_a_page_shared_elsewhere_names_itself(site: Path, lang: str) -> None:
    html = (site / prefix(lang) / id / "18/index.html").read_text(encoding="utf-8")
    shared = dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', html))
    assert shared["title"].startswith("18. ")
    assert shared["url"] == f"https://duizhao.example/{prefix(lang)}{id}/18/"
    assert len(shared["description"]) > 40
    assert shared["locale"] == {"zh-Hant": "zh_TW", "zh-Hans": "zh_CN", "en": "en_US"}[lang]
    icon = re.search(r'<link rel="icon" href="([^"]+)"', html)
    assert icon
    assert (site / prefix(lang) / id / "18" / icon[1]).resolve().is_file()


def test_what_no_page_asks_for_is_not_published(site: Path) -> None:
    assert [str(path) for path in site.rglob("*") if path.name in {"lunr", "workers"} or path.suffix == ".map"] == []


def test_robots_are_told_of_the_sitemap(site: Path) -> None:
    lines = (site / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert "Sitemap: https://duizhao.example/sitemap.xml" in lines
