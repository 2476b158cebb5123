"""Text of other programs, read in the encoding that it declares."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from document.errors import InputError, explaining

__all__ = ["read_declared"]

most_bytes_of_memory = 500_000_000
first_bytes = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
)
# How a file begins that needs no declaration.
declarations = (
    re.compile(rb"""\A\s*<\?xml[^>]*?\sencoding\s*=\s*["'](?P<name>[\w.:-]+)["']"""),
    re.compile(rb'^(?:msgstr )?"(?:[^"\n]*\\n)?Content-Type:[^"\n\\]*charset=(?!CHARSET\b)(?P<name>[\w.:-]+)', re.M),
)
# Of XML, and of PO, whose templates say CHARSET where nobody has said anything yet.
wider = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
# What programs write under a name of less.


def read_declared(file: Path) -> str:
    """The text of an XML or a PO file; InputError with the line where it is not in the encoding that it declares."""
    with explaining(file):
        if file.stat().st_size > most_bytes_of_memory:
            raise InputError.at(file, 0, "larger than any translation memory", "export less at once")
        data = file.read_bytes()
    name = find_encoding(data)
    try:
        return decode(data, name)
    except LookupError:
        raise InputError.at(file, 1, f"unknown encoding {name}", "save the file as UTF-8") from None
    except UnicodeError as error:
        at = error.start if isinstance(error, UnicodeDecodeError) else 0
        line = data[:at].count(b"\n") + 1
        raise InputError.at(file, line, f"not {name}, as it should be", "save the file as UTF-8") from None


def find_encoding(data: bytes) -> str:
    """What the first bytes are the mark of, or what the file says of itself; else UTF-8."""
    for mark, name in first_bytes:
        if data.startswith(mark):
            return name
    said = next(filter(None, (pattern.search(data[:10_000]) for pattern in declarations)), None)
    return said["name"].decode("ascii") if said else "utf-8"


def decode(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        larger = wider.get(codecs.lookup(name).name)
        if larger is None:
            raise
        return data.decode(larger)
