"""The catalogue: the translation of one text as a PO file, `translate/po/<tag>/<text id>.po`.

msgctxt is the key, msgid the Chinese in its own script, msgstr the translation; comments.py: what the comments hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import polib

from document.characters import name_character, unprintable
from document.errors import Collector, InputError
from document.files import read_if_there, replace_file
from document.model import is_heading_key
from document.script.tags import hans_tag
from document.yamlfile import read_text
from translate.catalogue.comments import Provenance, Suggestion, hash_words, read_comments, write_comments
from translate.catalogue.pofile import find_repeated, read_po
from translate.languages import find_catalogues_folder, read_tag

__all__ = ["Catalogue", "Entry", "find_catalogue_path", "load_catalogue", "make_catalogue", "save_catalogue"]


@dataclass(frozen=True)
class Entry:
    """One segment and its English."""

    key: str
    source: str
    # zh-Hans.
    text: str = ""
    # "" while untranslated.
    origin: str = ""
    # "" | "draft" | "mt argos zh_en 1.9" | "human NAME" | "official WHO" | "memory FILE (WHO)"
    hash: str = ""
    # hash_words of the English that the origin speaks of.
    was: str = ""
    # The origin and its hash before a person signed.
    signed: str = ""
    # hash_words of all the Chinese that it was signed for; "" where that is not known.
    fuzzy: bool = False
    # The source has changed since (see `previous`), a check failed, or a person marked it so.
    with_keys: tuple[str, ...] = ()
    # Keys of other segments that this English says too.
    suggestions: tuple[Suggestion, ...] = ()
    # Other English, for a person to take or drop.
    notes: tuple[str, ...] = ()
    # For the reader.
    waivers: Mapping[str, str] = field(default_factory=dict)
    # Name of a check -> reason.
    remarks: tuple[str, ...] = ()
    # Comments of any other kind.
    previous: str = ""
    # The source that a fuzzy text translates, if another.
    previous_key: str = ""
    # The key that it had there, as msgmerge notes it.
    flags: tuple[str, ...] = ()
    # PO flags other than fuzzy.
    line: int = field(default=0, compare=False)
    # Of the msgctxt in the file; 0 for an entry that is not from a file.
    comments: tuple[str, ...] = field(default=(), compare=False, repr=False)
    # As they stand in the file, not wrapped; written back in this order as long as they still say the same.
    doubts: tuple[tuple[str, str], ...] = field(default=(), compare=False, repr=False)
    # What is wrong with the comments: problems with their remedies.

    @property
    def edited(self) -> bool:
        """Are these other words than the origin speaks of? Then nobody but git knows whose they are."""
        return bool(self.text) and self.hash != hash_words(self.text)

    @property
    def human(self) -> bool:
        """Whether a person has signed for these very words."""
        return self.origin.startswith("human ") and bool(self.text) and not self.edited

    @property
    def is_heading(self) -> bool:
        """Whether the segment is a heading, which has no full stop."""
        return is_heading_key(self.key)


@dataclass(frozen=True)
class Catalogue:
    """What one PO file holds: the translation of one text into one language, with its header and comments."""

    path: Path = field(compare=False)
    entries: Mapping[str, Entry]
    # By key, in reading order.
    obsolete: Mapping[str, Entry] = field(default_factory=dict)
    # Entries whose segment has left the text.
    header: Mapping[str, str] = field(default_factory=dict)
    header_fuzzy: bool = False
    preface: str = ""
    # Comment at the head of the file.


def find_catalogue_path(root: Path, text_id: str, tag: str) -> Path:
    """Where the catalogue of a text lies for the language with this tag."""
    return find_catalogues_folder(root, tag) / f"{text_id}.po"


def make_catalogue(path: Path, text_id: str) -> Catalogue:
    """An empty one. Its header carries no date, so that the same content is always the same bytes."""
    tag = read_tag(path)
    header = {
        "Project-Id-Version": text_id,
        "Language": tag.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": hans_tag,
    }
    preface = f"Translation of {text_id} into {tag}.\nCONTRIBUTING.md says what the comments mean."
    return Catalogue(path, {}, header=header, preface=preface)


def load_catalogue(
    path: Path, sources: Mapping[str, str] = {}, text: str | None = None, ours: bool = False
) -> Catalogue:
    """Read a PO file, or `text` that was read from it; InputError with every fault and its line.

    `sources`, the Chinese of the text by key, are for the remedies alone; what is `ours` no program has wrapped.
    """
    po, lines = read_po(path, read_text(path) if text is None else text, ours)
    faults = Collector(path)
    for fault in find_repeated(po, lines, sources):
        faults.add(*fault)
    found = [(item.obsolete, read_entry(item, line, faults)) for item, line in zip(po, lines, strict=True)]
    faults.raise_if_any()
    live, obsolete = ({entry.key: entry for gone, entry in found if bool(gone) is which} for which in (False, True))
    return Catalogue(path, live, obsolete, dict(po.metadata), bool(po.metadata_is_fuzzy), po.header)


def read_entry(item: polib.POEntry, line: int, faults: Collector) -> Entry:
    comments = tuple(item.tcomment.split("\n")) if item.tcomment else ()
    doubts: list[tuple[str, str]] = []
    facts = read_comments(comments, lambda problem, remedy: doubts.append((problem, remedy)))
    for name, words in (("msgctxt", item.msgctxt), ("msgid", item.msgid), ("msgstr", item.msgstr)):
        if found := unprintable.search(words or ""):
            faults.add(line, f"{name} has {name_character(found[0])}", "write it in one line of plain text")
    if not item.msgctxt or not item.msgid:
        faults.add(line, "an empty msgctxt or msgid", "restore it, or remove the entry and run make sync")
    return Entry(
        key=item.msgctxt or "",
        source=item.msgid,
        text=item.msgstr,
        origin=facts.origin,
        hash=facts.hash,
        was=facts.was,
        signed=facts.signed,
        fuzzy="fuzzy" in item.flags,
        with_keys=facts.with_keys,
        suggestions=facts.suggestions,
        notes=facts.notes,
        waivers=facts.waivers,
        remarks=facts.remarks,
        previous=item.previous_msgid or "",
        previous_key=item.previous_msgctxt or "",
        flags=tuple(flag for flag in item.flags if flag != "fuzzy"),
        line=line,
        comments=comments,
        doubts=tuple(doubts),
    )


def save_catalogue(catalogue: Catalogue, *stood: bytes | None) -> bool:
    """Write the file unless it says just that; whether it was written. What would not read back is refused.

    ChangedMeanwhile if `stood`, what the catalogue was read from (None: no file), stands there no longer.
    """
    before = stood[0] if stood else read_if_there(catalogue.path)
    content = po_bytes(catalogue)
    if content == before:
        return False
    replace_file(catalogue.path, content, before, partial(prove_catalogue, catalogue))
    return True


def prove_catalogue(catalogue: Catalogue, written: Path) -> None:
    try:
        same = load_catalogue(catalogue.path, text=read_text(written), ours=True) == catalogue
    except InputError as error:
        raise unreadable(catalogue, error.faults[0].problem) from None
    if not same:
        raise unreadable(catalogue, "a comment in it means something else")


def unreadable(catalogue: Catalogue, why: str) -> InputError:
    problem = f"it would not read back as it was meant: {why}"
    return InputError.at(catalogue.path, 0, problem, "nothing was written; look for control characters")


def po_bytes(catalogue: Catalogue) -> bytes:
    po = polib.POFile(wrapwidth=0)
    po.header, po.metadata = catalogue.preface, dict(catalogue.header)
    po.metadata_is_fuzzy = catalogue.header_fuzzy
    po.extend(po_entry(entry) for entry in catalogue.entries.values())
    po.extend(po_entry(entry, obsolete=True) for entry in catalogue.obsolete.values())
    try:
        return str(po).encode()
    except UnicodeEncodeError as error:
        raise unreadable(catalogue, f"U+{ord(error.object[error.start]):04X} is half a character") from None


def po_entry(entry: Entry, obsolete: bool = False) -> polib.POEntry:
    return polib.POEntry(
        msgctxt=entry.key,
        msgid=entry.source,
        msgstr=entry.text,
        tcomment="\n".join(comment_lines(entry)),
        flags=[*(("fuzzy",) if entry.fuzzy else ()), *entry.flags],
        previous_msgctxt=entry.previous_key or None,
        previous_msgid=entry.previous or None,
        obsolete=obsolete,
    )


def comment_lines(entry: Entry) -> tuple[str, ...]:
    beside = (entry.suggestions, entry.notes, entry.waivers, entry.remarks)
    now = Provenance(entry.origin, entry.hash, entry.was, entry.signed, entry.with_keys, *beside)
    same = read_comments(entry.comments, lambda *_: None) == now
    return entry.comments if same else write_comments(now, entry.comments)
