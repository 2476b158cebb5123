"""glossary.yaml: the terms of the texts, their approved English, and what to tell the reader."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from document.errors import Collector
from document.yamlfile import load_yaml

__all__ = ["Context", "Glossary", "Rendering", "Source", "Term", "load_glossary"]

schema = Path(__file__).parent / "glossary.schema.json"


@dataclass(frozen=True)
class Rendering:
    """One English rendering of a term."""

    text: str
    rank: str
    # "preferred" | "admitted" | "forbidden"
    forms: tuple[str, ...] = ()
    # Other accepted shapes of it: plural, verb form, short form on later mention.

    @property
    def shapes(self) -> tuple[str, ...]:
        return (self.text, *self.forms)


@dataclass(frozen=True)
class Source:
    """Where a rendering was seen."""

    title: str
    grade: str
    # "official" | "reference" | "own"
    url: str = ""


@dataclass(frozen=True)
class Context:
    """A second rendering for segments that also hold the zh-Hans string `when`."""

    when: str
    en: str


@dataclass(frozen=True)
class Term:
    """One entry."""

    id: str
    hant: str
    hans: str
    renderings: tuple[Rendering, ...]
    case: str
    # "any" | "exact"
    type: str
    status: str
    # "approved" | "proposed"
    definition: str
    note: str
    translator_note: str
    # Never published.
    aliases: tuple[str, ...]
    # Other zh-Hans forms.
    sources: tuple[Source, ...]
    context: tuple[Context, ...]
    unless_inside: tuple[str, ...]
    pinned: bool
    line: int
    # In glossary.yaml.

    @property
    def preferred(self) -> Rendering:
        return next(r for r in self.renderings if r.rank == "preferred")

    @property
    def approved(self) -> tuple[Rendering, ...]:
        return tuple(r for r in self.renderings if r.rank != "forbidden")

    @property
    def forbidden(self) -> tuple[Rendering, ...]:
        return tuple(r for r in self.renderings if r.rank == "forbidden")


@dataclass(frozen=True)
class Glossary:
    """All terms, in the file's order."""

    path: Path
    terms: tuple[Term, ...]


def load_glossary(path: Path) -> Glossary:
    """Read glossary.yaml; InputError with every fault of form."""
    file = load_yaml(path, schema)
    faults = Collector(path)
    for i, entry in enumerate(file.data["terms"]):
        ranks = [rendering["rank"] for rendering in entry["en"]]
        if ranks.count("preferred") != 1:
            problem = f"'{entry['id']}' has {ranks.count('preferred')} preferred renderings"
            faults.add(file.line("terms", i, "en"), problem, "rank exactly one so")
    faults.raise_if_any()
    return Glossary(path, tuple(term(entry, file.line("terms", i)) for i, entry in enumerate(file.data["terms"])))


def term(entry: dict[str, Any], line: int) -> Term:
    return Term(
        id=entry["id"],
        hant=entry["zh-Hant"],
        hans=entry["zh-Hans"],
        renderings=tuple(Rendering(r["text"], r["rank"], tuple(r.get("forms", ()))) for r in entry["en"]),
        case=entry.get("case", "any"),
        type=entry["type"],
        status=entry["status"],
        definition=entry["definition"],
        note=entry.get("note", ""),
        translator_note=entry.get("translator_note", ""),
        aliases=tuple(entry.get("aliases", ())),
        sources=tuple(Source(s["title"], s["grade"], s.get("url", "")) for s in entry["sources"]),
        context=tuple(Context(**c) for c in entry.get("context", ())),
        unless_inside=tuple(entry.get("unless_inside", ())),
        pinned=entry.get("pinned", False),
        line=line,
    )
