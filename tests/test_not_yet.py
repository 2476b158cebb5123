"""What the program cannot do with the law of the tests yet: each a strict failure that names what is missing."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from build.__main__ import main as build
from document.publication import Publication, load_publication
from page_text import read_page
from second_texts import features, law, law_id, lay_out
from site_build import Built, build_site
from translate.__main__ import main as translate


def missing(name: str) -> pytest.MarkDecorator:
    """The mark of a test that fails as long as fixtures/law/not_yet.yaml names this feature."""
    found = features().get(name)
    return pytest.mark.xfail(bool(found), strict=True, reason=found["missing"] if found else name)


@pytest.fixture
def publication(tmp_path: Path) -> Callable[[str], Publication]:
    """The law with one feature more than the program can do."""

    def load(feature: str) -> Publication:
        config = lay_out(tmp_path / "repo", [law_id], kept=[feature])
        return load_publication(config.parent / "texts" / law_id)

    return load


Load = Callable[[str], Publication]


@missing("lists")
def test_a_second_list_in_one_article_has_keys_of_its_own(publication: Load) -> None:
    document = publication("lists").document
    (article,) = (division for division in document.role("article") if division.key == "7")
    assert len(article.blocks) == 8
    assert len({block.key for block in article.blocks}) == 8
    assert [segment.text for segment in article.segments][-2:] == ["出售旧书；", "收取押金。"]


@missing("simplified")
def test_a_text_in_simplified_is_published_as_it_was_received(publication: Load) -> None:
    found = publication("simplified")
    words = {segment.key: re.sub(r"\W", "", segment.text) for segment in found.document.segments}
    assert {key: re.sub(r"\W", "", text) for key, text in found.hans.items()} == words
    assert "顯著" in "".join(found.hant.values())


def test_the_conversion_of_a_simplified_text_is_no_emendation(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_out(tmp_path / "repo", [law_id])
    assert build(["--root", str(tmp_path / "repo"), "emendations"]) == 0
    assert [line for line in capsys.readouterr().out.splitlines() if line.startswith("character")] == []


@pytest.mark.slow
@missing("table")
def test_a_table_stays_a_table(tmp_path: Path) -> None:
    site = build_site(tmp_path / "site", lay_out(tmp_path / "repo", [law_id], kept=["table"]))
    for page in ("30", "full"):
        html = (site / "zh-Hans" / law_id / page / "index.html").read_text(encoding="utf-8")
        article = html.partition('id="a30"')[2]
        table = re.search(r"<table.*?</table>", article, re.DOTALL)
        assert table
        rows = [re.findall(r"<t[hd]\b.*?</t[hd]>", row, re.DOTALL) for row in table[0].split("<tr")[1:]]
        assert [len(row) for row in rows] == [2, 2, 2, 2]
        assert "每页1元" in re.sub("<[^>]*>", "", rows[2][1])


@missing("annex")
def test_an_annex_counts_by_itself(publication: Load) -> None:
    document = publication("annex").document
    keys = {segment.text: segment.key for segment in document.segments}
    assert len({segment.key for segment in document.segments}) == len(document.segments)
    first = keys["登记旧书应当使用蓝色墨水。"]
    assert first != "1.1.1"
    assert keys["为了让旧书找到新的读者，节约纸张，结合某某市的实际，制定本条例。"] == "1.1.1"


def test_what_is_left_out_is_all_that_is_left_out() -> None:
    """With every feature the text is the one that was received."""
    whole = (Path(__file__).parent / "fixtures/law/received.txt").read_text(encoding="utf-8")
    assert law(tuple(features()))[0] == whole
    left_out = set(whole.split("\n")) - set(law()[0].split("\n"))
    assert len(left_out) == sum(f["lines"][1] - f["lines"][0] + 1 for f in features().values())


def test_a_reader_never_sees_a_key(second: Built) -> None:
    for path in (second.site / "en").glob("moumou-*/*/index.html"):
        html = re.sub(r"<(script|style)\b.*?</\1>", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        shown = [*re.sub("<[^>]*>", "\n", html).split("\n"), *re.findall(r'aria-label="([^"]*)"', html)]
        # Permalinks have the key of a sentence in their address, and citations in their own identifier.
        assert [text for text in shown if re.search(r"(?<![\w{/-])(?:\d+|[pcs]\d\d)_\w+", text)] == [], path


@pytest.mark.xfail(strict=True, reason="check knows no items that end in ； and no months by name")
def test_check_complains_of_nothing_but_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lay_out(tmp_path / "repo")
    assert translate(["--root", str(tmp_path / "repo"), "check"]) == 1
    lines = capsys.readouterr().out.splitlines()
    found = {line.split(": ")[1] for line in lines if not line.endswith("headings translated")}
    wrong = {"10.1.1", "12.1.2", "23.1.2", "26.1.1", "26.1.2"}
    assert found == wrong


def test_the_law_that_is_published_reads_in_order(second: Built) -> None:
    """Items behind their paragraph, and 第三条之一 behind 第三条."""
    keys = list(read_page(second.site / law_id / "full/index.html").segments)
    assert keys.index("3.1.1") < keys.index("3_1.1.1") < keys.index("4.1.1") < keys.index("4.i1.1")
