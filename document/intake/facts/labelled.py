"""What a page says of a text under labels, 来源：…, to the findings."""

from __future__ import annotations

from document.intake.facts.calendar_days import read_day
from document.intake.facts.findings import Findings, FoundRow
from document.intake.facts.wording import find_labelled

__all__ = ["take_labelled"]


def take_labelled(found: Findings, number: int, text: str) -> bool:
    """Whether a line says things under labels, 来源：…; they go to what is known of the text or of the copy."""
    given = find_labelled(text)
    for label, value in given.items():
        iso = read_day(value)
        if label in {"来源", "來源", "信息来源", "稿件来源", "文章来源"}:
            found.publisher = found.publisher or value
        elif iso and label in {"发布时间", "發布時間", "发布日期", "發布日期", "发表时间"}:
            found.published = found.published or iso
        elif iso and label == "成文日期":
            found.dates.setdefault("issued", iso)
        elif label in {"发文字号", "發文字號"}:
            found.document_number = found.document_number or value
    if given:
        found.metadata.append(FoundRow(number, text.strip(), "what the page says of it"))
    return bool(given)
