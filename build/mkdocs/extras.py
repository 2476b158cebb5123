"""What no page waits for, made by a second process while MkDocs renders the pages.

The search index, the cards, the downloads, the Markdown beside each page: `python -m build.mkdocs.extras DOCS FOLDER
URL` makes them from the pickled Site on its standard input, so that both processes publish the same words, read once;
the Markdown is a copy of what the first process has written into DOCS.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryFile
from threading import Thread

from build.model.site import Site
from document.errors import InputError, explain

__all__ = ["ExtrasProcess"]


class ExtrasProcess:
    """Started before the first page, ended after the last."""

    def __init__(self, root: Path, site: Site, docs: Path, folder: Path, site_url: str) -> None:
        command = [sys.executable, "-m", "build.mkdocs.extras", str(docs), str(folder), site_url]
        # A pipe would have to be fed until the other process is up.
        with TemporaryFile() as file:
            pickle.dump(site, file, pickle.HIGHEST_PROTOCOL)
            file.seek(0)
            self.process = subprocess.Popen(
                command, cwd=root, stdin=file, stderr=subprocess.PIPE, text=True, encoding="utf-8"
            )

    def finish(self) -> str:
        """Wait for it and return what went wrong, or "". Its exit status decides: one that was killed says nothing."""
        _, errors = self.process.communicate()
        status = self.process.returncode
        if not status:
            return ""
        ended = f"signal {-status}" if status < 0 else f"exit status {status}"
        return f"{errors}the search index, cards and downloads were not made ({ended}); run the build again"

    def stop(self) -> None:
        """End it with a build that has failed, so that it writes nothing into the next one's folder."""
        self.process.kill()
        self.process.wait()


def write_extras(site: Site, docs: Path, folder: Path, site_url: str) -> None:
    """All of it into the folder of a built site whose address is `site_url` and whose pages lie in `docs`.

    No page needs what it imports.
    """
    from build.cards.draw import write_cards
    from build.exports.files import write_exports
    from build.mkdocs.write import publish_pages
    from build.moved.write import write_moved
    from build.search.index import write_search

    write_search(site, folder / "search")
    write_exports(site, folder, site_url)
    if missing := write_cards(site, folder):
        print(f"No card for {', '.join(missing)}: no font here has their characters; install Noto Serif CJK")
    publish_pages(site, docs, folder)
    write_moved(site, folder)


def end_with(parent: int) -> None:
    """End this process soon after the one that started it was killed: the folder may be another build's by then."""
    while os.getppid() == parent:
        time.sleep(0.1)
    os._exit(1)


def main(docs: Path, folder: Path, site_url: str) -> int:
    """Read the Site and write everything; 0, or 1 after one line that says why not."""
    Thread(target=end_with, args=(os.getppid(),), daemon=True).start()
    try:
        write_extras(pickle.load(sys.stdin.buffer), docs, folder, site_url)
    except InputError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(explain(error, folder), file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        failed = InputError.at(folder, 0, f"{Path(error.cmd[0]).name} could not finish", "make room on the disk")
        print(failed, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]))
