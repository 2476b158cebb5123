"""When and by whom a text was passed, published, put into force, as the lines around it say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

from document.intake.facts.calendar_days import find_days
from document.intake.facts.findings import Findings
from document.intake.facts.wording import find_order, is_body_name

__all__ = ["find_effective", "take_history", "take_issuers"]

passed = re.compile("通过|通過")
given_out = re.compile("公布|发布|發布|颁布|頒布")
in_force = re.compile("施行|实施|實施|生效|起执行")
a_meeting = re.compile("会议|會議|大会|大會|常务会|委员会|委員會")
before_vote = re.compile("(?:第[一二三四五]次|修订|修訂|修正|审议|審議|讨论|討論|一致|表决|表決)+$")
into_force = re.compile("自(?P<day>[^自，。；]{6,24}日)(?:起)?(?:正式)?(?:施行|实施|實施|执行|執行|生效)")
of_body = re.compile(r"(?P<who>.{2,60}?)(?:关于|關於|印发|印發|转发|轉發)")
name_gaps = re.compile(r"[\s、]+")


def take_history(found: Findings, line: int, text: str) -> None:
    """What a line of history says goes to the dates; later changes of the text are in doubt, for no date says them."""
    days = list(find_days(text))
    ends = [*(day.start for day in days[1:]), len(text)]
    for day, end in zip(days, ends, strict=True):
        words = text[day.end : end].strip(" 　，、。（）()")
        if not words and len(days) == 1:
            found.dates.setdefault("issued", day.iso)
        elif passed.search(words) and "《" not in words and "adopted" not in found.dates:
            found.dates["adopted"] = day.iso
            take_body(found, passed.split(words)[0])
        elif given_out.search(words) and "《" not in words:
            found.dates.setdefault("published", day.iso)
        elif in_force.search(words):
            found.dates.setdefault("effective", day.iso)
        else:
            found.changes.setdefault(f"{day.iso} {words[:30]}", line)
    take_order(found, line, text)


def take_body(found: Findings, words: str) -> None:
    body = before_vote.sub("", words.strip(" \u3000由经經"))
    if a_meeting.search(body):
        found.adopted_by = found.adopted_by or body


def take_order(found: Findings, line: int, text: str) -> None:
    order = find_order(text) if "《" not in text else ""
    if order and not found.document_number:
        found.document_number = order
        found.doubt(line, "document_number", f"taken from the history: {order}")


def take_issuers(found: Findings, title: str) -> None:
    """The authorities that a title names before 关于, if it names authorities."""
    match = of_body.match(title)
    names = [name for name in name_gaps.split(match["who"].strip()) if name] if match else []
    if names and all(is_body_name(name) for name in names):
        found.issuers = names


def find_effective(texts: Iterable[str]) -> str:
    """The day from which a text is in force as it says itself, the last that it names; "" where it names none."""
    matches = chain.from_iterable(into_force.finditer(text) for text in texts)
    days = [day.iso for match in matches for day in find_days(match["day"])]
    return days[-1] if days else ""
