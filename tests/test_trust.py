"""Wherever English is shown, cited or exported that no person has signed, it says so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import polib
import pytest

from document.model import Division
from document.publication import find_texts, load_publication
from once import make_once
from second_texts import law_id, lay_out
from site_build import Built, build_site
from translate.catalogue.comments import hash_words

signature = "human Your Name"
Read = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the same words, had a person signed every one of them."""

    def make(folder: Path) -> None:
        config = lay_out(folder / "repo")
        for path in (folder / "repo/translate/po/en").glob("*.po"):
            sign(path)
        build_site(folder / "site", config)

    return make_once(tmp_path_factory, "signed", make) / "site"


def sign(path: Path) -> None:
    po = polib.pofile(str(path), wrapwidth=0)
    for entry in po:
        origin = f"origin: {signature} {hash_words(entry.msgstr)}"
        entry.tcomment = re.sub("^origin: .*", origin, entry.tcomment, flags=re.MULTILINE)
    po.save()


def unsigned(folder: Path) -> set[str]:
    """Keys of the English that nobody has signed."""
    po = polib.pofile(str(folder.parent.parent / "translate/po/en" / f"{folder.name}.po"))
    return {entry.msgctxt for entry in po if entry.msgstr and "origin: human " not in entry.tcomment}


def told(html: str) -> list[str]:
    """What a reader reads on a page: its text nodes, without the citations."""
    bare = re.sub(r"<(script|style|details)\b.*?</\1>", "", html, flags=re.DOTALL)
    return [text for text in map(str.strip, unescape(re.sub("<[^>]*>", "\n", bare)).split("\n")) if text]


def cited(html: str) -> list[str]:
    return re.findall(r"<pre\b[^>]*>(.*?)</pre>", html, flags=re.DOTALL)


def articles(second: Built) -> Iterator[tuple[str, Division, bool]]:
    """Each article, and whether English on its page is unsigned."""
    for folder in find_texts(second.repo):
        keys = unsigned(folder)
        for division in load_publication(folder).document.role("article"):
            yield folder.name, division, not keys.isdisjoint(segment.key for segment in division.segments)


@pytest.mark.parametrize("read", [told, cited])
def test_a_page_of_unsigned_english_is_not_that_of_signed_english(second: Built, signed: Path, read: Read) -> None:
    seen = set()
    for id, division, doubtful in articles(second):
        ours, theirs = (
            read((site / "en" / id / division.key / "index.html").read_text(encoding="utf-8"))
            for site in (second.site, signed)
        )
        assert (ours != theirs) == doubtful, division.key
        seen.add(doubtful)
    assert seen == {True, False}


def test_machine_translation_is_told_as_a_draft_is(second: Built, signed: Path) -> None:
    """Nobody has signed either. Two articles of two sentences each, one by an engine, one drafted."""

    def warnings(key: str) -> list[str]:
        ours, theirs = (
            told((site / "en" / law_id / key / "index.html").read_text(encoding="utf-8"))
            for site in (second.site, signed)
        )
        # The citation that is printed names the article.
        return [text.replace(key, "…") for text in ours if text not in theirs]

    assert warnings("37")
    assert warnings("37") == warnings("41")


@pytest.mark.parametrize("suffix", [".csv", ".json", ".tmx", ".en.txt"])
def test_what_nobody_signed_is_exported_as_such(second: Built, signed: Path, suffix: str) -> None:
    for folder in find_texts(second.repo):
        name = Path(folder.name) / "downloads" / f"{folder.name}{suffix}"
        assert (second.site / name).read_bytes() != (signed / name).read_bytes(), name
