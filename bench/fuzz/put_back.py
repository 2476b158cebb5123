"""`python -m bench.fuzz.put_back [NAME…]`: mended faults put back one at a time, each looked for by `bench.fuzz`.

Each is a change of one or two places in a copy of the program, from faults.yaml. What is found there counts if the
program as it stands does not show it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from bench.arguments import make_parser

__all__ = ["main", "put_back", "read_put_back"]

root = Path(__file__).resolve().parent.parent.parent
parts = ("bench", "build", "docs/assets", "document", "translate", "overrides", "tests/fixtures", "mkdocs.yml")


def main(argv: Sequence[str] | None = None) -> int:
    """Look for each fault; 1 if one of them is not found in its time."""
    faults = read_put_back()
    parser = make_parser("bench.fuzz.put_back", __doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", choices=[[], *faults], help="; ".join(faults))
    parser.add_argument("--seconds", type=float, default=600, help="for each")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args(argv)
    missed = 0
    for name in arguments.names or faults:
        options = [f"--{option}={getattr(arguments, option)}" for option in ("seconds", "processes", "seed")]
        began = time.monotonic()
        said = look_for(faults[name], options)
        print(f"{name}: {said or 'NOT FOUND'} ({time.monotonic() - began:.0f} s)", flush=True)
        missed += not said
    print(f"{len(arguments.names or faults) - missed} of {len(arguments.names or faults)} found")
    return int(missed > 0)


def read_put_back() -> Mapping[str, Sequence[Mapping[str, str]]]:
    """Name of a fault -> the changes that bring it back: file, what stands there, what becomes of it."""
    faults: Mapping[str, Sequence[Mapping[str, str]]]
    faults = yaml.safe_load(Path(__file__).with_name("faults.yaml").read_text(encoding="utf-8"))
    return faults


def look_for(changes: Sequence[Mapping[str, str]], options: Sequence[str]) -> str:
    """What a copy of the program with these changes shows and the program itself does not; "" if nothing."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        copy, found = Path(folder, "program"), Path(folder, "found")
        copy_program(copy)
        put_back(copy, changes)
        command = [sys.executable, "-m", "bench.fuzz", *options, "--found", str(found), "--until-new", str(root)]
        run = subprocess.run(command, cwd=copy, capture_output=True, text=True, encoding="utf-8", check=False)
        listed = [line for line in run.stdout.splitlines() if line.endswith("/what.txt") and " s: " not in line]
        return "; ".join(line.rpartition(": ")[0] for line in listed if run.returncode == 1)


def copy_program(target: Path) -> None:
    ignore = shutil.ignore_patterns("po", "__pycache__", "results", "node_modules")
    for name in parts:
        source = root / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=ignore)
        else:
            shutil.copy(source, target / name)


def put_back(program: Path, changes: Sequence[Mapping[str, str]]) -> None:
    """Make the changes in a copy of the program; ValueError where the program has gone on and one fits no more."""
    for change in changes:
        path = program / change["file"]
        text = path.read_text(encoding="utf-8")
        if text.count(change["was"]) != 1:
            raise ValueError(f"{change['file']} does not have this once: {change['was']}")
        path.write_text(text.replace(change["was"], change["becomes"]), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
