"""A reader in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from live_glossary import rendering
from page_parts import header, languages_button, next_page, switch_language


@pytest.mark.browser
def test_the_language_switch_keeps_page_and_sentence(site: Path, served: Any, browser: Any) -> None:
    page = browser.new_page()
    others: list[str] = []
    base = served(site)
    page.on("request", lambda request: others.append(request.url) if not request.url.startswith(base) else None)
    page.goto(f"{base}/hangzhou-14fyp/18/#a18-1-2")
    switch_language(page, "en")
    page.wait_for_url("**/en/hangzhou-14fyp/18/#a18-1-2")
    switch_language(page, "zh-Hans")
    page.wait_for_url("**/zh-Hans/hangzhou-14fyp/18/#a18-1-2")
    assert page.evaluate("document.documentElement.lang") == "zh-Hans"
    assert others == []
    page.close()


# Whether the beginning of a sentence is what a reader sees at its place in the window.
in_view = """(selector) => {
  const [line] = document.querySelector(selector).getClientRects();
  const found = document.elementFromPoint(line.left + 4, line.top + line.height / 2);
  return Boolean(found?.closest(selector)); }"""


@pytest.mark.browser
@pytest.mark.parametrize("beside", ["", "?with=zh-Hant"])
@pytest.mark.parametrize("key", ["9-1-2", "26-1-1", "43-1-2"])
def test_a_sentence_of_the_whole_text_is_in_view_when_its_address_is_opened(
    site: Path, served: Any, browser: Any, beside: str, key: str
) -> None:
    page = browser.new_page()
    page.goto(f"{served(site)}/en/hangzhou-14fyp/full/{beside}#a{key}")
    page.wait_for_function(in_view, arg=f"#a{key}")
    page.wait_for_timeout(300)
    assert page.evaluate(in_view, f"#a{key}")
    page.close()


@pytest.mark.browser
def test_everything_is_readable_without_scripts(site: Path, served: Any, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served(site)}/hangzhou-14fyp/18/")
    assert "城市大腦建設" in page.inner_text("#a18-1-1")
    page.click(next_page)
    assert page.inner_text("h1").startswith("19.")
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1440])
def test_languages_and_notes_are_reached_without_scripts(site: Path, served: Any, browser: Any, width: int) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 844})
    page = context.new_page()
    page.goto(f"{served(site)}/hangzhou-14fyp/18/")
    page.locator(languages_button).focus()
    page.click("[hreflang=en]:visible")
    page.wait_for_url("**/en/hangzhou-14fyp/18/")
    page.locator("a.noteref").first.click()
    page.wait_for_url("**/#note-1")
    assert page.locator("#note-1").is_visible()
    page.click("#note-1 a")
    page.wait_for_url("**/#noteref-1")
    page.click("details.cite summary")
    assert page.locator("details.cite pre").first.is_visible()
    page.locator("nav.place > a").click()
    page.wait_for_url("**/en/hangzhou-14fyp/c05/")
    context.close()


@pytest.mark.browser
def test_previous_and_next_go_through_the_articles(site: Path, served: Any, browser: Any) -> None:
    page = browser.new_page()
    page.goto(f"{served(site)}/hangzhou-14fyp/42/")
    page.click(next_page)
    assert page.inner_text("h1").startswith("43.")
    assert page.query_selector(next_page) is None
    page.close()


@pytest.mark.browser
def test_a_term_opens_its_definition_by_mouse_and_by_key(site: Path, served: Any, browser: Any) -> None:
    page = browser.new_page()
    page.goto(f"{served(site)}/en/hangzhou-14fyp/18/")
    term = page.locator("a.term[href$='#city-brain']").first
    term.click()
    box = page.locator(".term-popover")
    box.wait_for()
    assert "城市大腦" in box.inner_text()
    assert page.url.endswith("/18/")
    page.keyboard.press("Escape")
    assert not box.is_visible()
    assert page.evaluate("document.activeElement.matches('a.term')")
    page.keyboard.press("Enter")
    box.wait_for()
    box.locator("a", has_text=rendering("city-brain")).click()
    page.wait_for_url("**/en/glossary/#city-brain")
    page.close()


@pytest.mark.browser
def test_the_links_of_a_pop_up_lead_where_they_lead_on_the_glossary_page(site: Path, served: Any, browser: Any) -> None:
    page = browser.new_page()
    page.goto(f"{served(site)}/hangzhou-14fyp/18/")
    page.locator("a.term[href$='#city-brain']").first.click()
    box = page.locator(".term-popover")
    box.locator("a", has_text="5.d2.1").click()
    page.wait_for_url("**/hangzhou-14fyp/5/#a5-d2-1")
    page.close()


@pytest.mark.browser
def test_a_term_is_a_link_where_the_glossary_cannot_be_had(site: Path, served: Any, browser: Any) -> None:
    page = browser.new_page()
    page.route(
        "**/glossary/", lambda route: route.abort() if route.request.resource_type == "fetch" else route.continue_()
    )
    page.goto(f"{served(site)}/en/hangzhou-14fyp/18/")
    page.locator("a.term[href$='#city-brain']").first.click()
    page.wait_for_url("**/en/glossary/#city-brain")
    page.close()


@pytest.mark.browser
def test_a_term_is_a_link_without_scripts(site: Path, served: Any, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served(site)}/hangzhou-14fyp/18/")
    page.locator("a.term[href$='#city-brain']").first.click()
    page.wait_for_url("**/glossary/#city-brain")
    context.close()


@pytest.mark.browser
def test_a_reader_walks_from_the_home_page_to_a_citation(site: Path, served: Any, browser: Any) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{served(site)}/")
    page.click(".contents a >> text=五、")
    page.wait_for_url("**/c05/")
    page.click("#a18 .permalink")
    page.wait_for_url("**/18/")
    page.check("#with-en")
    page.goto(f"{page.url.split('?')[0]}?with=en#a18-1-2")
    page.keyboard.press("3")
    page.wait_for_url("**/en/hangzhou-14fyp/18/**#a18-1-2")
    assert page.is_checked("#with-zh-Hant")
    page.locator("a.term", has_text=rendering("city-brain")).first.click()
    page.locator(".term-popover").wait_for()
    assert "城市大腦" in page.inner_text(".term-popover")
    page.keyboard.press("Escape")
    page.click("details.cite summary")
    page.locator("dialog.cite dd button").nth(1).click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("CPC Hangzhou Municipal Committee. (2020, December 15)")
    assert copied.endswith("/en/hangzhou-14fyp/18/#a18-1-2")
    context.close()


@pytest.mark.browser
def test_an_article_says_where_it_stands_in_its_chapter(site: Path, served: Any, browser: Any) -> None:
    page = browser.new_page()
    page.goto(f"{served(site)}/en/hangzhou-14fyp/20/")
    place = page.locator("nav.place")
    assert place.locator("li").all_inner_texts() == ["18", "19", "20", "21"]
    assert place.locator("[aria-current=page]").inner_text() == "20"
    colours = [a.evaluate("a => getComputedStyle(a).borderBottomColor") for a in place.locator("li a").all()]
    assert colours[0] == colours[1] == colours[2] != colours[3]
    place.locator("> a").click()
    page.wait_for_url("**/en/hangzhou-14fyp/c05/")
    assert page.locator("nav.place [aria-current=page]").inner_text() == "5"
    page.mouse.wheel(0, 600)
    bar = f"getComputedStyle(document.querySelector('{header}'), '::after').transform"
    page.wait_for_function(f"new DOMMatrix({bar}).a > 0.05")
    page.close()


@pytest.mark.browser
def test_keys_turn_the_pages(site: Path, served: Any, browser: Any) -> None:
    page = browser.new_page()
    page.goto(f"{served(site)}/hangzhou-14fyp/18/")
    page.keyboard.press("j")
    page.wait_for_url("**/19/")
    page.keyboard.press("k")
    page.wait_for_url("**/18/")
    page.keyboard.press("2")
    page.wait_for_url("**/zh-Hans/hangzhou-14fyp/18/")
    page.keyboard.press("?")
    assert page.locator("dialog.keys").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("dialog.keys").is_visible()
    page.close()
