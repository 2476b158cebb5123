"""Numbers in the markers of Chinese documents: 十一, 一百零三, 12, １２."""

from __future__ import annotations

__all__ = ["han_digits", "to_int"]

han_digits = "〇零一二三四五六七八九"
values = {"〇": 0, "零": 0, "兩": 2, "两": 2} | {digit: i for i, digit in enumerate(han_digits[2:], start=1)}
units = {"十": 10, "百": 100, "千": 1000}


def to_int(numeral: str) -> int | None:
    """The value below 10,000 of a Han or decimal numeral; None if it is not well formed."""
    if numeral.isdecimal():
        return int(numeral)
    total, digit = 0, 0
    for character in numeral:
        if character in values:
            digit = values[character]
        elif character in units:
            total += (digit or 1) * units[character]
            digit = 0
        else:
            return None
    return total + digit if numeral else None
