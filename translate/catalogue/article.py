"""“a” or “an” before other words than those it was written for."""

from __future__ import annotations

import re

__all__ = ["fit_article", "is_doubtful", "put_behind"]

article_at_end = re.compile(
    r"""(?: (?<![\w’'-])(?=a) | (?: \A | (?<=[.?!:;–—]\ ) | (?<=[“‘(]) )(?=A) )
    (?P<article> [Aa]n? ) (?P<gap> [ \u00a0][“‘(]* ) \Z""",
    re.VERBOSE,
)
# None is the end of Lin’an, nor the A of Plan A: a capital one begins a sentence.
an_number = re.compile(r"8|1[18](?!\d)|1[18](?:,?\d{3})+(?!\d)")
# Eight, eleven, eighteen, eighty thousand, eleven thousand; but a hundred and eighteen.
an_letters = re.compile(r"[AEFHILMNORSX]")
# Letters whose names begin with a vowel: an NPC deputy, a URL.
spelled_out = re.compile(r"(?P<name>[A-Z][A-Z0-9]+)s?\b|[A-Z]\b(?!’)")
no_word = re.compile(r"[^AEIOUY]+|.{1,2}|.*\d.*")
# Letters that nobody could read as a word.
read_as_words = re.compile(
    "FAST|FIFA|HEPA|LAN|LASER|LIDAR|MERS|MICE|MOOC|NAFTA|NASA|NASDAQ|NATO|RADAR|RAM|REIT|ROM|SALT|SARS|SIM|SONAR|SWIFT"
)
read_by_letter = re.compile("FDI|FTA|HIV|LED|MBA|MOU|MRI|NEV|NGO|RCEP|ROI|SAR|SCO|SEZ|SME|SOE|SUV")
a_word = re.compile(
    r"u(?:ni(?!n|mp|mag|dent)|r[aeiou]|s[aeu]|tili|tensil|top|biq|kr|ga|y)|eu|ewe\b|on(?:e|ce)\b|ouija", re.IGNORECASE
)
# Vowels that are read as consonants: a university, a European, a one-stop service, a used one.
an_word = re.compile(r"hour|honest|hono(?:u)?r|heir|herb|[aeio]|u(?=[a-z])", re.IGNORECASE)


head_end = re.compile(r" (?:of|for|on|in|to|with|at|by|from|and|among|between|that)\b.*")
plural = re.compile(r"(?:.*[^\W_])?(?<![suiSUI])s[”’]?|.*(?:ees|ies)", re.IGNORECASE)
no_plural = re.compile(r".*\b(?:series|news|means|headquarters|\w+ics)", re.IGNORECASE)
phrase_end = re.compile(
    r"""[”’)]*(?: [.,;:!?] | \Z
    | \ (?:and|or|of|for|in|on|to|by|at|with|as|from|that|which|who|is|are|was|were|will|has|have)\b)""",
    re.VERBOSE,
)
# What may follow where the words end their phrase: what comes is not a noun to which the article belongs.


def put_behind(text: str, words: str, follows: str) -> str:
    """`text` with `words` behind it, and before them the article that they need; none where they are plural.

    `follows` is what stands behind them: before a further noun (a “Three Chains” project) the article is that one's.
    """
    match = article_at_end.search(text)
    if not match or not is_plural(words) or not phrase_end.match(follows):
        return fit_article(text, words) + words
    first = words[:1].upper() if match["article"][0] == "A" else words[:1]
    return f"{text[: match.start()]}{match['gap'][1:]}{first}{words[1:]}"


def is_plural(words: str) -> bool:
    head = head_end.sub("", words)
    return bool(plural.fullmatch(head)) and not no_plural.fullmatch(head)


def is_doubtful(text: str, words: str) -> bool:
    """Whether an article stands at the end of `text` and nobody can tell which one `words` want."""
    return bool(article_at_end.search(text)) and wants_an(bare(words)) is None


def fit_article(text: str, words: str) -> str:
    """`text` with the article at its end, if there is one, as it must be before `words`; in doubt as it is."""
    match = article_at_end.search(text)
    wanted = wants_an(bare(words))
    if not match or wanted is None:
        return text
    return f"{text[: match.start() + 1]}{'n' if wanted else ''}{match['gap']}"


def bare(words: str) -> str:
    return words.lstrip("“‘(")


def wants_an(words: str) -> bool | None:
    """By sound; None for letters that may be read one by one, or as a word that begins otherwise."""
    if words[:1].isdigit():
        return bool(an_number.match(words))
    spelled = spelled_out.match(words)
    if not spelled:
        return not a_word.match(words) and bool(an_word.match(words))
    name, by_letter = spelled["name"] or "", bool(an_letters.match(words))
    if not name or read_by_letter.fullmatch(name) or no_word.fullmatch(name) or by_letter == (words[0] in "AEIO"):
        return by_letter
    return False if read_as_words.fullmatch(name) else None
