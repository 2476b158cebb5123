"""The whole build against static-i18n building the same Markdown without our hook and extension."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import yaml

from build.mkdocs.navigation import make_nav
from build.mkdocs.write import write_pages
from build.model.site import load_site

__all__ = ["main"]

root = Path(__file__).resolve().parent.parent
runs = 9


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        ours, plain = prepare(Path(folder))
        pairs = [(seconds(ours, Path(folder) / "a"), seconds(plain, Path(folder) / "b")) for _ in range(runs + 1)][1:]
    ratios = sorted(a / b for a, b in pairs)
    print(f"mkdocs build, {runs} pairs after one warm-up")
    print(f"  with hook and extension   {median(a for a, _ in pairs):6.2f} s")
    print(f"  plain, same pages         {median(b for _, b in pairs):6.2f} s")
    print(f"  ratio                     {median(ratios):6.2f}   ({ratios[0]:.2f} to {ratios[-1]:.2f}; at most 1.6)")
    return 0


def prepare(folder: Path) -> tuple[Path, Path]:
    """Our configuration, and one for the same generated pages with the navigation written out and nothing of ours."""
    site, copy = load_site(root), folder / "plain"
    write_pages(site, root / "docs")
    shutil.copytree(root / "docs", copy / "docs")
    shutil.copytree(root / "overrides", copy / "overrides")
    config = yaml.safe_load((root / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV ", ""))
    config |= {"nav": make_nav(site, site.default), "site_url": "https://duizhao.example/", "strict": False}
    del config["hooks"]
    (copy / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return root / "mkdocs.yml", copy / "mkdocs.yml"


def seconds(config: Path, target: Path) -> float:
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(target)]
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    return time.perf_counter() - start
