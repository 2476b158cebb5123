"""The whole text on paper, as Chromium prints it."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from pypdf import PdfReader

from build.model.site import load_site
from paths import languages, prefix, root

id = "hangzhou-14fyp"
text = load_site(root).texts[0]


def printed(address: str, browser: Any, target: Path) -> list[str]:
    """The text of each page, without white space; a page number comes first."""
    page = browser.new_page(color_scheme="dark")
    page.goto(address)
    page.pdf(path=str(target), prefer_css_page_size=True)
    page.close()
    return [bare(sheet.extract_text()) for sheet in PdfReader(target).pages]


def bare(text: str) -> str:
    """Without white space and ligatures, and with characters where a font's glyph is also that of a radical."""
    return "".join(normalize("NFKC", text).translate(radicals).split())


# Of the Radicals Supplement, which NFKC leaves alone.
radicals = str.maketrans(
    "⺠⻓⻑⻄⻅⻋⻔⻘⻛⻜⻢⻥⻬⻰⻳⻩⻆⻚⻝⻣⻤⻁⻉⺟⺎⺙", "民长長西见车门青风飞马鱼齐龙龟黄角页食骨鬼虎贝母兀攵"
)


@pytest.mark.browser
@pytest.mark.parametrize("lang", languages)
def test_the_whole_text_is_a_booklet(site: Path, served: Any, browser: Any, tmp_path: Path, lang: str) -> None:
    sheets = printed(f"{served(site)}/{prefix(lang)}{id}/full/", browser, tmp_path / "booklet.pdf")
    edition, publication = text.editions[lang], text.publication
    for words in (
        edition.readings["pre.h"].text,
        publication.issuers[0][lang],
        publication.dates.adopted,
        edition.digest,
    ):
        assert bare(words) in sheets[0]
    assert not sheets[0].startswith("1")
    assert [sheet[: len(str(n))] for n, sheet in enumerate(sheets[1:], 2)] == [
        str(n + 2) for n in range(len(sheets) - 1)
    ]
    titles = [bare(edition.title(division)) for division in publication.document.walk()]
    beginning = bare(edition.readings["1.1.1"].text)[:30]
    first = next(n for n, sheet in enumerate(sheets) if beginning in sheet)
    assert all(title in "".join(sheet.lstrip("0123456789") for sheet in sheets[1:first]) for title in titles)
    assert "§" not in "".join(sheets)
    if lang == "en":
        notes = [
            n for n, sheet in enumerate(sheets) if sheet.lstrip("0123456789").startswith(bare("Translator’s notes"))
        ]
        assert len(notes) == 1
        assert notes[0] > first
        assert bare(edition.readings["43.1.2"].text)[-30:] in sheets[notes[0] - 1]


@pytest.mark.browser
def test_an_article_prints_the_editions_that_are_chosen(site: Path, served: Any, browser: Any, tmp_path: Path) -> None:
    address = f"{served(site)}/en/{id}/18/"
    chinese = bare(text.editions["zh-Hant"].readings["18.1.3"].text)[:8]
    assert chinese not in "".join(printed(address, browser, tmp_path / "one.pdf"))
    assert chinese in "".join(printed(f"{address}?with=zh-Hant", browser, tmp_path / "two.pdf"))
