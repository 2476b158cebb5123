"""The downloads hold what the pages hold, in forms that others can read."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from build.model.site import load_site
from page_text import essence, read_page
from paths import languages, root
from translate.exchange.importing import units

id = "hangzhou-14fyp"


def test_the_downloads_are_the_editions(site: Path) -> None:
    text = load_site(root).texts[0]
    folder = site / id / "downloads"
    rows = list(csv.DictReader((folder / f"{id}.csv").read_text(encoding="utf-8").splitlines()))
    data = json.loads((folder / f"{id}.json").read_text(encoding="utf-8"))["segments"]
    for lang in languages:
        expected = {key: piece.text for key, piece in text.editions[lang].readings.items()}
        assert {row["key"]: row[lang] for row in rows} == expected
        assert {row["key"]: row[lang] for row in data} == expected


def test_the_tmx_can_be_imported(site: Path) -> None:
    text = load_site(root).texts[0]
    entries = list(units(site / id / "downloads" / f"{id}.tmx"))
    english = text.editions["en"].readings
    assert [entry.text for entry in entries] == [piece.text for piece in english.values()]
    assert [entry.source for entry in entries] == list(text.publication.hans.values())


def test_the_plain_text_reads_as_the_page_does(site: Path) -> None:
    for lang, folder in (("zh-Hant", ""), ("en", "en/")):
        plain = (site / id / "downloads" / f"{id}.{lang}.txt").read_text(encoding="utf-8")
        page = read_page(site / folder / id / "full/index.html").text
        assert essence(plain) == essence(page)
