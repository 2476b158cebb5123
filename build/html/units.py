"""A segment made ready for its template: its words with their terms, what stands around it, its counterparts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from build.html.view import View, shows_text
from build.model.edition import Edition, Reading
from document.model import Block, Division, is_heading_key, make_anchor

__all__ = ["Heading", "Paragraph", "Table", "Unit", "make_heading", "make_paragraph", "make_table", "make_title"]

deepest_heading = 6
# Level of a heading in HTML; what lies deeper has the same.
Frame = Callable[[Edition], tuple[str, str]]
# What an edition prints before a segment (number, marker) and behind it (full stop), and is not part of it.


LinkedStretch = tuple[int, int, str, str]
# Start and end of a stretch of a segment, the address that it leads to, "term" or "reference".


class WordRun(NamedTuple):
    """A stretch of a segment."""

    words: str
    href: str
    # "" where it leads nowhere.
    kind: str
    # "term" or "reference".


@dataclass(frozen=True)
class Counterpart:
    """The same segment in another edition."""

    lang: str
    lead: str
    text: str
    tail: str


@dataclass(frozen=True)
class Unit:
    """A segment on a page."""

    key: str
    id: str
    lang: str
    # Tag, where the words are in another language than the page; else "".
    state: str
    # "untranslated", "stale" or "doubt", where a reader must be told; else "".
    flag: str
    # The words that tell it.
    lead: str
    tail: str
    runs: tuple[WordRun, ...]
    # Stretches of the text, each with what it leads to.
    notes: tuple[int, ...]
    permalink: str
    label: str
    # Address of the sentence and how it is called; "" for a heading, whose division has one.
    counterparts: tuple[Counterpart, ...]
    beside: bool
    # Whether the page shows counterparts at all.


@dataclass(frozen=True)
class Heading:
    """The heading of a division or of the whole text."""

    level: int
    id: str
    names: str
    number: str
    # Where the division has no heading of its own; else "" and the unit has it.
    unit: Unit | None
    page: str
    label: str
    # Address of the division's own page and how it is called; "" where it is this page or has none.


@dataclass(frozen=True)
class Table:
    """A table, its first row the head."""

    id: str
    rows: tuple[tuple[Unit | None, ...], ...]
    # None for an empty cell.


@dataclass(frozen=True)
class Paragraph:
    """A paragraph or an item."""

    id: str
    names: str
    heading: Unit | None
    # Run-in.
    sentences: tuple[Unit, ...]
    joiner: str


def make_title(view: View) -> Heading:
    """The document's own title as the page's heading."""
    unit = make_unit(view.text.publication.document.title.key, view)
    return Heading(1, "pre", "title", "", unit, "", "")


def make_heading(division: Division, level: int, view: View) -> Heading:
    """A division's heading with its number; below the page's own it leads to the division's page."""
    own_page = level > 1 and view.text.has_page(division)
    page = view.to(division.page) if own_page else ""
    label = view.say("permalink", key=view.place_of(division)) if own_page else ""
    id, names, level = make_anchor(division.key), f"division {division.role}", min(level, deepest_heading)
    if division.heading is None:
        return Heading(level, id, names, number_before(division, view.edition), None, page, label)
    unit = make_unit(division.heading.key, view, lambda edition: (number_before(division, edition), ""))
    return Heading(level, id, names, "", unit, page, label)


def number_before(division: Division, edition: Edition) -> str:
    """`18. `, `五、`, `Chapter 5. ` as it stands before a heading."""
    number = edition.number(division)
    stop = "." if edition.language.divisions and division.heading and not number.endswith((".", ")")) else ""
    return f"{number}{stop}{'' if number.endswith('、') else ' '}"


def make_paragraph(block: Block, view: View) -> Paragraph:
    """A paragraph or an item with its sentences."""
    first = block.segments[0]

    def frame(edition: Edition) -> tuple[str, str]:
        return print_item_marker(block, edition), ""

    def heading_frame(edition: Edition) -> tuple[str, str]:
        return print_item_marker(block, edition), edition.language.stop

    heading = make_unit(block.heading.key, view, heading_frame) if block.heading else None
    sentences = tuple(make_unit(s.key, view, frame if s is first else no_frame) for s in block.sentences)
    names = "item" if block.marker else "paragraph"
    return Paragraph(make_anchor(block.key), names, heading, sentences, view.language.joiner)


def make_table(block: Block, view: View) -> Table:
    """A table with its cells, each a segment."""
    rows = (tuple(make_unit(cell.key, view) if cell else None for cell in row) for row in block.rows)
    return Table(make_anchor(block.key), tuple(rows))


def print_item_marker(block: Block, edition: Edition) -> str:
    return edition.language.dash if block.marker == "——" else block.marker


def no_frame(edition: Edition) -> tuple[str, str]:
    return "", ""


def make_unit(key: str, view: View, frame: Frame = no_frame) -> Unit:
    """A segment of the page's edition with its counterparts."""
    reading = view.edition.readings[key]
    lead, tail = frame(view.edition)
    flag = tell_state(reading, view)
    sentence = not is_heading_key(key)
    beside = shows_text(view.kind)
    return Unit(
        key=key,
        id=make_anchor(key),
        lang="" if reading.lang == view.lang else reading.lang,
        state=name_condition(reading),
        flag=flag,
        lead=lead,
        tail=tail,
        runs=tuple(split_runs(reading.text, list_links(key, view))),
        notes=view.notes.get(key, ()),
        permalink=view.address(key) if sentence else "",
        label=view.say("permalink", key=view.name_of(key)) if sentence else "",
        counterparts=tuple(find_counterparts(key, view, frame)) if beside else (),
        beside=beside,
    )


def find_counterparts(key: str, view: View, frame: Frame) -> Iterator[Counterpart]:
    """The segment in the other editions that have it in their own language."""
    for edition in view.others:
        reading = edition.readings[key]
        if reading.lang == edition.lang and reading.text:
            lead, tail = frame(edition)
            yield Counterpart(edition.lang, lead, reading.text, tail)


def list_links(key: str, view: View) -> Iterator[LinkedStretch]:
    """Places that the segment names, then terms where they do not overlap them; left to right."""
    references = view.text.references[view.lang].get(key, ())
    found = [(r.start, r.end, view.lead_to_key(r.key), "reference") for r in references]
    taken = {position for start, end, *_ in found for position in range(start, end)}
    terms = (t for t in view.links.get(key, ()) if taken.isdisjoint(range(t.start, t.end)))
    found += [(t.start, t.end, f"{view.glossary}#{t.term.id}", "term") for t in terms]
    yield from sorted(found)


def split_runs(text: str, links: Iterable[LinkedStretch]) -> Iterator[WordRun]:
    """The text in stretches with the addresses that they lead to."""
    done = 0
    for start, end, href, kind in links:
        yield WordRun(text[done:start], "", "")
        yield WordRun(text[start:end], href, kind)
        done = end
    yield WordRun(text[done:], "", "")


def name_condition(reading: Reading) -> str:
    """What a reader must be told of a segment, "" where there is nothing to tell."""
    if reading.covered_by:
        return ""
    if reading.state == "untranslated":
        return "untranslated"
    return "stale" if reading.stale else "doubt" if reading.doubt else ""


def tell_state(reading: Reading, view: View) -> str:
    """The words that tell it."""
    condition = name_condition(reading)
    names = [view.site.terms[id].preferred.text for id in reading.stale_terms if id in view.site.terms]
    if condition == "stale" and names:
        return view.say("stale_terms", terms=view.language.list_joiner.join(names))
    return view.say(condition) if condition else ""
