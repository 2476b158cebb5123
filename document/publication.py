"""One text's folder: received.txt and publication.yaml, read, accounted for and parsed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import product
from operator import getitem
from pathlib import Path
from typing import Any

from document.errors import Collector, InputError, nearest
from document.model import Document, Segment
from document.names import find_misnamed, is_reserved
from document.script.convert import Glyph, Protected, ScriptRules, to_hans, to_hant
from document.script.tags import hans_tag, hant_tag
from document.structure.parse import parse
from document.structure.profile import load_profile, profile_names
from document.yamlfile import YamlFile, load_yaml, read_text

__all__ = ["Account", "Indicator", "Multilingual", "Publication", "Stretch", "find_texts", "load_publication"]

publication_schema = Path(__file__).parent / "publication.schema.json"
Multilingual = Mapping[str, str]
# Language tag -> text; the two scripts and, where there is one, any other language.


@dataclass(frozen=True)
class Stretch:
    """Characters of received.txt that are not body, and why."""

    line: int
    text: str
    reason: str


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
class Account:
    """Where each character of received.txt went, in characters."""

    body: int
    title: int
    metadata: int
    furniture: int
    layout: int
    # White space and line ends between the pieces.

    @property
    def total(self) -> int:
        """The characters of received.txt as the account has them, which are all that the file holds."""
        return self.body + self.title + self.metadata + self.furniture + self.layout


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
    config = load_yaml(path, publication_schema)
    data, received = config.data, folder / "received.txt"
    check_config(config, folder)
    lines = read_text(received).replace("\r\n", "\n").split("\n")
    account = take_account(config, lines)
    body = range(data["body"]["first_line"], data["body"]["last_line"] + 1)
    title = Segment("pre.h", data["title"]["text"], data["title"]["line"])
    profile = load_profile(data["profile"])
    document = parse(data["id"], title, ((n, lines[n - 1]) for n in body), profile, received)
    check_indicators(config, document)
    rules = script_rules(data)
    return Publication(
        id=data["id"],
        folder=folder,
        document=document,
        rules=rules,
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


def check_config(config: YamlFile, folder: Path) -> None:
    """What the schema cannot say."""
    data, faults = config.data, Collector(config.path)
    if data["id"] != folder.name:
        problem = f"id '{data['id']}' is not the folder's name"
        faults.add(config.line("id"), problem, f"write {folder.name}, or rename the folder")
    if is_reserved(data["id"]):
        faults.add(config.line("id"), f"the site has its own '{data['id']}'", "choose another id, and folder")
    if data["profile"] not in profile_names():
        remedy = nearest(data["profile"], profile_names())
        faults.add(config.line("profile"), f"unknown profile '{data['profile']}'", remedy)
    for name, one, other in (("protected_words", hans_tag, hant_tag), ("glyphs", "converted", "printed")):
        for i, pair in enumerate(data.get(name, ())):
            if len(pair[one]) != len(pair[other]):
                faults.add(config.line(name, i), f"{pair[one]} and {pair[other]} differ in length", "pair whole words")
    for place, tag in uneven_languages(data):
        problem = f"only one of short_title and {'.'.join(map(str, place))} has '{tag}'"
        faults.add(config.line(*place), problem, "give every name in the same languages")
    faults.raise_if_any()


def uneven_languages(data: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The place of each name that lacks a language which the short title has, or has one more, with its tag."""
    indicators = product(["indicators"], range(len(data.get("indicators", ()))), ["name", "target"])
    for place in (("issuer",), ("adopted", "by"), ("copy", "publisher"), *indicators):
        said: Any = reduce(getitem, place, data)
        yield from ((place, tag) for tag in sorted(said.keys() ^ data["short_title"].keys()))


def take_account(config: YamlFile, lines: Sequence[str]) -> Account:
    """Count every character of received.txt once; InputError for what no piece names, or two name."""
    data, faults = config.data, Collector(config.path)
    first, last = data["body"]["first_line"], data["body"]["last_line"]
    if not first <= last <= len(lines):
        raise InputError.at(
            config.path,
            config.line("body"),
            f"lines {first} to {last} are not in received.txt",
            f"it has {len(lines)} lines",
        )
    outside = {n: line for n, line in enumerate(lines, start=1) if not first <= n <= last}
    counts = dict.fromkeys(("title", "metadata", "furniture"), 0)
    places: list[tuple[str, Any, tuple[str | int, ...]]] = [("title", data["title"], ("title",))]
    places += [
        (kind, entry, (kind, i)) for kind in ("metadata", "furniture") for i, entry in enumerate(data.get(kind, ()))
    ]
    for kind, entry, place in sorted(places, key=lambda p: -len(p[1]["text"])):
        line, text = outside.get(entry["line"], ""), entry["text"]
        if text not in line:
            problem = f"'{shorten(text)}' is not in line {entry['line']} of received.txt outside the body"
            faults.add(config.line(*place), problem, "copy it from there, each character once")
            continue
        # A line feed cannot stand in a piece, so no later piece can span the hole.
        outside[entry["line"]] = line.replace(text, "\n", 1)
        counts[kind] += len(text)
    layout = max(len(lines) - 1, 0)
    for number, line in outside.items():
        left = line.replace("\n", "").replace("\ufeff", "")
        layout += len(line.replace("\n", ""))
        if left.strip():
            problem = (
                f"'{shorten(left.strip())}' in line {number} of received.txt is neither body, metadata nor furniture"
            )
            faults.add(config.line("furniture"), problem, "name it here with a reason")
    faults.raise_if_any()
    return Account(body=sum(len(lines[n - 1]) for n in range(first, last + 1)), layout=layout, **counts)


def check_indicators(config: YamlFile, document: Document) -> None:
    texts = {segment.key: segment.text for segment in document.segments}
    faults = Collector(config.path)
    for i, entry in enumerate(config.data.get("indicators", ())):
        if entry["value"] not in texts.get(entry["segment"], ""):
            problem = f"segment {entry['segment']} has no '{entry['value']}'"
            faults.add(config.line("indicators", i), problem, "name the segment and the figure as the text prints it")
    faults.raise_if_any()


def shorten(text: str, width: int = 24) -> str:
    return text if len(text) <= width else f"{text[:width]}…"
