"""The editions to take away: plain text for each, and all of them aligned as TMX, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from urllib.parse import urljoin

from build.html.closing import describe_states
from build.languages.language import Language
from build.model.edition import Edition, Reading
from build.model.site import Site
from build.model.text import Text
from document.model import Block

__all__ = ["list_endings", "write_exports"]


def write_exports(site: Site, folder: Path, site_url: str) -> None:
    """`<folder>/<text id>/downloads/`, every file anew, for the site at this address."""
    for text in site.texts:
        target = folder / text.id / "downloads"
        target.mkdir(parents=True, exist_ok=True)
        for ending, write in list_writers(text.languages, site_url).items():
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
    for part in document.parts:
        lines += [write_block(block, edition) for block in part.blocks]
        for division in (inner for child in part.children for inner in child.walk()):
            lines += [edition.title(division), *(write_block(block, edition) for block in division.blocks)]
    if edition.language.is_translation:
        lines.append(describe_states(edition.readings, edition))
    return "".join(f"{line}\n\n" for line in lines if line)


def write_block(block: Block, edition: Edition) -> str:
    """A paragraph in a line; a table with a line for each row, tabs between its cells."""
    language, readings = edition.language, edition.readings
    if block.rows:
        return "\n".join("\t".join(readings[cell.key].text if cell else "" for cell in row) for row in block.rows)
    heading = f"{readings[block.heading.key].text}{language.stop}{language.joiner}" if block.heading else ""
    return f"{block.marker}{heading}{edition.join(s.key for s in block.sentences)}"


def write_tmx(text: Text) -> str:
    """TMX 1.4; the key of a segment is its tuid, origin and state of its translation are properties of the unit.

    Where there are several translations, each has its own properties on its own variant.
    """
    root = ElementTree.Element("tmx", version="1.4")
    header = {"creationtool": "duizhao", "creationtoolversion": text.publication.version, "segtype": "sentence"}
    source = find_tag(text, lambda language: language.edition == "hans") or text.original.lang
    spoken = find_tag(text, lambda language: language.is_translation) or source
    more = {"o-tmf": "PO", "adminlang": spoken, "srclang": source, "datatype": "plaintext"}
    ElementTree.SubElement(root, "header", {**header, **more})
    body = ElementTree.SubElement(root, "body")
    for key, keys in pair_keys(text).items():
        unit = ElementTree.SubElement(body, "tu", tuid=key)
        told = find_told(text)
        if len(told) == 1:
            add_properties(unit, keys, *told.values())
        for lang, words in join_words(keys, text).items():
            variant = ElementTree.SubElement(unit, "tuv", {"xml:lang": lang})
            if len(told) > 1 and lang in told:
                add_properties(variant, keys, told[lang])
            ElementTree.SubElement(variant, "seg").text = not_in_xml.sub("\ufffd", words)
    ElementTree.indent(root, "")
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def add_properties(element: ElementTree.Element, keys: Iterable[str], edition: Edition) -> None:
    readings = [edition.readings[key] for key in keys]
    for name, values in (("origin", [r.origin for r in readings]), ("state", map(describe_state, readings))):
        ElementTree.SubElement(element, "prop", type=name).text = "; ".join(dict.fromkeys(values))


def find_tag(text: Text, fits: Callable[[Language], bool]) -> str:
    """The tag of the first edition whose language fits; "" for none."""
    return next((tag for tag, edition in text.editions.items() if fits(edition.language)), "")


def write_csv(text: Text) -> str:
    """RFC 4180, a row for each segment."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(["key", *text.editions, *tell_states(text.publication.document.title.key, text)])
    for key in text.publication.hans:
        words = join_words([key], text)
        rows.writerow([key, *(words.get(lang, "") for lang in text.editions), *tell_states(key, text).values()])
    return out.getvalue()


def write_segments(text: Text, site_url: str) -> str:
    """{id, url, version, date, segments: [{key, a text for each language, state}]}.

    Where another segment's translation says a segment too, `covered_by` is that one's key. Where there are several
    translations, each has these two of its own: `state_en`, `covered_by_en`.
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
    told = {name: value for name, value in tell_states(key, text).items() if value}
    return {"key": key, **join_words([key], text), **told}


def find_told(text: Text) -> Mapping[str, Edition]:
    """The editions of whose words it is told in what state they are, by tag: the translations, else the Chinese."""
    translations = {lang: edition for lang, edition in text.editions.items() if edition.language.is_translation}
    return translations or {text.original.lang: text.original}


def tell_states(key: str, text: Text) -> dict[str, str]:
    """The fields that tell of a segment's translations, by name; several have their language's tag in the name."""
    told = find_told(text)
    fields: dict[str, str] = {}
    for lang, edition in told.items():
        reading, end = edition.readings[key], f"_{lang}" if len(told) > 1 else ""
        fields |= {f"state{end}": describe_state(reading), f"covered_by{end}": reading.covered_by}
    return fields


def pair_keys(text: Text) -> Mapping[str, Sequence[str]]:
    """Key -> the segments that its translation says, in reading order; the others of these have no pair of their own.

    What any one translation says together stands together in all of them.
    """
    covering = [{key: reading.covered_by for key, reading in e.readings.items()} for e in find_told(text).values()]
    pairs = {key: [key] for key in text.publication.hans}
    for by in covering:
        for key in filter(by.get, by):
            joined = pairs[by[key]] if pairs[key] is pairs[by[key]] else pairs[by[key]] + pairs[key]
            pairs |= dict.fromkeys(joined, joined)
    order = {key: place for place, key in enumerate(text.publication.hans)}
    groups = {id(group): sorted(group, key=order.__getitem__) for group in pairs.values()}
    return {find_head(group, covering): group for group in groups.values()}


def find_head(group: Sequence[str], covering: Collection[Mapping[str, str]]) -> str:
    """The first of some segments that have the words in every translation, or in most."""
    return min(group, key=lambda key: sum(bool(by[key]) for by in covering))


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
