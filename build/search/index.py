"""Writes the search index into the built site: Pagefind's own files, and what the results show."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from build.html.environment import render_template
from build.languages.language import pick
from build.model.site import Site
from build.search.folding import fold_table
from build.search.records import Record, collect_alphabet, list_records, list_results, make_term_shards

__all__ = ["write_search"]

# The index has words of its own making in it, so no language's stemmer may touch it.
language = "mul"
# Postings in one file of the index: the default, 20,000, is a third of this text; a query needs one for each pair.
pieces = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": "1000"}
used = {"pagefind.js", "pagefind-entry.json", "wasm.unknown.pagefind"}


def write_search(site: Site, folder: Path) -> None:
    """Everything that the browser loads for a search, under `folder`; what lay there before goes."""
    shutil.rmtree(folder, ignore_errors=True)
    index = folder / "pagefind"
    found = tuple(list_records(site))
    write_pagefind(found, index)
    write_json(folder / "sections.json", describe_texts(site, section_ids(found, index)))
    remove_unused(index)
    table = fold_table(collect_alphabet(site))
    write_json(folder / "fold.json", ["".join(table), "".join(table.values())])
    for name, shown in list_results(site):
        write_json(folder / f"{name}.json", shown)
    for shard, terms in make_term_shards(site).items():
        write_json(folder / f"terms/{shard}.json", terms)


def write_pagefind(found: Iterable[Record], folder: Path) -> None:
    """Index the records as a folder of pages; one run of the program is faster than its API, which polls."""
    from pagefind_bin import get_executable

    with TemporaryDirectory() as pages:
        for record in found:
            path = Path(pages, record.text, f"{record.section}.html")
            path.parent.mkdir(exist_ok=True)
            path.write_text(render_template("record.html", lang=language, words=record.words), encoding="utf-8")
        command = [get_executable(), "--silent", "--site", pages, "--output-path", str(folder)]
        subprocess.run(command, env={**os.environ, **pieces}, check=True)


def section_ids(found: Iterable[Record], index: Path) -> dict[str, list[tuple[str, str]]]:
    """Text -> each section and Pagefind's id of it, in reading order; spares the browser a request for each result."""
    names = {}
    for path in index.glob("fragment/*.pf_fragment"):
        data = gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd")
        page = PurePosixPath(json.loads(data)["url"])
        names[page.parent.name, page.stem] = path.stem
    ids: dict[str, list[tuple[str, str]]] = {}
    for record in found:
        ids.setdefault(record.text, []).append((record.section, names[record.text, record.section]))
    return ids


def describe_texts(site: Site, sections: Mapping[str, Sequence[tuple[str, str]]]) -> dict[str, Any]:
    """Text -> what it is called in each language that it has an edition in, and its sections."""
    return {
        text.id: {
            "titles": {language.tag: pick(text.publication.short_title, language) for language in text.languages},
            "sections": sections[text.id],
        }
        for text in site.texts
    }


def remove_unused(index: Path) -> None:
    """Pagefind's own user interfaces and the fragments stay away from the site."""
    shutil.rmtree(index / "fragment")
    for path in index.iterdir():
        if path.is_file() and path.name not in used and path.suffix != ".pf_meta":
            path.unlink()


def write_json(path: Path, data: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
