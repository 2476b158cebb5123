"""Days as Chinese documents write them: 2019年1月27日, 二〇〇四年六月二十六日, 中華民國九十年一月一日."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from document.structure.marks.folding import fold_line
from document.structure.numerals import to_int

__all__ = ["WrittenDay", "find_days", "is_day", "read_day"]

numeral_word = "(?:[0-9]{1,4}|[〇零Oo0一二三四五六七八九十百]{1,7})"
written = re.compile(
    rf"(?P<era>中华民国|中華民國|民国|民國|公元)? ?(?P<y>{numeral_word}) ?年 ?"
    rf"(?P<m>{numeral_word}) ?月 ?(?P<d>{numeral_word}) ?日"
)
in_figures = re.compile(r"(\d{4})[-/年.](\d{1,2})[-/月.](\d{1,2})")
latin_zeros = str.maketrans("Oo", "〇〇")
first_year = 1911
# Of the Republic, less one.


@dataclass(frozen=True)
class WrittenDay:
    """A day where it stands in a line."""

    iso: str
    start: int
    end: int


def find_days(line: str) -> Iterator[WrittenDay]:
    """Every day in a line that the calendar has."""
    folded = fold_line(line)
    for match in written.finditer(folded.text):
        year, month, day = (to_int(match[name].translate(latin_zeros)) or 0 for name in ("y", "m", "d"))
        year += first_year if (match["era"] or "").endswith(("国", "國")) else 0
        if iso := write_iso(year, month, day):
            yield WrittenDay(iso, folded.places[match.start()], folded.places[match.end()])


def is_day(text: str) -> bool:
    """Whether a line is a day and nothing else."""
    days = list(find_days(text))
    return len(days) == 1 and not (text[: days[0].start] + text[days[0].end :]).strip()


def read_day(written: str) -> str:
    """The first day in figures, 2101-05-09 or 2101年5月9日, as an ISO date; "" where the calendar does not have it."""
    match = in_figures.search(written)
    return write_iso(*map(int, match.groups())) if match else ""


def write_iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
