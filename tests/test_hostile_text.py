"""Any text at all is published as the characters that it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from page_parts import segment
from page_text import read_page
from site_build import build_site, copy_with_text

tricks = [
    "<script>window.hacked=1</script>",
    "*x* _y_ `z` ~~s~~",
    "[a](javascript:b)",
    "<img src=x onerror=window.hacked=1>",
    "{{ x }} {% y %}",
    "---",
    "{: .x }",
    "&amp; &lt; &#60;",
    "\u202e倒\u202c \u2066隔\u2069",
    "```",
    "# h",
    "![i](u)",
    "<!-- c -->",
    "⟦18.1.1⟧",
    "::: contents x",
    "$x$ \\(y\\) \\*",
    "http://duizhao.example/ [[w]] :smile:",
    "\ue000\uf8ff\U000f0000𠮷",
]
received = (
    "題\n一、章"
    + "|".join(tricks)
    + "\n"
    + "".join(
        f"{i}.{trick}。{trick}，文。\n——{trick}。{trick}。\n1.5{trick}。\n" for i, trick in enumerate(tricks, start=1)
    )
)
publication = """
id: hostile
genre: proposals
source:
  script: hant-converted
  publisher: &t {zh-Hant: 敵, zh-Hans: 敌, en: "<b>Hostile</b> {{ x }}"}
  published: 2020-01-01
title: {lines: [1]}
short_title: *t
issuers: [*t]
dates: {adopted: 2020-01-01}
adopted_by: *t
version: {number: 1.0.0, date: 2020-01-01}
parts: [{role: body, lines: 2-LAST, profile: proposals}]
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    last = received.count("\n")
    config = copy_with_text(folder / "repo", "hostile", received, publication.replace("LAST", str(last)))
    return build_site(folder / "site", config)


@pytest.mark.parametrize("lang", ["", "zh-Hans/"])
def test_every_trick_is_in_the_page_as_it_stands(hostile: Path, lang: str) -> None:
    page = read_page(hostile / lang / "hostile/full/index.html")
    for i, trick in enumerate(tricks, start=1):
        assert page.segments[f"{i}.h"] == trick
        assert page.segments[f"{i}.1.1"] == f"{trick}，文。"
        assert page.segments[f"{i}.d1.h"] == trick
        assert page.segments[f"{i}.2.1"] == f"1.5{trick}。"


@pytest.mark.browser
def test_a_browser_runs_nothing_of_it(hostile: Path, served: Any, browser: Any) -> None:
    page = browser.new_page()
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.on("dialog", lambda dialog: messages.append(dialog.message))
    base = served(hostile)
    for place in ("", "hostile/", "hostile/full/", "hostile/c01/", "en/hostile/full/", "hostile/1/", "hostile/4/"):
        page.goto(f"{base}/{place}")
        assert page.evaluate("window.hacked") is None
    page.goto(f"{base}/hostile/full/")
    shown = page.evaluate(
        f"Object.fromEntries([...document.querySelectorAll('{segment}')].map(e => [e.dataset.key, e.textContent]))"
    )
    for i, trick in enumerate(tricks, start=1):
        assert shown[f"{i}.h"] == trick
        assert shown[f"{i}.1.1"] == f"{trick}，文。"
    assert messages == []
    page.close()
