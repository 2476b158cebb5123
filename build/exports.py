"""The editions to take away: plain text for each, and all of them aligned as TMX, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Mapping
from pathlib import Path

from build.languages import default, languages
from build.render import View
from build.site import Site, Text
from document.model import Division

__all__ = ["downloads_html", "exports", "write_exports"]


def write_exports(site: Site, folder: Path) -> None:
    """`<folder>/<text id>/downloads/`, every file anew."""
    for text in site.texts:
        target = folder / text.id / "downloads"
        target.mkdir(parents=True, exist_ok=True)
        for name, content in exports(text).items():
            (target / name).write_text(content, encoding="utf-8", newline="")


def exports(text: Text) -> Mapping[str, str]:
    """File name -> content."""
    plain = {f"{text.id}.{lang}.txt": plain_text(text, lang) for lang in languages}
    aligned: Mapping[str, Callable[[Text], str]] = {"tmx": tmx, "csv": table, "json": segments}
    return {**plain, **{f"{text.id}.{ending}": write(text) for ending, write in aligned.items()}}


def plain_text(text: Text, lang: str) -> str:
    """Title, headings with their numbers, a line for each paragraph."""
    edition, document = text.editions[lang], text.publication.document
    space = " " if lang == "en" else ""
    lines = [edition.pieces[document.title.key].text, ""]

    def blocks(of: Division) -> None:
        lines.extend([edition.title(of), ""])
        for block in of.blocks:
            heading = [edition.pieces[block.heading.key].text] if block.heading else []
            sentences = space.join(edition.pieces[segment.key].text for segment in block.sentences)
            stop = ". " if lang == "en" else "。"
            lines.extend([block.marker + stop.join([*heading, sentences]), ""])
        for child in of.children:
            blocks(child)

    for block in document.blocks:
        lines.extend([space.join(edition.pieces[segment.key].text for segment in block.segments), ""])
    for division in document.children:
        blocks(division)
    return "\n".join(lines)


def tmx(text: Text) -> str:
    """TMX 1.4; the key of a segment is its tuid, the origin of its English a property."""
    root = ElementTree.Element("tmx", version="1.4")
    header = {"creationtool": "duizhao", "creationtoolversion": text.publication.version, "segtype": "sentence"}
    more = {"o-tmf": "PO", "adminlang": "en", "srclang": "zh-Hans", "datatype": "plaintext"}
    ElementTree.SubElement(root, "header", {**header, **more})
    body = ElementTree.SubElement(root, "body")
    for key in text.publication.hans:
        unit = ElementTree.SubElement(body, "tu", tuid=key)
        ElementTree.SubElement(unit, "prop", type="origin").text = text.editions["en"].pieces[key].origin
        for lang in languages:
            piece = text.editions[lang].pieces[key]
            if piece.lang == lang:
                variant = ElementTree.SubElement(unit, "tuv", {"xml:lang": lang})
                ElementTree.SubElement(variant, "seg").text = piece.text
    ElementTree.indent(root, "")
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def table(text: Text) -> str:
    """RFC 4180, a row for each segment."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(["key", *languages, "state"])
    for key in text.publication.hans:
        pieces = [text.editions[lang].pieces[key] for lang in languages]
        shown = [p.text if p.lang == lang else "" for p, lang in zip(pieces, languages, strict=True)]
        rows.writerow([key, *shown, pieces[-1].state])
    return out.getvalue()


def segments(text: Text) -> str:
    """{version, date, segments: [{key, zh-Hant, zh-Hans, en, state}]}."""
    publication = text.publication
    found = []
    for key in publication.hans:
        pieces = {lang: text.editions[lang].pieces[key] for lang in languages}
        texts = {lang: piece.text for lang, piece in pieces.items() if piece.lang == lang}
        found.append({"key": key, **texts, "state": pieces["en"].state})
    data = {"id": text.id, "version": publication.version, "date": publication.version_date, "segments": found}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def file_names(id: str) -> tuple[str, ...]:
    return (*(f"{id}.{lang}.txt" for lang in languages), *(f"{id}.{ending}" for ending in ("tmx", "csv", "json")))


def downloads_html(view: View) -> str:
    """Links to every file."""
    id = view.text.id
    links = (
        f'<li><a href="{view.to(f"downloads/{name}", default)}" download>{name.removeprefix(f"{id}.")}</a></li>'
        for name in file_names(id)
    )
    return f'<ul class="downloads">{"".join(links)}</ul>'
