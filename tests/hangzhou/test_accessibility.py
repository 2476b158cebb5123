"""axe-core on the home page, an article and the whole text: light and dark, parallel text on and off."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from paths import languages, prefix

id = "hangzhou-14fyp"
pages = ("", f"{id}/18/", f"{id}/full/")


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", pages)
@pytest.mark.parametrize("lang", languages)
def test_no_violation(site: Path, served: Any, browser: Any, lang: str, page: str, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(color_scheme=scheme)
    tab = context.new_page()
    errors: list[str] = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    for query in ("", "?with=en,zh-Hant") if page else ("",):
        tab.goto(f"{served(site)}/{prefix(lang)}{page}{query}")
        found = Axe().run(tab).response["violations"]
        assert [(v["id"], [node["html"][:120] for node in v["nodes"][:3]]) for v in found] == []
    assert errors == []
    context.close()


@pytest.mark.browser
def test_a_planted_fault_is_found(site: Path, served: Any, browser: Any) -> None:
    from axe_playwright_python.sync_playwright import Axe

    tab = browser.new_page()
    tab.goto(f"{served(site)}/en/")
    tab.evaluate("document.querySelector('article').insertAdjacentHTML('beforeend', '<img src=data:,>')")
    assert "image-alt" in {violation["id"] for violation in Axe().run(tab).response["violations"]}
    tab.close()
