"""`check` on 1, 10 and 100 copies of the catalogue against translate-toolkit's pofilter on the same files."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from bench.copies import repeat_repository
from translate.catalogue.entries import find_catalogue_path, load_catalogue
from translate.languages import rendering_tag

__all__ = ["main"]

root = Path(__file__).resolve().parent.parent
text_id = "hangzhou-14fyp"
toolkit = "translate-toolkit==3.20.4"
copies = (1, 10, 100)
runs = 3


def main() -> int:
    pofilter = install_pofilter()
    print(f"python -m translate check against pofilter ({toolkit}), whole processes, median of {runs}")
    times = {}
    for count in copies:
        with tempfile.TemporaryDirectory() as folder:
            repo = repeat_repository(Path(folder, "copy"), count)
            po = find_catalogue_path(repo, text_id, rendering_tag)
            ours = seconds([sys.executable, "-m", "translate", "--root", str(repo), "check"])
            theirs = seconds([str(pofilter), str(po), str(Path(folder) / "out.po")])
            times[count] = ours
            size = count * len(load_catalogue(find_catalogue_path(root, text_id, rendering_tag)).entries)
        print(f"  {size:6} segments  check {ours:6.2f} s  pofilter {theirs:6.2f} s  ratio {ours / theirs:.2f}")
    print(f"  from 10 to 100 copies: {times[100] / times[10]:.1f} times the time for 10 times the segments")
    return 0


def install_pofilter() -> Path:
    """translate-toolkit in an environment of its own: its import name is `translate`, as our package's."""
    environment = root / ".cache" / "pofilter"
    if not (environment / "bin" / "pofilter").exists():
        subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
        subprocess.run([str(environment / "bin" / "pip"), "install", "--quiet", toolkit], check=True)
    return environment / "bin" / "pofilter"


def seconds(command: Sequence[str]) -> float:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, cwd=root, capture_output=True, check=False)
        times.append(time.perf_counter() - start)
    return median(times)
