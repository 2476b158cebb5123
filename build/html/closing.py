"""What stands under the text of an English page: the translator's notes, and how far the English may be trusted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from html import escape

from build.languages.words import say
from build.model.edition import Edition
from document.model import anchor

__all__ = ["closing_html", "number_notes", "reference_html", "state_words"]

Notes = Mapping[str, tuple[int, ...]]
# Segment key -> the numbers of its notes on the page, from 1.


def number_notes(keys: Iterable[str], edition: Edition) -> dict[str, tuple[int, ...]]:
    """Number the notes of a page's segments in reading order."""
    numbers, last = {}, 0
    for key in keys:
        count = len(edition.pieces[key].notes)
        if count:
            numbers[key] = tuple(range(last + 1, last + count + 1))
            last += count
    return numbers


def reference_html(key: str, notes: Notes) -> str:
    """The raised numbers behind a segment; each leads to its note."""
    links = [
        f'<a id="noteref-{number}" href="#note-{number}" class="noteref">{number}</a>' for number in notes.get(key, ())
    ]
    return f"<sup>{' '.join(links)}</sup>" if links else ""


def closing_html(keys: tuple[str, ...], edition: Edition, notes: Notes) -> str:
    return notes_html(edition, notes) + state_html(keys, edition)


def notes_html(edition: Edition, notes: Notes) -> str:
    items = "".join(
        f'<li id="note-{number}">{escape(text)} '
        f'<a href="#noteref-{number}" aria-label="{say(edition.lang, "back", key=key)}">↩</a></li>'
        for key, numbers in notes.items()
        for number, text in zip(numbers, edition.pieces[key].notes, strict=True)
    )
    title = say(edition.lang, "notes")
    return f'<section class="notes"><h2 id="notes">{title}</h2><ol>{items}</ol></section>' if items else ""


def state_html(keys: tuple[str, ...], edition: Edition) -> str:
    """One quiet line: what the English on this page is."""
    return f'<p class="origin" id="{anchor("origin")}">{escape(state_words(keys, edition))}</p>'


def state_words(keys: Collection[str], edition: Edition) -> str:
    """How far the English of these segments may be trusted."""
    states = Counter(edition.pieces[key].state for key in keys)
    drafted = states["draft"] + states["mt"]
    whole = {drafted: "draft", states["reviewed"]: "reviewed"}.get(len(keys), "mixed")
    return say(
        edition.lang,
        whole,
        total=len(keys),
        reviewed=states["reviewed"],
        draft=drafted,
        stale=states["stale"],
        untranslated=states["untranslated"],
    )
