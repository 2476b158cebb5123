"""Any service that speaks OpenAI's chat completions; used only if the environment names one."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

from document.errors import InputError
from translate.languages import rendering_tag
from translate.machine.engine import Hypothesis, Request
from translate.machine.service.answers import Question, Refused, read_answer
from translate.machine.service.calls import Unreachable, ask_patiently

__all__ = ["OpenAICompatible", "read_environment"]

base_name, key_name, model_name = "DUIZHAO_MT_BASE_URL", "DUIZHAO_MT_API_KEY", "DUIZHAO_MT_MODEL"
temperature_name, timeout_name = "DUIZHAO_MT_TEMPERATURE", "DUIZHAO_MT_TIMEOUT"
longest_timeout = 86400
# Seconds; a system's clocks take no number of any size.
task = (
    "Translate the Chinese government text into plain, exact {language}. Keep every figure. "
    "Leave words that are not Chinese as they are. Answer with the translation alone."
)
language_names = {rendering_tag: "American English"}
# What a language is called here, where its tag leaves more open than our style does.


@dataclass(frozen=True)
class OpenAICompatible:
    """One model behind one address."""

    base_url: str = field(repr=False)
    # As in "http://localhost:8000/v1".
    model: str
    key: str = field(default="", repr=False)
    timeout: float = 120
    # Seconds for one answer, from the question to its last byte.
    temperature: float | None = None
    # None: not sent, since some models refuse it.
    patience: float = 1
    # Seconds before a question is asked a second time, where the service does not say how long.
    language: str = rendering_tag
    # Tag of the one that it writes.
    batch: int = 1
    # Each sentence is paid for, and kept as soon as it is there.

    @property
    def origin(self) -> str:
        """As the catalogue names what this model wrote: `mt openai-compatible MODEL`."""
        return f"mt openai-compatible {self.model}"

    def tokens(self, text: str) -> int:
        """Characters: the service alone knows its tokens."""
        return len(text)

    def translate(self, requests: Sequence[Request]) -> list[tuple[Hypothesis, ...]]:
        """One hypothesis for each request, or the reason why the service gave none; each is asked by itself."""
        return [(self.answer(request),) for request in requests]

    def answer(self, request: Request) -> Hypothesis:
        """The service's English, or why there is none; InputError where there would be none for any sentence."""
        asked = Question(request.source, messages(request, self.language)[0]["content"], self.language)
        try:
            body = ask_patiently(lambda: self.post(request), self.timeout, self.patience)
            return Hypothesis(read_answer(body, asked))
        except Refused as error:
            return Hypothesis("", refusal=self.redact(str(error)))
        except Unreachable as error:
            problem = f"no translation: {self.redact(str(error))}"
            remedy = f"check {base_name}, {model_name} and {key_name}, then run fill again; it goes on from there"
            raise InputError.at(self.redact(self.base_url), 0, problem, remedy) from None

    def post(self, request: Request) -> Any:
        """The question on its way; the key goes to this address alone, whatever it leads to and ~/.netrc says."""
        import requests as http

        question: dict[str, Any] = {"model": self.model, "messages": messages(request, self.language)}
        if self.temperature is not None:
            question["temperature"] = self.temperature
        return http.post(
            f"{self.base_url.rstrip('/')}/chat/completions",
            data=json.dumps(question).encode(),
            headers={"Content-Type": "application/json", "Accept": "application/json"},
            auth=self.sign if self.key else None,
            timeout=(min(10, self.timeout), self.timeout + 5),
            allow_redirects=False,
            stream=True,
        )

    def sign(self, question: Any) -> Any:
        """The question with the key in its header, as `requests` asks an authentication to do it."""
        question.headers["Authorization"] = f"Bearer {self.key}"
        return question

    def redact(self, text: str) -> str:
        """Text for a person's eyes: without the key, and without credentials in an address."""
        for secret in self.secrets():
            text = text.replace(secret, "…").replace(repr(secret)[1:-1], "…")
        return "".join(c if c.isprintable() else " " for c in text)

    def secrets(self) -> Iterator[str]:
        """Longest first: the credentials as a whole, then the password in them; so is what stands behind the path."""
        parts = urlsplit(self.base_url)
        login = parts.netloc.rpartition("@")[0]
        password = login.partition(":")[2]
        found = {self.key, login, password, unquote(password), parts.query, parts.fragment}
        yield from sorted(filter(None, found), key=len, reverse=True)


def messages(request: Request, tag: str) -> list[dict[str, str]]:
    rules = [task.format(language=language_names.get(tag, f"text in the language whose BCP 47 tag is {tag}"))]
    if request.prefix:
        rules.append(f"Begin with: {request.prefix}")
    if request.forbidden:
        rules.append(f"Never write: {'; '.join(request.forbidden)}")
    return [{"role": "system", "content": " ".join(rules)}, {"role": "user", "content": request.source}]


def read_environment(
    environment: Mapping[str, str] = os.environ, language: str = rendering_tag
) -> OpenAICompatible | None:
    """The service that the environment names, if it names one, asked for a language."""
    base, model = (environment.get(name, "").strip() for name in (base_name, model_name))
    if not base:
        return None
    if not model:
        raise InputError.at(base_name, 0, "an address without a model", f"set {model_name} too")
    if not model.isprintable():
        raise InputError.at(model_name, 0, "a name with characters that no comment can hold", "copy it once more")
    if not is_address(base):
        raise InputError.at(base_name, 0, "no web address", "give it as in http://localhost:8000/v1")
    key = environment.get(key_name, "").strip()
    if not key.isascii() or not key.isprintable():
        raise InputError.at(key_name, 0, "the key has characters that no header can hold", "copy it once more")
    temperature = number(environment, temperature_name)
    timeout = min(number(environment, timeout_name) or 120, longest_timeout)
    return OpenAICompatible(base, model, key, timeout, temperature, language=language)


def is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 0) >= 0
    except ValueError:
        return False


def number(environment: Mapping[str, str], name: str) -> float | None:
    """A number that a variable may give."""
    given = environment.get(name, "").strip()
    try:
        value = float(given) if given else None
    except ValueError:
        value = math.nan
    if value is not None and not (math.isfinite(value) and value >= 0):
        raise InputError.at(name, 0, f"'{given}' is no number from 0 up", "give one, or unset it")
    return value
