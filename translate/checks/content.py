"""Checks of what the English says: all of it, in the glossary's terms, with the figures of the Chinese."""

from __future__ import annotations

from collections.abc import Iterator

from translate.catalogue.apply_terms import tool
from translate.catalogue.words import is_machines
from translate.checks.figures import Figure, compare, find_chinese_figures, find_english_figures
from translate.checks.pair import Pair, Remark
from translate.glossary.english import find_wanted_rendering, keep_forbidden, list_contexts
from translate.glossary.uses import Use

__all__ = ["empty", "figure", "forbidden", "length", "term"]

large_numbers = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def empty(pair: Pair) -> Iterator[Remark]:
    """English that is not there yet."""
    if not pair.text.strip():
        yield "no translation", "translate it"


def term(pair: Pair) -> Iterator[Remark]:
    """Terms of the Chinese that the English says as was right before, or in words that the glossary does not have."""
    for use in pair.uses if pair.text else ():
        if use.stale:
            yield tell_stale(pair, use)
        elif use.doubtful:
            yield tell_doubtful(pair, use)


def tell_stale(pair: Pair, use: Use) -> Remark:
    """Where both a former and an approved rendering stand, the former words may belong to something else."""
    new = find_wanted_rendering(use.term, pair.entry.source)
    problem = f"'{pair.text[use.former[0].start : use.former[0].end]}' is a former rendering of {use.term.hans}"
    if not use.approved:
        return problem, renew_remedy(pair, new)
    problem += f", which the Chinese has {use.times} times and the English {len(use.approved)}"
    return problem, f"{renew_remedy(pair, new)}; if it says something else here, write '# waive term: reason'"


def tell_doubtful(pair: Pair, use: Use) -> Remark:
    """In a context of its own a term has one rendering, and what it is otherwise does not count."""
    source = pair.entry.source
    if contexts := list_contexts(use.term, source):
        stands = next((pair.text[hit.start : hit.end] for hit in pair.answers if hit.term.id == use.term.id), "")
        problem = f"'{stands}' is not" if stands else "there is no rendering of"
        return (
            f"{problem} {use.term.hans} in {contexts[0].when}",
            f"write '{contexts[0].en}', as its context has it",
        )
    new = find_wanted_rendering(use.term, source)
    return f"{use.term.hans} has no approved rendering", f"write '{new}', or run apply-terms if it was renamed"


def renew_remedy(pair: Pair, new: str) -> str:
    """How a former rendering becomes the new one: a tool changes what a machine wrote, and no other words."""
    if is_machines(pair.entry):
        return f"run apply-terms, or write '{new}'"
    if any(suggestion.who == tool and new in suggestion.text for suggestion in pair.entry.suggestions):
        taking = f".venv/bin/python -m translate suggestions {pair.entry.key} --take"
        return f"write '{new}', or take what is suggested: {taking}"
    return f"write '{new}', or run apply-terms, which puts a suggestion beside these edited or signed words"


def forbidden(pair: Pair) -> Iterator[Remark]:
    """Renderings that stand nowhere, whatever the Chinese."""
    for hit in keep_forbidden(pair.renderings):
        stands = pair.text[hit.start : hit.end]
        yield f"'{stands}' is forbidden for {hit.term.hans}", f"write '{hit.term.preferred.text}'"


def figure(pair: Pair) -> Iterator[Remark]:
    """Figures without a counterpart of their value, in either direction."""
    if not pair.text:
        return
    source = find_chinese_figures(pair.entry.source, ((o.start, o.end) for o in pair.terms))
    target = find_english_figures(pair.text, ((f.start, f.end) for f in pair.answers))
    missing, invented = compare(source, target)
    yield from ((f"{f.surface} has no figure of its value", f"give {print_figure(f)}") for f in missing)
    yield from ((f"'{f.surface}' is not in the Chinese", "remove or correct it") for f in invented)


def print_figure(figure: Figure) -> str:
    """As the style has it: 1.5 trillion yuan, 180,000 yuan, 4 percent, 2035."""
    if isinstance(figure.value, str):
        return figure.value
    size, name = next((m for m in large_numbers if figure.value >= m[0]), (1, ""))
    number = float(figure.value / size)
    digits = f"{number:,.10g}" if number >= 10_000 else f"{number:.10g}"
    return " ".join(filter(None, (digits, name, "percent" if figure.percent else figure.currency)))


def length(pair: Pair) -> Iterator[Remark]:
    """English words for each Chinese character; a normal segment has 0.55 to 0.85."""
    if pair.text and len(pair.entry.source) >= 20:
        ratio = len(pair.text.split()) / len(pair.entry.source)
        if not 0.35 <= ratio <= 1.25:
            yield f"{ratio:.2f} words for a Chinese character", "look for what is left out or added"
