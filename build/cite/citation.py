"""One page of one edition as it is cited: GB/T 7714-2015, APA 7, BibTeX, RIS, CSL-JSON.

Written out here for the one kind of document that there is; each form has golden cases.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from build.languages.language import Language, pick_all
from build.model.edition import Edition, Reading
from build.model.text import Text
from document.model import Division, Segment

__all__ = ["Citation", "formats", "make_citation", "print_citation"]

months = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True)
class Citation:
    """What every style is written from."""

    id: str
    # "hangzhou-14fyp-18-en"
    language: Language
    author: str
    # The issuers; "" where they are not known.
    title: str
    # Of the whole document.
    part: str
    # "第18條", "art. 18"; "" for the whole.
    date: str
    # ISO, of adoption, else of issue; "" where none is known.
    version: str
    edited: str
    # ISO, of this version of the edition.
    digest: str
    # First twelve hex digits of the SHA-256 of the edition's text.
    url: str
    original: str = ""
    # Title in Chinese, of a translation.
    translator: str = ""
    # Who or what made the translation.

    @property
    def lang(self) -> str:
        """Tag of the language of the edition that is cited."""
        return self.language.tag

    @property
    def edition(self) -> str:
        """The words that name the edition: its version and the digest of its text."""
        return self.language.say("edition", version=self.version, digest=self.digest)


def make_citation(text: Text, lang: str, division: Division | None, url: str) -> Citation:
    """The citation of an article, a chapter, or (None) the whole text in one language."""
    publication, edition = text.publication, text.editions[lang]
    language, title = edition.language, publication.document.title.key
    return Citation(
        id="-".join(filter(None, (text.id, division.key if division else "", lang))),
        language=language,
        author=pick_all(publication.issuers, language),
        title=edition.readings[title].text,
        part=name_part(division, text, language) if division else "",
        date=publication.dates.cited,
        version=publication.version,
        edited=publication.version_date,
        digest=edition.digest,
        url=url,
        original=text.original.readings[title].text if language.is_translation else "",
        translator=name_translator(edition, (division or publication.document).segments),
    )


def name_translator(edition: Edition, segments: Iterable[Segment]) -> str:
    """What made the translation of these segments, and who answers for it; "" for the Chinese itself."""
    language, readings = edition.language, [edition.readings[segment.key] for segment in segments]
    if not language.is_translation:
        return ""
    return language.list_joiner.join(list_claims(readings, language))


def list_claims(readings: Sequence[Reading], language: Language) -> Iterator[str]:
    """What is true of all of these readings, and what of a part of them; a signature counts where it still holds."""
    for name, holds in claims.items():
        those = [reading for reading in readings if holds(reading)]
        if those:
            names = language.say("and").join(sorted({reading.who for reading in those if reading.who}))
            yield language.say(f"cited_{'all' if len(those) == len(readings) else 'part'}_{name}", names=names)


claims: Mapping[str, Callable[[Reading], bool]] = {
    "official": lambda reading: reading.claim == "official" and reading.settled,
    "reviewed": lambda reading: reading.claim == "reviewed" and reading.settled,
    "edited": lambda reading: reading.claim == "edited",
    "draft": lambda reading: reading.claim == "draft",
    "memory": lambda reading: reading.claim == "memory",
    "untranslated": lambda reading: reading.claim == "untranslated",
    "stale": lambda reading: reading.stale,
    "doubt": lambda reading: reading.doubt,
}


def name_part(division: Division, text: Text, language: Language) -> str:
    number = text.places[language.tag].divisions[division.key]
    return language.say("cited_article", number=number) if number.isdigit() else number


def gbt7714(c: Citation) -> str:
    """An electronic bulletin, [EB/OL]; the date in brackets is the reader's to change to the day of reading."""
    whole = f"{c.title}: {c.part}" if c.part else c.title
    translated = f". {c.translator[:1].upper()}{c.translator[1:]}" if c.translator else ""
    author, date = f"{c.author}. " if c.author else "", f"({c.date})" if c.date else ""
    return f"{author}{whole}[EB/OL]{translated}. {c.edition}. {date}[{c.edited}]. {c.url}."


def apa(c: Citation) -> str:
    """APA 7, a report of an organization; what was made of it and by whom stands in brackets."""
    notes = "; ".join(filter(None, (c.part, c.translator, c.edition)))
    original = f" [{c.original}]" if c.original else ""
    head, title = f" ({say_day(c.date)})." if c.date else "", f"{c.title}{original} ({notes})."
    # Without an author, the title stands in its place.
    return f"{c.author}.{head} {title} {c.url}" if c.author else f"{title}{head} {c.url}"


def say_day(date: str) -> str:
    year, month, day = date.split("-")
    return f"{year}, {months[int(month) - 1]} {int(day)}"


tex_names = str.maketrans(
    {mark: f"\\{mark}" for mark in "&%$#_"}
    | {"\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
    | {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)


def bibtex(c: Citation) -> str:
    fields = {
        "author": f"{{{tex(c.author)}}}" if c.author else "",
        "title": f"{{{tex(c.title)}}}",
        "year": c.date[:4],
        "month": c.date[5:7].lstrip("0"),
        "note": tex("; ".join(filter(None, (c.part, c.translator, c.edition)))),
        "url": c.url,
        "langid": c.language.langid,
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@techreport{{{c.id},\n{lines}\n}}"


def tex(text: str) -> str:
    """The words for TeX. BibTeX counts braces and heeds no backslash before one, so they are named."""
    return text.translate(tex_names)


def ris(c: Citation) -> str:
    fields = [
        ("TY", "RPRT"),
        ("AU", f"{c.author}," if c.author else ""),
        ("TI", c.title),
        ("DA", c.date.replace("-", "/")),
        ("PY", c.date[:4]),
        ("SE", c.part),
        ("ET", c.edition),
        ("TT", c.original),
        ("N1", c.translator),
        ("LA", c.lang),
        ("UR", c.url),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value]
    return "\n".join([*lines, "ER  - "])


def csl_json(c: Citation) -> str:
    item = {
        "id": c.id,
        "type": "report",
        "author": [{"literal": c.author}] if c.author else [],
        "title": c.title,
        "section": c.part,
        "original-title": c.original,
        "issued": {"date-parts": [[int(number) for number in c.date.split("-")]]} if c.date else {},
        "version": c.version,
        "language": c.lang,
        "URL": c.url,
        "note": "; ".join(filter(None, (c.translator, c.edition))),
    }
    return json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False, indent=1)


formats: Mapping[str, Callable[[Citation], str]] = {
    "GB/T 7714": gbt7714,
    "APA": apa,
    "BibTeX": bibtex,
    "RIS": ris,
    "CSL-JSON": csl_json,
}
styles: Mapping[str, Callable[[Citation], str]] = {"gbt7714": gbt7714, "apa": apa}


def print_citation(c: Citation) -> str:
    """The citation in the style that readers of its language know best."""
    return styles[c.language.citation](c)
