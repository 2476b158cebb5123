"""In the Markdown of a page each sentence that has a note says its number, as any reader of CommonMark shows it."""

from __future__ import annotations

import re
from pathlib import Path

from build.mkdocs.pages import make_pages
from build.model.site import load_site
from second_texts import add_texts
from test_markdown import read_words


def test_a_number_stands_behind_the_words_that_a_note_is_of(tmp_path: Path) -> None:
    add_texts(tmp_path)
    site = load_site(tmp_path)
    for text in site.texts:
        seen, readings = 0, text.editions["en"].readings
        full = next(p for p in make_pages(text, site.language("en"), site) if p.path.name == "full.md")
        words = "\n".join(read_words(full.markdown.split("---\n", 2)[2]))
        numbers = [int(number) for number in re.findall(r"\[(\d+)\]", words)]
        assert numbers == [*range(1, sum(len(reading.notes) for reading in readings.values()) + 1)]
        for reading in (reading for reading in readings.values() if reading.notes and reading.text):
            assert re.search(rf"{re.escape(reading.text)}\[{seen + 1}\]", words)
            seen += len(reading.notes)
            assert reading.notes[-1] in words
    assert any(reading.notes for text in site.texts for reading in text.editions["en"].readings.values())
