"""Editions side by side: the right counterparts, with and without a script."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from build.model.site import load_site
from page_parts import (
    counterpart,
    counterparts,
    first_counterpart,
    first_own,
    next_page,
    own,
    permalink,
    switch_language,
)
from paths import prefix, root

id = "hangzhou-14fyp"


@pytest.mark.browser
def test_without_a_script_a_checkbox_shows_another_edition(site: Path, served: Any, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(f"{served(site)}/en/{id}/18/")
    ours, hant, hans = (page.locator(part).first for part in parts)
    assert not hant.is_visible()
    page.check("#with-zh-Hant")
    assert hant.is_visible()
    assert not hans.is_visible()
    assert hant.inner_text().startswith("深入推進城市大腦建設")
    left, right = ours.bounding_box(), hant.bounding_box()
    assert left["x"] + left["width"] <= right["x"]
    assert abs(left["y"] - right["y"]) < 12
    page.check("#with-zh-Hans")
    assert hant.is_visible()
    assert hans.bounding_box()["x"] > right["x"]
    context.close()


parts = (first_own, first_counterpart("zh-Hant"), first_counterpart("zh-Hans"))


@pytest.mark.browser
def test_on_a_phone_the_editions_stand_below_each_other(site: Path, served: Any, browser: Any) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{served(site)}/{id}/18/?with=en")
    ours, other = (page.locator(part).first for part in (first_own, first_counterpart("en")))
    assert other.bounding_box()["y"] >= ours.bounding_box()["y"] + ours.bounding_box()["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.close()


@pytest.mark.browser
def test_the_choice_is_kept_from_page_to_page_and_language_to_language(site: Path, served: Any, browser: Any) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{served(site)}/{id}/18/")
    page.check("#with-en")
    assert page.url.endswith("/18/?with=en")
    page.click(next_page)
    page.wait_for_url("**/19/**")
    assert page.is_checked("#with-en")
    switch_language(page, "en")
    page.wait_for_url("**/en/**/19/**")
    assert page.is_checked("#with-zh-Hant")
    assert not page.is_checked("#with-zh-Hans")
    page.keyboard.press("p")
    assert not page.is_checked("#with-zh-Hant")
    page.reload()
    assert not page.is_checked("#with-zh-Hant")
    context.close()


@pytest.mark.browser
def test_a_tap_shows_one_original_and_a_copy_takes_one_language(site: Path, served: Any, browser: Any) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{served(site)}/en/{id}/18/")
    page.mouse.click(*page.evaluate(first_line, "#a18-1-3"))
    shown = page.locator(f"{counterparts}:visible")
    assert shown.count() == 1
    assert shown.inner_text().startswith("建立健全數據")
    page.mouse.click(*page.evaluate(first_line, "#a18-1-3"))
    assert page.locator(f"{counterparts}:visible").count() == 0
    page.check("#with-zh-Hant")
    english = load_site(root).texts[0].editions["en"].texts["18.1.1"][:8]
    for start, expected, left in ((own, english, "深入"), (counterpart("zh-Hant"), "深入推進", english)):
        page.evaluate(select, start)
        page.keyboard.press("Control+c")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith(expected)
        assert left not in copied
        assert "§" not in copied
    context.close()


@pytest.mark.browser
def test_a_copy_keeps_paragraphs_and_spaces_between_sentences(site: Path, served: Any, browser: Any) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    texts = load_site(root).texts[0].editions["en"].texts
    paragraphs = [f"—{texts[f'5.d{n}.h']}. {texts[f'5.d{n}.1']}" for n in (1, 2)]
    for lang, kind in (("en", own), ("zh-Hant", counterpart("en"))):
        page.goto(f"{served(site)}/{prefix(lang)}{id}/5/?with=en,zh-Hant")
        page.evaluate(select_items, kind)
        page.keyboard.press("Control+c")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert [" ".join(line.split()) for line in copied.split("\n\n")][:2] == paragraphs
    context.close()


@pytest.mark.browser
def test_each_sentence_has_a_permalink_to_its_article(site: Path, served: Any, browser: Any) -> None:
    page = browser.new_page()
    page.goto(f"{served(site)}/en/{id}/full/")
    page.hover("#a18-1-2")
    link = page.locator(f"{own}:has(#a18-1-2) {permalink}")
    page.wait_for_function("link => getComputedStyle(link).opacity === '1'", arg=link.element_handle())
    assert link.get_attribute("aria-label") == "Permalink to 18.1.2"
    link.click()
    page.wait_for_url(f"**/en/{id}/18/#a18-1-2")
    assert page.locator("#a18-1-2:target").count() == 1
    page.close()


# A point in the first line of a sentence, which may begin in the middle of one.
first_line = """(selector) => {
  const element = document.querySelector(selector);
  element.scrollIntoView({ block: "center" });
  const line = element.getClientRects()[0];
  return [line.left + 4, line.top + line.height / 2]; }"""
# The first two items of an article.
select_items = """(kind) => {
  const items = document.querySelectorAll(".item");
  const last = items[1].querySelectorAll(kind);
  const range = document.createRange();
  range.setStartBefore(items[0].querySelector(kind).firstChild);
  range.setEndAfter(last[last.length - 1].lastChild);
  getSelection().removeAllRanges();
  getSelection().addRange(range); }"""
# From the first piece of a kind in the first paragraph to the last of that kind.
select = """(kind) => {
  const pieces = document.querySelectorAll(`.paragraph ${kind}`);
  const range = document.createRange();
  range.setStartBefore(pieces[0].firstChild);
  range.setEndAfter(pieces[pieces.length - 1].lastChild);
  getSelection().removeAllRanges();
  getSelection().addRange(range); }"""
