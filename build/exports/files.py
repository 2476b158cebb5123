"""The editions to take away: plain text for each, and all of them aligned as TMX, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from build.html.render import View
from build.languages.words import default, languages
from build.model.edition import Edition, Piece
from build.model.site import Site, Text
from document.model import Block

__all__ = ["downloads_html", "write_exports"]


def write_exports(site: Site, folder: Path) -> None:
    """`<folder>/<text id>/downloads/`, every file anew."""
    for text in site.texts:
        target = folder / text.id / "downloads"
        target.mkdir(parents=True, exist_ok=True)
        for ending, write in writers.items():
            (target / f"{text.id}.{ending}").write_text(write(text), encoding="utf-8", newline="")


def downloads_html(view: View) -> str:
    """Links to every file."""
    files = view.to("downloads/", default)
    links = (f'<li><a href="{files}{view.text.id}.{ending}" download>{ending}</a></li>' for ending in writers)
    return f'<ul class="downloads">{"".join(links)}</ul>'


def plain_text(text: Text, lang: str) -> str:
    """Title, headings with their numbers, a line for each paragraph; an empty line after each."""
    edition, document = text.editions[lang], text.publication.document
    lines = [edition.pieces[document.title.key].text]
    lines += [block_text(block, edition) for block in document.blocks]
    for division in document.walk():
        lines += [edition.title(division), *(block_text(block, edition) for block in division.blocks)]
    return "".join(f"{line}\n\n" for line in lines)


def block_text(block: Block, edition: Edition) -> str:
    space, stop = (" ", ". ") if edition.lang == "en" else ("", "。")
    heading = f"{edition.pieces[block.heading.key].text}{stop}" if block.heading else ""
    sentences = space.join(edition.pieces[segment.key].text for segment in block.sentences)
    return f"{block.marker}{heading}{sentences}"


def tmx(text: Text) -> str:
    """TMX 1.4; the key of a segment is its tuid, the origin of its English a property."""
    root = ElementTree.Element("tmx", version="1.4")
    header = {"creationtool": "duizhao", "creationtoolversion": text.publication.version, "segtype": "sentence"}
    more = {"o-tmf": "PO", "adminlang": "en", "srclang": "zh-Hans", "datatype": "plaintext"}
    ElementTree.SubElement(root, "header", {**header, **more})
    body = ElementTree.SubElement(root, "body")
    for key, pieces in aligned(text):
        unit = ElementTree.SubElement(body, "tu", tuid=key)
        ElementTree.SubElement(unit, "prop", type="origin").text = pieces["en"].origin
        for lang, words in own_words(pieces).items():
            variant = ElementTree.SubElement(unit, "tuv", {"xml:lang": lang})
            ElementTree.SubElement(variant, "seg").text = not_in_xml.sub("\ufffd", words)
    ElementTree.indent(root, "")
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def table(text: Text) -> str:
    """RFC 4180, a row for each segment."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(["key", *languages, "state"])
    for key, pieces in aligned(text):
        words = own_words(pieces)
        rows.writerow([key, *(words.get(lang, "") for lang in languages), pieces["en"].state])
    return out.getvalue()


def segments(text: Text) -> str:
    """{id, version, date, segments: [{key, zh-Hant, zh-Hans, en, state}]}."""
    publication = text.publication
    found = [{"key": key, **own_words(pieces), "state": pieces["en"].state} for key, pieces in aligned(text)]
    data = {"id": text.id, "version": publication.version, "date": publication.version_date, "segments": found}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def aligned(text: Text) -> Iterator[tuple[str, Mapping[str, Piece]]]:
    """Each key with its piece in each language."""
    for key in text.publication.hans:
        yield key, {lang: text.editions[lang].pieces[key] for lang in languages}


def own_words(pieces: Mapping[str, Piece]) -> dict[str, str]:
    """What is in its own language: a sentence without English is left out, not given in Chinese."""
    return {lang: piece.text for lang, piece in pieces.items() if piece.lang == lang}


# Control characters, which XML has no way to write.
not_in_xml = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
writers: Mapping[str, Callable[[Text], str]] = {
    **{f"{lang}.txt": partial(plain_text, lang=lang) for lang in languages},
    "tmx": tmx,
    "csv": table,
    "json": segments,
}
# Ending of the file -> what is in it.
