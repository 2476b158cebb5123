"""PO catalogues: what was accepted is written back as it was, and loses no word by `sync`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import polib
from hypothesis import strategies as st

from bench.fuzz.case import Case, check_faults, require
from bench.fuzz.hostile import a_phrase, some_phrase
from bench.fuzz.kinds.pages import check_site
from bench.fuzz.kinds.seeds import catalogue_name, read_seed, text_folder
from document.errors import InputError
from document.publication import load_publication
from translate.catalogue.comments import hash_words
from translate.catalogue.entries import Catalogue, Entry, load_catalogue, po_bytes
from translate.sync.header import normalise_header
from translate.sync.merging import merge

__all__ = ["catalogue_cases", "try_catalogue"]

tools = ("check ", "near ", "terms: ", "apply-terms")
# Remarks of tools, which they take away again.


def write_comment(words: str, who: str, kind: int, text: str) -> list[str]:
    forms = (
        *(
            f"origin: draft {hash_words_of(text)}",
            f"origin: human {who} {hash_words_of(text)}",
            f"origin: mt {who} 00000000",
        ),
        *(
            f"origin: official {who} {hash_words_of(text)}",
            f"note: {words}",
            f"note: {words}\n  {who}",
            words,
            f" {words}",
        ),
        *(
            f"suggestion ({who}, why): {words}",
            f"waive figure: {words}",
            f"check term: {words}",
            f"was: human {who} 0a0a0a0a",
        ),
        *(
            f"with: {words}",
            f"{words} {who} {words} {who} {words} {who}",
            f"signed: {hash_words_of(text)}",
            "with: c01_1.1.1",
        ),
    )
    return forms[kind % len(forms)].split("\n")


def hash_words_of(text: str) -> str:
    return hash_words(text.encode("utf-8", "replace").decode())


comment = st.tuples(some_phrase, a_phrase, st.integers(0, 15))
english = st.one_of(some_phrase, st.just(""), st.just(None))
# None: as the seed has it.
changes = st.tuples(english, st.lists(comment, max_size=3), st.integers(0, 9))


@st.composite
def catalogue_cases(draw: Callable[..., Any]) -> Case:
    """The notice's catalogue with hostile English and comments in some of its entries."""
    po = polib.pofile(read_seed()[catalogue_name].decode(), wrapwidth=0)
    po.wrapwidth = 0
    for place, (said, comments, mark) in draw(
        st.dictionaries(st.integers(0, len(po) - 1), changes, max_size=4)
    ).items():
        entry = po[place]
        entry.msgstr = entry.msgstr if said is None else said
        lines = [line for words, who, kind in comments for line in write_comment(words, who, kind, entry.msgstr)]
        entry.tcomment = "\n".join([*filter(None, [entry.tcomment]), *lines])
        change_marks(entry, mark, said or "甲")
    content = str(po).encode("utf-8", "surrogatepass")
    return Case("catalogue", catalogue_name, {**read_seed(), catalogue_name: content})


def change_marks(entry: polib.POEntry, mark: int, words: str) -> None:
    """Obsolete, needing work, made for other Chinese, under another key, or nothing of it."""
    entry.obsolete = mark == 0
    entry.flags = ["fuzzy"] if mark in {1, 2} else ["c-format"] if mark == 3 else []
    entry.previous_msgid = words if mark == 2 else None
    entry.msgid = words if mark == 4 else entry.msgid
    entry.msgctxt = "c09.9.9" if mark == 5 else entry.msgctxt


def try_catalogue(case: Case, folder: Path) -> str:
    """Read it, write it, bring it up to date, publish it."""
    path = folder / catalogue_name
    try:
        catalogue = load_catalogue(path)
    except InputError as error:
        return check_faults(error, folder)
    raw = path.read_text(encoding="utf-8-sig")
    check_written(raw, catalogue)
    check_merged(catalogue, load_publication(folder / text_folder).hans)
    try:
        site = check_site(folder, thorough=len(case.content) % 3 == 0)
    except InputError as error:
        return check_faults(error, folder)
    readings = [r for text in site.texts for edition in text.editions.values() for r in edition.readings.values()]
    doubts = {problem for entry in catalogue.entries.values() for problem, _ in entry.doubts}
    return f"published: {sorted({(r.state, r.stale, r.doubt, bool(r.covered_by)) for r in readings})} {len(doubts)}"


def check_written(raw: str, catalogue: Catalogue) -> None:
    """Byte for byte if a PO program has written it; else no character of any word is lost, and once is enough."""
    content = po_bytes(catalogue).decode()
    canonical = str(polib.pofile(raw + "\n", wrapwidth=0)) == raw
    require(
        content == raw or not canonical, "a catalogue that is written in other bytes", first_difference(raw, content)
    )
    entries = len([line for line in raw.splitlines() if re.match(r"(#~ )?msgctxt ", line)])
    require(entries == len(catalogue.entries) + len(catalogue.obsolete), "entries that were not read")
    for name, read in (("comments", read_comments_of), ("strings", read_strings_of)):
        before, after = (Counter("".join("".join(read(text)).split())) for text in (raw, content))
        require(before == after, f"{name} that are lost when a catalogue is written", before - after, after - before)
    again = load_catalogue(catalogue.path, text=content)
    require(again == catalogue, "a catalogue that reads otherwise once it is written")
    require(po_bytes(again).decode() == content, "a catalogue that changes with each writing")


def first_difference(one: str, other: str) -> tuple[str, str]:
    lines = zip(one.split("\n"), [*other.split("\n"), *[""] * len(one)], strict=False)
    return next(((a, b) for a, b in lines if a != b), ("", ""))


def read_comments_of(raw: str) -> Iterator[str]:
    return (line[1:] for line in re.split(r"\r\n|\n|\r", raw) if re.match(r"#( |$)", line))


def read_strings_of(raw: str) -> Iterator[str]:
    for line in re.split(r"\r\n|\n|\r", raw):
        if found := re.fullmatch(r'(?:#~? ?\|? ?)?(?:msg\w+ )?"(?P<inside>.*)"', line):
            yield polib.unescape(found["inside"])


def check_merged(catalogue: Catalogue, sources: Any) -> None:
    """Nothing that anybody has said is gone after `sync`, which has then nothing more to do."""
    merged = normalise_header(merge(catalogue, sources))
    for name, read in said.items():
        before, after = (Counter(read((*c.entries.values(), *c.obsolete.values()))) for c in (catalogue, merged))
        require(not before - after, f"{name} that sync loses", before - after)
    require(list(merged.entries) == list(sources), "a catalogue that is not in step after sync")
    require(merge(merged, sources) == merged, "a catalogue that sync changes twice")
    content = po_bytes(merged).decode()
    require(load_catalogue(catalogue.path, text=content) == merged, "a catalogue that sync could not read back")


said: dict[str, Callable[[Iterable[Entry]], Iterable[object]]] = {
    "words": lambda entries: (e.text for e in entries if e.text),
    "signatures": lambda entries: (
        (e.text, e.origin) for e in entries if e.text and e.origin.startswith(("human", "off"))
    ),
    "notes": lambda entries: (note for e in entries for note in e.notes),
    "suggestions": lambda entries: (one for e in entries for one in e.suggestions),
    "waivers": lambda entries: (one for e in entries for one in e.waivers.items()),
    "remarks": lambda entries: (one for e in entries for one in e.remarks if not one.startswith(tools)),
}
