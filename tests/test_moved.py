"""A site after its texts were amended, renamed and withdrawn: no published address is forgotten."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from build.links import find_broken_links
from document.__main__ import main as document
from edits import count_up, edit_text, sync
from once import make_once
from second_texts import add_copy, law_id, lay_out, notice_id
from site_build import build_site

pytestmark = pytest.mark.slow
# They build a site.
copied = "another-notice"


def amend(lines: list[str]) -> None:
    """One article more in the middle, one less at the end, a sentence that goes to another."""
    find = [next(n for n, line in enumerate(lines) if words in line) for words in ("第十九条", "附件")]
    lines[find[0] : find[1]] = [count_up(line, "第{}条") for line in lines[find[0] : find[1]]]
    lines.insert(find[0], "第十九条　交换时应当互相问好。")
    del lines[find[1] - 1 : find[1] + 1]
    place = next(n for n, line in enumerate(lines) if "读书会不得收费。" in line)
    lines[place] = lines[place].replace("读书会不得收费。", "")
    place = next(n for n, line in enumerate(lines) if "拆书应当有两名修补人员在场。" in line)
    lines[place] += "读书会不得收费。"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def make(folder: Path) -> None:
        config = lay_out(folder / "repo")
        repo = config.parent
        add_copy(repo, copied)
        sync(repo)
        edit_text(repo, law_id, amend)
        assert document(["--root", str(repo), "rename", notice_id, "old-notice"]) == 0
        assert document(["--root", str(repo), "withdraw", copied, "--reason", "It was repealed."]) == 0
        sync(repo)
        build_site(folder / "site", config)

    return make_once(tmp_path_factory, "moved", make) / "site"


def refresh(page: Path) -> str:
    """Where a page sends its reader; "" where it stays."""
    found = re.search(r'http-equiv="refresh" content="0; url=([^"]*)"', page.read_text(encoding="utf-8"))
    return found[1] if found else ""


@pytest.mark.parametrize("lang", ["", "zh-Hans/", "en/"])
def test_a_page_of_a_renamed_text_leads_on_without_javascript(site: Path, lang: str) -> None:
    for page in ("", "full/", "about/"):
        old = site / lang / notice_id / page / "index.html"
        there = (old.parent / refresh(old)).resolve()
        assert there == (site / lang / "old-notice" / page).resolve()
        assert (there / "index.html").is_file()


def test_a_withdrawn_text_says_so_at_each_of_its_addresses(site: Path) -> None:
    for lang in ("", "zh-Hans/", "en/"):
        pages = sorted((site / lang / copied).rglob("index.html"))
        assert len(pages) > 3
        for page in pages:
            assert "It was repealed." in page.read_text(encoding="utf-8")
            assert not refresh(page)
    assert not (site / copied / "downloads").exists()


def test_links_of_the_built_site_all_lead_somewhere(site: Path) -> None:
    assert find_broken_links(site) == []


def test_fragments_lead_to_where_their_sentences_are(site: Path) -> None:
    found = json.loads((site / law_id / "fragments.json").read_text(encoding="utf-8"))
    assert found["pages"]["a19-1-1"] == "20/"
    assert found["pages"]["a39-1-2"] == "18/"
    assert "a44-1-1" in found["gone"]
    for fragment, page in found["pages"].items():
        html = (site / law_id / page / "index.html").read_text(encoding="utf-8")
        assert f'id="{fragment}"' in html, (fragment, page)
    assert not {fragment for fragment in found["gone"] if fragment in found["pages"]}


@pytest.mark.browser
def test_the_browser_follows_an_old_fragment(site: Path, served: Any, browser: Any) -> None:
    page, address = browser.new_page(), served(site)
    page.goto(f"{address}/en/{law_id}/19/#a19-1-2")
    page.wait_for_url(f"{address}/en/{law_id}/20/#a19-1-2")
    page.goto(f"{address}/en/{law_id}/41/#a44-1-1")
    assert page.locator("article [role=status]").inner_text()
    page.goto(f"{address}/zh-Hans/{notice_id}/full/#pre-h")
    page.wait_for_url(f"{address}/zh-Hans/old-notice/full/#pre-h")
