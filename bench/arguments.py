"""What each measurement does with its command line: `--help` says what it is, and nothing is measured for it."""

from __future__ import annotations

import argparse

__all__ = ["make_parser", "refuse_arguments"]


def make_parser(module: str, description: str | None) -> argparse.ArgumentParser:
    """A parser for `python -m MODULE` that describes it by its docstring."""
    form = argparse.RawDescriptionHelpFormatter
    return argparse.ArgumentParser(prog=f"python -m {module}", description=description, formatter_class=form)


def refuse_arguments(module: str, description: str | None) -> None:
    """Answer `--help`, and end with a usage line at anything else, before what takes long begins."""
    make_parser(module, description).parse_args()
