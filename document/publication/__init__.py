"""One text's folder: received.txt and publication.yaml, read, accounted for and parsed."""

from __future__ import annotations

from document.publication.load import find_texts, has_edition, load_publication
from document.publication.publication import Dates, Indicator, Multilingual, Publication, ReceivedCopy

__all__ = [
    "Dates",
    "Indicator",
    "Multilingual",
    "Publication",
    "ReceivedCopy",
    "find_texts",
    "has_edition",
    "load_publication",
]
