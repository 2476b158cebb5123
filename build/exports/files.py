"""The editions to take away: plain text for each, and all of them aligned as TMX, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from urllib.parse import urljoin

from build.html.closing import describe_states
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
    """Title, headings with their numbers, a line for each paragraph, how far a translation may be trusted.

    An empty line stands after each.
    """
    edition, document = text.editions[lang], text.publication.document
    lines = [edition.readings[document.title.key].text]
    lines += [write_block(block, edition) for block in document.blocks]
    for division in document.walk():
        lines += [edition.title(division), *(write_block(block, edition) for block in division.blocks)]
    if edition.language.is_translation:
        lines.append(describe_states(edition.readings, edition))
    return "".join(f"{line}\n\n" for line in lines if line)


def write_block(block: Block, edition: Edition) -> str:
    language, readings = edition.language, edition.readings
    heading = f"{readings[block.heading.key].text}{language.stop}{language.joiner}" if block.heading else ""
    return f"{block.marker}{heading}{edition.join(s.key for s in block.sentences)}"


def write_tmx(text: Text) -> str:
    """TMX 1.4; the key of a segment is its tuid, the origin of its translation a property."""
    root = ElementTree.Element("tmx", version="1.4")
    header = {"creationtool": "duizhao", "creationtoolversion": text.publication.version, "segtype": "sentence"}
    source = find_tag(text, lambda language: language.edition == "hans") or text.original.lang
    spoken = find_tag(text, lambda language: language.is_translation) or source
    more = {"o-tmf": "PO", "adminlang": spoken, "srclang": source, "datatype": "plaintext"}
    ElementTree.SubElement(root, "header", {**header, **more})
    body = ElementTree.SubElement(root, "body")
    for key, keys in pair_keys(text).items():
        unit = ElementTree.SubElement(body, "tu", tuid=key)
        translation = find_translation(key, text)
        for name, value in (("origin", translation.origin), ("state", describe_state(translation))):
            ElementTree.SubElement(unit, "prop", type=name).text = value
        for lang, words in join_words(keys, text).items():
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
    rows.writerow(["key", *text.editions, "state", "covered_by"])
    for key in text.publication.hans:
        words, translation = join_words([key], text), find_translation(key, text)
        row = [key, *(words.get(lang, "") for lang in text.editions), describe_state(translation)]
        rows.writerow([*row, translation.covered_by])
    return out.getvalue()


def write_segments(text: Text, site_url: str) -> str:
    """{id, url, version, date, segments: [{key, a text for each language, state}]}.

    Where another segment's English says a segment too, `covered_by` is that one's key.
    """
    publication = text.publication
    data = {
        "id": text.id,
        "url": urljoin(site_url, f"{text.id}/"),
        "version": publication.version,
        "date": publication.version_date,
        "segments": [describe_segment(key, text) for key in publication.hans],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def describe_segment(key: str, text: Text) -> dict[str, str]:
    translation = find_translation(key, text)
    covered = {"covered_by": translation.covered_by} if translation.covered_by else {}
    return {"key": key, **join_words([key], text), "state": describe_state(translation), **covered}


def pair_keys(text: Text) -> Mapping[str, Sequence[str]]:
    """Key -> the segments that its English says, in reading order; the others of these have no pair of their own."""
    pairs: dict[str, list[str]] = {}
    for key in text.publication.hans:
        pairs.setdefault(find_translation(key, text).covered_by or key, []).append(key)
    return pairs


def find_translation(key: str, text: Text) -> Reading:
    """A segment in the first translation, else in Chinese."""
    translations = (edition for edition in text.editions.values() if edition.language.is_translation)
    return next(translations, text.original).readings[key]


def describe_state(reading: Reading) -> str:
    """The state, then its conditions: "draft", "reviewed, stale"."""
    conditions = (("stale", reading.stale), ("doubt", reading.doubt))
    return ", ".join([reading.state, *(name for name, holds in conditions if holds)])


def join_words(keys: Iterable[str], text: Text) -> dict[str, str]:
    """What these segments say in each language; a language that does not say them is left out, not given in Chinese."""
    words = {lang: edition.join(key for key in keys if key in edition.texts) for lang, edition in text.editions.items()}
    return {lang: said for lang, said in words.items() if said}


# Control characters, which XML has no way to write.
not_in_xml = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def list_writers(languages: Iterable[Language], site_url: str) -> Mapping[str, Callable[[Text], str]]:
    """Ending of a file -> what writes it."""
    plain = {f"{language.tag}.txt": partial(write_plain, lang=language.tag) for language in languages}
    return {**plain, "tmx": write_tmx, "csv": write_csv, "json": partial(write_segments, site_url=site_url)}
