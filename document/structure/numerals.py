"""Numbers as Chinese documents write them: 十一, 一百零三, 三千万, 12, １２."""

from __future__ import annotations

__all__ = ["longest_numeral", "to_int"]

han_digits = "〇零一二三四五六七八九"
values = {"〇": 0, "零": 0, "兩": 2, "两": 2} | {digit: i for i, digit in enumerate(han_digits[2:], start=1)}
units = {"十": 10, "百": 100, "千": 1000}
myriads = (("亿億", 10**8), ("万萬", 10**4))


longest_numeral = 60
# Characters; no document counts as far as that, and reading a longer one takes the square of its length.


def to_int(numeral: str) -> int | None:
    """The value of a Han or decimal numeral; None if it is not well formed, or longer than any that is meant."""
    if len(numeral) > longest_numeral:
        return None
    if numeral.isdecimal():
        return int(numeral)
    for names, size in myriads:
        place = max(map(numeral.rfind, names))
        if place >= 0:
            many, rest = to_int(numeral[:place] or "一"), to_int(numeral[place + 1 :] or "零")
            return None if many is None or rest is None else many * size + rest
    return below_myriad(numeral)


def below_myriad(numeral: str) -> int | None:
    """Digits alone are read by place, 一〇三; with units 一百零三, and then no two digits side by side: not 十三五."""
    if numeral and all(character in values for character in numeral):
        return int("".join(str(values[character]) for character in numeral))
    total, digit = 0, 0
    for character in numeral:
        if character in values and not digit:
            digit = values[character]
        elif character in units:
            total += (digit or 1) * units[character]
            digit = 0
        else:
            return None
    return total + digit if numeral else None
