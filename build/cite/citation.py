"""One page of one edition as it is cited: GB/T 7714-2015, APA 7, BibTeX, RIS, CSL-JSON.

Written out here for the one kind of document that there is; each form has golden cases.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from build.languages.words import say
from build.model.edition import Edition, marker
from build.model.site import Text
from document.model import Division, Segment

__all__ = ["Citation", "apa", "citation", "formats", "gbt7714"]

months = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True)
class Citation:
    """What every style is written from."""

    id: str
    # "hangzhou-14fyp-18-en"
    lang: str
    author: str
    title: str
    # Of the whole document.
    part: str
    # "第18條", "art. 18"; "" for the whole.
    date: str
    # ISO, of adoption.
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
    def edition(self) -> str:
        return say(self.lang, "edition", version=self.version, digest=self.digest)


def citation(text: Text, lang: str, division: Division | None, url: str) -> Citation:
    """The citation of an article, a chapter, or (None) the whole text in one language."""
    publication, edition = text.publication, text.editions[lang]
    english = lang == "en"
    return Citation(
        id="-".join(filter(None, (text.id, division.key if division else "", lang))),
        lang=lang,
        author=publication.issuer[lang],
        title=edition.pieces[publication.document.title.key].text,
        part=part(division, lang) if division else "",
        date=publication.adopted,
        version=publication.version,
        edited=publication.version_date,
        digest=edition.digest,
        url=url,
        original=publication.hant[publication.document.title.key] if english else "",
        translator=translator(edition, (division or publication.document).segments) if english else "",
    )


def translator(edition: Edition, segments: Iterable[Segment]) -> str:
    """What made the English of these segments, or who signed for it."""
    origins = {edition.pieces[segment.key].origin for segment in segments}
    names = sorted(origin.removeprefix("human ") for origin in origins if origin.startswith("human "))
    if not names:
        return say(edition.lang, "translator")
    whole = len(names) == len(origins)
    return say(edition.lang, "signed" if whole else "signed_part", names=" and ".join(names))


def part(division: Division, lang: str) -> str:
    number = marker(division, lang).strip(".、 ")
    return say(lang, "cited_article", number=number) if division.role == "article" and number.isdigit() else number


def gbt7714(c: Citation) -> str:
    """An electronic bulletin, [EB/OL]; the date in brackets is the reader's to change to the day of reading."""
    whole = f"{c.title}: {c.part}" if c.part else c.title
    translated = f". {c.translator[:1].upper()}{c.translator[1:]}" if c.translator else ""
    return f"{c.author}. {whole}[EB/OL]{translated}. {c.edition}. ({c.date})[{c.edited}]. {c.url}."


def apa(c: Citation) -> str:
    year, month, day = c.date.split("-")
    day_of = f"{year}, {months[int(month) - 1]} {int(day)}"
    notes = "; ".join(filter(None, (c.part, c.translator, c.edition)))
    original = f" [{c.original}]" if c.original else ""
    return f"{c.author}. ({day_of}). {c.title}{original} ({notes}). {c.url}"


def bibtex(c: Citation) -> str:
    year, month, _ = c.date.split("-")
    fields = {
        "author": f"{{{tex(c.author)}}}",
        "title": f"{{{tex(c.title)}}}",
        "year": year,
        "month": str(int(month)),
        "note": tex("; ".join(filter(None, (c.part, c.translator, c.edition)))),
        "url": c.url,
        "langid": "english" if c.lang == "en" else "chinese",
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@techreport{{{c.id},\n{lines}\n}}"


def tex(text: str) -> str:
    return re.sub(r"([&%$#_{}])", r"\\\1", text.replace("\\", r"\textbackslash "))


def ris(c: Citation) -> str:
    fields = [
        ("TY", "RPRT"),
        ("AU", f"{c.author},"),
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
        "author": [{"literal": c.author}],
        "title": c.title,
        "section": c.part,
        "original-title": c.original,
        "issued": {"date-parts": [[int(number) for number in c.date.split("-")]]},
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
