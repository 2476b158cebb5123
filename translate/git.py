"""Asking git about the repository, where there is one."""

from __future__ import annotations

import subprocess
from pathlib import Path

__all__ = ["ask_git"]


def ask_git(folder: Path, *arguments: str) -> bytes:
    """What git answers; nothing if it is not there or has nothing to say."""
    try:
        command = ["git", "-C", str(folder), *arguments]
        return subprocess.run(command, capture_output=True, check=True, timeout=60).stdout
    except (OSError, subprocess.SubprocessError):
        return b""
