"""What a service sends is bounded in bytes and time, and what is secret stays so, whatever it or the settings do."""

from __future__ import annotations

import gzip
import pickle
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace

import pytest

from document.errors import InputError
from machine import Scripted
from service import Answer, completion, serve
from translate.checks.judge import Judge
from translate.machine.candidates import translate_clauses
from translate.machine.engine import Hypothesis, Request
from translate.machine.openai import OpenAICompatible, read_environment

pytestmark = pytest.mark.slow
# They wait for services that never end.

good = "Advance the City Brain."
brain = Request("推进城市大脑建设")
names = {"DUIZHAO_MT_BASE_URL": "http://127.0.0.1:9/v1", "DUIZHAO_MT_MODEL": "big", "DUIZHAO_MT_API_KEY": "secret-1"}


@contextmanager
def talk(say: Callable[[socket.socket], None]) -> Iterator[str]:
    """The address of a server that says what it is told to, HTTP or not."""

    def run() -> None:
        while True:
            try:
                with listening.accept()[0] as connection, suppress(OSError):
                    connection.recv(1 << 16)
                    say(connection)
            except OSError:
                return

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/v1"
        listening.shutdown(socket.SHUT_RDWR)
    thread.join(10)


def endless(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 3000000000\r\n\r\n")
    while True:
        connection.sendall(b" " * (1 << 16))


def endless_chunks(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        connection.sendall(b"10000\r\n" + b" " * (1 << 16) + b"\r\n")


def packed(connection: socket.socket) -> None:
    body = gzip.compress(bytes(300_000_000), 1)
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {len(body)}\r\n\r\n"
    connection.sendall(head.encode() + body)


def flood(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    for number in range(100_000):
        connection.sendall(f"X-{number}: x\r\n".encode())


def long_line(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
    while True:
        connection.sendall(b"x" * (1 << 16))


def drip_head(connection: socket.socket) -> None:
    for _ in range(60):
        connection.sendall(b"H")
        time.sleep(0.05)


def more_to_come(connection: socket.socket) -> None:
    for _ in range(300):
        connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
        time.sleep(0.01)


def no_http(connection: socket.socket) -> None:
    connection.sendall(b"SSH-2.0-OpenSSH_9.2 secret-1\r\n")


sayings = [endless, endless_chunks, packed, flood, long_line, drip_head, more_to_come, no_http]


@pytest.mark.parametrize("say", sayings)
def test_an_answer_without_end_ends_in_time_and_in_one_line(say: Callable[[socket.socket], None]) -> None:
    with talk(say) as address:
        engine = OpenAICompatible(address, "big", "secret-1", timeout=1, patience=0.01)
        said = trouble(engine)
    assert said
    assert len(said.splitlines()) == 1
    assert "secret-1" not in said


def trouble(engine: OpenAICompatible) -> str:
    try:
        ((hypothesis,),) = engine.translate([brain])
    except InputError as error:
        return str(error)
    assert hypothesis.text == ""
    return hypothesis.refusal


def test_an_answer_far_longer_than_its_sentence_is_none(judge: Judge) -> None:
    long = Hypothesis("Words and " * 100_000)
    (draft,) = translate_clauses([brain.source], Scripted({brain: (long,)}), judge)
    assert "longer than the sentence" in draft.refusal
    (draft,) = translate_clauses([brain.source], Scripted({brain: (long, Hypothesis(good))}), judge)
    assert draft.text == good


@pytest.mark.parametrize(
    "base",
    [
        "http://127.0.0.1:9/v1?api-key=secret-2",
        "http://someone:secret-2@127.0.0.1:9/v1",
        "http://someone:secret%2D2@127.0.0.1:9/v1",
        "http://secret-2@127.0.0.1:9/v1",
        "http://127.0.0.1:9/v1#secret-2",
    ],
)
@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\t"])
def test_nothing_secret_of_an_address_is_printed(base: str, end: str) -> None:
    engine = read_environment({**names, "DUIZHAO_MT_BASE_URL": base + end})
    assert engine
    said = trouble(replace(engine, patience=0.01))
    assert "http://" in said
    for secret in ("secret-1", "secret-2", "secret%2D2"):
        assert secret not in said
        assert secret not in repr(engine)


@pytest.mark.parametrize(
    "base", ["http://a:secret-2@[", "ftp://a:secret-2@b/", "a:secret-2@b", "http://a:secret-2@b:x/"]
)
def test_an_address_that_is_none_is_refused_unprinted(base: str) -> None:
    with pytest.raises(InputError) as raised:
        read_environment({**names, "DUIZHAO_MT_BASE_URL": base})
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("model", ["big\nbad", "big\x00", "big\u2028bad", "big\ud800"])
def test_a_model_that_no_comment_can_hold_is_refused_before_it_costs_anything(model: str) -> None:
    with pytest.raises(InputError, match="DUIZHAO_MT_MODEL"):
        read_environment({**names, "DUIZHAO_MT_MODEL": model})


def test_a_timeout_of_any_size_is_one() -> None:
    with serve(lambda source, before: completion(good)) as service:
        more = {"DUIZHAO_MT_BASE_URL": f"{service.address}/v1", "DUIZHAO_MT_TIMEOUT": "1e300"}
        engine = read_environment({**names, **more})
        assert engine
        assert engine.translate([brain]) == [(Hypothesis(good),)]


@pytest.mark.parametrize("place", ["body", "reason", "header"])
def test_what_a_service_repeats_of_a_secret_in_any_place_is_not_printed(place: str) -> None:
    told = {
        "body": Answer(b"no: Bearer secret-1\nsecret-1", 403),
        "reason": completion(good, "secret-1"),
        "header": Answer(b"", 429, (("Retry-After", "secret-1"),)),
    }
    with serve(lambda source, before: told[place]) as service:
        assert "secret-1" not in trouble(service.engine())


@pytest.mark.parametrize("status", [301, 307, 308])
def test_no_redirect_takes_the_key_along_even_to_the_same_machine(status: int) -> None:
    leads = (("Location", "/v2/chat/completions"),)
    with serve(lambda source, before: Answer(b"", status, leads)) as service:
        assert "leads elsewhere" in trouble(service.engine())
        assert len(service.asked) == 1


def test_a_fault_from_another_process_is_the_same_fault() -> None:
    """A worker of Dask hands it over as bytes."""
    error = InputError.at("https://example.org/v1", 0, "no translation", "try again")
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
    assert pickle.loads(pickle.dumps(error)).faults == error.faults
