"""`python -m build fonts FILE`: the characters of the cards, cut out of Noto Serif CJK.

Once for each text with new characters in its titles; needs fonttools (requirements-dev.txt). The whole font has 27 MB.
"""

from __future__ import annotations

from pathlib import Path
from string import ascii_letters, digits, punctuation
from typing import Any

from build.cards.faces import fonts
from build.cards.words import write_card_words
from build.model.site import Site
from document.errors import InputError

__all__ = ["write_fonts"]

wanted = "give NotoSerifCJK-Bold.ttc"
always = f"{ascii_letters}{digits}{punctuation} ‘’“”–—·…"


def write_fonts(site: Site, collection: Path) -> None:
    """`build/cards/fonts/<language>.otf`, and the list of its characters, from the faces of one collection (.ttc)."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTCollection, TTLibError

    for language in (x for x in site.languages if x.card_face):
        try:
            faces = TTCollection(collection).fonts
        except (OSError, TTLibError) as error:
            raise InputError.at(collection, 0, f"not a font collection: {error}", wanted) from None
        face = next((face for face in faces if face["name"].getDebugName(1) == language.card_face), None)
        if face is None:
            raise InputError.at(collection, 0, f"has no face '{language.card_face}'", wanted)
        make_narrow(face, "‘’“”" if language.is_translation else "‘’")
        cards = [write_card_words(text, language, site) for text in site.texts_in(language)]
        characters = frozenset(always).union(*(card.characters for card in cards))
        subsetter = Subsetter(Options(layout_features=[], hinting=False, notdef_outline=True))
        subsetter.populate(unicodes=map(ord, characters))
        subsetter.subset(face)
        face["head"].modified = face["head"].created
        face.save(fonts / f"{language.tag}.otf")
        (fonts / f"{language.tag}.txt").write_text("".join(sorted(characters)) + "\n", encoding="utf-8")


def make_narrow(face: Any, marks: str) -> None:
    """Quotation marks of a Chinese font are as wide as a character; Latin asks for its proportional ones (`pwid`)."""
    table = face["GSUB"].table
    lookups = {n for r in table.FeatureList.FeatureRecord if r.FeatureTag == "pwid" for n in r.Feature.LookupListIndex}
    narrow: dict[str, str] = {}
    for n in lookups:
        for subtable in table.LookupList.Lookup[n].SubTable:
            narrow |= getattr(subtable, "ExtSubTable", subtable).mapping
    for cmap in face["cmap"].tables:
        if cmap.isUnicode():
            cmap.cmap |= {ord(m): narrow.get(g, g) for m in marks if (g := cmap.cmap.get(ord(m)))}
