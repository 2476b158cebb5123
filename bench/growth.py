"""One document of 10, 40 and 160 copies of the real text's body, part by part.

Four times the text should take four times the time; what goes through the document again for each of its pages
takes sixteen. Seconds are the processor's, so that another program beside does not count.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from bench.arguments import refuse_arguments
from bench.copies import repeat_repository
from build.cite.metadata import make_metadata
from build.html.around.place import find_place
from build.html.page import render_page
from build.html.view import View
from build.mkdocs.pages import make_pages
from build.model.site import Site, load_site
from build.search.records import list_records, list_results

__all__ = ["main"]

copies = (10, 40, 160)
linear = 1.5
# Sixteen times the text may take so many times sixteen times the time; with the square it is sixteen.


def list_views(site: Site) -> Iterator[View]:
    """Every division's page in every language."""
    for text in site.texts:
        for language in site.languages:
            for key, division in text.divisions.items():
                yield View(site, text, language, f"{language.prefix}{text.id}/{key}/", division.role, key)


parts: Mapping[str, Callable[[Site], Iterable[Any]]] = {
    "pages": lambda site: (
        page for text in site.texts for language in site.languages for page in make_pages(text, language, site)
    ),
    "html": lambda site: map(render_page, list_views(site)),
    "metadata": lambda site: (make_metadata(view, "https://duizhao.example/") for view in list_views(site)),
    "place": lambda site: map(find_place, list_views(site)),
    "search records": list_records,
    "search results": list_results,
}


def main() -> int:
    print(f"one document of {', '.join(map(str, copies))} copies: seconds of processor, and how many times the last")
    runs = [measure_parts(count) for count in copies]
    for name in runs[0]:
        seconds = [run[name] for run in runs]
        steps = [after / before for before, after in pairwise(seconds)]
        said = "" if seconds[-1] / seconds[0] <= linear * copies[-1] / copies[0] else "  NOT LINEAR"
        print(f"  {name:15}" + "".join(f"{s:9.2f}" for s in seconds) + "".join(f"  ×{s:.1f}" for s in steps) + said)
    return 0


def measure_parts(count: int) -> dict[str, float]:
    """Seconds of each part, the reading of the text first."""
    with tempfile.TemporaryDirectory() as folder:
        repository = repeat_repository(Path(folder, "copy"), count)
        start = time.process_time()
        site = load_site(repository)
        seconds = {"reading": time.process_time() - start}
        # Else the collector goes through all that was read again and again, on the account of whatever part comes next.
        gc.collect()
        gc.freeze()
        for name, make in parts.items():
            start = time.process_time()
            deque(make(site), maxlen=0)
            seconds[name] = time.process_time() - start
    gc.unfreeze()
    return seconds


if __name__ == "__main__":
    refuse_arguments("bench.growth", __doc__)
    sys.exit(main())
