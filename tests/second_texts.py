"""Lays out repositories that hold the texts of the tests: a law and a notice of an invented city."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from paths import fixtures, root

__all__ = [
    "add_copy",
    "add_law",
    "add_texts",
    "copy_program",
    "features",
    "law",
    "law_id",
    "lay_out",
    "notice_id",
    "texts",
    "write_pages",
]

law_id, notice_id = "moumou-used-books", "moumou-notice"
texts = {law_id: fixtures / "law", notice_id: fixtures / "notice"}
program = ("build", "document", "translate", "overrides", "mkdocs.yml")
pages = {
    "index": "---\ntitle: Home\n---\n\n# Home\n\n::: contents {id}\n\n::: figures {id}\n\n::: downloads {id}\n",
    "glossary": "---\ntitle: Glossary\n---\n\n::: glossary {id}\n",
}


def features() -> Mapping[str, Any]:
    """What the program cannot do with the law yet: name -> the lines in question and the missing behaviour."""
    return yaml.safe_load((fixtures / "law/not_yet.yaml").read_text(encoding="utf-8")) or {}


def law(kept: Collection[str] = ()) -> tuple[str, dict[str, Any]]:
    """The received law and its publication.yaml, without what the program cannot do, but with the features named."""
    received = (fixtures / "law/received.txt").read_text(encoding="utf-8").split("\n")
    publication = yaml.safe_load((fixtures / "law/publication.yaml").read_text(encoding="utf-8"))
    spans = [feature["lines"] for name, feature in features().items() if name not in kept]
    dropped = {number for first, last in spans for number in range(first, last + 1)}

    def moved(number: int) -> int:
        return number - sum(other < number for other in dropped)

    for part in publication["parts"]:
        first, last = map(int, part["lines"].split("-"))
        # The last line may be one of those left out: the line after it has moved to the place behind it.
        part["lines"] = f"{moved(first)}-{moved(last + 1) - 1}"
    for title in (publication["title"], *(part["title"] for part in publication["parts"] if "title" in part)):
        title["lines"] = [moved(number) for number in title["lines"]]
    for piece in (*publication["metadata"], *publication["furniture"]):
        piece["line"] = moved(piece["line"])
    lines = [line for number, line in enumerate(received, start=1) if number not in dropped]
    return "\n".join(lines), publication


def lay_out(target: Path, ids: Sequence[str] = (law_id, notice_id), kept: Collection[str] = ()) -> Path:
    """A repository with these texts, their glossary and English, and pages that name the first; its mkdocs.yml.

    With `kept`, the law has these features as well, whether the program can do them or not.
    """
    copy_program(target)
    shutil.copytree(root / "docs/assets", target / "docs/assets")
    write_pages(target, ids[0])
    add_texts(target, ids, kept)
    return target / "mkdocs.yml"


def write_pages(target: Path, id: str = law_id) -> None:
    """A home page and a glossary page in each language."""
    for lang in ("zh-Hant", "zh-Hans", "en"):
        for name, text in pages.items():
            write(target / "docs" / lang / f"{name}.md", text.format(id=id))


def add_texts(target: Path, ids: Sequence[str] = (law_id, notice_id), kept: Collection[str] = ()) -> None:
    """The texts, the glossary and the catalogues alone."""
    copy(fixtures / "glossary.yaml", target / "glossary.yaml")
    if law_id in ids:
        add_law(target, kept)
    if notice_id in ids:
        for name in ("received.txt", "publication.yaml"):
            copy(texts[notice_id] / name, target / "texts" / notice_id / name)
    for id in ids:
        copy(texts[id] / "en.po", target / "translate/po/en" / f"{id}.po")


def add_law(target: Path, kept: Collection[str] = ()) -> None:
    """The law and the glossary, without any English."""
    received, publication = law(kept)
    write(target / "texts" / law_id / "received.txt", received)
    write(target / "texts" / law_id / "publication.yaml", yaml.safe_dump(publication, allow_unicode=True))
    copy(fixtures / "glossary.yaml", target / "glossary.yaml")


def add_copy(target: Path, id: str) -> None:
    """The notice once more, as a text of its own."""
    shutil.copytree(target / "texts" / notice_id, target / "texts" / id)
    publication = target / "texts" / id / "publication.yaml"
    publication.write_text(publication.read_text(encoding="utf-8").replace(notice_id, id), encoding="utf-8")


def copy_program(target: Path) -> None:
    """The program without any text, glossary or catalogue."""
    ignore = shutil.ignore_patterns("po", "__pycache__")
    for name in program:
        source = root / name
        target.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=ignore)
        else:
            shutil.copy(source, target / name)


def copy(source: Path, target: Path) -> None:
    write(target, source.read_text(encoding="utf-8"))


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
