"""received.txt with publication.yaml: every character accounted for, every key once, published as it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from bench.fuzz.case import Case, check_faults, require
from bench.fuzz.hostile import a_phrase, some_phrase
from bench.fuzz.kinds.pages import check_site
from bench.fuzz.kinds.seeds import in_languages, publication_seed, read_seed, text_folder, text_id
from bench.fuzz.kinds.yamls import check_values, write_yaml
from document.errors import InputError
from document.publication import Publication, load_publication, publication_schema
from document.structure.profile import profile_names, profiles_folder
from document.yamlfile import open_yaml

__all__ = ["make_lines", "publication_cases", "text_cases", "try_text"]

received_name, publication_name = f"{text_folder}/received.txt", f"{text_folder}/publication.yaml"
digits = "〇一二三四五六七八九"


def write_han(number: int) -> str:
    """A number below a hundred in Chinese."""
    tens, units = divmod(number, 10)
    head = f"{digits[tens] if tens > 1 else ''}十" if tens else ""
    return head + (digits[units] if units or not tens else "")


def read_levels(profile: str) -> list[dict[str, Any]]:
    levels: list[dict[str, Any]] = yaml.safe_load((profiles_folder / f"{profile}.yaml").read_text(encoding="utf-8"))[
        "levels"
    ]
    return levels


def mark(level: dict[str, Any], number: int, form: int) -> str:
    """The marker of a line of this level."""
    markers = level["marker"]
    written = {"{han}": write_han(number), "{digits}": str(number), "{sub}": "一"}
    marker: str = [m for m in markers if "{sub}" not in m][form % 2 - 1]
    for name, value in written.items():
        marker = marker.replace(name, value)
    return marker


def make_lines(levels: Sequence[dict[str, Any]], steps: Sequence[tuple[int, int, str]]) -> list[str]:
    """Lines that are numbered as the levels ask: depth, form of the marker and words of each.

    A depth beyond the last is a line without a marker.
    """
    counts, lines = [0] * len(levels), []
    for depth, form, words in steps:
        if depth >= len(levels):
            lines.append(words)
            continue
        counts[depth] += 1
        for inner in range(depth + 1, len(levels)):
            counts[inner] *= levels[inner]["numbering"] != "restarting"
        lines.append(mark(levels[depth], counts[depth], form) + words)
    return lines


sentence = st.tuples(some_phrase, st.sampled_from(["。", "", "；", "。）", "！"])).map("".join)
paragraph = st.lists(sentence, min_size=1, max_size=3).map("".join)
steps = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 1), paragraph), min_size=1, max_size=8)


@st.composite
def text_cases(draw: Callable[..., Any]) -> Case:
    """A text of hostile sentences in any of the profiles; received.txt is what is changed further."""
    profile = draw(st.sampled_from(profile_names()))
    title, outside = draw(a_phrase).strip(), draw(st.sampled_from(["", "", "末尾", " 末 尾"]))
    levels = read_levels(profile)
    lines = make_lines(levels, [(0, 0, "甲"), (1, 0, "乙。丙。"), *draw(steps)])
    known = {**publication_seed(), "profile": profile, "title": {"line": 1, "text": title}}
    known |= {"body": {"first_line": 2, "last_line": len(lines) + 1}, "furniture": []}
    if outside:
        known["furniture"] = [{"line": len(lines) + 2, "text": outside, "reason": "none"}]
    received = draw(st.sampled_from(["\n", "\n", "\r\n"])).join([title, *lines, outside])
    files = {**read_seed(catalogue=False), publication_name: write_yaml(known, 1)}
    return Case("text", received_name, {**files, received_name: received.encode("utf-8", "surrogatepass")})


@st.composite
def publication_cases(draw: Callable[..., Any]) -> Case:
    """The notice with hostile names and reasons; publication.yaml is what is changed further."""
    known, words = publication_seed(), st.builds(in_languages, some_phrase)
    for name in ("short_title", "issuer"):
        known[name] = draw(words)
    known["adopted"] = {"date": "2101-03-01", "by": draw(words)}
    known["copy"] = {"publisher": draw(words), "published": "2101-03-01", "url": draw(st.sampled_from(addresses))}
    known["furniture"] = [{**piece, "reason": draw(some_phrase)} for piece in known["furniture"]]
    pairs = st.lists(st.tuples(a_phrase, a_phrase, some_phrase), max_size=2)
    known["protected_words"] = [{**in_languages(one), "reason": why} for one, _, why in draw(pairs)]
    for word in known["protected_words"]:
        word.pop(list(word)[2])
    known["glyphs"] = [{"converted": a, "printed": b, "reason": why} for a, b, why in draw(pairs)]
    known["indicators"] = [{"segment": "c01_1.1.1", "value": "4", "name": draw(words), "target": draw(words)}]
    return Case(
        "publication", publication_name, {**read_seed(), publication_name: write_yaml(known, draw(st.integers(0, 11)))}
    )


addresses = (
    "https://a.example/?a=1&b=2#c",
    "https://a.example/'\"<b>",
    "javascript:hacked()",
    "//a",
    "http://[",
    "data:,x",
)


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
    """Text out is text in, character by character."""
    lines = received.replace("\r\n", "\n").split("\n")
    require(publication.account.total == sum(map(len, lines)) + len(lines) - 1, "characters that the account lacks")
    document, where = publication.document, {segment.line for segment in publication.document.body}
    body = [lines[number - 1] for number in sorted(where)]
    raw = "".join(segment.raw for segment in document.body)
    require(raw == "".join(body), "a text that is not what was received", raw, body)
    require(len(raw) == publication.account.body - blanks(publication, lines, where), "a line that no segment has", raw)
    require(publication.id == text_id, "a text of another name", publication.id)


def blanks(publication: Publication, lines: Sequence[str], where: set[int]) -> int:
    """The characters of the body's lines that hold nothing but white space."""
    known = yaml.safe_load((publication.folder / "publication.yaml").read_text(encoding="utf-8"))["body"]
    body = range(int(known["first_line"]), int(known["last_line"]) + 1)
    return sum(len(lines[n - 1]) for n in body if n not in where and not lines[n - 1].strip())
