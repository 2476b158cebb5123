"""What a service's answer says: one line of English, or the reason why it is none."""

from __future__ import annotations

import json
import re
from typing import Any

from document.characters import unprintable
from translate.machine.service.shape import find_shape
from translate.machine.service.speech import Question, find_talk
from translate.machine.service.tongue import is_in_language

__all__ = ["Question", "Refused", "read_answer"]

finished = frozenset(["", "stop", "eos", "eos_token", "end_turn", "stop_sequence", "complete"])
# What services call an answer that came to its own end; one that says nothing of it is believed.
reasoning = re.compile(r"\A\s*(?:<(think|thinking|reasoning|thought)>.*?</\1>|(?:(?!<think).)*?</think>)", re.DOTALL)
# Thoughts before the answer; some templates open them in the question, so that only their end is left.
fence = re.compile(r"\A```[\w-]*\n(?P<inside>[^`]*)\n```\Z")
markup = re.compile(
    r"""`|\*\*|</?[a-z_][^<>]*>|<\||<<|<0x|\[/?[A-Z]{2,}\]|▁|[{}]|\\[nt"]|&(?:[a-z]+|\#\d+);|\A\#+\ |\A\[|": "|"\]""",
    re.IGNORECASE,
)
# Fences, emphasis, tags, a template's own tokens, JSON, escapes.
nothing = re.compile(r"(?:none|null|nil|nan|undefined|n/?a|empty|no translation)\W*", re.IGNORECASE)
# What programs write where there is nothing.
emphasis = re.compile(r"\A(?P<mark>\*{1,3}|_{1,3})(?P<inside>[^*_]+)(?P=mark)\Z")
wide_space = re.compile("[\xa0\u2002-\u200a\u202f]")
# Spaces of other widths.


class Refused(Exception):
    """Why an answer is no English for its sentence; it costs that sentence and nothing else."""


def read_answer(body: bytes, question: Question) -> str:
    """The English, or whatever language was asked for, in the body of a chat completion; Refused if it is none."""
    try:
        answer = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError):
        raise Refused("the answer is not JSON") from None
    message, reason = first_choice(answer)
    if message.get("refusal"):
        raise Refused("the model refused")
    if reason.lower() not in finished:
        raise Refused(f"the answer did not come to its end (finish_reason {reason[:40]!r})")
    return one_line(text_of(message.get("content")), question)


def first_choice(answer: Any) -> tuple[dict[str, Any], str]:
    """Its message and finish_reason."""
    choices = answer.get("choices") if isinstance(answer, dict) else None
    choice = choices[0] if isinstance(choices, list) and choices else None
    message = choice.get("message") if isinstance(choice, dict) else None
    if not isinstance(choice, dict) or not isinstance(message, dict):
        raise Refused("the answer has no choice with a message")
    return message, str(choice.get("finish_reason") or "")


def text_of(content: Any) -> str:
    """A message's content: text, or a list of which every part is text or thoughts."""
    if isinstance(content, str):
        return content
    if content is None:
        raise Refused("the answer has no text (null)")
    parts = content if isinstance(content, list) else [content]
    if not all(isinstance(part, dict) for part in parts):
        raise Refused("the answer is no text")
    said = [part for part in parts if part.get("type") not in {"thinking", "reasoning"}]
    if not all(part.get("type") == "text" and isinstance(part.get("text"), str) for part in said):
        raise Refused("the answer has parts that are no text")
    return "".join(part["text"] for part in said)


def one_line(text: str, question: Question) -> str:
    """The text without thoughts before it or a fence around it, if nothing else is there but a translation."""
    bare = wide_space.sub(" ", reasoning.sub("", text, count=1)).strip()
    fenced = fence.match(bare)
    bare = fenced["inside"].strip() if fenced else bare
    strong = emphasis.match(bare)
    bare = strong["inside"].strip() if strong else bare
    if not bare or nothing.fullmatch(bare):
        raise Refused("the answer is empty")
    if unprintable.search(bare) or not bare.isprintable():
        raise Refused("the answer is more than one line, or has control characters")
    if markup.search(bare):
        raise Refused("the answer has a model's markup in it")
    if not is_in_language(bare, question.language):
        raise Refused("the answer is in another language")
    if wrong := find_talk(bare, question) or find_shape(bare, question):
        raise Refused(f"the answer {wrong}")
    return bare
