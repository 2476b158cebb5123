"""Whether an answer has the shape of a translation: enough words, none of them over and over, and no Chinese left."""

from __future__ import annotations

import re

from translate.languages import has_renderings
from translate.machine.service.speech import Question

__all__ = ["find_shape"]

chinese_left = re.compile('[“‘"(（《「][^”’")）》」]*[”’")）》」]|(?P<han>[\u3400-\u9fff]{2,})')
# Chinese that stands in marks is spoken of.
over_and_over = re.compile(r"\b(\w+(?:\W+\w+){0,5})(?:\W+\1\b){3,}", re.IGNORECASE)
least_chinese, characters_a_word = 16, 6
# Characters of a sentence from which an answer may not be shorter than one word for so many: two to four are usual.


def find_shape(answer: str, question: Question) -> str:
    """What is wrong with the form of an answer; "" if it can be a translation of the Chinese."""
    if over_and_over.search(answer):
        return "says the same over and over"
    if not has_renderings(question.language):
        return ""
    if any(match["han"] for match in chinese_left.finditer(answer)):
        return "has Chinese left in it"
    chinese = len(question.chinese)
    if chinese >= least_chinese and len(answer.split()) * characters_a_word < chinese:
        return "is far shorter than the sentence"
    return ""
