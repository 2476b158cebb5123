"""Checks of what stands beside the English: the comments of the catalogue."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from document.errors import suggest_nearest
from translate.catalogue.entries import Catalogue, Entry
from translate.checks.pair import Remark
from translate.sync.recovery import find_machines

__all__ = ["lost_origins", "misread_comments", "waivers"]


def misread_comments(entries: Mapping[str, Entry]) -> Iterator[tuple[Entry, Remark]]:
    """Comments that are not understood, and `with` that leads nowhere or to a segment with English of its own."""
    for entry in entries.values():
        yield from ((entry, doubt) for doubt in entry.doubts)
        if (entry.was or entry.signed) and not entry.origin.startswith(("human ", "official ")):
            line = "was" if entry.was else "signed"
            yield (
                entry,
                (f"'# {line}: …' without the signature that it is of", "restore its origin, or remove the line"),
            )
        for key in entry.with_keys:
            if key not in entries or key == entry.key:
                yield (
                    entry,
                    (f"'with: {key}' names no other segment", suggest_nearest(key, entries.keys() - {entry.key})),
                )
            elif entries[key].text:
                yield entry, (f"'with: {key}', and {key} has words of its own", "remove the one or the other")


def waivers(
    entries: Iterable[Entry], names: Collection[str], needed: Collection[tuple[str, str]]
) -> Iterator[tuple[Entry, Remark]]:
    """Waivers of no check, without a reason, or not needed: `needed` are keys and the checks that found something."""
    for entry in entries:
        for name, reason in entry.waivers.items():
            if name not in names:
                yield entry, (f"no check '{name}'", suggest_nearest(name, names))
            elif not reason:
                yield entry, (f"'{name}' is waived with no reason", "give one")
            elif (entry.key, name) not in needed:
                yield entry, (f"'{name}' is waived and finds nothing here", "remove the line")


def lost_origins(catalogue: Catalogue) -> Iterator[tuple[Entry, Remark]]:
    """English whose origin does not speak of it, though git has it as a machine's."""
    for key, (origin, _) in find_machines(catalogue).items():
        problem = f"these words are {origin} in git, and the origin is gone or speaks of others"
        yield catalogue.entries[key], (problem, "run make sync, which puts it back")
