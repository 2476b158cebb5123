"""Small texts that a test makes up line by line, read as a site."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from build.html.view import View
from build.mkdocs.pages import list_pages
from build.model.site import Site, load_site
from paths import fixtures

__all__ = ["find_view", "make_site", "write_text"]

publication = """\
id: {id}
genre: law
source: {{script: hans}}
title: {{lines: [1]}}
short_title: &t {{zh-Hant: {title}, zh-Hans: {title}, en: The {id}}}
version: {{number: 1.0.0, date: 2101-01-01}}
parts: [{{role: body, lines: 2-{last}, profile: {profile}}}]
"""


def make_site(folder: Path, texts: Mapping[str, Sequence[str]], profile: str = "law") -> Site:
    """A site of these texts, by their ids, with the glossary of the tests and without any English."""
    shutil.copy(fixtures / "glossary.yaml", folder / "glossary.yaml")
    for id, lines in texts.items():
        write_text(folder, id, lines, profile)
    return load_site(folder)


def write_text(root: Path, id: str, lines: Sequence[str], profile: str = "law", title: str = "某文") -> None:
    """The two files of one text under root/texts."""
    folder = root / "texts" / id
    folder.mkdir(parents=True)
    (folder / "received.txt").write_text("\n".join([title, *lines, ""]), encoding="utf-8")
    words = publication.format(id=id, profile=profile, title=title, last=len(lines) + 1)
    (folder / "publication.yaml").write_text(words, encoding="utf-8")


def find_view(site: Site, path: str, lang: str = "en", text: int = 0) -> View:
    """What the generated page at this path shows: "index.md", "18.md", "c05/index.md"."""
    return dict(list_pages(site.texts[text], site.language(lang), site))[path]
