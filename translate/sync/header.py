"""The head of a catalogue as this project keeps it: without what programs stamp there at every save."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from translate.catalogue.entries import Catalogue, make_catalogue

__all__ = ["normalise_header"]

stamps = frozenset(
    (
        *("POT-Creation-Date", "PO-Revision-Date", "Last-Translator", "Language-Team", "Report-Msgid-Bugs-To"),
        *("Plural-Forms", "X-Generator", "Generated-By"),
    )
)
translator_stamp = re.compile(r".* <\S+@\S+>, (?:\d{4}|YEAR)(?:, \d{4})*\.")
# As Lokalize and others write it: "Name <address>, 2026."
prefixes = ("X-Poedit-", "X-Crowdin-", "X-Launchpad-", "X-Weblate-", "X-Lokalize-", "X-POOTLE-", "X-Pootle-")


def normalise_header(catalogue: Catalogue) -> Catalogue:
    """Ours first and as it was made, then what somebody else has written there; git knows dates and translators."""
    ours = make_catalogue(catalogue.path, catalogue.path.stem).header
    preface = "\n".join(line for line in catalogue.preface.split("\n") if not translator_stamp.fullmatch(line))
    return replace(catalogue, header={**ours, **kept(catalogue.header, ours)}, header_fuzzy=False, preface=preface)


def kept(header: Mapping[str, str], ours: Mapping[str, str]) -> dict[str, str]:
    """Everything but stamps and what is the same for every catalogue; a text's own name stands as it is written."""
    named = {"Project-Id-Version", "X-Source-Language"}
    return {
        name: value
        for name, value in header.items()
        if (name in named or name not in ours) and name not in stamps and not name.startswith(prefixes)
    }
