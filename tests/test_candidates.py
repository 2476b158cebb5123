"""Each way of keeping the glossary wins once; long sentences are cut where nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.publication import find_texts, load_publication
from machine import Scripted
from paths import golden, root
from translate.checks.judge import Judge
from translate.glossary.entries import load_glossary
from translate.glossary.uses import Reader
from translate.machine.candidates import translate_clauses
from translate.machine.clauses import cut_clauses, join_clauses
from translate.machine.engine import Hypothesis, Link, Request

brain = "推进城市大脑建设"
wrong, right = Hypothesis("Advance the civic brain"), Hypothesis("Advance the City Brain")


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge(Reader(load_glossary(golden / "glossary.yaml")))


@pytest.mark.parametrize(
    ("strategy", "script", "text"),
    [
        ("hypotheses", {Request(brain): (wrong, right)}, "Advance the City Brain"),
        (
            "inline",
            {Request(brain): (wrong,), Request("推进 City Brain 建设"): (right,)},
            "Advance the City Brain",
        ),
        (
            "prefix",
            {Request(brain): (wrong,), Request(brain, prefix="City Brain"): (Hypothesis("City Brain, advance"),)},
            "City Brain, advance",
        ),
        (
            "suppressed",
            {
                Request(brain): (Hypothesis("The City Brain, or Urban Brain"),),
                Request(brain, forbidden=("Urban Brain",)): (right,),
            },
            "Advance the City Brain",
        ),
        (
            "aligned",
            {Request(brain): (replace(wrong, links=(Link(12, 17, 2, 4), Link(18, 23, 4, 6))),)},
            "Advance the City Brain",
        ),
        ("", {Request(brain): (wrong,)}, "Advance the civic brain"),
    ],
)
def test_each_strategy_wins_once_and_what_fails_is_flagged(
    judge: Judge, strategy: str, script: dict[Request, tuple[Hypothesis, ...]], text: str
) -> None:
    (draft,) = translate_clauses([brain], Scripted(script), judge)
    assert (draft.strategy, draft.text) == (strategy, text)
    assert bool(draft.doubts) == (strategy in {"aligned", ""})


def test_long_sentences_are_cut_where_no_term_or_quotation_is(judge: Judge) -> None:
    whole = "，".join(["一二三四五六七八九十"] * 12) + "；" + "，".join(["甲乙丙丁"] * 10)
    assert len(cut_clauses(whole)) > 2
    quoted = "打造“" + "，".join(["一二三四五六七八九十"] * 12) + "”新格局"
    assert cut_clauses(quoted) == (quoted,)
    term = "产业、大学" * 9 + "，" + "研究" * 12
    place = term.index("，")
    assert len(cut_clauses(term)) == 2
    assert cut_clauses(term, [(place - 2, place + 2)]) == (term,)
    text = [("甲，", "We do one."), ("乙；", "The second is done."), ("丙。", "And the third.")]
    assert join_clauses(text) == "We do one, the second is done; and the third."


@given(st.text(alphabet="字词，；。“”《》、a1", max_size=300))
def test_cutting_loses_nothing(source: str) -> None:
    assert "".join(cut_clauses(source)) == source


def test_the_real_sentences_are_cut_and_given_back(judge: Judge) -> None:
    for source in (text for folder in find_texts(root) for text in load_publication(folder).hans.values()):
        spans = [(o.start, o.end) for o in judge.terms(source)]
        pieces = cut_clauses(source, spans)
        assert "".join(pieces) == source
        ends = {sum(map(len, pieces[: n + 1])) for n in range(len(pieces))}
        assert not [span for span in spans if any(span[0] < end < span[1] for end in ends)]


def test_terms_are_put_in_by_alignment_whatever_their_order(judge: Judge) -> None:
    """The English has them the other way round, and the first is longer than what it takes the place of."""
    source = "城市大脑与最多跑一次"
    plain = Hypothesis("run and cerebrum", (Link(0, 3, 5, 10), Link(8, 16, 0, 4)))
    (draft,) = translate_clauses([source], Scripted({Request(source): (plain,)}), judge)
    assert (draft.strategy, draft.text) == ("aligned", "At Most One Visit and City Brain")


def test_of_unclean_english_the_least_wrong_is_kept(judge: Judge) -> None:
    worst, better = Hypothesis("The Urban Brain of 15"), Hypothesis("The brain")
    script = {Request(brain): (worst,), Request("推进 City Brain 建设"): (better,)}
    (draft,) = translate_clauses([brain], Scripted(script), judge)
    assert (draft.strategy, draft.text) == ("", "The brain")
    assert draft.doubts == ("check term: 城市大脑 has no approved rendering",)
