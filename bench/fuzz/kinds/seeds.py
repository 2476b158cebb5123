"""Files that are in order, from which hostile ones are made: the notice of the tests with its glossary."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from document.script.tags import hans_tag, hant_tag
from translate.languages import rendering_tag

__all__ = ["catalogue_name", "glossary_seed", "in_languages", "publication_seed", "read_seed", "text_folder", "text_id"]

fixtures = Path(__file__).resolve().parent.parent.parent.parent / "tests" / "fixtures"
text_id = "moumou-notice"
text_folder = f"texts/{text_id}"
catalogue_name = f"translate/po/{rendering_tag}/{text_id}.po"
places = {
    f"{text_folder}/received.txt": "notice/received.txt",
    f"{text_folder}/publication.yaml": "notice/publication.yaml",
    catalogue_name: f"notice/{rendering_tag}.po",
    "glossary.yaml": "glossary.yaml",
}


@cache
def read_seed(catalogue: bool = True) -> dict[str, bytes]:
    """The files of a small repository by their paths in it."""
    found = {name: (fixtures / place).read_bytes() for name, place in places.items()}
    return found if catalogue else {name: content for name, content in found.items() if name != catalogue_name}


def publication_seed() -> dict[str, Any]:
    """What is known of the notice, to be changed."""
    return dict(yaml.safe_load(read_seed()[f"{text_folder}/publication.yaml"]))


def glossary_seed() -> list[dict[str, Any]]:
    """The terms of the glossary, to be changed."""
    return [dict(term) for term in yaml.safe_load(read_seed()["glossary.yaml"])["terms"]]


def in_languages(words: str) -> dict[str, str]:
    """A name in every language of the site."""
    return dict.fromkeys((hant_tag, hans_tag, rendering_tag), words)
