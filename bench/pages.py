"""Text to Markdown pages in three languages at 1, 10 and 100 copies of the real text as one document."""

from __future__ import annotations

import re
import shutil
import tempfile
import time
from pathlib import Path

from build.mkdocs.pages import make_pages
from build.model.site import load_site

__all__ = ["main"]

root = Path(__file__).resolve().parent.parent
source = root / "texts" / "hangzhou-14fyp"
copies = (1, 10, 100)


def main() -> int:
    print("received text to Markdown pages, three languages")
    times = {}
    for count in copies:
        with tempfile.TemporaryDirectory() as folder:
            text = repeated(Path(folder) / "texts" / source.name, count)
            start = time.perf_counter()
            number = generate(text)
            times[count] = time.perf_counter() - start
        print(
            f"  {count:4} copies  {times[count]:8.2f} s  {number:6} pages  {times[count] / count * 1000:7.1f} ms a copy"
        )
    print(f"  from 10 to 100 copies: {times[100] / times[10]:.1f} times the time for 10 times the text")
    return 0


def generate(folder: Path) -> int:
    site = load_site(folder.parent.parent)
    return sum(1 for language in site.languages for _ in make_pages(site.texts[0], language, site))


def repeated(folder: Path, count: int) -> Path:
    """The body `count` times over as one text, with chapters and articles numbered straight through."""
    lines = (source / "received.txt").read_text(encoding="utf-8").split("\n")
    body = renumbered(lines[6:137] * count)
    folder.mkdir(parents=True)
    shutil.copy(root / "glossary.yaml", folder.parent.parent)
    (folder / "received.txt").write_text("\n".join([*lines[:6], *body, *lines[137:]]), encoding="utf-8")
    config = (source / "publication.yaml").read_text(encoding="utf-8")
    shift = len(body) - 131
    config = config.replace("last_line: 137", f"last_line: {137 + shift}")
    config = re.sub(r"line: (1[345]\d)\b", lambda m: f"line: {int(m[1]) + shift}", config)
    (folder / "publication.yaml").write_text(config.split("\nindicators:")[0] + "\n", encoding="utf-8")
    return folder


def renumbered(lines: list[str]) -> list[str]:
    out, chapter, article = [], 0, 0
    for line in lines:
        if re.match(r"[一二三四五六七八九十]+、", line):
            chapter += 1
            line = f"{han(chapter)}、{line.partition('、')[2]}"
        elif re.match(r"\d+\.(?!\d)", line):
            article += 1
            line = f"{article}.{line.partition('.')[2]}"
        out.append(line)
    return out


def han(number: int) -> str:
    """1 to 9999 as Han digits with their units."""
    digits = "零一二三四五六七八九"
    parts = [(digits[int(d)], unit) for d, unit in zip(f"{number:04}", ("千", "百", "十", ""), strict=True)]
    return "".join(d + unit for d, unit in parts if d != "零")
