"""`keys.tsv`: every key that a text has ever had, in reading order, with the Chinese that it stands for."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from document.characters import cut_lines
from document.errors import Collector
from document.files import decode_text, read_if_there, refuse_conflicts

__all__ = ["KeyRow", "hash_chinese", "keys_file", "read_table", "write_table"]

keys_file = "keys.tsv"
key_columns = ("key", "retired", "places", "hash", "chinese")
form_of_keys = re.compile(r"\w+(\.\w+)*", re.ASCII)
retired_mark = "retired"
# In the second column, of what is gone from the text.
hash_length = 12
# Of a hash: of 20,000 sentences two have the same one once in a million texts.


@dataclass(frozen=True)
class KeyRow:
    """One key: of a division, of a paragraph or item, or of a segment."""

    key: str
    hash: str = ""
    # hash_chinese of a segment, in the script of the source; "" for a division or block.
    chinese: str = ""
    # Of a segment that the text has; what changed a little is known by it.
    places: tuple[str, ...] = ()
    # Of a division: where it was counted, the last one at last; () where that was always its key.
    retired: bool = False
    # Is it gone? Then its key is nobody else's, and comes back with the same Chinese alone.

    @property
    def kind(self) -> str:
        """What has the key: "segment", "block" or "division"."""
        return "segment" if self.hash else "block" if "." in self.key else "division"

    @property
    def stood(self) -> tuple[str, ...]:
        """Of a division: every place that it was counted at, the last one at last."""
        return self.places or (self.key,)


def hash_chinese(text: str) -> str:
    """Twelve hex digits of the SHA-256 of a segment."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:hash_length]


def write_table(rows: Iterable[KeyRow]) -> bytes:
    """The file as bytes: a line of names, then one for each row."""
    lines = ["\t".join(key_columns)]
    for row in rows:
        lines.append("\t".join((row.key, retired_mark * row.retired, " ".join(row.places), row.hash, row.chinese)))
    return "".join(f"{line}\n" for line in lines).encode()


def read_table(path: Path) -> tuple[KeyRow, ...]:
    """The rows of the file, none where there is no file; InputError with each line that is not as it was written."""
    content = read_if_there(path)
    if content is None:
        return ()
    lines = cut_lines(decode_text(path, content).removesuffix("\n"))
    refuse_conflicts(path, lines)
    faults = Collector(path)
    rows = tuple(read_key_rows(lines, faults))
    faults.raise_if_any()
    return rows


def read_key_rows(lines: Sequence[str], faults: Collector) -> Iterator[KeyRow]:
    remedy = "take the file as git has it, and run make sync"
    if lines[0] != "\t".join(key_columns):
        faults.add(1, "the first line is not the names of the columns", remedy)
        return
    first: dict[str, int] = {}
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != len(key_columns) or not form_of_keys.fullmatch(cells[0]) or cells[1] not in {"", retired_mark}:
            faults.add(number, "this is no row of keys", remedy)
        elif first.setdefault(cells[0], number) != number:
            problem = f"the key {cells[0]} stands in line {first[cells[0]]} too"
            faults.add(number, problem, "keep the line whose Chinese the text has, and run make sync")
        else:
            key, gone, places, hash, chinese = cells
            yield KeyRow(key, hash, chinese, tuple(places.split()), bool(gone))
