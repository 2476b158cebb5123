"""Two translations of one text: of each it is told how far it may be trusted, and neither stands for the other."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest

from build.cards.words import write_card_words
from build.exports.files import write_exports
from build.html.about import render_about
from build.html.view import View
from build.model.edition import Edition
from build.model.site import Site, load_site
from second_texts import add_texts, law_id

key, joined, into = "1.1.1", "2.1.2", "2.1.1"
fresh: dict[str, Any] = {
    "state": "official",
    "stale": False,
    "doubt": False,
    "origin": "official Your City",
    "who": "Your City",
}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The law in English and, before it, in French, which its issuer published and which says two sentences in one."""
    root = tmp_path_factory.mktemp("two")
    add_texts(root, [law_id])
    one = load_site(root)
    text, english = one.texts[0], one.language("en")
    french = replace(english, tag="fr", prefix="fr/")
    readings = {k: replace(r, text=f"F {r.text}", lang="fr", **fresh) for k, r in text.editions["en"].readings.items()}
    readings[joined] = replace(readings[joined], text="", covered_by=into)
    editions = {"fr": Edition(french, readings, text.paths), **text.editions}
    return replace(one, languages=(*one.languages[:2], french, english), texts=(replace(text, editions=editions),))


@pytest.fixture(scope="module")
def files(loaded: Site, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """Ending -> what the download says."""
    folder = tmp_path_factory.mktemp("downloads")
    write_exports(loaded, folder, "https://example.org/")
    paths = (folder / law_id / "downloads").iterdir()
    return {path.name.removeprefix(f"{law_id}."): path.read_text(encoding="utf-8") for path in paths}


def test_json_and_csv_tell_the_state_of_each(loaded: Site, files: Mapping[str, str]) -> None:
    rows = {row["key"]: row for row in csv.DictReader(files["csv"].splitlines())}
    segments = {segment["key"]: segment for segment in json.loads(files["json"])["segments"]}
    english = loaded.texts[0].editions["en"].readings[key].state
    assert english != "official"
    for found in (rows, segments):
        assert found[key]["state_fr"] == "official"
        assert found[key]["state_en"].split(",")[0] == english
        assert found[joined]["covered_by_fr"] == into
        assert not found[joined].get("covered_by_en")
        assert "state" not in found[key]


def test_tmx_tells_it_beside_the_words(loaded: Site, files: Mapping[str, str]) -> None:
    units = {unit.get("tuid"): unit for unit in ElementTree.fromstring(files["tmx"]).iter("tu")}
    assert joined not in units
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    variants = {variant.get(lang): variant for variant in units[into].iter("tuv")}
    english = loaded.texts[0].editions["en"]
    assert variants["en"].findtext("seg") == english.join([into, joined])
    told = {tag: {p.get("type"): p.text for p in variant.iter("prop")} for tag, variant in variants.items()}
    assert told["fr"] == {"origin": "official Your City", "state": "official"}
    assert told["en"]["origin"] != "official Your City"
    assert told["zh-Hans"] == {}
    assert units[into].findall("prop") == []


def test_a_card_has_its_title_in_another_language_and_never_twice(loaded: Site) -> None:
    publication = loaded.texts[0].publication
    titles = {tag: publication.short_title[tag] for tag in ("zh-Hant", "zh-Hans", "en")}
    text = replace(loaded.texts[0], publication=replace(publication, short_title=titles))
    words = {language.tag: write_card_words(text, language, loaded) for language in loaded.languages}
    assert [words[tag].beside for tag in ("zh-Hant", "zh-Hans", "en")] == [
        titles["en"],
        titles["en"],
        titles["zh-Hant"],
    ]
    assert all(card.title != card.beside for card in words.values())


def test_reasons_are_said_to_be_in_the_language_that_they_are_in(loaded: Site) -> None:
    text, french = loaded.texts[0], loaded.language("fr")
    reason = text.publication.furniture[0].reason
    html = render_about(View(loaded, text, french, f"fr/{law_id}/about/", "about"))
    assert f'<td lang="en">{reason}</td>' in html
