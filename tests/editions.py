"""What the editions of a text should read, from the text and the catalogue, without the program that builds pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import polib

from document.publication import find_texts, load_publication

__all__ = ["addresses", "expected_editions", "pages_of", "translated"]


def addresses(repo: Path) -> dict[str, str]:
    """The languages of a repository, and under which address each begins: "" for the first."""
    tags = re.findall(r"^ *- locale: (\S+)", (repo / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert tags
    return {tag: f"{tag}/" if place else "" for place, tag in enumerate(tags)}


def expected_editions(folder: Path) -> dict[str, Mapping[str, str]]:
    """Language -> key -> text, for the text in this folder; what has no English yet stands there in Chinese."""
    publication = load_publication(folder)
    english = translated(folder)
    mixed = {key: english.get(key) or text for key, text in publication.hant.items()}
    return {"zh-Hant": publication.hant, "zh-Hans": publication.hans, "en": mixed}


def translated(folder: Path) -> dict[str, str]:
    """Key -> English, as the PO file has it."""
    po = polib.pofile(str(folder.parent.parent / "translate/po/en" / f"{folder.name}.po"))
    return {entry.msgctxt: entry.msgstr for entry in po if entry.msgstr and not entry.obsolete}


def pages_of(repo: Path, site: Path) -> Iterator[tuple[Path, str, Path]]:
    """The folder of each text, each language, and the folder of its pages in the site."""
    folders = find_texts(repo)
    assert folders
    for folder in folders:
        for lang, address in addresses(repo).items():
            yield folder, lang, site / address / folder.name
