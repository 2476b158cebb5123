"""Types queries into the search dialogue of a page in a real browser."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["Result", "type_all", "type_one"]

# One page for many queries: each is typed, and what is shown when nothing more is on its way is read.
script = """async (queries) => {
  const input = document.querySelector("dialog.search input"), results = document.querySelector(".search-results");
  const read = (selector) => [...results.querySelectorAll(selector)].map((a) => a.href);
  const out = [];
  for (const query of queries) {
    input.value = query;
    input.dispatchEvent(new Event("input"));
    const limit = performance.now() + 20000;
    while (results.dataset.query !== query || results.hasAttribute("aria-busy")) {
      if (performance.now() > limit) throw new Error(`no answer to ${query}`);
      await new Promise((resolve) => setTimeout(resolve));
    }
    out.push([read("a.search-hit"), read("a.search-near")]);
  }
  return out; }"""
address = re.compile(r"/([^/]+)/(?:#(.*))?$")


@dataclass(frozen=True)
class Result:
    """What one query found, in the order shown."""

    hits: tuple[str, ...]
    # Addresses.
    near: tuple[str, ...]

    @property
    def sections(self) -> tuple[str, ...]:
        """Pages of the hits, each once: "18", "c05", "full" for the beginning of the text."""
        return pages(self.hits)

    @property
    def near_sections(self) -> tuple[str, ...]:
        return pages(self.near)


def pages(addresses: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match[1] for a in addresses if (match := address.search(a))))


def type_all(page: Any, queries: Sequence[str]) -> list[Result]:
    """Open the dialogue with its key and type one query after the other."""
    if not page.locator("dialog.search[open]").count():
        page.keyboard.press("/")
        page.wait_for_selector("dialog.search[open]")
    return [Result(tuple(hits), tuple(near)) for hits, near in page.evaluate(script, list(queries))]


def type_one(page: Any, query: str) -> Result:
    return type_all(page, [query])[0]
