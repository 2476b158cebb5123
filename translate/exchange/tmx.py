"""TMX 1.4, the XML that translation memories are exchanged in; nothing in it is fetched or expanded."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.parsers import expat

from document.errors import InputError
from document.script.tags import chinese_tag
from translate.exchange.declared import read_declared
from translate.exchange.units import TranslationUnit
from translate.languages import find_base_language

__all__ = ["read_tmx_units"]

block = 1 << 20
# Characters that are parsed together.


class Units:
    """Keeps each `tu` of a document until it has been read, with its line, and nothing else."""

    def __init__(self, file: Path) -> None:
        self.file, self.done = file, list[tuple[int, ElementTree.Element]]()
        self.builder: ElementTree.TreeBuilder | None = None
        self.line = 0
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.StartElementHandler, self.parser.EndElementHandler = self.start, self.end
        self.parser.CharacterDataHandler = self.add
        self.parser.EntityDeclHandler = self.parser.SkippedEntityHandler = self.refuse_entity

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "tu" and self.builder is None:
            self.builder, self.line = ElementTree.TreeBuilder(), self.parser.CurrentLineNumber
        if self.builder is not None:
            self.builder.start(name, dict(attributes))

    def add(self, text: str) -> None:
        if self.builder is not None:
            self.builder.data(text)

    def end(self, name: str) -> None:
        if self.builder is not None:
            self.builder.end(name)
            if name == "tu":
                self.done.append((self.line, self.builder.close()))
                self.builder = None

    def refuse_entity(self, *_: object) -> None:
        problem = "it has an entity of its own, which is not read"
        raise InputError.at(self.file, self.parser.CurrentLineNumber, problem, "write the characters themselves")

    def take(self) -> Iterator[tuple[int, ElementTree.Element]]:
        done, self.done = self.done, []
        yield from done


def read_tmx_units(file: Path, code: str) -> Iterator[TranslationUnit]:
    """The first Chinese and the first translation of each unit; changeid or creationid says who."""
    for line, unit in find_units(file):
        variants = {code_of(variant): variant for variant in reversed(unit.findall("tuv"))}
        chinese, translated = (segment(variants.get(one)) for one in (chinese_tag, code))
        if chinese and translated:
            yield TranslationUnit(line, chinese, translated, author(variants[code]) or author(unit))


def find_units(file: Path) -> Iterator[tuple[int, ElementTree.Element]]:
    text, units = read_declared(file), Units(file)
    try:
        for start in range(0, len(text), block):
            units.parser.Parse(text[start : start + block].encode(), False)
            yield from units.take()
        units.parser.Parse(b"", True)
    except (expat.ExpatError, UnicodeEncodeError) as error:
        line = error.lineno if isinstance(error, expat.ExpatError) else 0
        raise InputError.at(file, line, "not XML", "export it again") from None


def code_of(variant: ElementTree.Element) -> str:
    """The language without its country, however the program wrote it: en for EN-US and en_GB."""
    return find_base_language(str(variant.get("xml:lang") or variant.get("lang") or "").lower().replace("_", "-"))


def author(element: ElementTree.Element) -> str:
    return element.get("changeid") or element.get("creationid") or ""


def segment(variant: ElementTree.Element | None) -> str:
    found = variant.find("seg") if variant is not None else None
    return " ".join("".join(found.itertext()).split()) if found is not None else ""
