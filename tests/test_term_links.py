"""Which words of an English sentence lead to the glossary: those that answer to a term of its Chinese."""

from __future__ import annotations

import pytest

from build.model.term_links import link_translation
from paths import golden
from translate.glossary.entries import load_glossary
from translate.glossary.uses import Reader


@pytest.mark.parametrize(
    ("chinese", "english", "linked"),
    [
        ("用好城市大脑。", "We will use the City Brain well.", ["City Brain"]),
        ("用好平台。", "We will use the City Brain well.", []),
        # Two plans for one 规划: nobody can tell which.
        ("做好规划。", "We will see to planning and to every other plan.", []),
        (
            "“重要窗口期”展现“重要窗口”。",
            "The important window of opportunity shows the important window.",
            [
                "important window of opportunity",
                "important window",
            ],
        ),
        ("“重要窗口期”。", "The important window of opportunity.", ["important window of opportunity"]),
    ],
)
def test_links_of_a_sentence(chinese: str, english: str, linked: list[str]) -> None:
    reader = Reader(load_glossary(golden / "glossary.yaml"))
    occurrences = {"1.1.1": reader.find_terms(chinese)}
    links = link_translation({"1.1.1": english}, occurrences, reader.find_renderings)
    assert [english[link.start : link.end] for link in links["1.1.1"]] == linked
