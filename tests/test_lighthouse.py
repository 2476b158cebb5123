"""What the budgets make of Lighthouse's report; Lighthouse itself runs in `make budgets`."""

from __future__ import annotations

from typing import Any

from bench.lighthouse.__main__ import read, shortcomings

address = "http://127.0.0.1:1/en/"


def report(score: float = 1, url: str = f"{address}x.css", size: int = 1000, console: int = 1) -> dict[str, Any]:
    """The part of a report that is read."""
    names = ("performance", "accessibility", "best-practices", "seo")
    return {
        "categories": {name: {"score": score, "auditRefs": []} for name in names},
        "audits": {
            "network-requests": {"score": None, "details": {"items": [{"url": url, "transferSize": size}]}},
            "errors-in-console": {"score": console, "title": "Browser errors were logged"},
        },
    }


def test_a_page_within_its_budgets_has_no_fault() -> None:
    assert shortcomings(read(report(), address), is_article=True) == []


def test_each_missed_budget_is_named() -> None:
    assert shortcomings(read(report(score=0.94), address), False) == [
        "performance 94, at least 95",
        "accessibility 94, at least 100",
        "best-practices 94, at least 100",
        "seo 94, at least 100",
    ]
    assert shortcomings(read(report(size=150_001), address), True) == ["150001 bytes transferred, at most 150000"]
    assert shortcomings(read(report(size=150_001), address), False) == []
    strange = report(url="https://fonts.example/a.css")
    assert shortcomings(read(strange, address), False) == ["asks another origin: https://fonts.example/a.css"]
    logged = ["fails errors-in-console: Browser errors were logged"]
    assert shortcomings(read(report(console=0), address), False) == logged
