"""Which families of marker lie inside which others in a text."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from itertools import pairwise

from document.intake.runs import MarkerRun, count_breaks
from document.structure.marks.families import division_families, families

__all__ = ["order_runs"]

family_ranks = {family.name: rank for rank, family in enumerate(families)}


def order_runs(runs: Sequence[MarkerRun]) -> list[MarkerRun]:
    """Outermost first: 一、 stands above 條 where articles lie between its lines and it counts straight on."""
    runs = sorted(runs, key=lambda run: (family_ranks[run.name], not run.is_heading))
    articles = next((run for run in runs if run.name == "條"), None)
    if articles is None:
        return order_lists(runs)
    above = [run for run in runs if family_ranks[run.name] < family_ranks["條"]]
    around = [run for run in runs if run.name in {"壹、", "一、", "（一）"} and encloses(run, articles)]
    rest = [run for run in runs if run not in above and run not in around and run is not articles]
    return [*above, *around, articles, *order_lists(rest)]


def encloses(run: MarkerRun, articles: MarkerRun) -> bool:
    """Whether articles lie between the lines of a run that counts from one to its end, or that Markdown marks."""
    if not run.is_heading and (count_breaks(run.counts) or sum(count == (1, 0) for count in run.counts) > 1):
        return False
    between = sum(bisect(articles.places, one) < bisect(articles.places, other) for one, other in pairwise(run.places))
    return between * 2 >= len(run.places) - 1 and run.places[0] < articles.places[-1]


def order_lists(runs: Sequence[MarkerRun]) -> list[MarkerRun]:
    """Lists in their usual order, but for those that lie inside the next: （一） that begins anew in each 1."""
    found = list(runs)
    for last in range(len(found) - 1, 0, -1):
        for i in range(last):
            if lies_inside(found[i], found[i + 1]):
                found[i], found[i + 1] = found[i + 1], found[i]
    return found


def lies_inside(inner: MarkerRun, outer: MarkerRun) -> bool:
    """Whether one run begins anew between the lines of another that counts on over it."""
    if {inner.name, outer.name} & {*division_families, "——"} or inner.is_heading:
        return False
    lines = sorted(
        (place, run is inner, count)
        for run in (inner, outer)
        for place, count in zip(run.places, run.counts, strict=True)
    )
    after = [count[0] for (_, was_inner, _), (_, is_inner, count) in pairwise(lines) if was_inner and not is_inner]
    starts = sum(count == (1, 0) for count in inner.counts)
    return starts > 1 and sum(number > 1 for number in after) > sum(number == 1 for number in after)
