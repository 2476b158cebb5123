"""Whether an answer is in the language that was asked for, as far as letters and small words can say."""

from __future__ import annotations

import re

from translate.languages import has_renderings

__all__ = ["is_in_language"]

han_character = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
kana = re.compile("[\u3041-\u30ff]")
latin = re.compile("[A-Za-z0-9À-ɏ]")
one_word = re.compile(r"[^\W\d_]+")
small_words = re.compile(
    r"""
    (?P<english> a | an | and | are | as | at | be | by | for | from | has | have | in | into | is | it | its | must
      | of | on | or | our | shall | should | that | the | their | this | through | to | we | which | will | with )
    | (?P<other> les | une | est | que | qui | pour | dans | nous | avec | sur | aux | du | ce | cette | und | ist
      | nicht | mit | für | auf | von | zu | den | dem | wir | los | las | una | por | con | más | como | che | della
      | gli | sono | nel | não | uma | em | ao | os | het | een | van | voor )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Small words of French, German, Spanish, Italian, Portuguese, Dutch.


def is_in_language(text: str, tag: str) -> bool:
    """Whether the text can be in the language with this tag: none of them is Chinese, and English is checked closer."""
    letters = [c for c in text if c.isalnum()]
    if not has_renderings(tag):
        return len(han_character.findall(text)) * 2 < len(letters) or bool(kana.search(text))
    return len(latin.findall(text)) * 2 > len(letters) and not is_other(text)


def is_other(text: str) -> bool:
    """Whether it has two small words of another language, and more than of English."""
    found = [match.lastgroup for word in one_word.findall(text) if (match := small_words.fullmatch(word))]
    return found.count("other") >= 2 and found.count("other") > found.count("english")
