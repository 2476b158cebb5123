"""The pages of each edition hold its segments, all of them, in order; and each edition is in its own script."""

from __future__ import annotations

import csv
import json
import re

import pytest

from document.model import make_anchor
from document.publication import find_texts, load_publication
from document.script.convert import load_converter
from editions import addresses, expected_editions, pages_of, translated
from page_text import essence, read_page
from site_build import Built, stands_alone


def test_the_whole_text_is_the_edition_in_order(built: Built) -> None:
    for folder, lang, pages in pages_of(built.repo, built.site):
        page = read_page(pages / "full/index.html")
        expected = expected_editions(folder)[lang]
        assert list(page.segments.items()) == list(expected.items())
        assert page.ids == [make_anchor(key) for key in expected]
        assert page.lang == lang


def test_each_division_has_a_page_with_its_segments_in_order(built: Built) -> None:
    for folder, lang, pages in pages_of(built.repo, built.site):
        expected = expected_editions(folder)[lang]
        for division in load_publication(folder).document.walk():
            if stands_alone(pages / division.page):
                page = read_page(pages / division.page / "index.html")
                keys = [segment.key for segment in division.segments]
                assert list(page.segments.items()) == [(key, expected[key]) for key in keys], division.key
            else:
                assert division.role == "section"


def test_every_segment_stands_on_the_page_of_its_article(built: Built) -> None:
    for folder, _, pages in pages_of(built.repo, built.site):
        for division in load_publication(folder).document.role("article"):
            assert (pages / division.page / "index.html").is_file()


def test_beside_each_segment_stand_its_counterparts(built: Built) -> None:
    for folder, lang, pages in pages_of(built.repo, built.site):
        editions = expected_editions(folder)
        reading = read_page(pages / "full/index.html")
        others = [other for other in addresses(built.repo) if other != lang]
        english = translated(folder)
        places = [(key, other) for key in reading.segments for other in others if other != "en" or key in english]
        assert list(reading.beside.items()) == [((key, other), editions[other][key]) for key, other in places]


def test_what_has_no_english_is_shown_as_the_chinese_that_it_is(built: Built) -> None:
    """A screen reader speaks it as Chinese, and so does a browser's translation."""
    for folder in find_texts(built.repo):
        english = translated(folder)
        html = (built.site / "en" / folder.name / "full/index.html").read_text(encoding="utf-8")
        for key in load_publication(folder).hans:
            element = re.search(rf'<[^>]* data-key="{re.escape(key)}"[^>]*>', html)
            assert element
            assert ('lang="zh-Hant"' in element[0]) == (key not in english), key


def test_the_downloads_are_the_editions(built: Built) -> None:
    for folder in find_texts(built.repo):
        downloads, id = built.site / folder.name / "downloads", folder.name
        rows = list(csv.DictReader((downloads / f"{id}.csv").read_text(encoding="utf-8").splitlines()))
        data = json.loads((downloads / f"{id}.json").read_text(encoding="utf-8"))["segments"]
        english = translated(folder)
        for lang, texts in expected_editions(folder).items():
            # What has no English is left empty there.
            expected = texts if lang != "en" else {key: english.get(key, "") for key in texts}
            assert [(row["key"], row[lang]) for row in rows] == list(expected.items())
            assert [(row["key"], row.get(lang, "")) for row in data] == list(expected.items())


def test_the_plain_text_reads_as_the_page_does(built: Built) -> None:
    for folder, lang, pages in pages_of(built.repo, built.site):
        downloads = built.site / folder.name / "downloads"
        plain = (downloads / f"{folder.name}.{lang}.txt").read_text(encoding="utf-8")
        state = re.search('<p class="origin"[^>]*>(.*?)</p>', (pages / "full/index.html").read_text(encoding="utf-8"))
        # How far a translation may be trusted stands below both.
        assert bool(state) == (lang == "en")
        told = state[1] if state else ""
        assert plain.rstrip().endswith(told)
        assert essence(plain.rstrip().removesuffix(told)) == essence(read_page(pages / "full/index.html").text)


def test_english_sentences_of_a_paragraph_are_set_apart(built: Built) -> None:
    """One space between them, on the page and in the plain text."""
    for folder in find_texts(built.repo):
        english, id = translated(folder), folder.name
        page = " ".join(read_page(built.site / "en" / id / "full/index.html").text.split())
        plain = (built.site / id / "downloads" / f"{id}.en.txt").read_text(encoding="utf-8")
        for division in load_publication(folder).document.walk():
            for block in division.blocks:
                sentences = [english.get(segment.key, "") for segment in block.sentences]
                if all(sentences):
                    assert " ".join(sentences) in " ".join(plain.split()), block.key
                    assert " ".join(sentences) in page, block.key


@pytest.mark.parametrize(("edition", "charset", "away"), [("hans", "gb2312", "t2s"), ("hant", "big5", "s2t")])
def test_each_script_keeps_to_its_own_characters(built: Built, edition: str, charset: str, away: str) -> None:
    for folder in find_texts(built.repo):
        for key, text in getattr(load_publication(folder), edition).items():
            strange = [c for c in text if foreign(c, charset, away)]
            assert strange == [], key


def foreign(character: str, charset: str, away: str) -> bool:
    """Is it of the other script alone: neither in this one's set nor its own counterpart?"""
    known = bool(character.encode(charset, "ignore"))
    return "\u4e00" <= character <= "\u9fff" and not known and load_converter(away).convert(character) != character


def test_english_has_no_chinese_in_it(built: Built) -> None:
    chinese = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
    for folder in find_texts(built.repo):
        assert {key: text for key, text in translated(folder).items() if chinese.search(text)} == {}


def test_the_texts_of_these_tests_show_what_they_should(second: Built) -> None:
    """Else the tests above might pass on texts that ask nothing of the program."""
    kinds = {"part", "chapter", "section", "article"}
    assert kinds <= {d.role for f in find_texts(second.repo) for d in load_publication(f).document.walk()}
