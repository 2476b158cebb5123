"""A catalogue brought up to date with its text: each segment with the English that its Chinese has had."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from translate.catalogue.comments import hash_words
from translate.catalogue.entries import Catalogue, Entry
from translate.catalogue.staleness import join_whole
from translate.sync.pairing import Partners, pair_changed, pair_unchanged

__all__ = ["Merged", "Recover", "merge", "merge_entries"]

Recover = Callable[[Set[str]], Sequence[Entry]]
# Takes Chinese that the catalogue has no entry for, gives entries with English for it from elsewhere.


term_stamps = re.compile(r"terms: [a-z0-9-]+=[0-9a-f]{8}( [a-z0-9-]+=[0-9a-f]{8})*")

doubt = "check mark: it was marked as needing work before the Chinese changed"
# Stands beside stale English until the Chinese is as it was, or a person has settled both.


@dataclass(frozen=True)
class Merged:
    """A catalogue with exactly the segments of its text, and what became of which."""

    catalogue: Catalogue
    added: tuple[str, ...] = ()
    # Keys that have no English yet, and had no entry.
    restored: tuple[str, ...] = ()
    # Keys whose msgid somebody had changed, and not the text.
    changed: tuple[str, ...] = ()
    # Keys whose Chinese has changed under their English.
    moved: Mapping[str, str] = field(default_factory=dict)
    # Key -> the one under which its English stood: the text has shifted, or the key was mistyped.
    revived: tuple[str, ...] = ()
    # Keys whose English was among the obsolete.
    recovered: tuple[str, ...] = ()
    # Keys whose entry was gone from the file.
    stamped: tuple[str, ...] = ()
    # Keys whose origin had been lost, and git has their words as a machine's.
    removed: tuple[str, ...] = ()
    # Keys, as they were, of English whose Chinese has left the text.


def merge(catalogue: Catalogue, sources: Mapping[str, str]) -> Catalogue:
    """The catalogue with exactly the segments of `sources` (key -> Chinese, in reading order)."""
    return merge_entries(catalogue, sources).catalogue


def merge_entries(catalogue: Catalogue, sources: Mapping[str, str], recover: Recover = lambda missing: ()) -> Merged:
    """As `merge`; what the catalogue has lost is asked of `recover`, and whether a msgid was changed by hand."""
    live, obsolete = list(catalogue.entries.values()), list(catalogue.obsolete.values())
    entries = [*live, *obsolete]
    pairs = pair_unchanged(live, sources)
    for view in (now, before):
        pairs |= pair_spare(entries, pairs, sources, view)
    stayed = {key: place for key, place in pairs.items() if place < len(live)}
    changed = {key: place for key, place in pair_changed(live, sources, stayed).items() if key not in pairs}
    pairs |= changed
    missing = {key: source for key, source in sources.items() if key not in pairs}
    doubtful = {key: place for key, place in changed.items() if entries[place].text and not entries[place].previous}
    asked = {sources[key] for key in (*missing, *doubtful)}
    found = list(recover(frozenset(asked))) if asked and live else []
    # Of English that was stale even there, git does not say that it translates this Chinese.
    known = {(entry.source, entry.text) for entry in found if not entry.previous}
    restored = {key: place for key, place in doubtful.items() if (sources[key], entries[place].text) in known}
    for key, place in restored.items():
        entries[place] = replace(entries[place], source=sources[key])
    recovered = {key: place + len(entries) for key, place in pair_unchanged(found, missing).items()}
    merged = put_together(catalogue, sources, [*entries, *found], {**pairs, **recovered})
    return replace(merged, restored=tuple(key for key in sources if key in restored))


def pair_spare(
    entries: Sequence[Entry], pairs: Partners, sources: Mapping[str, str], view: Callable[[Entry], Entry]
) -> Partners:
    """English that no segment has so far, for segments that have none; `view` says what its Chinese is."""
    taken = set(pairs.values())
    spare = [place for place, entry in enumerate(entries) if place not in taken and entry.text]
    lacking = {k: s for k, s in sources.items() if k not in pairs or is_blank(entries[pairs[k]])}
    found = pair_unchanged([view(entries[place]) for place in spare], lacking)
    return {key: spare[place] for key, place in found.items()}


def now(entry: Entry) -> Entry:
    return entry


def before(entry: Entry) -> Entry:
    """The entry with the Chinese that its English was made for."""
    return replace(entry, source=entry.previous or entry.source)


def is_blank(entry: Entry) -> bool:
    return not entry.text and not entry.comments


def put_together(catalogue: Catalogue, sources: Mapping[str, str], entries: Sequence[Entry], pairs: Partners) -> Merged:
    """The outcome; `entries` are the live ones, then the obsolete, then those that were recovered."""
    lives, kept = len(catalogue.entries), len(catalogue.entries) + len(catalogue.obsolete)
    old = {key: entries[pairs[key]] for key in sources if key in pairs}
    moved = {key: entry.key for key, entry in old.items() if entry.key != key and pairs[key] < lives}
    renamed = {was: key for key, was in moved.items()}
    fresh = {key: renew(old.get(key), key, source, renamed) for key, source in sources.items()}
    covering = {key: entry for key, entry in fresh.items() if entry.text and entry.with_keys}
    fresh |= {key: renew_covering(entry, old[key], catalogue.entries, fresh) for key, entry in covering.items()}
    fresh |= {key: keep_signed_cover(fresh[key], fresh) for key in covering if lives <= pairs[key] < kept}
    taken = set(pairs.values())
    left = [entry for place, entry in enumerate(entries[:kept]) if place not in taken and not is_blank(entry)]
    return Merged(
        replace(catalogue, entries=fresh, obsolete=retire(left, fresh)),
        added=tuple(key for key in sources if key not in old),
        changed=tuple(k for k, e in old.items() if e.text and fresh[k].previous not in {"", e.previous}),
        moved=moved,
        revived=tuple(key for key in old if lives <= pairs[key] < kept),
        recovered=tuple(key for key in old if pairs[key] >= kept),
        removed=tuple(e.key for place, e in enumerate(entries[:lives]) if place not in taken and e.text),
    )


def renew(entry: Entry | None, key: str, source: str, renamed: Mapping[str, str]) -> Entry:
    """The entry of a segment, from the one that is to be its; `renamed` are keys as they were -> as they are."""
    if entry is None:
        return Entry(key, source)
    fresh = replace(
        entry,
        key=key,
        source=source,
        with_keys=tuple(renamed.get(k, k) for k in entry.with_keys),
        # Stamps of terms, which catalogues had before 2026-11-26, may still come with an old branch.
        remarks=tuple(remark for remark in entry.remarks if not term_stamps.fullmatch(remark)),
    )
    if not entry.text or not (entry.fuzzy or entry.source != source):
        # Some programs leave behind what the English was made for once it is mended.
        return replace(end_staleness(fresh), fuzzy=False)
    if entry.source == source:
        return fresh
    if entry.previous == source:
        # The Chinese is again what the English translates.
        return end_staleness(fresh)
    return begin_staleness(fresh, entry.source)


def begin_staleness(entry: Entry, source: str) -> Entry:
    """The entry marked as made for other Chinese, the first if that has changed before; a person's mark is noted."""
    doubted = entry.fuzzy and not entry.previous and doubt not in entry.remarks
    remarks = (*entry.remarks, doubt) if doubted else entry.remarks
    return replace(entry, previous=entry.previous or source, previous_key="", fuzzy=True, remarks=remarks)


