"""What `python -m document detect` finds in a folder of real texts, against the counts that stand beside them.

The folder has counts.tsv: file, where (body or annex), then a column for each family of marker, empty where nothing is
compared. Nothing of it belongs to the project.
"""

from __future__ import annotations

import csv
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.arguments import make_parser
from document.intake.detect import Detected, detect
from document.intake.readers.encoding import decode_bytes

__all__ = ["main"]

no_families = {"file", "where", "note"}
most_doubts = 5
# In a text whose counts agree: more are a nuisance.


def main() -> int:
    parser = make_parser("bench.corpus", __doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    right = compared = noisy = 0
    for row, found, seconds in read_corpus(folder):
        missed = compare_counts(row, found)
        compared += missed is not None
        right += missed == ""
        noisy += len(found.doubts) > most_doubts
        told = "not compared" if missed is None else missed or "right"
        print(f"{row['file']:44} {row['where']:6} {told:40} doubts {len(found.doubts):3}  {seconds:5.2f} s")
        for doubt in found.doubts[:most_doubts] if missed or len(found.doubts) > most_doubts else ():
            print(f"    {doubt.line}: {doubt.kind}: {doubt.text}")
    print(f"{right} of {compared} rows right; {noisy} with more than {most_doubts} doubts")
    return int(right < compared)


def read_corpus(folder: Path) -> Iterator[tuple[Mapping[str, str], Detected, float]]:
    """Each row of counts.tsv with what was found in its file, and how long that took."""
    with (folder / "counts.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            text, _ = decode_bytes((folder / row["file"]).read_bytes(), row["file"])
            start = time.perf_counter()
            found = detect(text)
            yield row, found, time.perf_counter() - start


def compare_counts(row: Mapping[str, str], found: Detected) -> str | None:
    """Which counts differ, as `章 5 not 6`; "" for none, None where the row has nothing to compare."""
    wanted = {name: int(count) for name, count in row.items() if count and name not in no_families}
    counts = found.counts.get(row["where"], {})
    wrong = [f"{name} {counts.get(name, 0)} not {n}" for name, n in wanted.items() if counts.get(name, 0) != n]
    return ", ".join(wrong) if wanted else None


if __name__ == "__main__":
    sys.exit(main())
