"""How a page is cited, in five forms, and what it says of itself to machines."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from build.cite.citation import Citation, formats, make_citation
from build.html.closing import describe_states
from build.model.site import load_site
from paths import languages, prefix, root

id = "hangzhou-14fyp"
chinese = Citation(
    id="t-18-zh-Hans",
    language=load_site(root).language("zh-Hans"),
    author="中共杭州市委",
    title="关于规划的建议",
    part="第 18 条",
    date="2020-12-15",
    version="1.0.0",
    edited="2026-11-24",
    digest="0123456789ab",
    url="https://example.org/18/",
)
english = Citation(
    id="t-18-en",
    language=load_site(root).language("en"),
    author="CPC Hangzhou Municipal Committee",
    title="Proposals & Plans",
    part="art. 18",
    date="2020-12-15",
    version="1.0.0",
    edited="2026-11-24",
    digest="0123456789ab",
    url="https://example.org/en/18/",
    original="關於規劃的建議",
    translator="machine draft",
)


@pytest.mark.parametrize(
    ("form", "cited", "expected"),
    [
        (
            "GB/T 7714",
            chinese,
            "中共杭州市委. 关于规划的建议: 第 18 条[EB/OL]. 对照 1.0.0 版，0123456789ab. "
            "(2020-12-15)[2026-11-24]. https://example.org/18/.",
        ),
        (
            "APA",
            english,
            "CPC Hangzhou Municipal Committee. (2020, December 15). Proposals & Plans [關於規劃的建議] "
            "(art. 18; machine draft; Duizhao edition 1.0.0, 0123456789ab). https://example.org/en/18/",
        ),
        (
            "BibTeX",
            english,
            "@techreport{t-18-en,\n  author = {{CPC Hangzhou Municipal Committee}},\n"
            "  title = {{Proposals \\& Plans}},\n"
            "  year = {2020},\n  month = {12},\n"
            "  note = {art. 18; machine draft; Duizhao edition 1.0.0, 0123456789ab},\n"
            "  url = {https://example.org/en/18/},\n  langid = {english}\n}",
        ),
        (
            "RIS",
            chinese,
            "TY  - RPRT\nAU  - 中共杭州市委,\nTI  - 关于规划的建议\nDA  - 2020/12/15\nPY  - 2020\nSE  - 第 18 条\n"
            "ET  - 对照 1.0.0 版，0123456789ab\nLA  - zh-Hans\nUR  - https://example.org/18/\nER  - ",
        ),
    ],
)
def test_each_form_is_written_as_its_standard_has_it(form: str, cited: Citation, expected: str) -> None:
    assert formats[form](cited) == expected


def test_csl_json_can_be_read_back() -> None:
    (item,) = json.loads(formats["CSL-JSON"](english))
    assert item["type"] == "report"
    assert item["issued"] == {"date-parts": [[2020, 12, 15]]}
    assert item["original-title"] == english.original
    assert item["author"] == [{"literal": english.author}]


def test_the_digest_changes_with_the_text() -> None:
    text = load_site(root).texts[0]
    digests = {lang: make_citation(text, lang, None, "").digest for lang in languages}
    assert len(set(digests.values())) == 3
    assert digests["en"] == make_citation(text, "en", None, "").digest


@pytest.mark.parametrize("lang", languages)
def test_each_page_names_itself(site: Path, lang: str) -> None:
    for page, number in (("18", "18"), ("c05", ""), ("full", "")):
        html = (site / prefix(lang) / id / page / "index.html").read_text(encoding="utf-8")
        address = f"https://duizhao.example/{prefix(lang)}{id}/{page}/"
        tags = dict(re.findall(r'<meta name="(citation_\w+)" content="([^"]*)">', html))
        assert tags["citation_public_url"] == address
        assert tags["citation_language"] == lang
        assert number in unescape(tags["citation_title"])
        (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
        data = json.loads(found)
        assert (data["@id"], data["inLanguage"]) == (address, lang)
        assert data["@type"] == ("Report" if page == "full" else "CreativeWork")
        assert ("translationOfWork" in data) == (lang == "en")
        assert html.count("<dt>BibTeX</dt>") == (2 if lang == "en" else 1)
    full = json.loads(found)
    assert len(full["hasPart"]) == 43


@pytest.mark.browser
def test_a_reader_cites_and_copies(site: Path, served: Any, browser: Any) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{served(site)}/en/{id}/18/")
    page.click("details.cite summary")
    page.wait_for_selector("dialog.cite[open]")
    page.locator("dialog.cite dd button").first.click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("CPC Hangzhou Municipal Committee. Proposals of the CPC")
    assert re.search(r"art\. 18\[EB/OL\].*\(2020-12-15\)\[20\d\d-\d\d-\d\d\]", copied)
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    context.close()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served(site)}/{id}/18/")
    page.click("details.cite summary")
    assert page.locator("text=@techreport").is_visible()
    context.close()


signed = {"state": "reviewed", "who": "A. B."}
whole = ("12.h", "12.1.1", "12.1.2", "12.1.3", "12.1.4")


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "machine draft"),
        (
            {"12.h": {"origin": "memory a.tmx (Your Name)", "who": "a.tmx (Your Name)"}},
            "in part machine draft, in part from a memory, not reviewed",
        ),
        ({"12.h": signed}, "in part reviewed by A. B., in part machine draft"),
        (
            dict.fromkeys(whole, signed) | {"12.1.4": {"state": "reviewed", "who": "C. D."}},
            "translation reviewed by A. B. and C. D.",
        ),
        (
            {key: {"state": "edited"} for key in whole} | {"12.h": signed},
            "in part reviewed by A. B., in part edited and not reviewed",
        ),
        ({key: {"state": "edited"} for key in whole}, "translation edited, not reviewed"),
        (
            dict.fromkeys(whole, signed) | {"12.1.1": {**signed, "stale": True}},
            "in part reviewed by A. B., in part out of date",
        ),
        ({key: {**signed, "stale": True} for key in whole}, "translation out of date"),
        (
            {
                "12.h": signed,
                "12.1.1": {"state": "official", "who": "The Office"},
                "12.1.2": {"state": "untranslated"},
                "12.1.3": {"doubt": True},
            },
            "in part official translation by The Office, in part reviewed by A. B., in part machine draft, "
            "in part not yet translated, in part in doubt",
        ),
    ],
)
def test_a_citation_says_of_every_state_that_it_cites(changed: dict[str, dict[str, Any]], expected: str) -> None:
    text = load_site(root).texts[0]
    english = text.editions["en"]
    readings = {key: replace(english.readings[key], **states) for key, states in changed.items()}
    edition = replace(english, readings={**english.readings, **readings})
    article = next(d for d in text.publication.document.walk() if d.key == "12")
    cited = make_citation(
        replace(text, editions={**text.editions, "en": edition}), "en", article, "https://example.org/"
    )
    assert cited.translator == expected


def test_what_no_machine_wrote_is_not_called_a_machines() -> None:
    english = load_site(root).texts[0].editions["en"]
    keys = [key for key in english.readings if key.startswith("12.")]
    memory = {key: replace(english.readings[key], origin="memory a.tmx (Your Name)") for key in keys}
    for some in (keys, keys[:1]):
        edition = replace(english, readings={**english.readings, **{key: memory[key] for key in some}})
        told = describe_states(keys, edition)
        assert "memory" in told
        assert ("machine" in told) == (len(some) < len(keys))
