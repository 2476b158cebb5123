"""What `--help` says: a sentence for each command, and a word for each argument."""

from __future__ import annotations

import re
from argparse import ArgumentParser, _SubParsersAction

import pytest

from build.commands import make_build_parser
from document.commands import make_document_parser
from paths import root
from translate.checks.judge import check_names
from translate.commands import make_parser


def commands(parser: ArgumentParser) -> dict[str, ArgumentParser]:
    (action,) = (action for action in parser._actions if isinstance(action, _SubParsersAction))
    return {f"{parser.prog} {name}": command for name, command in action.choices.items()}


every_command = {**commands(make_parser()), **commands(make_build_parser()), **commands(make_document_parser())}


def test_the_manual_lists_every_check_and_no_other() -> None:
    manual = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = manual[manual.index("| check | what it wants") :].split("\n\n")[0]
    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == list(check_names)


@pytest.mark.parametrize("name", every_command)
def test_each_command_says_what_it_does_and_what_it_takes(name: str) -> None:
    command = every_command[name]
    assert (command.description or "")[:1].isupper()
    assert (command.description or "").endswith(".")
    assert [action.dest for action in command._actions if not action.help] == []
    assert name.startswith(".venv/bin/python -m ")
    assert command.format_help()
