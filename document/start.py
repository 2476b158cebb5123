"""What a command does first. An older Python must be able to read this module, and what imports it."""

import io
import sys

__all__ = ["check_python", "escape_output"]

oldest = (3, 11)


def check_python() -> None:
    """End the process with one line where its Python is older than the program's."""
    if sys.version_info < oldest:
        found, wanted = (".".join(map(str, version[:2])) for version in (sys.version_info, oldest))
        sys.exit(
            f"{sys.executable}: Python {found} is too old; use {wanted} or later, as in make site PYTHON=python{wanted}"
        )


def escape_output() -> None:
    """Let characters that the terminal's encoding lacks be printed as escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
