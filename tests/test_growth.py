"""Nothing that is handed in costs more than its length: eight times as much takes about eight times as many steps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bench.steps import count_steps
from build.model.term_links import choose_first_links, link_chinese, link_translation
from build.search.folding import cut_chinese_words, fold_text, list_single_words, stem, stem_english_words
from document.errors import InputError
from document.intake.detect import detect
from document.intake.readers.paper.pageedges import find_edges
from document.intake.readers.paper.printedlines import PrintedLine, PrintedPage
from document.keys.likeness import measure
from document.model import Segment
from document.script.convert import Glyph, Protected, ScriptRules, to_hans, to_hant
from document.script.emendations import find_changes, group_changes
from document.structure.numerals import to_int
from document.structure.sentences import split_sentences
from parsing import parse_lines
from translate.catalogue.entries import Catalogue, Entry
from translate.checks.figures import compare, find_chinese_figures, find_english_figures
from translate.checks.judge import Judge
from translate.glossary.english import Renderings
from translate.glossary.entries import Glossary, load_glossary
from translate.glossary.lint import lint
from translate.glossary.uses import Reader
from translate.sync.merging import merge_entries

pytestmark = pytest.mark.slow
# They try long inputs.

rules = ScriptRules((Protected("后", "后", "name"),), (Glyph("溼", "濕", "form"),))
digits = "零一二三四五六七八九"
entry = """  - id: {id}
    zh-Hant: {hans}
    zh-Hans: {hans}
    en: [{{text: {en}, rank: preferred}}, {{text: bad {en}, rank: forbidden}}, {{text: old {en}, rank: former}}]
    unless_inside: [{hans}丁]
    type: place
    status: proposed
    definition: A place.
    pinned: true
    sources: []
