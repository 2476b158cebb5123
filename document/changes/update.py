"""`python -m document update`: a new version of a received text, and its publication.yaml carried over to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

from document.changes.carrying import carry_lines
from document.changes.keeping import describe_kept, write_keys
from document.changes.lines import LineMap
from document.changes.rewriting import rewrite_values
from document.characters import cut_lines
from document.errors import Collector, InputError, show_path
from document.files import read_if_there, replace_file
from document.keys.table import keys_file
from document.lock import locked
from document.publication.load import load_publication, publication_schema
from document.publication.publication import Publication
from document.yamlfile import load_yaml, read_text

__all__ = ["print_update"]

waiting = ".publication.yaml.next"
# The new publication.yaml while received.txt is replaced: a run that is killed in between is ended by the next one.


@dataclass(frozen=True)
class Update:
    """A new version of a text, which reads without faults."""

    config: str
    # publication.yaml
    publication: Publication
    parts: tuple[str, ...]
    # A line for each of its parts: where it lies now.
    doubtful: tuple[str, ...]
    # New lines between two parts, or between one and what is none: a person looks whether they are where they belong.


def print_update(folder: Path, file: Path) -> int:
    """Replace received.txt, and carry the line numbers of publication.yaml over; nothing if that cannot be done."""
    received, config = folder / "received.txt", folder / "publication.yaml"
    text = read_text(file)
    with locked(received):
        if not end_update(folder, text):
            keep_before(folder)
            stood, before = read_if_there(received), read_if_there(config)
            update = prepare_update(folder, file, text)
            print(*describe_update(folder, update), sep="\n")
            replace_file(folder / waiting, update.config.encode(), read_if_there(folder / waiting))
            replace_file(received, text.encode(), stood)
            replace_file(config, update.config.encode(), before)
            (folder / waiting).unlink()
    print(f"{show_path(folder)}: updated; look at the difference, raise its version, and run make sync")
    return 0


def end_update(folder: Path, text: str) -> bool:
    """Whether a run before this one was killed when all was written but publication.yaml; then that is done now."""
    content = read_if_there(folder / waiting)
    if content is None or read_if_there(folder / "received.txt") != text.encode():
        return False
    replace_file(folder / "publication.yaml", content, read_if_there(folder / "publication.yaml"))
    (folder / waiting).unlink()
    return True


def keep_before(folder: Path) -> None:
    """The keys of the version that goes, while it can be read; what was kept before is enough if it cannot."""
    try:
        write_keys(folder)
    except InputError:
        if not (folder / keys_file).exists():
            raise


def prepare_update(folder: Path, file: Path, text: str) -> Update:
    """What is to be written; InputError where a line that publication.yaml names is gone, or the text has faults."""
    path = folder / "publication.yaml"
    config = load_yaml(path, publication_schema)
    old, new = (cut_lines(version) for version in (read_text(folder / "received.txt"), text))
    faults = Collector(path)
    carried = carry_lines(config, LineMap(old, new), faults)
    faults.raise_if_any()
    written = rewrite_values(read_text(path), carried.values)
    parts = config.data["parts"]
    return Update(
        written,
        try_out(folder, file, text, written),
        tuple(f"{part['role']}: lines {carried.values['parts', i, 'lines']}" for i, part in enumerate(parts)),
        tuple(
            f"{show_path(file)}:{n}: new, where a part begins or ends: {new[n - 1].strip()}" for n in carried.doubtful
        ),
    )


def try_out(folder: Path, file: Path, text: str, config: str) -> Publication:
    """Read the text as it is to be, beside the one that is there; its faults name the files that a person knows."""
    with TemporaryDirectory() as scratch:
        trial = Path(scratch) / folder.name
        trial.mkdir()
        (trial / "received.txt").write_bytes(text.encode())
        (trial / "publication.yaml").write_bytes(config.encode())
        if (folder / keys_file).exists():
            copy(folder / keys_file, trial)
        known = {show_path(trial / "received.txt"): show_path(file)}
        known |= {show_path(trial / name): show_path(folder / name) for name in ("publication.yaml", keys_file)}
        try:
            return load_publication(trial)
        except InputError as error:
            raise InputError(replace(fault, path=known.get(fault.path, fault.path)) for fault in error.faults) from None


def describe_update(folder: Path, update: Update) -> Iterator[str]:
    yield from (f"{show_path(folder / 'publication.yaml')}: {part}" for part in update.parts)
    yield from update.doubtful
    yield from describe_kept(folder, update.publication.kept)
