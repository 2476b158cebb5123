"""One text's folder: received.txt and publication.yaml, read, accounted for and parsed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import product
from operator import getitem
from pathlib import Path
from typing import Any

from document.account import Account, Stretch, take_account
from document.errors import Collector, InputError, nearest
from document.model import Document, Segment
from document.names import find_misnamed, is_reserved
from document.script.convert import Glyph, Protected, ScriptRules, to_hans, to_hant
from document.script.tags import hans_tag, hant_tag
from document.structure.parse import parse
from document.structure.profile import load_profile, profile_names
from document.yamldata import YamlFile
from document.yamlfile import open_yaml, read_text

__all__ = ["Indicator", "Multilingual", "Publication", "find_texts", "load_publication"]

publication_schema = Path(__file__).parent / "publication.schema.json"
Multilingual = Mapping[str, str]
# Language tag -> text; the two scripts and, where there is one, any other language.


@dataclass(frozen=True)
class Indicator:
    """A figure that the text sets."""

    segment: str
    # Key of the segment that sets it.
    value: str
    # As the Chinese prints it, without the unit: "2.3".
    name: Multilingual
    target: Multilingual
    # The value with its unit and "above" or "at most": "above 2.3 trillion yuan".


@dataclass(frozen=True)
class Publication:
    """A text with everything that is known of it, and its two Chinese editions."""

    id: str
    folder: Path
    document: Document
    rules: ScriptRules
    short_title: Multilingual
    issuer: Multilingual
    adopted: str
    # ISO date.
    adopted_by: Multilingual
    copy_publisher: Multilingual
    copy_published: str
    # ISO date.
    copy_url: str
    # "" where no address is known.
    version: str
    version_date: str
    metadata: tuple[Stretch, ...]
    furniture: tuple[Stretch, ...]
    indicators: tuple[Indicator, ...]
    account: Account

    @cached_property
    def hans(self) -> Mapping[str, str]:
        """Segment key -> text of the zh-Hans edition; the keys in reading order."""
        return {segment.key: to_hans(segment.text) for segment in self.document.segments}

    @cached_property
    def hant(self) -> Mapping[str, str]:
        """The same of zh-Hant."""
        return {key: to_hant(text, self.rules) for key, text in self.hans.items()}


def find_texts(root: Path) -> tuple[Path, ...]:
    """The folders under root/texts, by name; what lies in one of them is meant to be a text."""
    return tuple(sorted({path.parent for path in (root / "texts").glob("[!.]*/[!.]*")}))


def load_publication(folder: Path) -> Publication:
    """Read and check one text; InputError with every fault found in its two files."""
    path = folder / "publication.yaml"
    if not path.exists():
        near = find_misnamed(path)
        remedy = f"rename {near} to it" if near else "write it, or move the folder out of texts/"
        raise InputError.at(path, 0, "file not found", remedy)
    config, faults = open_yaml(path, publication_schema)
    check_config(config, folder, faults)
    document, account = read_received(config, folder / "received.txt", faults)
    if document and config.is_sound("indicators"):
        check_indicators(config, document, faults)
    faults.raise_if_any()
    assert document is not None
    assert account is not None
    return make_publication(config.data, folder, document, account)


def read_received(config: YamlFile, path: Path, faults: Collector) -> tuple[Document | None, Account | None]:
    """The body parsed and all characters accounted for, each as far as the faults of publication.yaml leave it."""
    document = account = None
    with faults.catching():
        lines = read_text(path).replace("\r\n", "\n").split("\n")
        if config.is_sound("body", "title") and check_body(config, len(lines), faults):
            if config.is_sound("metadata", "furniture"):
                account = take_account(config, lines, faults)
            if config.is_sound("profile") and config.data["profile"] in profile_names():
                document = parse_body(config, lines, path)
    return document, account


def check_body(config: YamlFile, length: int, faults: Collector) -> bool:
    """Whether the body lies in a received.txt of so many lines; a fault if it does not."""
    first, last = config.data["body"]["first_line"], config.data["body"]["last_line"]
    inside = bool(first <= last <= length)
    if not inside:
        problem = f"lines {first} to {last} are not in received.txt"
        faults.add(config.line("body"), problem, f"it has {length} lines")
    return inside


def parse_body(config: YamlFile, lines: Sequence[str], path: Path) -> Document:
    data = config.data
    body = range(data["body"]["first_line"], data["body"]["last_line"] + 1)
    title = Segment("pre.h", data["title"]["text"], data["title"]["line"])
    return parse(path.parent.name, title, ((n, lines[n - 1]) for n in body), load_profile(data["profile"]), path)


def make_publication(data: Any, folder: Path, document: Document, account: Account) -> Publication:
    return Publication(
        id=data["id"],
        folder=folder,
        document=document,
        rules=script_rules(data),
        short_title=data["short_title"],
        issuer=data["issuer"],
        adopted=data["adopted"]["date"],
        adopted_by=data["adopted"]["by"],
        copy_publisher=data["copy"]["publisher"],
        copy_published=data["copy"]["published"],
        copy_url=data["copy"].get("url", ""),
        version=data["version"]["number"],
        version_date=data["version"]["date"],
        metadata=read_stretches(data, "metadata"),
        furniture=read_stretches(data, "furniture"),
        indicators=tuple(Indicator(**entry) for entry in data.get("indicators", ())),
        account=account,
    )


def read_stretches(data: Any, name: str) -> tuple[Stretch, ...]:
    return tuple(Stretch(**entry) for entry in data.get(name, ()))


def script_rules(data: Any) -> ScriptRules:
    return ScriptRules(
        tuple(Protected(w[hans_tag], w[hant_tag], w["reason"]) for w in data.get("protected_words", ())),
        tuple(Glyph(**glyph) for glyph in data.get("glyphs", ())),
    )


def check_config(config: YamlFile, folder: Path, faults: Collector) -> None:
    """What the schema cannot say."""
    data = config.data
    if config.is_sound("id") and data["id"] != folder.name:
        problem = f"id '{data['id']}' is not the folder's name"
        faults.add(config.line("id"), problem, f"write {folder.name}, or rename the folder")
    if config.is_sound("id") and is_reserved(data["id"]):
        faults.add(config.line("id"), f"the site has its own '{data['id']}'", "choose another id, and folder")
    if config.is_sound("profile") and data["profile"] not in profile_names():
        remedy = nearest(data["profile"], profile_names())
        faults.add(config.line("profile"), f"unknown profile '{data['profile']}'", remedy)
    for name, one, other in (("protected_words", hans_tag, hant_tag), ("glyphs", "converted", "printed")):
        for i, pair in enumerate(data.get(name, ()) if config.is_sound(name) else ()):
            if len(pair[one]) != len(pair[other]):
                problem = f"{pair[one]} and {pair[other]} differ in length"
                faults.add(config.line(name, i), problem, "pair as many characters on either side")
    if config.is_sound("short_title", "issuer", "adopted", "copy", "indicators"):
        for place, tag in uneven_languages(data):
            problem = f"only one of short_title and {'.'.join(map(str, place))} has '{tag}'"
            faults.add(config.line(*place), problem, "give every name in the same languages")


def uneven_languages(data: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The place of each name that lacks a language which the short title has, or has one more, with its tag."""
    indicators = product(["indicators"], range(len(data.get("indicators", ()))), ["name", "target"])
    for place in (("issuer",), ("adopted", "by"), ("copy", "publisher"), *indicators):
        said: Any = reduce(getitem, place, data)
        yield from ((place, tag) for tag in sorted(said.keys() ^ data["short_title"].keys()))


def check_indicators(config: YamlFile, document: Document, faults: Collector) -> None:
    texts = {segment.key: segment.text for segment in document.segments}
    for i, entry in enumerate(config.data.get("indicators", ())):
        if entry["value"] not in texts.get(entry["segment"], ""):
            problem = f"segment {entry['segment']} has no '{entry['value']}'"
            faults.add(config.line("indicators", i), problem, "name the segment and the figure as the text prints it")
