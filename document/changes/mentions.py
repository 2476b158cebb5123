"""Where a person has named a text by its id: in pages with directives, and in the glossary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from document.errors import show_path
from document.yamlfile import read_text

__all__ = ["list_mentions"]


def list_mentions(root: Path, id: str) -> Iterator[str]:
    """`path:line: names ID` for each."""
    directive = re.compile(rf":::\s.*(?<![\w-]){re.escape(id)}(?![\w-])")
    of_term = re.compile(rf"\s*texts:.*(?<![\w-]){re.escape(id)}(?![\w-])")
    generated = {path.parent for path in (root / "docs").glob("*/*/.gitignore")}
    pages = [path for path in sorted((root / "docs").rglob("*.md")) if not generated & set(path.parents)]
    for path, sought in (*((page, directive) for page in pages), (root / "glossary.yaml", of_term)):
        for number, line in enumerate(read_text(path).split("\n") if path.exists() else (), start=1):
            if sought.match(line):
                yield f"{show_path(path)}:{number}: names {id}"
