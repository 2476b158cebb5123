"""Argos Translate's packages, run by CTranslate2 in one call for all sentences.

`argostranslate.package` reads the packages and costs no torch; `argostranslate.translate`, which would, stays out: it
sends one paragraph at a time.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from document.errors import InputError, show_path
from document.script.tags import chinese_tag
from translate.languages import find_base_language
from translate.machine.engine import Hypothesis, Link, Request

__all__ = ["ArgosEngine", "find_package", "find_packages_folder", "parse_version"]

# Tokens, padding included; larger ones gain nothing on a few cores and take more memory.
batch_tokens = 1024
beam = 4
# As Argos Translate has it.
length_penalty = 0.2
# Pieces; the published models were trained on at most 150.
most_pieces = 256


@dataclass(frozen=True)
class ArgosEngine:
    """One installed package; the model is loaded by the first call, in whichever process makes it."""

    folder: Path
    threads: int = 0
    # 0: as many as there are cores.
    hypotheses: int = beam
    batch: int = 64
    # Many, since it sorts and batches them by length.

    @cached_property
    def package(self) -> Any:
        """The package as Argos Translate reads it, with its tokenizer and its metadata."""
        from argostranslate import package

        return package.Package(self.folder)

    @cached_property
    def translator(self) -> Any:
        """The model in memory; loading it takes some seconds and some hundred megabytes."""
        import ctranslate2

        threads = self.threads or len(os.sched_getaffinity(0))
        return ctranslate2.Translator(str(self.folder / "model"), inter_threads=threads, intra_threads=1)

    def __getstate__(self) -> dict[str, Any]:
        return {"folder": self.folder, "threads": self.threads, "hypotheses": self.hypotheses}

    @property
    def origin(self) -> str:
        """As the catalogue names what this package wrote: `mt argos zh_en 1.9`."""
        with usable(self.folder):
            package = self.package
            return f"mt argos {package.from_code}_{package.to_code} {package.package_version}"

    def tokens(self, text: str) -> int:
        """How many pieces the package cuts a Chinese text into."""
        with usable(self.folder):
            return len(self.encode(text))

    def translate(self, requests: Sequence[Request]) -> list[tuple[Hypothesis, ...]]:
        """Requests that forbid the same words go together; in one call for nearly all."""
        results: dict[int, tuple[Hypothesis, ...]] = {}
        for forbidden in dict.fromkeys(request.forbidden for request in requests):
            places = [i for i, request in enumerate(requests) if request.forbidden == forbidden]
            with usable(self.folder):
                results |= zip(places, self.translate_group([requests[i] for i in places], forbidden), strict=True)
        return [results[i] for i in range(len(requests))]

    def translate_group(self, requests: Sequence[Request], forbidden: tuple[str, ...]) -> Iterator[Any]:
        """The hypotheses for each request, best first, where none may have one of the forbidden words."""
        sources = [self.encode(request.source) for request in requests]
        prefixes = [self.prefix(request) for request in requests]
        outputs = self.translator.translate_batch(
            sources,
            target_prefix=prefixes if any(prefixes) else None,
            suppress_sequences=[tokens for word in forbidden for tokens in self.spellings(word)] or None,
            beam_size=beam,
            num_hypotheses=self.hypotheses,
            length_penalty=length_penalty,
            replace_unknowns=True,
            return_attention=True,
            max_batch_size=batch_tokens,
            batch_type="tokens",
            max_decoding_length=most_pieces,
        )
        for source, output in zip(sources, outputs, strict=True):
            yield tuple(
                self.hypothesis(source, target, attention)
                for target, attention in zip(output.hypotheses, output.attention, strict=True)
            )

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """What the model can write: asking it for anything else is an error."""
        model = self.folder / "model"
        path = next(path for name in ("target", "shared") for path in model.glob(f"{name}_vocabulary.*"))
        text = path.read_text(encoding="utf-8")
        return frozenset(json.loads(text) if path.suffix == ".json" else text.split("\n"))

    def encode(self, text: str) -> list[str]:
        """A text in the pieces that the model reads and writes."""
        tokens: list[str] = self.package.tokenizer.encode(text)
        return tokens

    def prefix(self, request: Request) -> list[str] | None:
        """The pieces that an answer must begin with, None where it is free; without what the model cannot write."""
        tokens = [self.package.target_prefix] if self.package.target_prefix else []
        forced = self.encode(request.prefix) if request.prefix else []
        return [*tokens, *(forced if self.vocabulary.issuperset(forced) else [])] or None

    def spellings(self, word: str) -> list[list[str]]:
        """A word in pieces as it may stand in an answer: with a space before it or none, and with a capital."""
        shapes = dict.fromkeys(f"{space}{w}" for w in (word, word[:1].upper() + word[1:]) for space in (" ", ""))
        encoded = (self.encode(shape) for shape in shapes)
        return [tokens for tokens in encoded if tokens and self.vocabulary.issuperset(tokens)]

    def hypothesis(self, source: list[str], target: list[str], attention: list[list[float]]) -> Hypothesis:
        """The pieces of one answer as text, with the Chinese that each stretch of it came from."""
        prefix = self.package.target_prefix
        if prefix and target[:1] == [prefix]:
            target, attention = target[1:], attention[1:]
        text = self.package.tokenizer.decode(target)
        return Hypothesis(text.strip(), links(source, target, attention))


@contextmanager
def usable(folder: Path) -> Iterator[None]:
    """InputError for whatever the libraries raise where a package is damaged."""
    try:
        yield
    except (RuntimeError, ValueError, LookupError, TypeError, AttributeError, OSError, MemoryError) as error:
        problem = f"the package cannot be used: {' '.join(str(error).split())[:200] or type(error).__name__}"
        raise InputError.at(folder, 0, problem, "remove this folder and install the package again") from None


def links(source: list[str], target: list[str], attention: list[list[float]]) -> tuple[Link, ...]:
    """Each target piece with the source piece that it attends to most.

    Published models give the first head of their last layer, which is no alignment: good for a guess only.
    """
    here, there = offsets(target), offsets(source)
    found = []
    for span, weights in zip(here, attention, strict=False):
        heaviest = max(range(len(source)), key=weights.__getitem__) if source else 0
        if source:
            found.append(Link(*span, *there[heaviest]))
    return tuple(found)


def offsets(pieces: list[str]) -> list[tuple[int, int]]:
    """Where each piece stands in the text, whose first space is gone."""
    spans, at = [], 0
    for i, piece in enumerate(pieces):
        plain = piece.replace("▁", " ")
        plain = plain.lstrip() if i == 0 else plain
        spans.append((at + len(plain) - len(plain.lstrip()), at + len(plain)))
        at += len(plain)
    return spans


def find_packages_folder() -> Path:
    """Where Argos Translate keeps its packages; ARGOS_PACKAGES_DIR names another place."""
    try:
        from argostranslate import settings
    except (OSError, ValueError, LookupError, AssertionError, RecursionError) as error:
        problem = f"Argos Translate cannot be set up: {' '.join(str(error).split())[:200]}"
        remedy = "correct its settings.json and the variables of the environment that begin with ARGOS_"
        raise InputError.at("machine translation", 0, problem, remedy) from None
    return Path(settings.package_data_dir)


def find_package(folder: Path, language: str) -> Path:
    """The newest installed package from Chinese into a language; InputError if there is none.

    Of one version it is the last unpacked.
    """
    found = sorted(installed(folder, find_base_language(language)))
    if not found:
        problem = f"no package {chinese_tag}→{find_base_language(language)} in {show_path(folder)}"
        raise InputError.at("machine translation", 0, problem, "run .venv/bin/python -m translate install [FILE]")
    return found[-1][2]


def installed(folder: Path, to_code: str) -> Iterator[tuple[tuple[int, ...], int, Path]]:
    """Version, time of unpacking and folder of each; a folder that is no package is passed over."""
    from argostranslate import package

    for metadata in sorted(folder.glob("*/metadata.json")):
        try:
            one = package.Package(metadata.parent)
            unpacked = metadata.stat().st_mtime_ns
        except (ValueError, LookupError, TypeError, AttributeError, OSError, RecursionError):
            continue
        if (one.from_code, one.to_code) == (chinese_tag, to_code):
            yield parse_version(one.package_version), unpacked, metadata.parent


def parse_version(written: object) -> tuple[int, ...]:
    """1.10 comes after 1.9."""
    return tuple(int(part[:9]) for part in str(written).split(".") if part.isdecimal())
