"""Search in a real browser: what is found is what a plain scan of the editions finds."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from bench.server import compressed
from build.model.site import Site, load_site
from build.search.folding import cut_chinese_words, fold_table, fold_text, stem_english_words
from build.search.index import write_search
from build.search.records import collect_alphabet
from live_glossary import rendering
from page_parts import hit, result, result_beside, result_count
from paths import languages, prefix, root
from search_box import type_all, type_one

pytestmark = pytest.mark.browser
Runs = Mapping[str, list[str]]
# Page -> what stands on it without a break.


@pytest.fixture(scope="module")
def loaded() -> Site:
    return load_site(root)


@pytest.fixture(scope="module")
def runs(loaded: Site) -> Mapping[str, Runs]:
    text = loaded.texts[0]
    return {
        lang: {s.page.rstrip("/"): ["".join(texts[k] for k in run) for run in s.runs] for s in text.sections}
        for lang, texts in (("zh-Hant", text.publication.hant), ("zh-Hans", text.publication.hans))
    }


@pytest.fixture(params=languages)
def tab(request: pytest.FixtureRequest, site: Path, served: Any, browser: Any) -> Iterator[Any]:
    page = browser.new_page()
    page.goto(f"{served(site)}/{prefix(request.param)}hangzhou-14fyp/18/")
    yield page
    page.close()


@pytest.fixture
def hant(site: Path, served: Any, browser: Any) -> Iterator[Any]:
    page = browser.new_page()
    page.goto(f"{served(site)}/")
    yield page
    page.close()


def scan(query: str, runs: Runs) -> set[str]:
    return {page for page, texts in runs.items() if any(query in text for text in texts)}


@pytest.mark.parametrize("step", [pytest.param(1, marks=pytest.mark.slow, id="all"), pytest.param(12, id="a part")])
def test_every_term_finds_the_sections_that_hold_it(
    tab: Any, loaded: Site, runs: Mapping[str, Runs], step: int
) -> None:
    assert len(loaded.glossary.terms) >= 400
    terms = loaded.glossary.terms[::step]
    expected = [scan(term.hans, runs["zh-Hans"]) for term in terms]
    assert all(expected)
    for queries in ([t.hant for t in terms], [t.hans for t in terms], [t.preferred.text for t in terms]):
        wanted: dict[str, set[str]] = {}
        for query, pages in zip(queries, expected, strict=True):
            # Two terms may have one rendering.
            wanted[query] = wanted.get(query, set()) | pages
        found = dict(zip(queries, (set(result.sections) for result in type_all(tab, queries)), strict=True))
        assert {query: found[query] ^ wanted[query] for query in wanted if found[query] != wanted[query]} == {}


@pytest.mark.parametrize("count", [pytest.param(200, marks=pytest.mark.slow), 30])
def test_any_string_of_the_text_is_found_where_it_stands_and_nowhere_else(
    tab: Any, runs: Mapping[str, Runs], count: int
) -> None:
    queries = cuts(runs, count)
    expected = [scan(query, runs["zh-Hant"]) | scan(query, runs["zh-Hans"]) for query in queries]
    found = [set(result.sections) for result in type_all(tab, queries)]
    assert {q: f ^ e for q, f, e in zip(queries, found, expected, strict=True) if f != e} == {}


def cuts(runs: Mapping[str, Runs], count: int) -> list[str]:
    """Strings of 2 to 8 characters from either script, the same in each run of the tests."""
    chance = random.Random(14)
    texts = [[text for found in runs[lang].values() for text in found if len(text) >= 8] for lang in sorted(runs)]
    strings = []
    for n in range(count):
        text, length = chance.choice(texts[n % 2]), chance.randint(2, 8)
        start = chance.randrange(len(text) - length + 1)
        strings.append(text[start : start + length])
    return strings


@pytest.mark.parametrize(
    ("query", "pages"),
    [
        ("城市大腦", ("18", "2", "5")),
        ("城市大脑", ("18", "2", "5")),
        ("最多跑一次", ("20",)),
        ("數字經濟", ("10", "5")),
        ("数字经济", ("10", "5")),
        ("城市大腦建設", ("18",)),
        (rendering("city-brain"), ("18", "2", "5")),
        ("一件事", ("20",)),
        ("良渚", ("1", "6", "26")),
    ],
)
def test_known_queries_find_exactly_their_pages_the_right_one_first(
    tab: Any, query: str, pages: tuple[str, ...]
) -> None:
    found = type_one(tab, query).sections
    assert found[0] == pages[0]
    assert set(found) == set(pages)


@pytest.mark.parametrize("query", ["二〇三五", "二○三五", "2035", "２０３５", "二零三五", "2035年", "二〇三五年"])
def test_a_year_is_found_in_any_digits(hant: Any, query: str, runs: Mapping[str, Runs]) -> None:
    assert set(type_one(hant, query).sections) == scan("二〇三五", runs["zh-Hant"])


def test_both_scripts_and_english_lead_to_the_same_sentences(hant: Any) -> None:
    traditional, simplified, english = type_all(
        hant, ["高質量發展", "高质量发展", rendering("high-quality-development")]
    )
    assert len(set(traditional.hits)) > 5
    assert traditional.hits == simplified.hits
    assert set(traditional.hits) == set(english.hits)
    assert traditional.sections == english.sections


def test_several_words_are_all_wanted_and_most_of_them_stand_apart(hant: Any, runs: Mapping[str, Runs]) -> None:
    words = ["數字", "杭州", "亞運"]
    result, reverse = type_all(hant, [" ".join(words), " ".join(reversed(words))])
    holding = [scan(word, runs["zh-Hant"]) for word in words]
    assert set(result.sections) == set.intersection(*holding) == set(reverse.sections)
    assert result.near_sections
    assert all(sum(page in held for held in holding) == 2 for page in result.near_sections)


def test_english_words_are_stemmed_and_quoted_phrases_are_not(hant: Any, loaded: Site) -> None:
    plain, quoted, nothing = type_all(hant, ["accelerating buildings", '"accelerate the building"', '"brain city"'])
    assert set(quoted.sections) <= set(plain.sections)
    english = loaded.texts[0].editions["en"].texts
    expected = {key.split(".")[0] for key, text in english.items() if "accelerate the building" in text.lower()}
    assert set(quoted.sections) == expected
    assert nothing.hits == ()


def test_what_stands_nowhere_finds_nothing(tab: Any) -> None:
    assert [result.hits for result in type_all(tab, ["拼命三郎", "xyzzy", "𠮷", "<b>"])] == [()] * 4
    assert tab.inner_text(result_count)


def test_words_half_typed_are_offered_apart(hant: Any) -> None:
    result = type_one(hant, "innova")
    assert result.hits == ()
    assert "6" in result.near_sections


def test_a_chinese_query_on_an_english_page_shows_both(site: Path, served: Any, browser: Any) -> None:
    page = browser.new_page()
    page.goto(f"{served(site)}/en/?q=城市大脑")
    hit = page.locator(result).first
    assert hit.locator("h3").inner_text().startswith("18. ")
    assert hit.locator("li mark").first.inner_text() == rendering("city-brain")
    beside = hit.locator(result_beside).first
    assert beside.get_attribute("lang") == "zh-Hans"
    assert beside.locator("mark").first.inner_text() == "城市大脑"
    page.close()


def test_keys_lead_from_the_box_to_the_sentence(site: Path, served: Any, browser: Any) -> None:
    page = browser.new_page()
    page.goto(f"{served(site)}/")
    page.keyboard.press("s")
    page.wait_for_selector("dialog.search[open]")
    page.keyboard.type("一整兩通三同直達")
    page.wait_for_selector(hit)
    assert page.inner_text("[role=status]") == "1 條（章），1 處"
    assert page.url.endswith("?q=%E4%B8%80%E6%95%B4%E5%85%A9%E9%80%9A%E4%B8%89%E5%90%8C%E7%9B%B4%E9%81%94")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    assert page.evaluate(f"document.activeElement.matches('li {hit}')")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/hangzhou-14fyp/18/#a18-1-1")
    assert page.evaluate("document.querySelector(':target').id") == "a18-1-1"
    page.keyboard.press("/")
    page.wait_for_selector("dialog.search[open]")
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog.search[open]", state="hidden")
    page.close()


def test_enter_in_the_box_goes_to_the_first_result(hant: Any) -> None:
    type_one(hant, "城市大腦建設")
    hant.focus("dialog.search input")
    hant.keyboard.press("Enter")
    hant.wait_for_url("**/hangzhou-14fyp/18/#a18-1-1")


def test_it_works_under_a_path_and_without_a_script(site: Path, tmp_path: Path, served: Any, browser: Any) -> None:
    shutil.copytree(site, tmp_path / "some/where")
    page = browser.new_page()
    page.goto(f"{served(tmp_path)}/some/where/en/hangzhou-14fyp/3/")
    result = type_one(page, "城市大腦建設")
    assert result.hits[0].endswith("/some/where/en/hangzhou-14fyp/18/#a18-1-1")
    page.close()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served(tmp_path)}/some/where/en/hangzhou-14fyp/3/")
    page.click("text=Whole text >> nth=0")
    page.wait_for_url("**/en/hangzhou-14fyp/full/")
    context.close()


def test_a_first_query_fetches_little(site: Path, browser: Any) -> None:
    with compressed(site) as (address, sent):
        for query in ("城市大腦", "最多跑一次", rendering("city-brain"), "innovation"):
            context = browser.new_context()
            page = context.new_page()
            page.goto(address)
            page.wait_for_load_state("networkidle")
            sent.clear()
            assert type_one(page, query).hits
            assert 80_000 < sum(size for _, size in sent) <= 150_000
            context.close()


def test_the_browser_folds_and_stems_as_the_index_does(hant: Any, loaded: Site) -> None:
    english = " ".join(loaded.texts[0].editions["en"].texts.values())
    odd = "ＡＢ１２、『著』「臺」○ Ünïcödé city’s 𠮷 İx ½ ﬁ"
    texts = [english, odd, *loaded.texts[0].publication.hant.values()]
    got = hant.evaluate(
        """async (texts) => {
          const { folder, words } = await import(new URL("assets/javascripts/search/query.js", location));
          const fold = folder(await (await fetch("search/fold.json")).json());
          return texts.map((text) => [fold(text), words(fold(text)).map((word) => word.stem)]); }""",
        texts,
    )
    known = collect_alphabet(loaded)
    for text, (fold, stems) in zip(texts, got, strict=True):
        assert len(fold) == len(text)
        assert [c for c in fold if c in known] == [c for c in fold_text(text) if c in known]
        if text is english:
            assert stems == stem_english_words(text)
    assert len(set(stem_english_words(english))) > 1500


def test_one_character_folds_to_one() -> None:
    table = fold_table("数字经济着台〇abc1,")
    assert {table[c] for c in "數經濟著臺○Ａ１，"} == set("数经济着台〇a1,")
    assert "〇" not in table
    assert cut_chinese_words("数字")[0] != cut_chinese_words("字数")[0]
    assert not set("".join(cut_chinese_words("数字经济"))) & set("".join(cut_chinese_words("数字经济", heading=True)))


def test_the_index_is_the_same_every_time(tmp_path: Path, loaded: Site, site: Path) -> None:
    write_search(loaded, tmp_path / "again")
    files = [path.relative_to(site / "search") for path in (site / "search").rglob("*") if path.is_file()]
    assert len(files) > 200
    assert [
        path for path in files if (site / "search" / path).read_bytes() != (tmp_path / "again" / path).read_bytes()
    ] == []
    assert json.loads((site / "search/zh-Hans/hangzhou-14fyp/18.json").read_text(encoding="utf-8"))["url"].startswith(
        "zh-Hans/"
    )
