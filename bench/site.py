"""The whole build, search index and all, against plain MkDocs with the pages of a fixed commit (`bench.plain`)."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from bench.arguments import refuse_arguments
from bench.plain import MissingCommit, build_site, prepare_plain, root

__all__ = ["main"]

pairs = 21
most = 1.25


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        try:
            configs = {"ours": root / "mkdocs.yml", "plain": prepare_plain(folder)}
        except MissingCommit as error:
            print(f"bench.site: {error}", file=sys.stderr)
            return 1
        # One pair to warm up; then each goes first as often as the other.
        times = [measure_pair(configs, folder, turned=bool(n % 2)) for n in range(pairs + 1)][1:]
    ratios = sorted(pair["ours"] / pair["plain"] for pair in times)
    print(f"mkdocs build, {pairs} alternating pairs after one to warm up")
    print(f"  with hook, search index, cards, downloads  {median(pair['ours'] for pair in times):6.2f} s")
    print(f"  plain, the pages of a fixed commit         {median(pair['plain'] for pair in times):6.2f} s")
    print(f"  ratio {median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f}; at most {most}, with two free cores)")
    return 0


def measure_pair(configs: dict[str, Path], folder: Path, turned: bool) -> dict[str, float]:
    """Seconds of each build, one after the other."""
    names = sorted(configs, reverse=turned)
    return {name: measure(configs[name], folder / f"site-{name}") for name in names}


def measure(config: Path, target: Path) -> float:
    start = time.perf_counter()
    build_site(config, target)
    return time.perf_counter() - start


if __name__ == "__main__":
    refuse_arguments("bench.site", __doc__)
    sys.exit(main())
