"""Profiles and languages: files of the program that an editor writes; a fault of theirs is one of a file too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import yaml
from hypothesis import strategies as st

import build.languages.language as languages
import document.structure.profile as profiles
from bench.fuzz.case import Case, check_faults, require
from bench.fuzz.hostile import a_phrase, some_phrase
from bench.fuzz.kinds.pages import check_pages
from bench.fuzz.kinds.seeds import read_seed
from bench.fuzz.kinds.yamls import check_values, write_yaml
from build.languages.language import language_schema, read_language
from build.model.site import load_site
from document.errors import InputError
from document.model import Segment
from document.structure.parse import PartLines, parse
from document.structure.profile import list_profiles, load_profile, profile_schema, profiles_folder
from document.yamlfile import load_yaml, open_yaml
from translate.languages import rendering_tag

__all__ = ["language_cases", "profile_cases", "try_language", "try_profile"]

profile_file, text_file, language_file = "p.yaml", "lines.txt", f"{rendering_tag}.yaml"
markers = st.lists(
    st.tuples(a_phrase, st.sampled_from(["{han}", "{digits}", "{sub}", "{han}之{sub}", ""]), a_phrase).map("".join),
    min_size=1,
    max_size=2,
)
level = st.fixed_dictionaries(
    {},
    optional={
        "role": st.sampled_from(["part", "chapter", "section", "article", "item"]),
        "marker": markers,
        "numbering": st.sampled_from(["continuous", "restarting", "none"]),
        "heading": st.sampled_from(["line", "run-in", "none"]),
    },
)
lines = (
    "第一编　甲",
    "第一章　乙",
    "第一条　丙。丁。",
    "（一）戊",
    "一、己",
    "1.庚。辛",
    "——壬。癸",
    "子丑",
    "第一条之一　寅",
    "2.卯",
)


@st.composite
def profile_cases(draw: Callable[..., Any]) -> Case:
    """One of the profiles with some levels changed, and lines to be read by it."""
    data = yaml.safe_load(
        (profiles_folder / f"{draw(st.sampled_from(list_profiles()))}.yaml").read_text(encoding="utf-8")
    )
    for place, changed in draw(st.dictionaries(st.integers(0, 2), level, max_size=2)).items():
        data["levels"][place : place + 1] = [{**one, **changed} for one in data["levels"][place : place + 1]]
    text = "\n".join(draw(st.lists(st.sampled_from(lines), min_size=1, max_size=8)))
    return Case(
        "profile", profile_file, {profile_file: write_yaml(data, draw(st.integers(0, 11))), text_file: text.encode()}
    )


def try_profile(case: Case, folder: Path) -> str:
    """Read it, and read lines by it."""
    with patch.object(profiles, "profiles_folder", folder):
        try:
            profile = load_profile.__wrapped__("p")
            check_values(folder / profile_file, load_yaml(folder / profile_file, profile_schema).data)
            received = case.files[text_file].decode().split("\n")
            body = PartLines("body", tuple(enumerate(received, start=1)), profile)
            document = parse("t", Segment("pre.h", "題", 1), [body], folder / text_file)
        except InputError as error:
            return check_faults(error, folder)
    require(
        "".join(s.raw for s in document.body) == "".join(received), "a text that is not what was received", received
    )
    keys = [segment.key for segment in document.segments]
    require(len(set(keys)) == len(keys), "two segments with one key", keys)
    return f"read: {sorted({division.role for division in document.walk()})} {len(document.blocks)}"


@st.composite
def language_cases(draw: Callable[..., Any]) -> Case:
    """The words of a language with some of them hostile."""
    data = yaml.safe_load((languages.folder / language_file).read_text(encoding="utf-8"))
    names = sorted(data["words"])
    for name, words in draw(st.dictionaries(st.sampled_from(names), some_phrase, max_size=3)).items():
        data["words"][name] = words
    plain = sorted(name for name, value in data.items() if isinstance(value, str))
    data |= draw(st.dictionaries(st.sampled_from(plain), some_phrase, max_size=1))
    return Case("language", language_file, {**read_seed(), language_file: write_yaml(data, draw(st.integers(0, 11)))})


def try_language(case: Case, folder: Path) -> str:
    """Read it, and write the pages of a text in it."""
    with patch.object(languages, "folder", folder):
        try:
            language = read_language.__wrapped__(rendering_tag)
        except InputError as error:
            return check_faults(error, folder)
    check_values(folder / language_file, open_yaml(folder / language_file, language_schema)[0].data)
    site = load_site(folder)
    text = site.texts[0]
    edition = replace(text.editions[rendering_tag], language=language)
    with patch.object(languages, "folder", folder):
        try:
            check_pages(site, replace(text, editions={**text.editions, rendering_tag: edition}), language)
        except InputError as error:
            return check_faults(error, folder)
    return f"published: {language.edition}"
