"""Builds of the site for the tests: by the real command, from the repository or from a copy with another text."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from paths import root

__all__ = ["Built", "build_site", "copy_with_text", "env", "stands_alone"]

parts = ("build", "document", "translate", "overrides", "mkdocs.yml", "glossary.yaml")
home = "---\ntitle: Home\n---\n\n# Home\n\n::: contents {id}\n"


@dataclass(frozen=True)
class Built:
    """A repository and the site that was built from it."""

    repo: Path
    site: Path


def build_site(target: Path, config: Path = root / "mkdocs.yml", cwd: Path | None = None) -> Path:
    """`mkdocs build --strict` into `target`; the site's folder."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-f", str(config), "-d", str(target)]
    run = subprocess.run(command, cwd=cwd or config.parent, capture_output=True, text=True, encoding="utf-8", env=env())
    assert run.returncode == 0, run.stderr
    return target


def stands_alone(folder: Path) -> bool:
    """Whether a page of a built site lies there that leads nowhere else."""
    page = folder / "index.html"
    return page.is_file() and 'http-equiv="refresh"' not in page.read_text(encoding="utf-8")


def env() -> dict[str, str]:
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}


def copy_with_text(target: Path, id: str, received: str, publication: str) -> Path:
    """A repository whose only text is this one; the path of its mkdocs.yml."""
    for name in parts:
        source = root / name
        ignore = shutil.ignore_patterns("po", "__pycache__")
        (
            shutil.copytree(source, target / name, ignore=ignore)
            if source.is_dir()
            else shutil.copy(source, target / name)
        )
    shutil.copytree(root / "docs/assets", target / "docs/assets")
    for lang in ("zh-Hant", "zh-Hans", "en"):
        folder = target / "docs" / lang
        folder.mkdir(parents=True)
        (folder / "index.md").write_text(home.format(id=id), encoding="utf-8")
        (folder / "glossary.md").write_text(f"---\ntitle: Glossary\n---\n\n::: glossary {id}\n", encoding="utf-8")
    text = target / "texts" / id
    text.mkdir(parents=True)
    (text / "received.txt").write_text(received, encoding="utf-8")
    (text / "publication.yaml").write_text(publication, encoding="utf-8")
    return target / "mkdocs.yml"
