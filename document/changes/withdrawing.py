"""Texts that are no longer published: their files stay, and a notice stands where their pages were."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from document.changes.keeping import write_keys
from document.changes.mentions import list_mentions
from document.errors import Collector, show_path
from document.files import replace_file
from document.keys.table import keys_file, read_table
from document.publication.load import withdrawn_file
from document.publication.publication import Multilingual
from document.yamlfile import load_yaml

__all__ = ["Withdrawn", "find_withdrawn", "find_withdrawn_folders", "print_withdraw"]

withdrawn_schema = Path(__file__).parent / "withdrawn.schema.json"


@dataclass(frozen=True)
class Withdrawn:
    """What is left to say of a text that was withdrawn."""

    ids: tuple[str, ...]
    # Under which it was published, the last one first.
    title: Multilingual
    reason: str
    # In the words of whoever withdrew it; "" for none.
    places: tuple[str, ...]
    # Where its divisions were counted.


def print_withdraw(root: Path, folder: Path, reason: str) -> int:
    """Publish a text no longer; removing the file that is written here publishes it again."""
    publication, _ = write_keys(folder)
    facts = {"title": dict(publication.short_title), "reason": reason, "formerly": list(publication.formerly)}
    content = yaml.safe_dump({k: v for k, v in facts.items() if v}, allow_unicode=True, sort_keys=False)
    replace_file(folder / withdrawn_file, content.encode(), None)
    print(f"{show_path(folder / withdrawn_file)}: written; its pages will say so, its files and its English stay")
    for line in list_mentions(root, folder.name):
        print(f"{line}; take it out")
    return 0


def find_withdrawn_folders(root: Path) -> tuple[Path, ...]:
    """The folders of the texts that were withdrawn, by name."""
    return tuple(sorted(path.parent for path in (root / "texts").glob(f"[!.]*/{withdrawn_file}")))


def find_withdrawn(root: Path) -> tuple[Withdrawn, ...]:
    """Every text under root/texts that was withdrawn; InputError where a file of one cannot be read."""
    faults = Collector(root)
    found = []
    for folder in find_withdrawn_folders(root):
        with faults.catching():
            data = load_yaml(folder / withdrawn_file, withdrawn_schema).data
            divisions = (row for row in read_table(folder / keys_file) if row.kind == "division")
            places = tuple(dict.fromkeys(place for row in divisions for place in row.stood))
            ids = (folder.name, *data.get("formerly", ()))
            found.append(Withdrawn(ids, data["title"], data.get("reason", ""), places))
    faults.raise_if_any()
    return tuple(found)
