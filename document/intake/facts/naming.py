"""What a new text is called, and what kind of text it is, by its title."""

from __future__ import annotations

import re
from pathlib import PurePath

from document.names import is_reserved

__all__ = ["find_genre", "make_id"]

general = frozenset(
    (
        "index",
        "content",
        "contents",
        "default",
        "download",
        "document",
        "untitled",
        "file",
        "text",
        "page",
        "art",
        "stdin",
    )
)
# Names of files that say nothing of what is in them.
longest_id = 48
genres = (
    (r"(?:报告|報告|讲话|講話|致辞)$", "address"),
    (r"建议$|建議$", "proposals"),
    (r"(?:规划|規劃|计划|計畫|纲要|綱要|方案)(?:\(.*\))?$", "plan"),
    (r"(?:通知|公告|通告|批复|批復|函)$", "notice"),
    (r"(?:条例|條例|规定|規定|办法|辦法|细则|細則|规则|規則)(?:\(.*\))?$", "regulation"),
    (r"(?:法|法典|宪法|憲法|修正案(?:（.*）)?|编|編)$", "law"),
)
# The end of a title -> genre.


def find_genre(title: str) -> str:
    """The genre that the end of a title names, "other" where it names none."""
    bare = re.sub(r"[（(]?(?:试行|試行|暂行|草案)[）)]?$", "", title.strip())
    if re.search("——在.{0,40}(?:大会|会议|全会)上的报告", bare):
        return "address"
    return next((genre for end, genre in genres if re.search(end, bare)), "other")


def make_id(title: str, file_name: str) -> str:
    """An id from the file's name, if that has a word; else from the title's pronunciation; "" where neither helps."""
    stem = re.sub(r"[^a-z0-9]+", "-", PurePath(file_name).stem.lower()).strip("-")
    words = [word for word in stem.split("-") if re.search("[a-z]{3}", word) and word not in general]
    own = stem[:longest_id].strip("-") if words else spell_title(title)
    return f"{own}-text" if own and is_reserved(own) else own


def spell_title(title: str) -> str:
    """The title in pinyin, "" where what spells it is not installed."""
    try:
        from pypinyin import lazy_pinyin
    except ModuleNotFoundError:
        return ""
    syllables = [re.sub("[^a-z0-9]", "", syllable.lower()) for syllable in lazy_pinyin(title, errors="default")]
    spelled = ""
    for syllable in filter(None, syllables):
        if len(spelled) + len(syllable) + 1 > longest_id:
            break
        spelled = f"{spelled}-{syllable}".strip("-")
    return spelled
