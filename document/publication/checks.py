"""What the schema of publication.yaml cannot say of it."""

from __future__ import annotations

from pathlib import Path

from document.errors import Collector, suggest_nearest
from document.model import Document
from document.names import is_reserved
from document.script.tags import hans_tag, hant_tag
from document.structure.profile import Profile, check_markers, list_profiles, load_profile, make_profile, profile_schema
from document.yamldata import YamlFile
from document.yamlfile import open_piece

__all__ = ["check_config", "check_indicators"]


def check_config(config: YamlFile, folder: Path, faults: Collector) -> tuple[Profile | None, ...]:
    """Add every fault that is found; the profile of each part, None where it has a fault."""
    data = config.data
    if config.is_sound("id") and data["id"] != folder.name:
        problem = f"id '{data['id']}' is not the folder's name"
        faults.add(config.line("id"), problem, f"write {folder.name}, or rename the folder")
    if config.is_sound("id") and is_reserved(data["id"]):
        faults.add(config.line("id"), f"the site has its own '{data['id']}'", "choose another id, and folder")
    for name, one, other in (("protected_words", hans_tag, hant_tag), ("glyphs", "converted", "printed")):
        for i, pair in enumerate(data.get(name, ()) if config.is_sound(name) else ()):
            if len(pair[one]) != len(pair[other]):
                problem = f"{pair[one]} and {pair[other]} differ in length"
                faults.add(config.line(name, i), problem, "pair as many characters on either side")
    if not config.is_sound("parts"):
        return ()
    return tuple(read_profile(config, i, faults) for i in range(len(data["parts"])))


def read_profile(config: YamlFile, part: int, faults: Collector) -> Profile | None:
    """The profile of one part, by its name or as it is written there; paragraphs alone where there is none."""
    data = config.data["parts"][part]
    given = data.get("profile", "paragraphs")
    if isinstance(given, str):
        if given in list_profiles():
            return load_profile(given)
        remedy = suggest_nearest(given, list_profiles())
        faults.add(config.line("parts", part, "profile"), f"unknown profile '{given}'", remedy)
        return None
    before = len(faults.faults)
    piece = open_piece(config, ("parts", part, "profile"), profile_schema, faults)
    if len(faults.faults) == before:
        check_markers(piece, faults)
    return make_profile(f"{data['role']} {part + 1}", given) if len(faults.faults) == before else None


def check_indicators(config: YamlFile, document: Document, faults: Collector) -> None:
    """A fault for each figure that does not stand in the segment that is named for it."""
    texts = {segment.key: segment.text for segment in document.segments}
    for i, entry in enumerate(config.data.get("indicators", ())):
        if entry["value"] not in texts.get(entry["segment"], ""):
            problem = f"segment {entry['segment']} has no '{entry['value']}'"
            faults.add(config.line("indicators", i), problem, "name the segment and the figure as the text prints it")
