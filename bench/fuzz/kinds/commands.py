"""The same inputs through the commands that people start: an exit code of 0 or 1, and no traceback."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from bench.fuzz.case import Case, check_said, require
from bench.fuzz.kinds.catalogues import catalogue_cases
from bench.fuzz.kinds.glossaries import glossary_cases
from bench.fuzz.kinds.memories import memory_cases, run_quietly
from bench.fuzz.kinds.seeds import catalogue_name
from bench.fuzz.kinds.texts import publication_cases, text_cases
from build.commands import main as build

__all__ = ["command_cases", "try_commands"]

program = Path(__file__).resolve().parent.parent.parent.parent
parts = ("build", "document", "translate", "overrides", "mkdocs.yml")
commands = (
    ["lint"],
    ["check"],
    ["status", "--all"],
    ["concordance", "旧书"],
    ["preferred"],
    ["sync"],
    ["apply-terms"],
    ["check"],
)
build_every, start_every = 40, 8


@st.composite
def command_cases(draw: Callable[..., Any]) -> Case:
    """Any input that is a file of a repository."""
    made = draw(st.one_of(text_cases(), publication_cases(), glossary_cases(), catalogue_cases(), memory_cases()))
    return Case("command", made.main, made.files)


def try_commands(case: Case, folder: Path) -> str:
    """Most commands in this process; now and then one that is started, and now and then a whole build."""
    behaviours = [run_here(list(command)) for command in commands if case.main.startswith("in.") is False]
    if case.main.startswith("in."):
        behaviours.append(run_here(["import", case.main]))
    chance = sum(case.content) % build_every
    if chance % start_every == 0:
        behaviours.append(run_started([sys.executable, "-m", "translate", "--root", str(folder), "check"], program))
    if chance == 1 and (folder / "texts").is_dir():
        behaviours.append(run_build(folder))
    return " / ".join(behaviours)


def run_here(command: list[str]) -> str:
    code, said = run_quietly(*command)
    if command[0] == "sync" and not code and Path(catalogue_name).exists():
        before = Path(catalogue_name).read_bytes()
        require(run_quietly("sync")[0] == 0, "a second sync that fails")
        require(Path(catalogue_name).read_bytes() == before, "a second sync that changes something")
    return f"{command[0]}: {code} {check_said(code, said)[:60]}"


def run_started(command: list[str], where: Path) -> str:
    environment = {**os.environ, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
    run = subprocess.run(command, cwd=where, capture_output=True, env=environment, timeout=300, check=False)
    said = (run.stdout + run.stderr).decode("utf-8", "replace")
    require(run.returncode in (0, 1), "an exit code that is neither 0 nor 1", run.returncode, said[-300:])
    require("Traceback" not in said, "a traceback", said[-600:])
    return f"started {command[2]}: {run.returncode}"


def run_build(folder: Path) -> str:
    """`mkdocs build --strict` of the repository with a copy of the program; every link of it leads somewhere."""
    for name in parts:
        source, target = program / name, folder / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("po", "__pycache__"), dirs_exist_ok=True)
        else:
            shutil.copy(source, target)
    shutil.copytree(program / "docs/assets", folder / "docs/assets")
    said = run_started([sys.executable, "-m", "mkdocs", "build", "--strict", "-q"], folder)
    if said.endswith("0"):
        require(build(["links", "site"]) == 0, "a site with broken links")
    return said
