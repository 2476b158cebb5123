"""A link to an anchor that no page has is a warning of MkDocs, and so ends a strict build."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from build.mkdocs.anchors import tell_anchors


def make_page(url: str) -> Any:
    return SimpleNamespace(url=url, present_anchor_ids=None, links_to_anchors=None)


def test_links_to_anchors_are_told_with_the_page_that_they_lead_to() -> None:
    page, files = make_page("en/law/18/"), {"en/law/18/": "own", "en/law/full/": "full", "": "home"}
    html = '<p id="a18-1">x <a href="#a1">x</a> <a href="../full/#pre-h">x</a> <a href="../../../#top">x</a></p>'
    html += '<a href="../none/#x">x</a> <a href="https://example.org/#y">x</a> <a href="../full/">x</a>'
    tell_anchors(page, html, files)  # type: ignore[arg-type]
    assert page.present_anchor_ids == {"a18-1"}
    assert page.links_to_anchors == {
        "own": {"a1": 'href="#a1"'},
        "full": {"pre-h": 'href="../full/#pre-h"'},
        "home": {"top": 'href="../../../#top"'},
    }
