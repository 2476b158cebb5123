"""The oldest Python that can read this program; older ones read this file too, so it has nothing that they lack."""

import sys

__all__ = ["refuse_old_python"]

oldest = (3, 11)


def refuse_old_python() -> None:
    """End the program with one line where Python is too old for the rest of it."""
    if sys.version_info < oldest:
        given, wanted = (".".join(map(str, version[:2])) for version in (sys.version_info, oldest))
        sys.exit(f"{sys.executable}: Python {given} is too old; use Python {wanted} or later")
