"""What a page says of a text under labels, 来源：…, to the findings."""

from __future__ import annotations

from document.intake.facts.calendar_days import find_days, read_day
from document.intake.facts.findings import Findings, FoundRow
from document.intake.facts.wording import find_labelled, is_body_name

__all__ = ["take_labelled"]

of_copy = frozenset(("来源", "來源", "信息来源", "稿件来源", "文章来源"))
day_of_copy = frozenset(("发布时间", "發布時間", "发布日期", "發布日期", "发表时间"))
number_labels = frozenset(("发文字号", "發文字號", "文号", "文號"))
issuer_labels = frozenset(("发文机关", "發文機關", "发文单位", "发布部门", "制定机关", "公布机关"))
day_labels = {
    **dict.fromkeys(("成文日期", "发文日期", "發文日期"), "issued"),
    **dict.fromkeys(("生效日期", "施行日期"), "effective"),
    "公布日期": "published",
}
# What a day under a label is of the text.


def take_labelled(found: Findings, number: int, text: str) -> bool:
    """Whether a line says things under labels, 来源：…; they go to what is known of the text or of the copy."""
    given = find_labelled(text)
    for label, value in given.items():
        take_value(found, number, label, value)
    if given:
        found.metadata.append(FoundRow(number, text.strip(), "what the page says of it"))
    return bool(given)


def take_value(found: Findings, number: int, label: str, value: str) -> None:
    iso = read_day(value) or next((day.iso for day in find_days(value)), "")
    if label in of_copy:
        found.publisher = found.publisher or value
    elif iso and label in day_of_copy:
        found.published = found.published or iso
    elif iso and label in day_labels:
        found.dates.setdefault(day_labels[label], iso)
    elif iso and label in {"修正日期", "修订日期", "修訂日期"}:
        found.changes.setdefault(f"{iso} {label[:2]}", number)
    elif label in number_labels:
        found.document_number = found.document_number or value
    elif label in issuer_labels and is_body_name(value):
        found.issuers = found.issuers or [value]
