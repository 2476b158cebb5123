"""`python -m document script ID`: the places of a text that an editor should read, and how one row settles them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from document.publication.load import load_publication
from document.publication.publication import Publication
from document.script.review import OpenPlace

__all__ = ["print_open_places"]

advice = """\
A row under protected_words in publication.yaml settles every place alike, whichever form is right:
  - {zh-Hans: WORD, zh-Hant: WORD, reason: why}"""


def print_open_places(folder: Path) -> int:
    """Print each place in doubt; 0, since what is in doubt stops nothing."""
    publication = load_publication(folder)
    print("\n".join((*describe_doubts(publication), f"{folder.name}: {len(publication.unread)} places in doubt")))
    if publication.unread:
        print(advice)
    return 0


def describe_doubts(publication: Publication) -> Iterator[str]:
    lines = {segment.key: segment.line for segment in publication.document.segments}
    path = publication.folder / "received.txt"
    for doubt in publication.unread:
        yield f"{path}:{lines[doubt.key]}: {doubt.key}: {describe_doubt(doubt)}"


def describe_doubt(doubt: OpenPlace) -> str:
    """The place in its context, the form that was chosen, the others."""
    place = f"{doubt.before}[{doubt.character}]{doubt.after}"
    return f"{place}: {doubt.chosen or doubt.character}, not {' or '.join(doubt.others)}?"
