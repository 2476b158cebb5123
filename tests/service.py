"""A stand-in for a service that speaks chat completions: a real server on this machine that answers as it is told."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from translate.machine.openai import OpenAICompatible

__all__ = ["Answer", "Service", "completion", "serve", "some_words"]


@dataclass(frozen=True)
class Answer:
    """What the server sends."""

    body: bytes
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    drip: float = 0
    # Seconds between one byte and the next.
    cut: bool = False
    # Does the connection end before the body does?


@dataclass
class Service:
    """A server that runs, and what it was asked."""

    address: str
    asked: list[dict[str, Any]] = field(default_factory=list)
    # The questions, each with the "Authorization" it came with and its "time".

    def engine(self, **more: Any) -> OpenAICompatible:
        return OpenAICompatible(f"{self.address}/v1", "big", **{"key": "secret-1", "patience": 0.01, **more})


def completion(content: Any, finish: Any = "stop", **message: Any) -> Answer:
    choice = {"message": {"role": "assistant", "content": content, **message}, "finish_reason": finish}
    return Answer(json.dumps({"choices": [choice]}).encode())


def some_words(chinese: str) -> str:
    """As many as English for it may have."""
    return " ".join(["Words", *(f"w{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(len(chinese) // 5))])


@contextmanager
def serve(answer: Callable[[str, int], Answer]) -> Iterator[Service]:
    """A server that answers each Chinese text with `answer(text, how often it was asked anything before)`."""
    service = Service("")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            said = {"Authorization": self.headers["Authorization"], "time": time.monotonic(), "path": self.path}
            service.asked.append({**question, **said})
            self.send(answer(question["messages"][-1]["content"], len(service.asked) - 1))

        def do_GET(self) -> None:
            service.asked.append({"Authorization": self.headers["Authorization"], "path": self.path})
            self.send(completion("Followed."))

        def send(self, told: Answer) -> None:
            self.send_response(told.status)
            for name, value in told.headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(told.body) + (9 if told.cut else 0)))
            self.end_headers()
            with suppress(OSError):  # Whoever asked may have gone.
                for piece in (told.body[i : i + 1] for i in range(len(told.body))) if told.drip else (told.body,):
                    self.wfile.write(piece)
                    self.wfile.flush()
                    time.sleep(told.drip)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=lambda: server.serve_forever(0.01), daemon=True).start()
    service.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