def end_staleness(entry: Entry) -> Entry:
    remarks = tuple(remark for remark in entry.remarks if remark != doubt)
    return replace(entry, previous="", previous_key="", fuzzy=doubt in entry.remarks, remarks=remarks)


def renew_covering(entry: Entry, old: Entry, live: Mapping[str, Entry], fresh: Mapping[str, Entry]) -> Entry:
    """English of several segments, stale where the Chinese of any has changed; `old` stood so among the `live`."""
    stood, stands = join_whole(old, live).source, join_whole(entry, fresh).source
    if stands == entry.previous:
        return end_staleness(entry)
    if stands == stood or not any(key in live for key in old.with_keys):
        return entry
    return begin_staleness(replace(entry, previous=old.previous, fuzzy=old.fuzzy, remarks=old.remarks), stood)


def keep_signed_cover(entry: Entry, fresh: Mapping[str, Entry]) -> Entry:
    """English that is back from the obsolete, without the further sentences that it said if nobody signed it for these.

    What those keys stood for when it left, no other line of the catalogue knows.
    """
    if entry.human and entry.signed == hash_words(join_whole(entry, fresh).source):
        return entry
    remark = f"check with: before its Chinese left the text it said {' '.join(entry.with_keys)} too; look if it does"
    return replace(entry, with_keys=(), fuzzy=True, remarks=(*entry.remarks, remark))


def retire(left: Sequence[Entry], live: Mapping[str, Entry]) -> dict[str, Entry]:
    """The obsolete entries; a key that a segment has is not theirs any more."""
    retired: dict[str, Entry] = {}
    for entry in left:
        key = entry.key
        while key in live or key in retired:
            key += "~"
        retired[key] = replace(entry, key=key, previous_key="")
    return retired
