"""Generated pages to disk: only what changed, each by temporary file and rename, and nothing stale left behind."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from build.languages.words import languages
from build.mkdocs.pages import pages
from build.model.site import Site

__all__ = ["write_if_changed", "write_pages"]


def write_pages(site: Site, docs: Path) -> int:
    """Bring docs/<lang>/<id>/ up to date; the number of files written or removed."""
    changed = 0
    for text in site.texts:
        for lang in languages:
            folder = docs / lang / text.id
            current = {folder / page.path: page.markdown for page in pages(text, lang)}
            changed += sum(write_if_changed(path, markdown.encode()) for path, markdown in current.items())
            changed += remove_others(folder, set(current))
    return changed


def write_if_changed(path: Path, content: bytes) -> bool:
    """Write `content` unless it stands there already; whole or not at all."""
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True


def remove_others(folder: Path, keep: set[Path]) -> int:
    stale = [path for path in folder.rglob("*") if path.is_file() and path not in keep]
    for path in stale:
        path.unlink()
    for path in sorted((p for p in folder.rglob("*") if p.is_dir()), reverse=True):
        if not any(path.iterdir()):
            path.rmdir()
    return len(stale)
