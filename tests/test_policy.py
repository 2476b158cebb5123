"""The Content-Security-Policy of every page: the site works under it, and nothing that was let in does."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from build.mkdocs.policy import add_policy, hash_script
from page_parts import counterparts, next_page, result, switch_language
from search_box import type_one
from second_texts import law_id
from site_build import Built

listen = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`violation: ${event.effectiveDirective} ${event.blockedURI}`))"""
policy = re.compile(r'<head>\s*<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="([^"]*)">')
inline = re.compile(r"<script>(.*?)</script>", re.DOTALL)


class Watched:
    """A page and all that its console and its policy complain of."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.messages: list[str] = []
        page.add_init_script(listen)
        page.on("console", lambda message: self.messages.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.messages.append(str(error)))


@pytest.fixture
def watched(browser: Any) -> Iterator[Watched]:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    yield Watched(context.new_page())
    context.close()


def test_every_page_begins_with_a_policy_that_names_its_inline_scripts(built: Built) -> None:
    pages = sorted(built.site.rglob("*.html"))
    assert built.site / "404.html" in pages
    for page in pages:
        html = page.read_text(encoding="utf-8")
        found = policy.search(html)
        assert found, page
        named = set(re.findall(r"'(sha256-[^']*)'", found[1]))
        assert named == {hash_script(script) for script in inline.findall(html)}, page
        assert "unsafe-inline" not in found[1]
        assert "'unsafe-eval'" not in found[1]


def test_a_script_in_the_words_of_a_page_is_not_named() -> None:
    content = "<p>A.</p><script>window.hacked=1</script>"
    html = f'<html><head>\n<meta charset="utf-8"><script>theme()</script></head><body>{content}</body></html>'
    html = add_policy(html, content)
    assert hash_script("theme()") in html
    assert hash_script("window.hacked=1") not in html


def test_what_is_data_or_has_an_address_needs_no_name() -> None:
    scripts = '<script type="application/ld+json">{}</script><script src="a.js"></script><script>b</script>'
    assert add_policy(f'<head><meta charset="utf-8">{scripts}').count("sha256-") == 1


@pytest.mark.browser
def test_all_that_a_reader_does_is_allowed(second: Built, served: Any, watched: Watched) -> None:
    page, base = watched.page, served(second.site)
    for place in ("", "glossary/", f"{law_id}/", f"{law_id}/about/", f"en/{law_id}/full/", f"en/{law_id}/1/"):
        page.goto(f"{base}/{place}")
        page.wait_for_load_state("networkidle")
    assert type_one(page, "圖書").sections
    page.click(f"{result} a")
    page.wait_for_load_state("networkidle")
    page.goto(f"{base}/en/{law_id}/1/")
    page.locator("a.term").first.click()
    page.wait_for_selector(".term-popover:popover-open")
    page.keyboard.press("Escape")
    page.click("details.cite summary")
    page.click("dialog.cite dd button >> nth=0")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.wait_for_selector("dialog.keys[open]")
    page.keyboard.press("Escape")
    page.keyboard.press("p")
    page.wait_for_selector(f".parallel :checked, {counterparts}")
    for label in page.locator("form[data-md-component=palette] label").all():
        if label.is_visible():
            label.click()
            break
    page.click(next_page)
    switch_language(page, "zh-Hans")
    page.wait_for_load_state("networkidle")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 360, "height": 640})
    assert watched.messages == []


@pytest.mark.browser
def test_the_error_page_has_nothing_to_complain_of_but_the_error(second: Built, served: Any, watched: Watched) -> None:
    watched.page.goto(f"{served(second.site)}/404.html")
    watched.page.wait_for_load_state("networkidle")
    assert watched.messages == []


planted = {
    "script": "<script>window.hacked=1</script>",
    "handler": "<img src=x onerror=window.hacked=1>",
    "address": "<a id=planted href='javascript:window.hacked=1'>a</a>",
    "elsewhere": "<script src='https://else.example/x.js'></script>",
    "picture": "<img src='https://else.example/x.png'>",
    "frame": "<iframe srcdoc='<script>parent.hacked=1</script>'></iframe>",
    "style": "<p style='position:fixed'>a</p>",
    "object": "<object data='https://else.example/x'></object>",
    "base": "<base href='https://else.example/'>",
    "form": "<form action='https://else.example/'><button id=planted>a</button></form>",
}


@pytest.mark.browser
@pytest.mark.parametrize("kind", planted)
def test_what_is_planted_in_a_page_does_nothing_and_is_seen(
    kind: str, second: Built, served: Any, watched: Watched, tmp_path: Path
) -> None:
    shutil.copytree(second.site / "assets", tmp_path / "assets")
    page = tmp_path / "en" / law_id / "1/index.html"
    page.parent.mkdir(parents=True)
    html = (second.site / page.relative_to(tmp_path)).read_text(encoding="utf-8")
    page.write_text(html.replace("</article>", f"{planted[kind]}</article>", 1), encoding="utf-8")
    watched.page.goto(f"{served(tmp_path)}/en/{law_id}/1/")
    watched.page.evaluate("document.querySelector('#planted')?.click()")
    watched.page.wait_for_load_state("networkidle")
    assert watched.page.evaluate("window.hacked") is None
    assert [message for message in watched.messages if message.startswith("violation: ")]
