"""The Markdown of a page: plain CommonMark in which any reader finds the words of the page again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from build.mkdocs.markdown import escape_markdown, mark_strong
from page_text import read_page
from paths import languages, prefix
from site_build import Built
from test_hostile_text import tricks

nasty = st.sampled_from([*tricks, *"\\`*_{}[]<>()#+-.!|~&$:@\"'=^% ", "1. ", "2) ", "==="])


def read_words(markdown: str) -> list[str]:
    """The text of each block, as a CommonMark reader has it."""
    return [inline_text(token) for token in MarkdownIt("commonmark").parse(markdown) if token.type == "inline"]


def inline_text(token: Token) -> str:
    return "".join(child.content for child in token.children or () if child.type in {"text", "text_special"})


@given(
    st.lists(nasty | st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=6), min_size=1).map("".join)
)
def test_a_line_of_any_text_is_read_as_it_is(text: str) -> None:
    for line in (escape_markdown(text), f"# {escape_markdown(text)}", f"- {escape_markdown(text)}"):
        assert "".join(read_words(line)) == text
    if text.strip():
        assert "".join(read_words(f"- x {mark_strong(text)}y")) == f"x {text}y"


@pytest.mark.parametrize("lang", languages)
def test_each_page_is_published_with_its_markdown(built: Built, lang: str) -> None:
    """Of every page that shows segments: its Markdown has them all, in order, and says which page it is."""
    seen = 0
    for path in (built.site / prefix(lang)).glob("*/**/index.html"):
        page = read_page(path)
        if page.lang != lang or not page.segments:
            continue
        seen += 1
        _, matter, body = path.with_suffix(".md").read_text(encoding="utf-8").split("---\n", 2)
        facts = yaml.safe_load(matter)
        assert facts["lang"] == lang
        assert facts["text"] in path.parts
        assert_in_order(page.segments, read_words(body), path)
        assert not re.search("[⟦⟧]|^:::", body, re.MULTILINE)
    assert seen > 10


def assert_in_order(segments: dict[str, str], blocks: list[str], path: Path) -> None:
    words, at = "\n".join(blocks), 0
    for key, text in segments.items():
        place = words.find(text, at)
        assert place >= 0, f"{path}: {key}"
        # At most the number of an article without a heading.
        assert not re.search(r"\n.*\n.*\n", words[at:place]), f"{path}: words between the segments before {key}"
        at = place + len(text)
