"""What no page waits for, made by a second process while MkDocs renders the pages: search index, cards, downloads."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

__all__ = ["ExtrasProcess", "write_extras"]


class ExtrasProcess:
    """Started before the first page, ended after the last."""

    def __init__(self, root: Path, folder: Path, tags: Iterable[str], site_url: str) -> None:
        options = ["--languages", ",".join(tags), "--site-url", site_url]
        command = [sys.executable, "-m", "build", "--root", str(root), "extras", *options, str(folder)]
        self.process = subprocess.Popen(command, cwd=root, stderr=subprocess.PIPE, text=True, encoding="utf-8")

    def finish(self) -> str:
        """Wait for it and return what went wrong, or "". Its exit status decides: one that was killed says nothing."""
        _, errors = self.process.communicate()
        status = self.process.returncode
        if not status:
            return ""
        ended = f"signal {-status}" if status < 0 else f"exit status {status}"
        return f"{errors}the search index, cards and downloads were not made ({ended}); run the build again"


def write_extras(root: Path, folder: Path, tags: Iterable[str], site_url: str) -> None:
    """All of it into the folder of a built site whose address is `site_url`. No page needs what it imports."""
    from build.cards.draw import write_cards
    from build.exports.files import write_exports
    from build.model.site import load_site
    from build.search.index import write_search

    site = load_site(root, tags)
    write_search(site, folder / "search")
    write_exports(site, folder, site_url)
    write_cards(site, folder)
