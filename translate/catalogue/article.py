"""“a” or “an” before other words than those it was written for."""

from __future__ import annotations

import re

__all__ = ["fit_article", "put_behind"]

article_at_end = re.compile(r"\b(?P<article>[Aa]n?)(?P<gap>[ \u00a0][“‘(]*)\Z")
an_number = re.compile(r"8|1[18](?!\d)|1[18](?:,?\d{3})+(?!\d)")
# Eight, eleven, eighteen, eighty thousand, eleven thousand; but a hundred and eighteen.
an_letters = re.compile(r"[AEFHILMNORSX](?:[A-Z0-9]|\b)")
# Letters read one by one: an NPC deputy, a URL. Those read as words (a NATO member) are not told apart.
a_word = re.compile(
    r"u(?:ni(?!n|mp|mag|dent)|r[aeiou]|s[aeu]|tili|tensil|biq)|eu|ewe\b|on(?:e|ce)\b|ouija", re.IGNORECASE
)
# Vowels that are read as consonants: a university, a European, a one-stop service, a used one.
an_word = re.compile(r"hour|honest|hono(?:u)?r|heir|[aeio]|u(?=[a-z])", re.IGNORECASE)


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


def fit_article(text: str, words: str) -> str:
    """`text` with the article at its end, if there is one, as it must be before `words`."""
    match = article_at_end.search(text)
    if not match:
        return text
    article = match["article"][0] + ("n" if wants_an(words.lstrip("“‘(")) else "")
    return f"{text[: match.start()]}{article}{match['gap']}"


def wants_an(words: str) -> bool:
    if words[:1].isdigit():
        return bool(an_number.match(words))
    if re.match(r"[A-Z](?:[A-Z0-9]|\b(?!’))", words):
        return bool(an_letters.match(words))
    return not a_word.match(words) and bool(an_word.match(words))
