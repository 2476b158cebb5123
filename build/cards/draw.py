"""Cards as PNG, 1200 × 630 pixels as Open Graph asks for them, set in the fonts beside this file."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from build.cards.faces import CardFace, find_face
from build.cards.words import CardWords, name_card, size, write_card_words
from build.model.site import Site

__all__ = ["write_cards"]

margin = 90
ground, ink, pale, bar = "#33437a", "#ffffff", "#ccd4f5", "#f0b35e"
no_line_starts_with = "，。、；：」』）》”’!?,.;:)"


def write_cards(site: Site, folder: Path) -> list[str]:
    """Every card under `folder`; the names of those for which no font here has the characters."""
    missing = []
    for text in site.texts:
        for language in (x for x in text.languages if x.card_face):
            words = write_card_words(text, language, site)
            if face := find_face(language, words.characters):
                target = folder / name_card(text, language)
                target.parent.mkdir(parents=True, exist_ok=True)
                draw_card(words, face).save(target)
            else:
                missing.append(f"{text.id} ({language.tag})")
    return missing


def draw_card(words: CardWords, face: CardFace) -> Image.Image:
    """Title in the middle, what it is called elsewhere below, who issued it and when at the foot."""
    image = Image.new("RGB", size, ground)
    draw = ImageDraw.Draw(image)
    draw.text((margin, 60), words.site, font=face.set_size(40), fill=pale)
    title, font = fitted(words.title, (84, 72, 60, 48), 2, face)
    height = set_lines(draw, title, 180, font, ink)
    draw.rectangle((margin, height + 16, margin + 120, height + 21), fill=bar)
    beside, font = fitted(words.beside, (42, 36, 30), 3 - len(title), face)
    set_lines(draw, beside, height + 44, font, pale)
    draw.text((margin, size[1] - 90), words.imprint, font=face.set_size(30), fill=pale)
    return image


def fitted(words: str, points: tuple[int, ...], most: int, face: CardFace) -> tuple[list[str], ImageFont.FreeTypeFont]:
    """Lines in the largest size in which there are at most `most`; what is too long for the smallest is cut."""
    for point in points:
        font = face.set_size(point)
        lines = balanced(words, font)
        if len(lines) <= most:
            return lines, font
    lines = wrapped(words, font, size[0] - 2 * margin - point)[:most]
    return [*lines[:-1], f"{lines[-1]}…"], font


def set_lines(draw: ImageDraw.ImageDraw, lines: list[str], top: int, font: ImageFont.FreeTypeFont, shade: str) -> int:
    """Where the next thing may stand."""
    for line in lines:
        draw.text((margin, top), line, font=font, fill=shade)
        top += round(font.size * 1.35)
    return top


def balanced(words: str, font: ImageFont.FreeTypeFont) -> list[str]:
    """As few lines as fit, of lengths as equal as they can be."""
    width = size[0] - 2 * margin
    lines = wrapped(words, font, width)
    while width > 20 and len(narrower := wrapped(words, font, width - 20)) == len(lines) > 1:
        lines, width = narrower, width - 20
    return lines


def wrapped(words: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """Lines that fit: Chinese is broken between characters, all else at its spaces."""
    pieces = list(words) if any(word > "\u2e7f" for word in words) else [f"{word} " for word in words.split(" ")]
    lines = [""]
    for piece in pieces:
        if lines[-1] and font.getlength((lines[-1] + piece).rstrip()) > width and piece[0] not in no_line_starts_with:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines]
