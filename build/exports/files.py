"""The editions to take away: plain text for each, and all of them aligned as TMX, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from urllib.parse import urljoin

from build.languages.language import Language
from build.model.edition import Edition, Reading
from build.model.site import Site, Text
from document.model import Block

__all__ = ["list_endings", "write_exports"]


def write_exports(site: Site, folder: Path, site_url: str) -> None:
    """`<folder>/<text id>/downloads/`, every file anew, for the site at this address."""
    for text in site.texts:
        target = folder / text.id / "downloads"
        target.mkdir(parents=True, exist_ok=True)
        for ending, write in list_writers(site.languages, site_url).items():
            (target / f"{text.id}.{ending}").write_text(write(text), encoding="utf-8", newline="")


def list_endings(languages: Iterable[Language]) -> tuple[str, ...]:
    """The endings of the files of a text: one of plain text for each language, then those that hold all."""
    return tuple(list_writers(languages, ""))


def write_plain(text: Text, lang: str) -> str:
    """Title, headings with their numbers, a line for each paragraph; an empty line after each."""
    edition, document = text.editions[lang], text.publication.document
    lines = [edition.readings[document.title.key].text]
    lines += [write_block(block, edition) for block in document.blocks]
    for division in document.walk():
        lines += [edition.title(division), *(write_block(block, edition) for block in division.blocks)]
    return "".join(f"{line}\n\n" for line in lines)


def write_block(block: Block, edition: Edition) -> str:
    language, readings = edition.language, edition.readings
    heading = f"{readings[block.heading.key].text}{language.stop}{language.joiner}" if block.heading else ""
    return f"{block.marker}{heading}{language.joiner.join(readings[s.key].text for s in block.sentences)}"


def write_tmx(text: Text) -> str:
    """TMX 1.4; the key of a segment is its tuid, the origin of its translation a property."""
    root = ElementTree.Element("tmx", version="1.4")
    header = {"creationtool": "duizhao", "creationtoolversion": text.publication.version, "segtype": "sentence"}
    source = find_tag(text, lambda language: language.edition == "hans") or text.original.lang
    spoken = find_tag(text, lambda language: language.is_translation) or source
    more = {"o-tmf": "PO", "adminlang": spoken, "srclang": source, "datatype": "plaintext"}
    ElementTree.SubElement(root, "header", {**header, **more})
    body = ElementTree.SubElement(root, "body")
    for key, readings in align_readings(text):
        unit = ElementTree.SubElement(body, "tu", tuid=key)
        translation = translation_of(readings, text)
        for name, value in (("origin", translation.origin), ("state", describe_state(translation))):
            ElementTree.SubElement(unit, "prop", type=name).text = value
        for lang, words in own_words(readings).items():
            variant = ElementTree.SubElement(unit, "tuv", {"xml:lang": lang})
            ElementTree.SubElement(variant, "seg").text = not_in_xml.sub("\ufffd", words)
    ElementTree.indent(root, "")
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def find_tag(text: Text, fits: Callable[[Language], bool]) -> str:
    """The tag of the first edition whose language fits; "" for none."""
    return next((tag for tag, edition in text.editions.items() if fits(edition.language)), "")


def write_csv(text: Text) -> str:
    """RFC 4180, a row for each segment."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(["key", *text.editions, "state"])
    for key, readings in align_readings(text):
        words = own_words(readings)
        state = describe_state(translation_of(readings, text))
        rows.writerow([key, *(words.get(lang, "") for lang in text.editions), state])
    return out.getvalue()


def write_segments(text: Text, site_url: str) -> str:
    """{id, url, version, date, segments: [{key, a text for each language, state}]}."""
    publication = text.publication
    found = [
        {"key": key, **own_words(readings), "state": describe_state(translation_of(readings, text))}
        for key, readings in align_readings(text)
    ]
    data = {
        "id": text.id,
        "url": urljoin(site_url, f"{text.id}/"),
        "version": publication.version,
        "date": publication.version_date,
        "segments": found,
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def align_readings(text: Text) -> Iterator[tuple[str, Mapping[str, Reading]]]:
    """Each key with its reading in each language."""
    for key in text.publication.hans:
        yield key, {lang: edition.readings[key] for lang, edition in text.editions.items()}


def translation_of(readings: Mapping[str, Reading], text: Text) -> Reading:
    """The first translation among the readings of a segment, else the Chinese."""
    first = next((lang for lang, e in text.editions.items() if e.language.is_translation), next(iter(readings)))
    return readings[first]


def describe_state(reading: Reading) -> str:
    """The state, then its conditions: "draft", "reviewed, stale"."""
    conditions = (("stale", reading.stale), ("doubt", reading.doubt))
    return ", ".join([reading.state, *(name for name, holds in conditions if holds)])


def own_words(readings: Mapping[str, Reading]) -> dict[str, str]:
    """What is in its own language: a sentence without a translation is left out, not given in Chinese."""
    return {lang: reading.text for lang, reading in readings.items() if reading.lang == lang}


# Control characters, which XML has no way to write.
not_in_xml = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def list_writers(languages: Iterable[Language], site_url: str) -> Mapping[str, Callable[[Text], str]]:
    """Ending of a file -> what writes it."""
    plain = {f"{language.tag}.txt": partial(write_plain, lang=language.tag) for language in languages}
    return {**plain, "tmx": write_tmx, "csv": write_csv, "json": partial(write_segments, site_url=site_url)}
