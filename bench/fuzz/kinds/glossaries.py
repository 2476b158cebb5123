"""glossary.yaml: read whole, its lint said in lines, its words published as they stand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from bench.fuzz.case import Case, check_faults, describe_faults, require
from bench.fuzz.hostile import a_phrase, some_phrase
from bench.fuzz.kinds.pages import check_glossary, check_site
from bench.fuzz.kinds.seeds import glossary_seed, read_seed
from bench.fuzz.kinds.yamls import check_values, write_yaml
from document.errors import InputError
from document.script.tags import hans_tag, hant_tag
from document.yamlfile import open_yaml
from translate.glossary.entries import glossary_schema, load_glossary
from translate.glossary.lint import lint_command
from translate.languages import rendering_tag

__all__ = ["glossary_cases", "try_glossary"]

name = "glossary.yaml"
ranks = st.sampled_from(["admitted", "former", "forbidden"])
rendering = st.fixed_dictionaries({"text": a_phrase, "rank": ranks}, optional={"forms": st.lists(a_phrase, max_size=2)})
optional: dict[str, st.SearchStrategy[Any]] = {
    "note": some_phrase,
    "translator_note": some_phrase,
    "case": st.sampled_from(["any", "exact"]),
    "aliases": st.lists(a_phrase, max_size=2),
    "unless_inside": st.lists(a_phrase, max_size=2),
    "context": st.lists(st.fixed_dictionaries({"when": a_phrase, rendering_tag: a_phrase}), max_size=2),
    "definitions": st.fixed_dictionaries({hans_tag: some_phrase, hant_tag: some_phrase}),
    "texts": st.just(["moumou-notice"]),
    "pinned": st.booleans(),
    "type": st.sampled_from(["body", "place", "slogan"]),
}
term = st.fixed_dictionaries(
    {
        hant_tag: a_phrase,
        hans_tag: a_phrase,
        rendering_tag: st.builds(
            lambda first, more: [{"text": first, "rank": "preferred"}, *more], a_phrase, st.lists(rendering, max_size=2)
        ),
        "definition": some_phrase,
        "sources": st.lists(
            st.fixed_dictionaries(
                {"title": some_phrase, "grade": st.just("own")},
                optional={"url": st.sampled_from(["https://a.example/?a=1&b='", "javascript:hacked()", "//a"])},
            ),
            max_size=2,
        ),
    },
    optional=optional,
)


@st.composite
def glossary_cases(draw: Callable[..., Any]) -> Case:
    """The glossary of the tests with some terms of other words, in one of several ways of writing YAML."""
    terms = glossary_seed()
    for place, changed in draw(st.dictionaries(st.integers(0, len(terms) - 1), term, max_size=3)).items():
        terms[place] |= changed
    content = write_yaml({"terms": terms}, draw(st.integers(0, 11)))
    return Case("glossary", name, {**read_seed(), name: content})


def try_glossary(case: Case, folder: Path) -> str:
    """Read it, look it through, publish it."""
    try:
        found = lint_command(folder)
        behaviour = check_faults(InputError(found), folder) if found else "nothing to say"
        glossary = load_glossary(folder / name)
    except InputError as error:
        return f"refused: {check_faults(error, folder)}"
    data = open_yaml(folder / name, glossary_schema)[0].data
    check_values(folder / name, data)
    require(len(glossary.terms) == len(data["terms"]), "terms that were not read")
    if "stands twice" in describe_faults(found) or any("also" in fault.problem for fault in found):
        return behaviour
    try:
        check_glossary(check_site(folder, thorough=len(case.content) % 5 == 0))
    except InputError as error:
        return f"unpublished: {check_faults(error, folder)}"
    return behaviour
