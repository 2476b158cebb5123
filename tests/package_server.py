"""A stand-in for a server of packages: a real one on this machine that sends a file in whatever way it is told."""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

__all__ = ["Asked", "Server", "plain", "serve", "ways"]


@dataclass(frozen=True)
class Asked:
    """One request, and the handler that answers it."""

    handler: BaseHTTPRequestHandler
    body: bytes
    start: int
    # The first byte that is wanted.
    name: str
    # What is asked for, without the slash.

    def send(self, status: int, body: bytes, **headers: str) -> None:
        self.handler.send_response(status)
        for name, value in {"Content_Length": str(len(body)), **headers}.items():
            if value:
                self.handler.send_header(name.replace("_", "-"), value)
        self.handler.end_headers()
        with suppress(OSError):  # Whoever asked may have gone.
            self.handler.wfile.write(body)

    @property
    def range(self) -> str:
        return f"bytes {self.start}-{len(self.body) - 1}/{len(self.body)}"


@dataclass
class Server:
    """A server that runs, and what it was asked."""

    address: str
    asked: list[tuple[str, int, str]] = field(default_factory=list)
    # What, from which byte, and with which Authorization.


Way = Callable[[Asked], None]


def plain(asked: Asked) -> None:
    """With ranges, as HTTP wants it."""
    if asked.start >= len(asked.body):
        asked.send(416, b"", Content_Range=f"bytes */{len(asked.body)}")
    elif asked.start:
        asked.send(206, asked.body[asked.start :], Content_Range=asked.range)
    else:
        asked.send(200, asked.body)


def packed(asked: Asked) -> None:
    """Compressed, whatever was asked for."""
    asked.send(200, gzip.compress(asked.body), Content_Encoding="gzip")


def packed_ranges(asked: Asked) -> None:
    if asked.start:
        asked.send(206, gzip.compress(asked.body)[asked.start :], Content_Encoding="gzip", Content_Range=asked.range)
    else:
        packed(asked)


def without_ranges(asked: Asked) -> None:
    asked.send(200, asked.body)


def refusing_ranges(asked: Asked) -> None:
    asked.send(416, b"") if asked.start else plain(asked)


def wrong_ranges(asked: Asked) -> None:
    """Another range than was asked for, as a cache may have it."""
    body = asked.body
    asked.send(206, body, Content_Range=f"bytes 0-{len(body) - 1}/{len(body)}") if asked.start else plain(asked)


def unsaid_ranges(asked: Asked) -> None:
    asked.send(206, asked.body) if asked.start else plain(asked)


def in_chunks(asked: Asked) -> None:
    size = max(1, len(asked.body) // 3)
    parts = [asked.body[at : at + size] for at in range(0, len(asked.body), size)]
    body = b"".join(f"{len(part):x}\r\n".encode() + part + b"\r\n" for part in parts) + b"0\r\n\r\n"
    asked.send(200, body, Content_Length="", Transfer_Encoding="chunked")


def without_length(asked: Asked) -> None:
    asked.send(200, asked.body, Content_Length="")


ways: dict[str, Way] = {
    way.__name__.replace("_", " "): way
    for way in (
        *(plain, packed, packed_ranges, without_ranges, refusing_ranges, wrong_ranges, unsaid_ranges),
        *(in_chunks, without_length),
    )
}


@contextmanager
def serve(body: bytes, way: Way = plain) -> Iterator[Server]:
    """A server with an index of one package, whose archive is `body`."""
    server = Server("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            start = int(self.headers.get("Range", "bytes=0-").split("=")[1].rstrip("-"))
            name = self.path.partition("?")[0].strip("/")
            server.asked.append((name, start, self.headers.get("Authorization", "")))
            if name == "index.json":
                links = [f"{server.address}/zh_en.argosmodel"]
                entry = {"from_code": "zh", "to_code": "en", "package_version": "1.0", "links": links}
                Asked(self, b"", 0, name).send(200, json.dumps([entry]).encode())
            else:
                way(Asked(self, body, start, name))
            self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            pass

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.daemon_threads = True
    threading.Thread(target=lambda: running.serve_forever(0.01), daemon=True).start()
    server.address = f"http://127.0.0.1:{running.server_port}"
    try:
        yield server
    finally:
        running.shutdown()
        running.server_close()
