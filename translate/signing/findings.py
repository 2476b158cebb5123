"""What `check` finds in a sentence that somebody is about to sign: a signature says that nothing is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from translate.catalogue.entries import Entry
from translate.checks.judge import Judge
from translate.glossary.entries import load_glossary
from translate.glossary.uses import Reader
from translate.languages import read_tag

__all__ = ["Reason", "find_no_reason", "tell_findings"]

most_told = 2
Reason = Callable[[Entry, str], str]
# Takes an entry and all the Chinese that its English says; gives what speaks against it, "" if nothing does.


def find_no_reason(entry: Entry, chinese: str) -> str:
    """Nothing speaks against it."""
    return ""


def tell_findings(root: Path, path: Path) -> Reason:
    """What the checks of one sentence find in the catalogue at this path, and nobody has waived there."""
    glossary = load_glossary(root / "glossary.yaml").for_language(read_tag(path)).for_text(path.stem)
    judge = Judge(Reader(glossary))

    def tell(entry: Entry, chinese: str) -> str:
        found = judge.findings(replace(entry, source=chinese))
        left = [f"{f.check}: {f.problem}" for f in found if f.check not in entry.waivers]
        more = [f"{len(left) - most_told} more"] if len(left) > most_told else []
        return ", ".join([*left[:most_told], *more])

    return tell
