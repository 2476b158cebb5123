"""The font that sets a card: the cut beside this file if it has every character, else one that is installed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import ImageFont

from build.languages.language import Language

__all__ = ["CardFace", "find_face", "fonts"]

fonts = Path(__file__).with_name("fonts")
# For each language a font and the list of its characters.
font_folders = (
    *("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"),
    *("/Library/Fonts", "/System/Library/Fonts", "~/Library/Fonts", "C:/Windows/Fonts"),
)
file_names = (
    *("NotoSerifCJK*Bold*", "SourceHanSerif*Bold*", "NotoSansCJK*Bold*", "SourceHanSans*Bold*", "NotoSerifCJK*"),
    *("NotoSansCJK*", "PingFang*", "STHeiti*", "Songti*", "msyhbd*", "msyh*", "msjh*", "simsun*", "wqy-*", "*CJK*"),
)
# Of fonts with Chinese, best first.
most_faces = 16
# In one collection.
no_character = "\U0010fffe"
# What stands for it stands for all that a font lacks.


@dataclass(frozen=True)
class CardFace:
    """One face of a font file."""

    path: Path
    index: int
    # Among those of a collection.

    def set_size(self, points: int) -> ImageFont.FreeTypeFont:
        """The face in a size."""
        return ImageFont.truetype(self.path, points, self.index, layout_engine=ImageFont.Layout.BASIC)


def find_face(language: Language, characters: frozenset[str]) -> CardFace | None:
    """A face with all of the characters; None where there is none, or the language has no cards."""
    if not language.card_face:
        return None
    if characters <= list_characters(language.tag):
        return CardFace(fonts / f"{language.tag}.otf", 0)
    return choose_installed(language.card_face, characters)


@cache
def choose_installed(wanted: str, characters: frozenset[str]) -> CardFace | None:
    return next((face for face in list_installed(wanted) if has_all(face, characters)), None)


@cache
def list_characters(tag: str) -> frozenset[str]:
    path = fonts / f"{tag}.txt"
    return frozenset(path.read_text(encoding="utf-8").rstrip("\n")) if path.is_file() else frozenset()


@cache
def list_installed(wanted: str) -> tuple[CardFace, ...]:
    """A face of each installed font with Chinese, best first: of a collection the one for the script wanted."""
    paths = [path for pattern in file_names for folder in font_folders for path in walk_folder(folder, pattern)]
    return tuple(face for path in dict.fromkeys(paths) if (face := choose_face(path, wanted)))


def walk_folder(folder: str, pattern: str) -> Iterator[Path]:
    found = Path(folder).expanduser().rglob(pattern)
    return (path for path in sorted(found) if path.suffix.lower() in {".ttc", ".otf", ".ttf"})


def choose_face(path: Path, wanted: str) -> CardFace | None:
    """The face whose name ends like that of the one wanted, TC or SC, else the first; None for what is no font."""
    names = [*name_faces(path)]
    alike = (i for i, name in enumerate(names) if name.split()[-1:] == wanted.split()[-1:])
    return CardFace(path, next(alike, 0)) if names else None


def name_faces(path: Path) -> Iterator[str]:
    for index in range(most_faces):
        try:
            yield ImageFont.truetype(path, 10, index).getname()[0] or ""
        except OSError:
            return


def has_all(face: CardFace, characters: frozenset[str]) -> bool:
    font = face.set_size(20)
    lacking = bytes(font.getmask(no_character))
    return all(bytes(font.getmask(character)) != lacking for character in characters if not character.isspace())
