"""Numbers as word processors and browsers print them before a paragraph: 12, xii, l, 十二, 壹拾貳, ⑫."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["is_known_form", "write_number"]

han_places, formal = "〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖"
formal_hant = "零壹貳參肆伍陸柒捌玖"
stem_numbers, branches = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
romans = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
circled_numbers = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"


def write_number(number: int, form: str) -> str:
    """A number in one of the forms that DOCX names (ST_NumberFormat); decimal where the form is not known."""
    return number_forms.get(form, str)(number) if number > 0 else str(number)


def is_known_form(form: str) -> bool:
    """Whether numbers of a form come out as they are printed."""
    return form in number_forms


def count_han(number: int, digit: str = han_places, units: str = " 十百千", bare: bool = True) -> str:
    """一百零三; below twenty 十三 without the 一 where `bare`."""
    if number >= 10_000:
        return str(number)
    places = [int(d) for d in reversed(str(number))]
    written, gap = "", False
    for place in range(len(places) - 1, -1, -1):
        if places[place]:
            written += ("零" if gap else "") + digit[places[place]] + units[place].strip()
            gap = False
        else:
            gap = bool(written)
    return written[1:] if bare and 10 <= number < 20 else written


def place_han(number: int) -> str:
    return "".join(han_places[int(d)] for d in str(number))


def count_formal(number: int, digit: str) -> str:
    return count_han(number, digit, " 拾佰仟", bare=False)


def write_letters(number: int) -> str:
    """a … z, aa, bb as word processors go on."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number < 1000 else str(number)


def write_roman(number: int) -> str:
    written = ""
    for value, letters in romans:
        count, number = divmod(number, value)
        written += letters * min(count, 100)
    return written


def write_circled(number: int) -> str:
    return circled_numbers[number - 1] if number <= len(circled_numbers) else str(number)


def choose_from(characters: str) -> Callable[[int], str]:
    return lambda number: characters[(number - 1) % len(characters)]


number_forms: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalFullWidth": lambda number: str(number).translate({ord("0") + d: 0xFF10 + d for d in range(10)}),
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": write_letters,
    "upperLetter": lambda number: write_letters(number).upper(),
    "lowerRoman": write_roman,
    "upperRoman": lambda number: write_roman(number).upper(),
    "decimalEnclosedCircle": write_circled,
    "decimalEnclosedCircleChinese": write_circled,
    "chineseCounting": count_han,
    "chineseCountingThousand": count_han,
    "taiwaneseCounting": count_han,
    "taiwaneseCountingThousand": count_han,
    "japaneseCounting": count_han,
    "ideographDigital": place_han,
    "japaneseDigitalTenThousand": place_han,
    "taiwaneseDigital": place_han,
    "chineseLegalSimplified": lambda number: count_formal(number, formal),
    "ideographLegalTraditional": lambda number: count_formal(number, formal_hant),
    "ideographTraditional": choose_from(stem_numbers),
    "ideographZodiac": choose_from(branches),
}
# Form of DOCX -> how it is written.
