"""What an input costs: eight times as much of the same takes about eight times as many steps of Python."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from bench.fuzz.case import Case, require
from bench.fuzz.hostile import any_piece
from bench.fuzz.kinds.seeds import read_seed
from bench.steps import count_steps
from build.html.units import split_runs
from build.model.term_links import choose_first_links, link_chinese, link_translation
from build.search.folding import cut_chinese_words, fold_text, list_single_words, stem_english_words
from document.errors import Collector, InputError
from document.model import Segment
from document.script.convert import Glyph, Protected, ScriptRules, to_hans, to_hant
from document.script.emendations import find_changes, group_changes
from document.structure.numerals import to_int
from document.structure.parse import PartLines, parse
from document.structure.profile import list_profiles, load_profile
from document.structure.sentences import split_sentences
from document.yamldata import parse_yaml
from translate.catalogue.comments import read_comments, write_comments
from translate.catalogue.entries import Catalogue, Entry, load_catalogue
from translate.catalogue.hands.wrapped import join_wrapped
from translate.checks.judge import Judge
from translate.exchange.tmx import read_tmx_units
from translate.glossary.entries import load_glossary
from translate.glossary.references import UnknownReference, replace_references
from translate.glossary.uses import Reader
from translate.languages import rendering_tag
from translate.machine.clauses import cut_clauses
from translate.machine.service.answers import Refused, one_line
from translate.machine.service.speech import Question
from translate.sync.merging import merge

__all__ = ["growth_cases", "try_growth"]

few, times_more = 40, 8
beyond_bounds = {"sync": 400}
# Repeats from which on a target compares no more characters; below it costs the square of them.
most = 2.5
# Times as much as in proportion; with the square it is eight.
longest = 12_000
# Characters of the input that is run untraced, for what the regular expressions cost; whoever calls bounds the time.
rules = ScriptRules((Protected("后", "后", "name"), Protected("甲", "甲", "x")), (Glyph("溼", "濕", "form"),))
here = Path("growth.txt")
refusals = (InputError, Refused, UnknownReference)
# How the parts of the program say that they do not take an input.


@cache
def make_judge(folder: Path) -> Judge:
    path = folder / "growth-glossary.yaml"
    path.write_bytes(read_seed()["glossary.yaml"])
    return Judge(Reader(load_glossary(path)))


def judge_words(text: str, folder: Path) -> object:
    judge = make_judge(folder.parent)
    judge.reader.find_terms.cache_clear()
    judge.reader.find_renderings.cache_clear()
    found = {"1.1.1": judge.terms(text)}
    links = link_translation({"1.1.1": text}, found, judge.reader.find_renderings)
    first = choose_first_links(found, link_chinese(found)).get("1.1.1", ())
    runs = list(split_runs(text, [(link.start, link.end, "", "term") for link in first]))
    return judge.findings(Entry("1.1.1", text, text=text)), choose_first_links(found, links), runs


def edit(text: str, _: Path) -> object:
    edited = to_hant(to_hans(text), rules)
    return group_changes(find_changes([Segment("1.1.1", text, 1)], {"1.1.1": edited}))


def read_lines(text: str, _: Path) -> object:
    title, found = Segment("pre.h", "題", 1), []
    for name in list_profiles():
        lines = tuple(enumerate(["一、甲", "1.乙", *text.split("\n")], start=1))
        with suppress(InputError):
            found.append(parse("t", title, [PartLines("body", lines, load_profile(name))], here))
    return found


def write_all(text: str, _: Path) -> object:
    lines = join_wrapped(text.split("\n"))
    return write_comments(read_comments(lines, lambda problem, remedy: None), lines[:1])


def read_memory(text: str, folder: Path) -> object:
    path = folder / "growth.tmx"
    path.write_text(text, encoding="utf-8")
    return list(read_tmx_units(path, "x"))


def bring_up_to_date(text: str, _: Path) -> object:
    return merge(Catalogue(here, {"1.1.1": Entry("1.1.1", text, text="x")}), {"1.1.1": f"{text}甲", "1.1.2": text[1:]})


targets: Mapping[str, Callable[[str, Path], object]] = {
    "sentences": lambda text, _: split_sentences(text),
    "editions": edit,
    "lines": read_lines,
    "numbers": lambda text, _: to_int(text),
    "words": judge_words,
    "clauses": lambda text, _: cut_clauses(text, []),
    "references": lambda text, _: replace_references(text, {"a": "b"}),
    "index": lambda text, _: (
        cut_chinese_words(fold_text(text)),
        list_single_words(fold_text(text)),
        stem_english_words(text),
    ),
    "comments": write_all,
    "YAML": lambda text, _: parse_yaml(here, text, Collector(here)),
    "PO": lambda text, _: load_catalogue(here, text=text),
    "answers": lambda text, _: one_line(text, Question(text, text, rendering_tag)),
    "TMX": read_memory,
    "sync": bring_up_to_date,
}
around = st.sampled_from(
    ["", "", "a", "甲。", "「", "- ", '"', "1.", "\n", "# note: ", "x: ", "<tmx>", 'msgid ""\nmsgstr ""\n"']
)
pieces = st.one_of(
    any_piece.filter(lambda piece: 0 < len(piece) < 40),
    st.sampled_from(
        ["甲 ", "「", "（", "」）", "萬", "甲\n", "1元、", "- ", "旧书", "used book ", '"a"\n', "a: ", "<tu>"]
    ),
)


@st.composite
def growth_cases(draw: Callable[..., Any]) -> Case:
    """A piece that is to be repeated, with what stands before and behind it."""
    middle = "".join(draw(st.lists(pieces, min_size=1, max_size=3)))
    said = {
        "target": draw(st.sampled_from(sorted(targets))),
        "before": draw(around),
        "piece": middle,
        "after": draw(around),
    }
    return Case("growth", "growth.json", {"growth.json": json.dumps(said, ensure_ascii=True).encode()})


def try_growth(case: Case, folder: Path) -> str:
    """Count the steps of few and of many; then run a long one, which whoever calls ends if it takes too long."""
    try:
        said = json.loads(case.content)
        target, before, piece, after = (str(said[name]) for name in ("target", "before", "piece", "after"))
        run = targets[target]
    except (ValueError, LookupError, TypeError):
        return "nothing to repeat"
    piece = piece[:60] or "x"

    def cost(times: int) -> int:
        text = before + piece * times + after
        return count_steps(lambda: run(text, folder), *refusals)

    first = beyond_bounds.get(target, few)
    cost(first // 2)  # what is loaded once
    steps = cost(first), cost(times_more * first)
    fits = steps[1] <= most * times_more * (steps[0] + 50)
    require(fits, f"steps that outgrow their input: {target}", steps, before, piece, after)
    with suppress(*refusals):
        run(before + piece * (longest // len(piece)) + after, folder)
    return f"{target} {steps[1] > 2 * steps[0]}"