"""


def make_glossary(folder: Path, terms: dict[str, str]) -> Glossary:
    """Chinese -> English; each is none where 丁 follows it."""
    path = folder / "glossary.yaml"
    entries = (entry.format(id=f"t{i}", hans=hans, en=en) for i, (hans, en) in enumerate(terms.items()))
    path.write_text("terms:\n" + "".join(entries), encoding="utf-8")
    return load_glossary(path)


def forget(judge: Judge) -> Judge:
    """The same, with every sentence to be looked through anew."""
    judge.reader.find_terms.cache_clear()
    judge.reader.find_renderings.cache_clear()
    return judge


def judge_sentence(source: str, english: str) -> Callable[[Judge], object]:
    return lambda judge: forget(judge).findings(Entry("1.1.1", source, text=english))


def link(source: str, english: str) -> Callable[[Judge], object]:
    def run(judge: Judge) -> object:
        renderings = Renderings(forget(judge).reader.glossary.sought.terms)
        found = {"1.1.1": judge.terms(source)}
        links = link_translation({"1.1.1": english}, found, renderings.find)
        return choose_first_links(found, links), choose_first_links(found, link_chinese(found))

    return run


def edit(text: str) -> object:
    """One sentence in both scripts, and every place that was changed."""
    edited = to_hant(to_hans(text), rules)
    return group_changes(find_changes([Segment("1.1.1", text, 1)], {"1.1.1": edited}))


def read(profile: str, *lines: str) -> object:
    return parse_lines(profile, lines)


def find(*lines: str) -> object:
    return detect("\n".join(lines))


def print_page(number: int, height: float) -> PrintedPage:
    return PrintedPage(number, 9e5, (PrintedLine("旧书", 0, 20, height, 10, 0, ()),))


def han(number: int) -> str:
    return "".join(digits[int(digit)] for digit in str(number)) if number > 10 else "零一二三四五六七八九十"[number]


def figures(source: str, english: str) -> object:
    return compare(find_chinese_figures(source), find_english_figures(english))


def pair(before: str, after: str) -> object:
    measure.cache_clear()
    return merge_entries(Catalogue(Path(), {"1.1.1": Entry("1.1.1", before, text="Plan.")}), {"1.1.1": after})


def index(text: str) -> object:
    stem.cache_clear()
    return cut_chinese_words(fold_text(text)), list_single_words(fold_text(text)), stem_english_words(text)


costs: dict[str, Callable[[int], Any]] = {
    "open quotes": lambda n: split_sentences("「" * n),
    "quotes that other marks close": lambda n: split_sentences("「" * n + "）" * n),
    "brackets in brackets": lambda n: split_sentences("（" * n + "）" * n),
    "marks that cross": lambda n: split_sentences("「（" * n + "」" * n),
    "short sentences": lambda n: split_sentences("甲。" * n + "「"),
    "spaced characters": lambda n: edit("甲 " * n),
    "spaces in rows": lambda n: edit("甲" + " " * n + "乙"),
    "brackets that nobody closes": lambda n: edit("(" + "甲" * n),
    "protected words": lambda n: edit("皇后" * n),
    "dashes": lambda n: edit("—" * n),
    "之": lambda n: edit("之" * n),
    "many kinds of change": lambda n: edit("".join(map(chr, range(0x4E00, 0x4E00 + n)))),
    "articles": lambda n: read("law", *(f"第{han(i)}条　甲。乙。" for i in range(1, n))),
    "items": lambda n: read("proposals", "一、甲", "1.甲。乙。", *["——甲。乙。"] * n),
    "a line of dashes": lambda n: read("proposals", "一、甲", "1.甲。" + "—" * n),
    "a line of 之": lambda n: read("law", "第一条　甲", "第二条" + "之" * n),
    "a line of brackets": lambda n: read("law", "第一条　甲" + "（" * n),
    "articles to detect": lambda n: find(*(f"第{han(i)}条　甲。" for i in range(1, n))),
    "lists to detect": lambda n: find("第一章 甲", *["一、甲", "（一）乙。", "1.丙。", "2018年1月1日"] * n),
    "contents to detect": lambda n: find(*(line for i in range(n) for line in ("目录", f"{i}甲"))),
    "running heads": lambda n: find_edges([print_page(number, 9e5 - number * 7) for number in range(n)]),
    "tables to detect": lambda n: find(*["|甲|乙|"] * n, "丙", *["甲\t乙"] * n),
    "a long number": lambda n: to_int("9" * n) or to_int("萬" * n) or to_int("一" * n),
    "a long figure": lambda n: figures("9" * n, "9" * n),
    "萬": lambda n: figures("萬" * n, "5" + " million" * n),
    "letters": lambda n: figures("a" * n, "A" * n),
    "equal figures": lambda n: figures("1元、" * n, "1 dollar " * n),
    "different figures": lambda n: figures("、".join(map(str, range(n))), " ".join(map(str, range(n, n + n)))),
    "a sentence that has changed": lambda n: pair("甲乙" * n, "甲丙" * n),
    "one long word": lambda n: index("y" * n),
    "Chinese words": lambda n: index("杭州" * n),
}
with_terms: dict[str, Callable[[int], Callable[[Judge], object]]] = {
    "a term again and again": lambda n: judge_sentence("甲" * n, "plan " * n),
    "a term that is none": lambda n: judge_sentence("甲丁" * n, "plan " * n),
    "terms in terms": lambda n: judge_sentence("甲甲乙" * n, "plan of the plan " * n),
    "forbidden renderings": lambda n: judge_sentence("甲" * n, "bad plan " * n),
    "former renderings": lambda n: judge_sentence("甲乙" * n, "old plan old plan of the plan " * n),
    "figures in terms": lambda n: judge_sentence("甲5" * n, "plan 5 " * n),
    "links": lambda n: link("甲甲乙" * n, "plan " * n),
}


def grows_in_proportion(measure: Callable[[int], float], few: int) -> bool:
    """Whether eight times as much costs at most twenty times as much; with the square it is sixty-four."""
    return measure(8 * few) <= 20 * measure(few)


@pytest.fixture
def small_judge(tmp_path: Path) -> Judge:
    return Judge(Reader(make_glossary(tmp_path, {"甲": "plan", "甲甲": "plan plan", "乙": "plan of the plan"})))


@pytest.mark.parametrize("name", costs)
def test_steps_grow_with_the_length(name: str) -> None:
    costs[name](150)
    assert grows_in_proportion(lambda n: count_steps(lambda: costs[name](n), InputError), 150)


@pytest.mark.parametrize("name", with_terms)
def test_steps_grow_with_the_length_of_a_sentence_of_terms(name: str, small_judge: Judge) -> None:
    with_terms[name](50)(small_judge)
    assert grows_in_proportion(lambda n: count_steps(lambda: with_terms[name](n)(small_judge), InputError), 50)


def test_steps_of_lint_grow_with_the_glossary(tmp_path: Path) -> None:
    def run(n: int) -> int:
        found = make_glossary(tmp_path, {chr(0x4E00 + i) + "甲": f"word {i}" for i in range(n)})
        segments = [term.hans if i % 2 else term.hans[0] for i, term in enumerate(found.terms)]
        return count_steps(lambda: lint(found, {"text": segments}), InputError)

    run(25)
    assert grows_in_proportion(run, 25)


def name_one_another(folder: Path, depth: int, times: int) -> list[str]:
    """The faults of a glossary in which each rendering names the one before so many times."""
    path = folder / "glossary.yaml"
    names = ["word", *(" ".join([f"{{t{i}}}"] * times) for i in range(depth))]
    entries = (
        entry.format(id=f"t{i}", hans=f"甲{i}", en=i).replace(f"text: {i},", f'text: "{name}",', 1)
        for i, name in enumerate(names)
    )
    path.write_text("terms:\n" + "".join(entries), encoding="utf-8")
    try:
        load_glossary(path)
    except InputError as error:
        return [fault.problem for fault in error.faults]
    return []


@pytest.mark.parametrize(("depth", "times"), [(40, 2), (1_000, 1), (5, 60), (12, 5)])
def test_terms_inside_terms_are_bounded(tmp_path: Path, depth: int, times: int) -> None:
    found = name_one_another(tmp_path, depth, times)
    assert found
    assert all("inside one another" in problem for problem in found)


def test_terms_inside_terms_read_as_they_stand(tmp_path: Path) -> None:
    assert name_one_another(tmp_path, 4, 2) == []


@pytest.mark.parametrize(("field", "length"), [("zh-Hans", 101), ("text", 501)])
def test_a_term_is_no_page(tmp_path: Path, field: str, length: int) -> None:
    made = {"zh-Hans": {"甲" * length: "plan"}, "text": {"甲": "x" * length}}[field]
    with pytest.raises(InputError) as error:
        make_glossary(tmp_path, made)
    assert any(f"{field} has {length} characters" in fault.problem for fault in error.value.faults)


def test_the_index_stems_no_longer_words_than_the_browser() -> None:
    assert [len(stem("y" * letters + "s")) for letters in (63, 64)] == [63, 65]


def test_a_figure_of_any_length_is_told(judge: Judge) -> None:
    for source, english in (("9" * 400, "Nine."), ("萬" * 1_500, "Many."), ("甲。", "9" * 5_000), ("1.5" * 900, "5.")):
        said = Entry("1.1.1", f"{source}元。", text=english)
        assert all(finding.problem and finding.remedy for finding in judge.findings(said))
    assert compare(find_chinese_figures("9" * 400), find_english_figures("9" * 400)) == ([], [])
