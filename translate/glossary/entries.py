"""glossary.yaml: the terms of the texts, their approved English, and what to tell the reader."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from document.errors import Collector, Fault, InputError, suggest_nearest
from document.script.tags import hans_tag, hant_tag
from document.yamldata import YamlFile
from document.yamlfile import open_yaml
from translate.glossary.references import (
    CircularReference,
    SwollenReference,
    UnknownReference,
    Wordings,
    list_references,
    replace_references,
)
from translate.glossary.renderings import Rendering, put_in_words
from translate.languages import has_renderings, rendering_tag

__all__ = ["Context", "Glossary", "Source", "Term", "load_glossary", "read_glossary"]

glossary_schema = Path(__file__).parent / "glossary.schema.json"


@dataclass(frozen=True)
class Source:
    """Where a rendering was seen."""

    title: str
    grade: str
    # "official" | "reference" | "own"
    url: str = ""


@dataclass(frozen=True)
class Context:
    """The one rendering that counts in segments that hold the zh-Hans string `when`."""

    when: str
    en: str


@dataclass(frozen=True)
class Term:
    """A Chinese term of the glossary, with its renderings and what the site says of it."""

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
    texts: tuple[str, ...]
    # Ids of the texts that it belongs to; none where it belongs to all.
    definitions: Mapping[str, str] = field(hash=False)
    # Tag of a Chinese edition -> one sentence for its readers.
    line: int
    # In glossary.yaml.
    written: tuple[str, ...]
    # Every shape of its renderings as it stands in the file.
    references: tuple[str, ...]
    # Ids of the terms that its renderings name in braces.

    @property
    def preferred(self) -> Rendering:
        """The one rendering that tools write and that the glossary page calls the term by."""
        return next(r for r in self.renderings if r.rank == "preferred")

    @property
    def approved(self) -> tuple[Rendering, ...]:
        """The renderings that may stand in a translation: the preferred one and those admitted beside it."""
        return tuple(r for r in self.renderings if r.rank in {"preferred", "admitted"})

    @property
    def former(self) -> tuple[Rendering, ...]:
        """The renderings that were preferred before; English that has one is stale."""
        return tuple(r for r in self.renderings if r.rank == "former")

    @property
    def forbidden(self) -> tuple[Rendering, ...]:
        """The renderings that are wrong in every sentence, whatever its Chinese."""
        return tuple(r for r in self.renderings if r.rank == "forbidden")


@dataclass(frozen=True)
class Glossary:
    """All terms, in the file's order."""

    path: Path
    terms: tuple[Term, ...]
    rendered: bool = True
    # Are its renderings in the language of the catalogue that it is used for?

    @property
    def preferred(self) -> Mapping[str, str]:
        """Term id -> its preferred rendering: what a reference reads as."""
        return {term.id: term.preferred.text for term in self.terms}

    def for_text(self, text_id: str) -> Glossary:
        """The terms that a text may have: its own before those of all texts with the same Chinese."""
        mine = [term for term in self.terms if not term.texts or text_id in term.texts]
        own = {term.hans for term in mine if term.texts}
        return replace(self, terms=tuple(term for term in mine if term.texts or term.hans not in own))

    def for_language(self, tag: str) -> Glossary:
        """As it is for catalogues in this language, which are held against its renderings only if those are in it."""
        return replace(self, rendered=has_renderings(tag))

    @property
    def sought(self) -> Glossary:
        """The terms to look for beside the words of a catalogue: none where the renderings are in another language."""
        return self if self.rendered else replace(self, terms=())


def load_glossary(path: Path) -> Glossary:
    """Read glossary.yaml; InputError with every fault of form."""
    glossary, faults = read_glossary(path)
    if faults:
        raise InputError(sorted(faults))
    return glossary


