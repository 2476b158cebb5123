"""Any service that speaks OpenAI's chat completions; used only if the environment names one."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from document.errors import InputError
from translate.machine.engine import Hypothesis, Request

__all__ = ["OpenAICompatible", "from_environment"]

base_name, key_name, model_name = "DUIZHAO_MT_BASE_URL", "DUIZHAO_MT_API_KEY", "DUIZHAO_MT_MODEL"
task = (
    "Translate the Chinese government text into plain, exact American English. Keep every figure. "
    "Leave English words that stand in it as they are. Answer with the translation alone."
)


@dataclass(frozen=True)
class OpenAICompatible:
    """One model behind one address."""

    base_url: str = field(repr=False)
    # As in "http://localhost:8000/v1".
    model: str
    key: str = field(default="", repr=False)
    timeout: float = 120
    # Seconds for one answer.

    @property
    def origin(self) -> str:
        return f"mt openai-compatible {self.model}"

    def tokens(self, text: str) -> int:
        """Characters: the service alone knows its tokens."""
        return len(text)

    def translate(self, requests: Sequence[Request]) -> list[tuple[Hypothesis, ...]]:
        return [(Hypothesis(self.ask(request)),) for request in requests]

    def ask(self, request: Request) -> str:
        import requests as http

        try:
            answer = http.post(
                f"{self.base_url.rstrip('/')}/chat/completions",
                headers={"Authorization": f"Bearer {self.key}"} if self.key else {},
                json={"model": self.model, "temperature": 0, "messages": messages(request)},
                timeout=self.timeout,
            )
            answer.raise_for_status()
            return str(answer.json()["choices"][0]["message"]["content"]).strip()
        except (http.RequestException, ValueError, KeyError, IndexError, TypeError) as error:
            problem = f"no translation: {self.redact(str(error))}"
            raise InputError.at(self.redact(self.base_url), 0, problem, f"check {base_name} and {key_name}") from None

    def redact(self, text: str) -> str:
        """Text for a person's eyes: without the key, and without credentials in an address."""
        for secret in filter(None, (self.key, urlsplit(self.base_url).netloc.rpartition("@")[0])):
            text = text.replace(secret, "…").replace(repr(secret)[1:-1], "…")
        return text


def messages(request: Request) -> list[dict[str, str]]:
    rules = [task]
    if request.prefix:
        rules.append(f"Begin with: {request.prefix}")
    if request.forbidden:
        rules.append(f"Never write: {'; '.join(request.forbidden)}")
    return [{"role": "system", "content": " ".join(rules)}, {"role": "user", "content": request.source}]


def from_environment(environment: Mapping[str, str] = os.environ) -> OpenAICompatible | None:
    """The service that the environment names, if it names one."""
    if not environment.get(base_name):
        return None
    if not environment.get(model_name):
        raise InputError.at(base_name, 0, "an address without a model", f"set {model_name} too")
    key = environment.get(key_name, "").strip()
    if not key.isascii() or not key.isprintable():
        raise InputError.at(key_name, 0, "the key has characters that no header can hold", "copy it once more")
    return OpenAICompatible(environment[base_name].strip(), environment[model_name].strip(), key)
