"""Where the sentences are that links once led to on other pages, and which of them are gone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from build.model.text import Text
from document.model import make_anchor

__all__ = ["describe_fragments"]


def describe_fragments(text: Text) -> dict[str, Any]:
    """What the browser needs to lead a fragment on that is not on the page: `pages`, `gone`, and what it `says`.

    Fragments are those of segments, blocks and divisions, without their `#`; only of those that are or were elsewhere
    than on the page of the division that their key names.
    """
    standing = dict(list_standing(text))
    retired = [make_anchor(row.key) for row in text.publication.kept.rows if row.retired]
    at_home = find_lasting_pages(text)
    away = {make_anchor(key): page for key, page in standing.items() if at_home.get(key.split(".")[0]) != page}
    says = {language.tag: language.say("gone_sentence") for language in text.languages}
    return {"pages": away, "gone": retired, "says": says}


def list_standing(text: Text) -> Iterator[tuple[str, str]]:
    """The page of everything that has a key."""
    yield from ((key, section.page) for key, section in text.section_of.items())
    for block in text.publication.document.all_blocks:
        yield block.key, text.section_of[block.segments[0].key].page
    yield from ((key, text.divisions[text.page_keys[key]].page) for key in text.divisions)


def find_lasting_pages(text: Text) -> dict[str, str]:
    """The first part of a key -> the page that everything below it has always stood on, unless it was moved."""
    wandered = {row.key for row in text.publication.kept.rows if row.kind == "division" and len(row.stood) > 1}
    pages = {key: page for key, page in text.page_keys.items() if not {key, page} & wandered}
    return {"pre": "full/", **{key: text.divisions[page].page for key, page in pages.items()}}
