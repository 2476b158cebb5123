"""The search index at 1, 10 and 100 copies of the real text, and what a first query costs in a real browser."""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from bench.plain import build_site, prepare_plain
from bench.server import compressed
from build.model.site import Site, load_site
from build.model.text import Text
from build.search.button import describe_search
from build.search.index import write_search

__all__ = ["main"]

root = Path(__file__).resolve().parent.parent
copies = (1, 10, 100)
queries = ("城市大腦", "最多跑一次", "數字經濟", "城市大腦建設", "City Brain", "innovation")


def main() -> int:
    print("search index, whole; then each query as the first on a page, compressed as a host does")
    with tempfile.TemporaryDirectory() as folder, browser() as chromium:
        one = 0
        for count in copies:
            target = Path(folder, str(count))
            build_index(target, count)
            costs = first_queries(target, chromium)
            for query, (fetched, milliseconds) in costs.items():
                print(f"        {query:14} {fetched / 1000:6.0f} KB  {milliseconds:5.0f} ms to the first result")
            worst = max(fetched for fetched, _ in costs.values())
            one = one or worst
            print(f"        at most {worst / 1000:.0f} KB, {worst / one:.1f} times that of one copy")
        print("  Material's own search, the same pages and queries")
        for query, (fetched, milliseconds) in first_queries_of_material(Path(folder), chromium).items():
            print(f"        {query:14} {fetched / 1000:6.0f} KB  {milliseconds:5.0f} ms to the first result")
    return 0


def build_index(target: Path, count: int) -> None:
    site = repeated(load_site(root), count)
    start = time.perf_counter()
    write_search(site, target / "search")
    seconds = time.perf_counter() - start
    size = sum(path.stat().st_size for path in target.rglob("*") if path.is_file())
    each = seconds / count * 1000
    print(f"  {count:4} copies  {seconds:7.2f} s  {size / 1e6:7.1f} MB  {each:6.0f} ms a copy")


def repeated(site: Site, count: int) -> Site:
    """The text under `count` names, each sentence of a copy with the copy's number in it."""
    return replace(site, texts=tuple(numbered(site.texts[0], n) for n in range(count)))


def numbered(text: Text, number: int) -> Text:
    if not number:
        return text
    publication = text.publication
    document = replace(publication.document, id=f"copy-{number}")
    hans = {key: f"{string}〔{number}〕" for key, string in publication.hans.items()}
    editions = {
        lang: replace(e, readings={key: replace(r, text=f"{r.text}〔{number}〕") for key, r in e.readings.items()})
        for lang, e in text.editions.items()
    }
    publication = replace(publication, id=document.id, document=document)
    vars(publication)["hans"] = hans  # in place of the conversion of the document's own text
    return replace(text, publication=publication, editions=editions)


@contextmanager
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield chromium
        chromium.close()


page = """<!doctype html><html lang="{lang}"><meta charset="utf-8"><title>bench</title>
<a class="search-open" href="." data-base="./" data-lang="{lang}" data-glossary="glossary/" data-words='{words}'
 data-languages='{languages}'>
<span class="search-label"></span></a><script type="module" src="assets/javascripts/search.js"></script>"""
timed = """async (query) => {
  const input = document.querySelector('dialog input'), results = document.querySelector('.search-results');
  const shown = new Promise((resolve) => new MutationObserver(() => results.querySelector('.search-hit') &&
    resolve(performance.now())).observe(results, {childList: true, subtree: true}));
  const start = performance.now();
  input.value = query; input.dispatchEvent(new Event('input'));
  return await shown - start; }"""


def first_queries(folder: Path, chromium: Any) -> dict[str, tuple[int, float]]:
    """Query -> bytes fetched with compression, milliseconds from the last key to the first result (median of 3)."""
    site = load_site(root)
    told = describe_search(site, site.default, None)
    html = page.replace("{lang}", site.default.tag)
    html = html.replace("{words}", told["words"]).replace("{languages}", told["languages"])
    (folder / "index.html").write_text(html, encoding="utf-8")
    shutil.copytree(root / "docs/assets", folder / "assets")
    costs = {}
    with compressed(folder) as (address, sent):
        for query in queries:
            runs = [first_query(chromium, address, sent, query) for _ in range(3)]
            costs[query] = (runs[0][0], statistics.median(run[1] for run in runs))
    return costs


def first_query(chromium: Any, address: str, sent: list[tuple[str, int]], query: str) -> tuple[int, float]:
    context = chromium.new_context()
    tab = context.new_page()
    tab.goto(address)
    tab.wait_for_load_state("networkidle")
    sent.clear()
    tab.keyboard.press("/")
    tab.wait_for_selector("dialog input")
    tab.wait_for_load_state("networkidle")
    milliseconds = tab.evaluate(timed, query)
    tab.wait_for_load_state("networkidle")
    context.close()
    return sum(size for _, size in sent), milliseconds


timed_material = """async (query) => {
  const input = document.querySelector('[data-md-component=search-query]');
  const results = document.querySelector('[data-md-component=search-result]');
  const shown = new Promise((resolve) => new MutationObserver(() => results.querySelector('.md-search-result__item') &&
    resolve(performance.now())).observe(results, {childList: true, subtree: true}));
  const start = performance.now();
  input.value = query; input.dispatchEvent(new KeyboardEvent('keyup'));
  return await shown - start; }"""


def first_queries_of_material(folder: Path, chromium: Any) -> dict[str, tuple[int, float]]:
    """As `first_queries`, by Material's search plugin over the generated pages, each Han character a word."""
    target = folder / "material"
    build_site(with_material_search(folder), target)
    costs = {}
    with compressed(target) as (address, sent):
        for query in queries:
            runs = [first_query_of_material(chromium, address, sent, query) for _ in range(3)]
            costs[query] = (runs[0][0], statistics.median(run[1] for run in runs))
    return costs


def with_material_search(folder: Path) -> Path:
    config = prepare_plain(folder / "plain-pages")
    (config.parent / "overrides/partials/header.html").unlink()
    (config.parent / "overrides/partials/search.html").unlink()
    settings = yaml.safe_load(config.read_text(encoding="utf-8"))
    settings["plugins"].insert(0, {"search": {"separator": r"[\s\-，。、；：（）「」“”]+|(?=[\u4e00-\u9fff])"}})
    del settings["extra_javascript"]
    config.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    return config


def first_query_of_material(chromium: Any, address: str, sent: list[tuple[str, int]], query: str) -> tuple[int, float]:
    """Its index and worker come with every page; their bytes count here."""
    context = chromium.new_context()
    tab = context.new_page()
    sent.clear()
    tab.goto(address)
    tab.wait_for_load_state("networkidle")
    tab.keyboard.press("/")
    tab.wait_for_timeout(500)
    milliseconds = tab.evaluate(timed_material, query)
    context.close()
    return sum(size for path, size in sent if "search" in path), milliseconds
