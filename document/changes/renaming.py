"""`python -m document rename`: a text under another id, with redirects where its pages were."""

from __future__ import annotations

from pathlib import Path

from document.changes.keeping import write_keys
from document.changes.mentions import list_mentions
from document.changes.rewriting import rewrite_values
from document.errors import explaining, show_path
from document.files import replace_file
from document.names import refuse_id
from document.publication.load import publication_schema
from document.yamlfile import load_yaml, read_text

__all__ = ["print_rename"]


def print_rename(root: Path, old: str, new: str) -> int:
    """Give a text another id; a run that was killed is ended by the same command once more."""
    folder, target = root / "texts" / old, root / "texts" / new
    refuse_id(root, new)
    path = folder / "publication.yaml"
    if load_yaml(path, publication_schema).data["id"] == old:
        write_keys(folder)
        text = read_text(path)
        replace_file(path, name_anew(path, text, old, new).encode(), text.encode())
    load_yaml(path, publication_schema)
    with explaining(folder):
        folder.rename(target)
    print(f"{show_path(target)}: was {old}; its old addresses lead on. Run make sync, which takes its catalogues along")
    for line in list_mentions(root, old):
        print(f"{line}; write {new}")
    return 0


def name_anew(path: Path, text: str, old: str, new: str) -> str:
    """The publication.yaml with the new id, and the old one among those that it had."""
    config = load_yaml(path, publication_schema)
    ids = [id for id in (*config.data.get("formerly", ()), old) if id != new]
    listed = f"[{', '.join(ids)}]"
    if "formerly" in config.data:
        return rewrite_values(text, {("id",): new, ("formerly",): listed})
    lines = rewrite_values(text, {("id",): new}).splitlines(keepends=True)
    lines.insert(config.line("id"), f"formerly: {listed}\n")
    return "".join(lines)
