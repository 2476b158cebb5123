"""received.txt with publication.yaml: every character accounted for, every key once, published as it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from hypothesis import strategies as st

from bench.fuzz.case import Case, check_faults, lay_out, require
from bench.fuzz.hostile import a_phrase, some_phrase
from bench.fuzz.kinds.pages import check_site
from bench.fuzz.kinds.seeds import in_languages, publication_seed, read_seed, text_folder
from bench.fuzz.kinds.yamls import check_values, write_yaml
from document.errors import InputError
from document.keys.table import KeyRow, keys_file, write_table
from document.model import part_roles
from document.publication import Publication, load_publication
from document.publication.layout import read_range
from document.publication.load import publication_schema
from document.script.tags import hans_tag, hant_tag
from document.structure.profile import list_profiles, profiles_folder
from document.yamlfile import open_yaml

__all__ = ["key_cases", "make_lines", "publication_cases", "text_cases", "try_keys", "try_text"]

received_name, publication_name = f"{text_folder}/received.txt", f"{text_folder}/publication.yaml"
digits = "〇一二三四五六七八九"


def write_han(number: int) -> str:
    """A number below a hundred in Chinese."""
    tens, units = divmod(number, 10)
    head = f"{digits[tens] if tens > 1 else ''}十" if tens else ""
    return head + (digits[units] if units or not tens else "")


def read_profile(name: str) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load((profiles_folder / f"{name}.yaml").read_text(encoding="utf-8"))
    return data


def mark(level: dict[str, Any], number: int, form: int) -> str:
    """The marker of a line of this level."""
    markers = level["marker"]
    written = {"{han}": write_han(number), "{digits}": str(number), "{sub}": "一"}
    marker: str = [m for m in markers if "{sub}" not in m][form % 2 - 1]
    for name, value in written.items():
        marker = marker.replace(name, value)
    return marker


def make_lines(profile: dict[str, Any], steps: Sequence[tuple[int, int, str]]) -> list[str]:
    """Lines that the profile has a place for, numbered as it asks: depth, form of the marker and words of each.

    A depth beyond the last is a line without a marker.
    """
    levels, role, lines = profile["levels"], "front", []
    counts = [0] * len(levels)
    for depth, form, words in steps:
        own = levels[depth]["role"] if depth < len(levels) else ""
        if (own == "item" and role not in profile["items_in"]) or (not own and role not in profile["text_in"]):
            continue
        lines.append(words)
        if own:
            role = role if own == "item" else own
            counts[depth] += 1
            lines[-1] = mark(levels[depth], counts[depth], form) + words
            for inner in range(depth + 1, len(levels)):
                counts[inner] *= levels[inner]["numbering"] != "restarting"
    return lines


sentence = st.tuples(some_phrase, st.sampled_from(["。", "", "；", "。）", "！"])).map("".join)
paragraph = st.lists(sentence, min_size=1, max_size=3).map("".join)
steps = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 1), paragraph), min_size=1, max_size=8)
scripts = st.sampled_from(["hans", "hant", "hant-converted"])


@st.composite
def text_cases(draw: Callable[..., Any]) -> Case:
    """A text of hostile sentences in any of the profiles; received.txt is what is changed further."""
    lines, parts = [draw(a_phrase).strip()], []
    for role in draw(
        st.sampled_from([["body"], ["body"], ["cover", "body"], ["body", "annex"], ["body", "annex", "annex"]])
    ):
        profile, first = draw(st.sampled_from(list_profiles())), len(lines) + 1
        title = ["附件1", draw(a_phrase)] if role == "annex" else []
        lines += title + make_lines(read_profile(profile), [(0, 0, "甲"), (1, 0, "乙。丙。"), *draw(steps)])
        part = {
            "role": role,
            "lines": f"{first}-{len(lines)}",
            "profile": draw(st.sampled_from([profile, profile, None])),
        }
        if title:
            part["title"] = {"lines": [first, first + 1]}
        parts.append({name: value for name, value in part.items() if value})
    known = {**publication_seed(), "title": {"lines": [1]}, "parts": parts, "furniture": []}
    known["source"] = {**known["source"], "script": draw(scripts)}
    if outside := draw(st.sampled_from(["", "", "末尾", " 末 尾"])):
        known["furniture"] = [{"line": len(lines) + 1, "text": outside, "reason": "none"}]
    received = draw(st.sampled_from(["\n", "\n", "\r\n"])).join([*lines, outside])
    files = {**read_seed(catalogue=False), publication_name: write_yaml(known, 1)}
    return Case("text", received_name, {**files, received_name: received.encode("utf-8", "surrogatepass")})


@st.composite
def publication_cases(draw: Callable[..., Any]) -> Case:
    """The notice with hostile names and reasons; publication.yaml is what is changed further."""
    known, words = publication_seed(), st.builds(in_languages, some_phrase)
    dates = st.sampled_from(["2101-03-01", "2101-02-29", "2101-3-1", ""])
    known["source"] |= {"publisher": draw(words), "url": draw(st.sampled_from(addresses)), "script": draw(scripts)}
    known |= {"short_title": draw(words), "issuers": draw(st.lists(words, max_size=2)), "adopted_by": draw(words)}
    known["dates"] = draw(st.dictionaries(st.sampled_from(["adopted", "issued", "effective", "published"]), dates))
    known["document_number"] = draw(some_phrase)
    known["furniture"] = [{**piece, "reason": draw(some_phrase)} for piece in known["furniture"]]
    pairs = st.lists(st.tuples(a_phrase, a_phrase, some_phrase), max_size=2)
    known["protected_words"] = [{hans_tag: a, hant_tag: a, "reason": why} for a, _, why in draw(pairs)]
    known["glyphs"] = [{"converted": a, "printed": b, "reason": why} for a, b, why in draw(pairs)]
    known["indicators"] = [{"segment": "c01_1.1.1", "value": "4", "name": draw(words), "target": draw(words)}]
    if draw(st.booleans()):
        known["parts"][0] |= {"profile": yaml.safe_load(draw(st.sampled_from(written_profiles())))}
    known["plain"] = [{"line": n, "reason": draw(some_phrase)} for n in draw(st.lists(st.integers(3, 11), max_size=1))]
    for name in draw(st.lists(st.sampled_from(sorted(known)), max_size=2)):
        known.pop(name, None)
    content = write_yaml(known, draw(st.integers(0, 11)))
    return Case("publication", publication_name, {**read_seed(), publication_name: content})


def written_profiles() -> list[str]:
    return [(profiles_folder / f"{name}.yaml").read_text(encoding="utf-8") for name in list_profiles()]


addresses = (
    "https://a.example/?a=1&b=2#c",
    "https://a.example/'\"<b>",
    "javascript:hacked()",
    "//a",
    "http://[",
    "data:,x",
)


keys_name = f"{text_folder}/{keys_file}"
odd_keys = st.sampled_from(
    ["1.1", "c01_1.1.1", "pre.h", "c09.h", "a b", "../x", "<b>", "c01_1.1.1a", "1", "", "~", "C01.H", "\u202e", "é"]
)


@st.composite
def key_cases(draw: Callable[..., Any]) -> Case:
    """The notice with some of its lines changed, and keys of an earlier state; keys.tsv is what is changed further."""
    rows = list(read_rows())
    for place, key, gone in draw(
        st.lists(st.tuples(st.integers(0, len(rows) - 1), odd_keys, st.booleans()), max_size=2)
    ):
        rows[place] = replace(rows[place], key=draw(st.sampled_from([key, rows[place].key])), retired=gone)
    lines = read_seed()[received_name].decode().split("\n")
    for place, words in draw(st.lists(st.tuples(st.integers(6, 7), a_phrase), max_size=2)):
        lines[place - 1] = lines[place - 1] + words + "。"
    received = "\n".join(lines).encode()
    return Case("keys", keys_name, {**read_seed(), received_name: received, keys_name: write_table(rows)})


@cache
def read_rows() -> tuple[KeyRow, ...]:
    """The keys of the notice as it is."""
    with TemporaryDirectory() as folder:
        repository = Path(folder, "repository")
        repository.mkdir()
        lay_out(Case("keys", received_name, read_seed()), repository)
        return load_publication(repository / text_folder).kept.rows


def try_keys(case: Case, folder: Path) -> str:
    """Read and publish the text with these keys; once they are written, they stay."""
    said = try_text(case, folder)
    if said.startswith("published"):
        kept = load_publication(folder / text_folder).kept
        (folder / keys_name).write_bytes(write_table(kept.rows))
        again = load_publication(folder / text_folder).kept
        require(again.rows == kept.rows, "keys that change although the text does not", *diff(kept.rows, again.rows))
        said += f" {len(kept.new)} {len(kept.moved)} {len(kept.changed)} {len(kept.back)}"
    return said


def diff(one: Sequence[KeyRow], other: Sequence[KeyRow]) -> list[KeyRow]:
    return [row for row in (*one, *other) if (row in one) != (row in other)][:6]


def try_text(case: Case, folder: Path) -> str:
    """Read the text and publish it."""
    try:
        publication = load_publication(folder / text_folder)
    except InputError as error:
        return check_faults(error, folder)
    check_values(folder / publication_name, open_yaml(folder / publication_name, publication_schema)[0].data)
    check_received(publication, (folder / received_name).read_bytes().decode())
    try:
        site = check_site(folder, thorough=len(case.content) % 3 == 0)
    except InputError as error:
        return check_faults(error, folder)
    kinds = {change.kind for text in site.texts for change in text.emendations}
    return f"published: {', '.join(sorted(kinds))} {sorted({d.role for d in publication.document.walk()})}"


def check_received(publication: Publication, received: str) -> None:
    """Text out is text in, character by character: of the parts, all but the white space at the ends of lines."""
    lines = received.replace("\r\n", "\n").split("\n")
    require(publication.account.total == sum(map(len, lines)) + len(lines) - 1, "characters that the account lacks")
    known = yaml.safe_load((publication.folder / "publication.yaml").read_bytes().decode())
    ranges = [read_range(part["lines"]) for part in known["parts"]]
    skipped = {n for row in known.get("skip", ()) for n in read_range(row.get("lines") or row["line"])}
    wanted = squeeze("".join(lines[n - 1] for numbers in ranges for n in numbers if n not in skipped))
    document = publication.document
    bare = "".join(d.marker for d in document.walk() if d.role in part_roles and d.heading is None)
    found = squeeze("".join(segment.raw for segment in document.body))
    same = found == wanted if not bare else Counter(found + squeeze(bare)) == Counter(wanted)
    require(same, "a text that is not what was received", found, wanted)


def squeeze(text: str) -> str:
    return "".join(text.split())
