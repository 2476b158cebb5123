"""The keys of a text as it stands: those that it had, for what is still there, and new ones for what is new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from document.keys.align import Pairs, find_moved, pair_same
from document.keys.containers import pair_containers
from document.keys.giving import give_keys
from document.keys.likeness import pair_alike
from document.keys.outline import Keyed, list_items, put_keys
from document.keys.table import KeyRow, hash_chinese
from document.model import Document, is_heading_key

__all__ = ["Kept", "keep_keys"]

title_key = "pre.h"
# The title is the title, whatever it says.


@dataclass(frozen=True)
class Kept:
    """The keys of a text as keys.tsv should have them, and what became of those of its segments that it has."""

    rows: tuple[KeyRow, ...]
    chinese: Mapping[str, str] = field(default_factory=dict)
    # Key -> the segment in the script that catalogues are in; in reading order.
    kept: tuple[str, ...] = ()
    # Those whose segment is still there.
    new: tuple[str, ...] = ()
    # Those of segments that were not there.
    moved: tuple[str, ...] = ()
    # Of the kept ones: where the segment stands elsewhere among the others. Those around a moved one have not moved.
    changed: tuple[str, ...] = ()
    # Of the kept ones: where the Chinese is another, and like enough to be the same segment still.
    back: tuple[str, ...] = ()
    # Those that were retired, and whose Chinese is there again.
    retired: tuple[str, ...] = ()
    # Those whose segment is gone.


def keep_keys(document: Document, spell: Callable[[str], str], rows: Sequence[KeyRow]) -> tuple[Document, Kept]:
    """The document with the keys that its segments have in `rows`, and new ones for what is not there.

    `document` has counted keys; `spell` gives the Chinese of a received text in the script that catalogues are in.
    """
    items = list_items(document)
    chinese = {i: spell(item.text) for i, item in enumerate(items) if item.kind == "segment"}
    hashes = {i: hash_chinese(text) for i, text in chinese.items()}
    segments = pair_segments(items, chinese, hashes, rows)
    pairs = segments | pair_containers(items, rows, segments)
    keys = give_keys(items, rows, pairs)
    fresh = [
        KeyRow(
            keys[i],
            hashes.get(i, ""),
            chinese.get(i, "").replace("\t", " "),
            list_counted(item, keys[i], pairs.get(i), rows),
        )
        for i, item in enumerate(items)
    ]
    counted = {(item.kind, item.place): key for item, key in zip(items, keys, strict=True)}
    kept = Kept(tuple(put_in_order(fresh, rows, pairs)), {keys[i]: text for i, text in chinese.items()})
    return put_keys(document, counted), say_fates(kept, fresh, rows, segments)


def pair_segments(
    items: Sequence[Keyed], chinese: Mapping[int, str], hashes: Mapping[int, str], rows: Sequence[KeyRow]
) -> Pairs:
    """Place of a segment among the items -> its row; what is there no more comes back with the same Chinese alone."""
    titles = [i for i in chinese if items[i].place == title_key], [j for j, r in enumerate(rows) if r.key == title_key]
    title = dict(zip(*titles, strict=False))
    ours = [i for i in chinese if i not in title]
    live, gone = (
        [j for j, row in enumerate(rows) if row.hash and row.retired == retired and j not in title.values()]
        for retired in (False, True)
    )
    same = pair_same([rows[j].hash for j in live], [hashes[i] for i in ours])
    changed = pair_alike([rows[j].chinese for j in live], [chinese[i] for i in ours], same)
    found = {ours[i]: live[j] for i, j in same.items()} | {
        ours[i]: live[j]
        for i, j in changed.items()
        if is_heading_key(items[ours[i]].place) == is_heading_key(rows[live[j]].key)
    }
    rest = [i for i in ours if i not in found]
    back = pair_same([rows[j].hash for j in gone], [hashes[i] for i in rest])
    return title | found | {rest[i]: gone[j] for i, j in back.items()}


def list_counted(item: Keyed, key: str, j: int | None, rows: Sequence[KeyRow]) -> tuple[str, ...]:
    """Every place that a division was counted at, as a row has them."""
    if item.kind != "division":
        return ()
    stood = rows[j].stood if j is not None else ()
    places = (*(place for place in stood if place != item.place), item.place)
    return () if places == (key,) else places


def put_in_order(fresh: Sequence[KeyRow], rows: Sequence[KeyRow], pairs: Pairs) -> Iterator[KeyRow]:
    """The rows of what is there in reading order, and what is gone behind that which stood before it."""
    taken = set(pairs.values())
    behind: defaultdict[int, list[KeyRow]] = defaultdict(list)
    last = -1
    for j, row in enumerate(rows):
        if j in taken:
            last = j
        else:
            behind[last].append(replace(row, chinese="", retired=True))
    yield from behind[-1]
    for i, row in enumerate(fresh):
        yield row
        yield from behind[pairs[i]] if i in pairs else ()


def say_fates(kept: Kept, fresh: Sequence[KeyRow], rows: Sequence[KeyRow], segments: Pairs) -> Kept:
    """With what became of the segments."""
    live = {i: j for i, j in segments.items() if not rows[j].retired}
    there = set(live.values())
    return replace(
        kept,
        kept=tuple(fresh[i].key for i in live),
        new=tuple(row.key for i, row in enumerate(fresh) if row.hash and i not in segments),
        moved=tuple(fresh[i].key for i in find_moved(live)),
        changed=tuple(fresh[i].key for i, j in live.items() if fresh[i].hash != rows[j].hash),
        back=tuple(fresh[i].key for i in segments if i not in live),
        retired=tuple(row.key for j, row in enumerate(rows) if row.hash and not row.retired and j not in there),
    )
