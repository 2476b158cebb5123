"""What our build is held against: plain MkDocs with the Markdown that this project made at one fixed commit.

Made anew by today's code it would move with it, and a page that grows would hide in both sides of the comparison.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from io import BytesIO
from pathlib import Path

__all__ = ["MissingCommit", "build_site", "prepare_plain"]

root = Path(__file__).resolve().parent.parent
commit = "79c6aee"
prepare = "import sys, pathlib, bench.site; print(bench.site.prepare(pathlib.Path(sys.argv[1]))[1])"
# The program of that commit that writes its pages and a configuration without its hook.


class MissingCommit(Exception):
    """This copy of the repository has no history, or not all of it."""


def prepare_plain(folder: Path) -> Path:
    """The mkdocs.yml of the commit's pages under `folder`: Material and static-i18n, its overrides, no hook."""
    archive = subprocess.run(["git", "archive", commit], cwd=root, capture_output=True, check=False)
    if archive.returncode:
        raise MissingCommit(f"history lacks {commit}; run: git fetch --unshallow")
    tree = folder / "tree"
    with tarfile.open(fileobj=BytesIO(archive.stdout)) as tar:
        tar.extractall(tree, filter="data")
    command = [sys.executable, "-c", prepare, str(folder)]
    run = subprocess.run(command, cwd=tree, capture_output=True, check=True, encoding="utf-8", env=environment(tree))
    return Path(run.stdout.strip())


def build_site(config: Path, target: Path) -> None:
    """`mkdocs build` of a configuration into `target`, as a process of its own."""
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(target)]
    subprocess.run(command, check=True, capture_output=True, env=environment(config.parent))


def environment(tree: Path) -> dict[str, str]:
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(tree)}
