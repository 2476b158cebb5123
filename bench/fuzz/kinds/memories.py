"""What comes in from elsewhere: imported TMX and PO, the answers of a service, the settings that name one."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from hypothesis import strategies as st

from bench.fuzz.case import Case, check_faults, check_said, require, varying
from bench.fuzz.hostile import a_phrase, any_piece, refused, some_phrase
from bench.fuzz.kinds.seeds import catalogue_name, read_seed
from document.characters import unprintable
from document.errors import InputError
from document.script.tags import chinese_tag
from translate.catalogue.comments import hash_words
from translate.catalogue.entries import load_catalogue
from translate.commands import main
from translate.exchange.importing import read_entries
from translate.languages import rendering_tag
from translate.machine.engine import Hypothesis, Request
from translate.machine.fill import fill
from translate.machine.openai import OpenAICompatible, base_name, key_name, model_name, read_environment, timeout_name
from translate.machine.service.answers import Refused, read_answer
from translate.machine.service.calls import Reply
from translate.machine.service.speech import Question

__all__ = ["answer_cases", "memory_cases", "secret_cases", "try_answer", "try_memory", "try_secret"]

encodings = (
    "utf-8",
    "utf-8",
    "utf-8",
    "utf-16",
    "gb18030",
    "big5",
    "latin-1",
    "utf-7",
    "utf-32",
    "nowhere",
    "idna",
    "hex",
)
chinese = st.one_of(some_phrase, st.sampled_from(["市图书馆门前。", "一册换一册。", "成套的旧书成套交换", "时间"]))
pairs = st.lists(st.tuples(chinese, some_phrase, a_phrase), min_size=1, max_size=4)
secret = "s3cr3t-0f-th3-k3y"


@st.composite
def memory_cases(draw: Callable[..., Any]) -> Case:
    """A TMX or PO file of hostile pairs, in some encoding."""
    said, encoding = draw(pairs), draw(st.sampled_from(encodings))
    ending = draw(st.sampled_from(["tmx", "po"]))
    text = (write_tmx if ending == "tmx" else write_po)(said, encoding)
    with contextlib.suppress(LookupError, UnicodeError):
        return Case("memory", f"in.{ending}", {**read_seed(), f"in.{ending}": text.encode(encoding)})
    return Case("memory", f"in.{ending}", {**read_seed(), f"in.{ending}": text.encode("utf-8", "surrogatepass")})


def write_tmx(said: Sequence[tuple[str, str, str]], encoding: str) -> str:
    units = "".join(
        f'<tu changeid={quoteattr(who)}><tuv xml:lang="{chinese_tag}"><seg>{escape(one)}</seg></tuv>\n'
        f'<tuv xml:lang="{rendering_tag}"><seg>{escape(other)}</seg></tuv></tu>\n'
        for one, other, who in said
    )
    return f'<?xml version="1.0" encoding="{encoding}"?>\n<tmx version="1.4"><header/><body>\n{units}</body></tmx>\n'


def write_po(said: Sequence[tuple[str, str, str]], encoding: str) -> str:
    entries = "".join(
        f"\n# origin: human {who} {hash_words(other.encode('utf-8', 'replace').decode())}\n"
        f"msgid {json.dumps(one, ensure_ascii=False)}\nmsgstr {json.dumps(other, ensure_ascii=False)}\n"
        for one, other, who in said
    )
    head = f'"Content-Type: text/plain; charset={encoding}\\n"\n"Last-Translator: {said[0][2]}\\n"\n'
    return f'msgid ""\nmsgstr ""\n{head}{entries}'


def try_memory(case: Case, folder: Path) -> str:
    """Take it into the memory, and fill the catalogue from there: nobody has reviewed what comes so."""
    try:
        entries = read_entries(folder / case.main, rendering_tag)
    except InputError as error:
        return f"refused: {check_faults(error, folder)}"
    for entry in entries.values():
        require(not unprintable.search(entry.source + entry.text), "a memory with what no page can show", entry)
        require(entry.origin.startswith(("memory ", "draft", "mt ")), "a signature from elsewhere", entry.origin)
    code, said = run_quietly("import", str(folder / case.main))
    if code:
        return f"not taken in: {check_said(code, said)}"
    code, said = run_quietly("fill", "--memory")
    require(code == 0, "a memory from which nothing is filled", check_said(code, said))
    filled = load_catalogue(folder / catalogue_name).entries.values()
    require(not any(entry.origin.startswith("human") for entry in filled), "a reviewer that nobody here knows")
    return f"taken in: {len(entries)} {sorted({entry.origin.split(' ')[0] for entry in filled})}"


def run_quietly(*command: str) -> tuple[int, str]:
    """A command of `translate` in the working directory: its exit code and all that it says."""
    with contextlib.redirect_stdout(io.StringIO()) as said, contextlib.redirect_stderr(said):
        code = main(["--root", ".", *command])
    return code, said.getvalue()


@st.composite
def answer_cases(draw: Callable[..., Any]) -> Case:
    """The body of a chat completion with hostile words in it."""
    english = st.tuples(st.just("The City Library"), st.one_of(any_piece, st.sampled_from(refused)), st.just("."))
    words = draw(st.one_of(some_phrase, st.lists(any_piece, max_size=3).map("".join), english.map("".join)))
    content: Any = draw(st.sampled_from([words, words, words, [{"type": "text", "text": words}], None, 5, {}, [words]]))
    choice = {"message": {"content": content}, "finish_reason": draw(st.sampled_from(["stop", None, "length", 3]))}
    body = json.dumps({"choices": [choice]}, ensure_ascii=draw(st.booleans())).encode("utf-8", "surrogatepass")
    return Case("answer", "answer.json", {**read_seed(), "answer.json": body})


@dataclass(frozen=True)
class Parrot:
    """An engine that says the same to every request, unseen by whoever reads a service's answers."""

    words: str
    origin: str = "mt parrot zh_x 1"
    batch: int = 64

    def tokens(self, text: str) -> int:
        """Nothing is measured here."""
        return 1

    def translate(self, requests: Sequence[Request]) -> list[tuple[Hypothesis, ...]]:
        """What it always says."""
        return [(Hypothesis(self.words),) for _ in requests]


