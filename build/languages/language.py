"""A language of the site as a value: how its pages are set, and every phrase that they say.

Each language is one file beside this one, `<tag>.yaml`. Nothing else in the program knows a language by its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from document.errors import Collector, InputError, suggest_nearest
from document.yamldata import YamlFile
from document.yamlfile import open_yaml

__all__ = ["Language", "find_own", "list_known_tags", "load_languages", "pick", "pick_all"]

folder = Path(__file__).parent
language_schema = folder / "language.schema.json"
order = ("hant", "hans", "catalogue")
a_place, a_brace = re.compile(r"\{[a-z_]+\}"), re.compile("[{}]")
# Where a phrase has a value put in.


@dataclass(frozen=True)
class Language:
    """One language in which editions are published."""

    tag: str
    # BCP 47, as in `lang` attributes; also the folder under docs/ and the locale in mkdocs.yml.
    name: str
    # What it calls itself.
    edition: str
    # Where its text comes from: "hant" and "hans" are the Chinese in two scripts, "catalogue" is translate/po/<tag>/.
    joiner: str
    # Between sentences: "" or " ".
    list_joiner: str
    # Between the items of a list: "、" or ", ".
    stop: str
    # The full stop of a run-in heading.
    dash: str
    # How the marker —— of an item is printed.
    measure: int
    # Length of a line in em.
    leading: str
    print_leading: str
    # Line height in em, on the screen and on paper.
    description_length: int
    excerpt_length: int
    # Characters of a page's description and of a sentence in a search result.
    locale: str
    # As Open Graph writes it: "zh_TW".
    langid: str
    # As BibTeX's babel packages call it.
    theme: str
    # Which of Material's languages says the theme's own words.
    citation: str
    # "gbt7714" | "apa", the style that is printed below a page.
    grouping: str
    # "kinds" | "letters", the groups of the glossary page.
    fonts: tuple[str, ...]
    # Families, best first.
    card_face: str
    # The face of Noto Serif CJK that sets the cards; "" for no cards.
    names: Mapping[str, str]
    # Tag -> what this language calls that one.
    divisions: Mapping[str, str]
    # Role -> "Chapter {number}"; empty where divisions are called as the Chinese prints them.
    words: Mapping[str, str]
    # Phrases by name; some have {places} for values.
    prefix: str
    # Where its pages lie under the site's root: "" for the site's first language, else "<tag>/".

    @property
    def is_translation(self) -> bool:
        """Whether its text is a translation from a catalogue and not the Chinese itself."""
        return self.edition == "catalogue"

    def say(self, name: str, **values: object) -> str:
        """One of the site's own phrases with its values in place; InputError where it asks for another."""
        phrase = self.words[name]
        try:
            return phrase.format(**values)
        except KeyError as missing:
            place = str(missing.args[0])
            line = open_yaml(folder / f"{self.tag}.yaml", language_schema)[0].line("words", name)
            problem = f"'{phrase}' asks for {{{place}}}, which it is not given"
            remedy = suggest_nearest(place, values) if values else "write the words themselves"
            raise InputError.at(folder / f"{self.tag}.yaml", line, problem, remedy) from None

    def name_of(self, other: Language) -> str:
        """What this language calls another; what that one calls itself where it has no name for it."""
        return self.names.get(other.tag, other.name)

    def cut(self, text: str, length: int) -> str:
        """The beginning of a text, at most so many characters, cut where a word ends."""
        if len(text) <= length:
            return text
        cut = text[:length]
        return f"{cut.rsplit(' ', 1)[0] if self.joiner else cut}…"


def list_known_tags() -> tuple[str, ...]:
    """The tags that have a file here: the Chinese editions first, then translations, by name."""
    return tuple(sorted((path.stem for path in folder.glob("*.yaml")), key=place_of))


def place_of(tag: str) -> tuple[int, str]:
    try:
        return order.index(read_language(tag).edition), tag
    except InputError:  # told by whoever loads it
        return len(order), tag


def load_languages(tags: Iterable[str] = ()) -> tuple[Language, ...]:
    """The languages of a site, the first of them at its root; all that are known if none is named.

    InputError names the phrases that a language's file lacks, or a tag without a file.
    """
    wanted = tuple(tags) or list_known_tags()
    missing = [tag for tag in wanted if not (folder / f"{tag}.yaml").is_file()]
    if missing:
        path = folder / f"{missing[0]}.yaml"
        remedy = f"write it after {folder / 'en.yaml'}, or take the locale out of mkdocs.yml"
        raise InputError.at(path, 0, f"no words for the language '{missing[0]}'", remedy)
    faults, languages = Collector(folder), []
    for tag in wanted:
        with faults.catching():
            languages.append(read_language(tag))
    faults.raise_if_any()
    first, *others = languages
    return (replace(first, prefix=""), *others)


@cache
def read_language(tag: str) -> Language:
    file, faults = open_yaml(folder / f"{tag}.yaml", language_schema)
    check_language(file, tag, faults)
    faults.raise_if_any()
    data: dict[str, Any] = dict(file.data)
    data |= {"fonts": tuple(data["fonts"]), "prefix": f"{tag}/"}
    return Language(**{"divisions": {}, "card_face": "", **data})


def check_language(file: YamlFile, tag: str, faults: Collector) -> None:
    """What the schema cannot say: the tag is the file's name, and a brace in a phrase opens the place of a value."""
    if file.is_sound("tag") and (said := file.data["tag"]) != tag:
        faults.add(file.line("tag"), f"tag '{said}' in a file of another name", suggest_nearest(said, [tag]))
    for group in ("words", "divisions"):
        for name, phrase in file.data.get(group, {}).items() if file.is_sound(group) else ():
            if a_brace.search(a_place.sub("", phrase)):
                faults.add(file.line(group, name), f"a brace in '{phrase}' that holds no name", "write {name}")
            elif group == "divisions" and {*a_place.findall(phrase)} - {"{number}"}:
                faults.add(file.line(group, name), f"'{phrase}' has another place than {{number}}", "write {number}")


def pick(texts: Mapping[str, str], language: Language) -> str:
    """The text for a language out of some by tag: its own, else a relative's (en for en-GB), else any; "" for none."""
    return find_own(texts, language) or next(iter(texts.values()), "")


def pick_all(names: Iterable[Mapping[str, str]], language: Language) -> str:
    """Several names in a language, one behind the other."""
    return language.list_joiner.join(pick(name, language) for name in names)


def find_own(texts: Mapping[str, str], language: Language) -> str:
    """The text in a language, or in a nearer relative of it; "" if there is none."""
    relatives: Sequence[str] = [tag for tag in texts if tag.split("-")[0] == language.tag.split("-")[0]]
    return next((texts[tag] for tag in (language.tag, *relatives) if tag in texts), "")