def read_glossary(path: Path) -> tuple[Glossary, tuple[Fault, ...]]:
    """The terms that can be read in spite of faults, and the faults of form; InputError if it is not YAML."""
    file, faults = open_yaml(path, glossary_schema)
    entries = entries_of(file)
    broken = {place[1] if len(place) > 1 else -1 for place in file.broken}
    terms = []
    for i, entry in enumerate(entries):
        if i not in broken and has_one_preferred(entry, file.line("terms", i, rendering_tag), faults):
            terms.append(read_term(entry, file.line("terms", i)))
    ids = [str(entry.get("id")) for entry in entries if isinstance(entry, dict)]
    return Glossary(path, tuple(resolved(terms, ids, faults))), tuple(faults.faults)


def entries_of(file: YamlFile) -> list[dict[str, Any]]:
    terms = file.data.get("terms") if isinstance(file.data, dict) else None
    return terms if isinstance(terms, list) else []


def has_one_preferred(entry: dict[str, Any], line: int, faults: Collector) -> bool:
    count = [rendering["rank"] for rendering in entry[rendering_tag]].count("preferred")
    if count != 1:
        faults.add(line, f"'{entry['id']}' has {count} preferred renderings", "rank exactly one so")
    return count == 1


def read_term(entry: dict[str, Any], line: int) -> Term:
    return Term(
        id=entry["id"],
        hant=entry[hant_tag],
        hans=entry[hans_tag],
        renderings=tuple(Rendering(r["text"], r["rank"], tuple(r.get("forms", ()))) for r in entry[rendering_tag]),
        case=entry.get("case", "any"),
        type=entry["type"],
        status=entry["status"],
        definition=entry["definition"],
        note=entry.get("note", ""),
        translator_note=entry.get("translator_note", ""),
        aliases=tuple(entry.get("aliases", ())),
        sources=tuple(Source(s["title"], s["grade"], s.get("url", "")) for s in entry["sources"]),
        context=tuple(Context(c["when"], c[rendering_tag]) for c in entry.get("context", ())),
        unless_inside=tuple(entry.get("unless_inside", ())),
        pinned=entry.get("pinned", False),
        texts=tuple(entry.get("texts", ())),
        definitions=entry.get("definitions", {}),
        line=line,
        written=shapes(entry),
        references=list_references((*shapes(entry), *(c[rendering_tag] for c in entry.get("context", ())))),
    )


def shapes(entry: dict[str, Any]) -> tuple[str, ...]:
    return tuple(shape for r in entry[rendering_tag] for shape in (r["text"], *r.get("forms", ())))


def resolved(terms: Sequence[Term], ids: Collection[str], faults: Collector) -> list[Term]:
    """The terms with each reference put into words; one whose reference leads nowhere is left out."""
    preferred = {term.id: term.preferred.text for term in terms}
    # A name that holds a term reads with its preferred rendering; with any other it reads as it was, or never was.
    former = {term.id: tuple(r.text for r in term.renderings if r.rank in {"admitted", "former"}) for term in terms}
    wordings, whole = Wordings(preferred, former), []
    for term in terms:
        try:
            whole.append(put_term_in_words(term, wordings))
        except UnknownReference as error:
            name = str(error.args[0])
            if name not in ids:  # else the term is there, and its own fault is told
                faults.add(term.line, f"'{term.id}' names {{{name}}}, which is no term", suggest_nearest(name, ids))
        except CircularReference:
            faults.add(term.line, f"'{term.id}' names itself by way of its references", "write one of them out")
        except SwollenReference as error:
            problem = f"'{term.id}' has too many terms inside one another, by way of {{{error.args[0]}}}"
            faults.add(term.line, problem, "write some of them out")
    return whole


def put_term_in_words(term: Term, wordings: Wordings) -> Term:
    """The term with what its references stand for."""
    preferred = wordings.preferred
    return replace(
        term,
        renderings=put_in_words(term.renderings, wordings),
        context=tuple(replace(rule, en=replace_references(rule.en, preferred)) for rule in term.context),
        definition=replace_references(term.definition, preferred),
        note=replace_references(term.note, preferred),
    )