def try_answer(case: Case, folder: Path) -> str:
    """Read the answer, and let it fill a catalogue."""
    try:
        words = read_answer(case.content, Question("甲。", "Translate.", rendering_tag))
    except Refused as error:
        require(str(error), "a refusal without a reason")
        return f"refused: {str(error)[:40]}"
    require(words.isprintable() and words.strip() == words != "", "an answer that is no line", words)
    try:
        with contextlib.redirect_stderr(io.StringIO()):
            ((done),) = fill(folder, Parrot(words), seconds=0)
    except InputError as error:
        return f"not filled: {check_faults(error, folder)}"
    entries = load_catalogue(folder / catalogue_name).entries
    require(not done.refused and all(entry.text for entry in entries.values()), "an answer that fills nothing", words)
    return f"filled: {sorted({remark.split(':')[0] for entry in entries.values() for remark in entry.remarks})}"


@st.composite
def secret_cases(draw: Callable[..., Any]) -> Case:
    """Settings of a service with a secret in its key and in its address, and what the service answers."""
    around = st.sampled_from(["", "", "\n", " ", "'", '"', "\\", "\r", "é", "\x7f", "%0a", "@", ":", "/"])
    key = draw(around) + secret + draw(around)
    host = draw(st.sampled_from(["a.example", "127.0.0.1:1", "[::1]", "[", "a b", "", "localhost:99999999"]))
    scheme, behind = draw(st.sampled_from(["http", "https", "ftp", "HTTP"])), draw(st.sampled_from(["", "?k=", "#"]))
    base = f"{scheme}://u:{key}@{host}/v1{behind}{key if behind else ''}"
    timeout = draw(st.sampled_from(["", "1", "x", "1e9"]))
    settings = {base_name: base, key_name: key, model_name: draw(a_phrase), timeout_name: timeout}
    status = draw(st.sampled_from([200, 204, 302, 400, 401, 404, 500, 999]))
    body = draw(st.sampled_from(["{key}", "no key {key!r}", "Bearer {key}", "no route to {url}", "{url!r}"]))
    content = json.dumps({"settings": settings, "answer": [status, body]}, ensure_ascii=True).encode()
    return Case("secret", "settings.json", {"settings.json": content})


def try_secret(case: Case, folder: Path) -> str:
    """Ask the service, by a stand-in for the network that fails or answers with the secret; nobody is shown it."""
    try:
        data = json.loads(case.content)
        settings, (status, body) = data["settings"], data["answer"]
        asked = {name: str(settings.get(name, "")) for name in (base_name, key_name, model_name, timeout_name)}
        status, body = int(status), str(body)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return "no settings"
    try:
        engine = read_environment(asked)
    except InputError as error:
        require(secret not in str(error), "a secret that is printed", str(error))
        return check_faults(error, folder)
    return ask(engine, status, body) if engine else "no service"


def ask(engine: OpenAICompatible, status: int, body: str) -> str:
    """What a person is told of the service's answer, without its figures."""
    for name, value in (("key", engine.key), ("url", engine.base_url)):
        body = body.replace(f"{{{name}!r}}", repr(value)).replace(f"{{{name}}}", value)
    with patch_calls(Reply(status, {}, body.encode("utf-8", "surrogatepass"))):
        try:
            said = str(engine.answer(Request("甲。")).refusal)
        except InputError as error:
            said = str(error)
    parts = urlsplit(engine.base_url)
    hidden = (engine.key, parts.netloc.rpartition("@")[0].partition(":")[2], parts.query, parts.fragment)
    require(not any(one in said for one in hidden if secret in one), "a secret that is printed", said)
    require(secret not in repr(engine), "a secret in what a program prints of its values")
    return f"asked: {status} {varying.sub('…', said)[:40]}"


def patch_calls(reply: Reply) -> Any:
    def read(post: object, until: object = None) -> Reply:
        if reply.status == 999:
            raise OSError(f"no route to {reply.body.decode('utf-8', 'replace')}")
        return reply

    return patch.multiple("translate.machine.service.calls", within=lambda seconds, work: read(work), time=Still())


class Still:
    """A clock that stands, so that nobody waits for a service."""

    def sleep(self, seconds: float) -> None:
        """No time passes."""

    def monotonic(self) -> float:
        """It is always now."""
        return 0
