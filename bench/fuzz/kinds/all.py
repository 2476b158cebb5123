"""Every kind of input, with what makes it and what looks at it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st

from bench.fuzz.case import Case
from bench.fuzz.kinds.catalogues import catalogue_cases, try_catalogue
from bench.fuzz.kinds.commands import command_cases, try_commands
from bench.fuzz.kinds.glossaries import glossary_cases, try_glossary
from bench.fuzz.kinds.growth import growth_cases, try_growth
from bench.fuzz.kinds.memories import answer_cases, memory_cases, secret_cases, try_answer, try_memory, try_secret
from bench.fuzz.kinds.packages import package_cases, try_package_case
from bench.fuzz.kinds.settings import language_cases, profile_cases, try_language, try_profile
from bench.fuzz.kinds.texts import key_cases, publication_cases, text_cases, try_keys, try_text

__all__ = ["Kind", "kinds"]


@dataclass(frozen=True)
class Kind:
    """One kind of input."""

    cases: st.SearchStrategy[Case]
    try_case: Callable[[Case, Path], str]
    # Takes a case and the folder in which its files lie and which is the working directory; gives in a few words what
    # the program has made of it, and raises if that is not what must be.
    share: int
    # How many are tried in a round.


kinds: dict[str, Kind] = {
    "text": Kind(text_cases(), try_text, 30),
    "publication": Kind(publication_cases(), try_text, 20),
    "glossary": Kind(glossary_cases(), try_glossary, 20),
    "catalogue": Kind(catalogue_cases(), try_catalogue, 30),
    "keys": Kind(key_cases(), try_keys, 15),
    "profile": Kind(profile_cases(), try_profile, 20),
    "language": Kind(language_cases(), try_language, 10),
    "memory": Kind(memory_cases(), try_memory, 15),
    "answer": Kind(answer_cases(), try_answer, 30),
    "secret": Kind(secret_cases(), try_secret, 10),
    "package": Kind(package_cases(), try_package_case, 30),
    "growth": Kind(growth_cases(), try_growth, 10),
    "command": Kind(command_cases(), try_commands, 2),
}
