"""The real text's body many times over as one text, with chapters and articles numbered straight through."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

from document.publication import load_publication
from translate.catalogue.entries import Catalogue, find_catalogue_path, load_catalogue, save_catalogue
from translate.languages import rendering_tag

__all__ = ["repeat_repository"]

root = Path(__file__).resolve().parent.parent
source = root / "texts" / "hangzhou-14fyp"


def repeat_repository(folder: Path, count: int) -> Path:
    """A repository whose one text has the body `count` times, with English for all of it, and our glossary."""
    (folder / "texts").mkdir(parents=True)
    text = repeat_text(folder / "texts" / source.name, count)
    shutil.copy(root / "glossary.yaml", folder)
    one = load_catalogue(find_catalogue_path(root, source.name, rendering_tag))
    by_source = {entry.source: entry for entry in one.entries.values()}
    entries = {key: replace(by_source[source], key=key, line=0) for key, source in load_publication(text).hans.items()}
    path = find_catalogue_path(folder, source.name, rendering_tag)
    save_catalogue(Catalogue(path, entries, header=one.header, preface=one.preface))
    return folder


def repeat_text(folder: Path, count: int) -> Path:
    """received.txt and publication.yaml, with every line number after the body moved by what it has grown."""
    lines = (source / "received.txt").read_text(encoding="utf-8").split("\n")
    body = renumber(lines[6:137] * count)
    folder.mkdir()
    (folder / "received.txt").write_text("\n".join([*lines[:6], *body, *lines[137:]]), encoding="utf-8")
    config = (source / "publication.yaml").read_text(encoding="utf-8")
    shift = len(body) - 131
    config = config.replace("last_line: 137", f"last_line: {137 + shift}")
    config = re.sub(r"line: (1[345]\d)\b", lambda m: f"line: {int(m[1]) + shift}", config)
    (folder / "publication.yaml").write_text(config.split("\nindicators:")[0] + "\n", encoding="utf-8")
    return folder


def renumber(lines: list[str]) -> list[str]:
    out, chapter, article = [], 0, 0
    for line in lines:
        if re.match(r"[一二三四五六七八九十]+、", line):
            chapter += 1
            line = f"{to_han(chapter)}、{line.partition('、')[2]}"
        elif re.match(r"\d+\.(?!\d)", line):
            article += 1
            line = f"{article}.{line.partition('.')[2]}"
        out.append(line)
    return out


def to_han(number: int) -> str:
    """1 to 9999 as Han digits with their units."""
    digits = "零一二三四五六七八九"
    parts = [(digits[int(d)], unit) for d, unit in zip(f"{number:04}", ("千", "百", "十", ""), strict=True)]
    return "".join(d + unit for d, unit in parts if d != "零")
