"""Bytes of an unknown encoding to text: Unicode by its own signs, GB18030 and Big5 by the likelier reading."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from document.errors import InputError

__all__ = ["decode_bytes"]

byte_marks = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Byte order marks, the longer before those that they begin with, and the codec that takes them off.
guessed = ["gb18030", "big5hkscs", "utf_16_le", "utf_16_be"]
# Big5 with the characters of Hong Kong, which many files have under the narrower name.
enough = 200_000
# Bytes that are looked at for a guess, which cut no character of UTF-16; the whole is decoded by what they say.


def decode_bytes(content: bytes, name: str, told: str = "") -> tuple[str, str]:
    """The text and the codec it was decoded by; `told` is what the file itself says, which is tried before guessing.

    InputError where no codec reads all of it.
    """
    for mark, codec in byte_marks:
        if content.startswith(mark):
            return decode_by(content, codec, name), codec
    if b"\0" not in content:
        for codec in ("utf-8", told):
            text = try_codec(content, codec)
            if text is not None:
                return text, codec
    codec = guess_codec(content, name)
    return decode_by(content, codec, name), codec


def guess_codec(content: bytes, name: str) -> str:
    """The codec under which the beginning of a file reads most like a text."""
    best = from_bytes(content[:enough], cp_isolation=guessed).best()
    if best is None:
        raise InputError.at(name, 0, "no encoding reads it as text", "save it as UTF-8")
    return best.encoding


def try_codec(content: bytes, codec: str) -> str | None:
    try:
        return content.decode(codec) if codec else None
    except (UnicodeDecodeError, LookupError):
        return None


def decode_by(content: bytes, codec: str, name: str) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise InputError.at(name, line, f"bytes that are no {codec}", "save it as UTF-8") from None
