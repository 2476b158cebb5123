"""The search index as a second process, which works while MkDocs renders the pages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

__all__ = ["SearchProcess"]


class SearchProcess:
    """Started before the first page, ended after the last."""

    def __init__(self, root: Path, folder: Path) -> None:
        command = [sys.executable, "-m", "build", "--root", str(root), "search", str(folder)]
        self.process = subprocess.Popen(command, cwd=root, stderr=subprocess.PIPE, text=True, encoding="utf-8")

    def finish(self) -> str:
        """Wait for it; what went wrong, or ""."""
        _, errors = self.process.communicate()
        return errors if self.process.returncode else ""
