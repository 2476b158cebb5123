"""English that says two sentences: what is shown and exported of the second, which has none of its own."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import polib
import pytest

from build.exports.files import write_exports
from build.html.page import render_page
from build.html.view import View
from build.mkdocs.pages import make_pages
from build.model.site import Site, load_site
from second_texts import add_texts, law_id

first, second = "2.1.1", "2.1.2"
words = "They apply to used books, and not to newspapers."


@pytest.fixture(scope="module", params=["draft", "stale"])
def loaded(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Site:
    """The law, in which the English of one sentence says the next one too."""
    root = tmp_path_factory.mktemp("covered")
    add_texts(root, [law_id])
    path = root / f"translate/po/en/{law_id}.po"
    po = polib.pofile(str(path), wrapwidth=0)
    entries = {entry.msgctxt: entry for entry in po}
    entries[first].msgstr, entries[second].msgstr = words, ""
    entries[first].tcomment = f"with: {second}"
    entries[second].tcomment = ""
    if request.param == "stale":
        entries[first].flags.append("fuzzy")
        entries[first].previous_msgid = "旧文。"
    po.save()
    return load_site(root)


@pytest.fixture(scope="module")
def downloads(loaded: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("downloads")
    write_exports(loaded, folder, "https://example.org/")
    return folder / law_id / "downloads" / law_id


def read(downloads: Path, ending: str) -> str:
    return downloads.with_name(f"{law_id}.{ending}").read_text(encoding="utf-8")


def test_json_and_csv_name_the_sentence_that_covers_it(loaded: Site, downloads: Path) -> None:
    rows = {row["key"]: row for row in json.loads(read(downloads, "json"))["segments"]}
    assert rows[second]["covered_by"] == first
    assert "en" not in rows[second]
    assert rows[second]["zh-Hans"] == loaded.texts[0].publication.hans[second]
    assert [key for key, row in rows.items() if "covered_by" in row] == [second]
    table = {row["key"]: row for row in csv.DictReader(read(downloads, "csv").splitlines())}
    assert (table[second]["en"], table[second]["covered_by"], table[first]["covered_by"]) == ("", first, "")


def test_a_pair_has_all_the_chinese_that_its_english_says(loaded: Site, downloads: Path) -> None:
    tmx = ElementTree.fromstring(read(downloads, "tmx"))
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    units = {unit.get("tuid"): {v.get(lang): v.findtext("seg") for v in unit.iter("tuv")} for unit in tmx.iter("tu")}
    hans = loaded.texts[0].publication.hans
    assert units[first]["zh-Hans"] == hans[first] + hans[second]
    assert units[first]["en"] == words
    assert [*units] == [key for key in hans if key != second]
    assert all(text for unit in units.values() for text in unit.values())


def test_nothing_false_is_told_of_it(loaded: Site, downloads: Path) -> None:
    text = loaded.texts[0]
    english = loaded.language("en")
    html = render_page(View(loaded, text, english, f"en/{law_id}/2/", "article", "2"))
    segments = dict(re.findall(r'<span class="([^"]*)" id="[^"]*" data-key="([^"]*)"', html))
    assert second in segments.values()
    reading = text.editions["en"].readings[first]
    assert html.count('class="flag"') == (1 if reading.stale or reading.doubt else 0)
    chinese = render_page(View(loaded, text, loaded.default, f"{law_id}/2/", "article", "2"))
    beside = re.findall(r'<span class="alt" lang="en"[^>]*>(.*?)</span>', chinese)
    assert words in beside
    assert "" not in beside
    for plain in (read(downloads, "en.txt"), *(page.markdown for page in make_pages(text, english, loaded))):
        assert not re.search(r"\S  +\S", plain)
