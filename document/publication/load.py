"""The two files of a text's folder, read and checked: every fault of both, or a Publication."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from document.characters import cut_lines
from document.errors import Collector, InputError
from document.files import refuse_conflicts
from document.keys.keep import Kept, keep_keys
from document.keys.table import keys_file, read_table
from document.model import Document, Segment
from document.names import find_misnamed
from document.publication.account import Account, Stretch, take_account
from document.publication.checks import check_config, check_indicators
from document.publication.layout import Layout, check_titles, read_layout
from document.publication.publication import Dates, Indicator, Multilingual, Publication, ReceivedCopy
from document.script.convert import (
    Glyph,
    Protected,
    ScriptRules,
    choose_spelling,
    to_hans,
    to_hant,
)
from document.script.tags import hans_tag, hant_tag
from document.structure.parse import PartLines, join_title, parse
from document.structure.profile import Profile
from document.yamldata import YamlFile
from document.yamlfile import open_yaml, read_text

__all__ = ["find_texts", "has_edition", "load_publication", "publication_schema", "withdrawn_file", "write_both"]

withdrawn_file = "withdrawn.yaml"
# In the folder of a text that is no longer published.
publication_schema = Path(__file__).parent.parent / "publication.schema.json"


def find_texts(root: Path) -> tuple[Path, ...]:
    """The folders under root/texts, by name; what lies in one is meant to be a text, unless that was withdrawn."""
    folders = {path.parent for path in (root / "texts").glob("[!.]*/[!.]*")}
    return tuple(sorted(folder for folder in folders if not (folder / withdrawn_file).exists()))


def has_edition(folder: Path, tag: str) -> bool:
    """Whether the text in a folder has an edition in a language, as far as its publication.yaml can be read."""
    path = folder / "publication.yaml"
    if not path.is_file():
        return True
    config, _ = open_yaml(path, publication_schema)
    return tag in config.data["editions"] if config.is_sound("editions") and "editions" in config.data else True


def load_publication(folder: Path) -> Publication:
    """Read and check one text; InputError with every fault found in its two files."""
    path = folder / "publication.yaml"
    if not path.exists():
        near = find_misnamed(path)
        remedy = f"rename {near} to it" if near else "write it, or move the folder out of texts/"
        raise InputError.at(path, 0, "file not found", remedy)
    config, faults = open_yaml(path, publication_schema)
    profiles = check_config(config, folder, faults)
    document, account = read_received(config, folder / "received.txt", profiles, faults)
    kept = None
    if document and config.is_sound("source"):
        with faults.catching():
            spell = choose_spelling(config.data["source"]["script"])
            document, kept = keep_keys(document, spell, read_table(folder / keys_file))
    if document and config.is_sound("indicators"):
        check_indicators(config, document, faults)
    faults.raise_if_any()
    assert document is not None
    assert account is not None
    assert kept is not None
    return make_publication(config.data, folder, document, account, kept)


def read_received(
    config: YamlFile, path: Path, profiles: Sequence[Profile | None], faults: Collector
) -> tuple[Document | None, Account | None]:
    """The parts parsed and all characters accounted for, each as far as the faults of publication.yaml leave it."""
    document = account = None
    with faults.catching():
        lines = cut_lines(read_text(path))
        refuse_conflicts(path, lines)
        layout = (
            read_layout(config, lines, faults) if config.is_sound("parts", "title", "skip", "plain", "jumps") else None
        )
        if layout and config.is_sound("metadata", "furniture"):
            account, titles = take_account(config, layout, lines, faults)
            with faults.catching():
                check_titles(layout, lines, path)
            if titles and None not in profiles:
                document = parse_parts(layout, lines, titles, [p for p in profiles if p], path)
    return document, account


def parse_parts(
    layout: Layout, lines: Sequence[str], titles: Sequence[tuple[int, str]], profiles: Sequence[Profile], path: Path
) -> Document:
    title = Segment("pre.h", join_title(titles, layout.apart), titles[0][0])
    parts = (
        PartLines(
            part.role,
            tuple((n, lines[n - 1]) for n in part.lines if n not in layout.skipped and n not in part.title),
            profile,
            tuple((n, lines[n - 1]) for n in part.title),
            layout.plain,
            layout.jumps,
            layout.apart,
        )
        for part, profile in zip(layout.parts, profiles, strict=True)
    )
    return parse(path.parent.name, title, parts, path)


def make_publication(data: Any, folder: Path, document: Document, account: Account, kept: Kept) -> Publication:
    source = data["source"]
    return Publication(
        id=data["id"],
        folder=folder,
        genre=data["genre"],
        document=document,
        rules=script_rules(data),
        source=ReceivedCopy(**{**source, "files": tuple(source.get("files", ()))}),
        short_title=data.get("short_title") or write_both(document.title.text, source["script"], script_rules(data)),
        document_number=data.get("document_number", ""),
        issuers=tuple(data.get("issuers", ())),
        dates=Dates(**data.get("dates", {})),
        adopted_by=data.get("adopted_by", {}),
        editions=tuple(data.get("editions", ())),
        version=data["version"]["number"],
        version_date=data["version"]["date"],
        metadata=read_stretches(data, "metadata"),
        furniture=read_stretches(data, "furniture"),
        indicators=tuple(Indicator(**entry) for entry in data.get("indicators", ())),
        account=account,
        kept=kept,
        formerly=tuple(data.get("formerly", ())),
    )


def write_both(text: str, script: str, rules: ScriptRules) -> Multilingual:
    """Words of the received text in both scripts."""
    own = choose_spelling(script)(text)
    if script == "hant":
        return {hant_tag: own, hans_tag: to_hans(own, rules)}
    return {hant_tag: to_hant(own, rules), hans_tag: own}


def read_stretches(data: Any, name: str) -> tuple[Stretch, ...]:
    return tuple(Stretch(**entry) for entry in data.get(name, ()))


def script_rules(data: Any) -> ScriptRules:
    return ScriptRules(
        tuple(Protected(w[hans_tag], w[hant_tag], w["reason"]) for w in data.get("protected_words", ())),
        tuple(Glyph(**glyph) for glyph in data.get("glyphs", ())),
    )
