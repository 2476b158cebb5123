"""What `fill` loses: one sentence by a bad answer, nothing by an error, a broken file or a kill."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from document.errors import InputError
from machine import Scripted, repository
from paths import root
from second_texts import law_id as id
from service import Answer, Service, completion, serve, some_words
from translate.__main__ import main
from translate.catalogue.entries import Catalogue, Entry, find_catalogue_path, load_catalogue, save_catalogue
from translate.catalogue.words import put_new_words
from translate.machine.clauses import end_sentence
from translate.machine.engine import Hypothesis, Request
from translate.machine.fill import fill


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    copy = repository(tmp_path / "repo")
    assert main(["--root", str(copy), "sync"]) == 0
    return copy


def catalogue_of(repo: Path) -> Catalogue:
    return load_catalogue(find_catalogue_path(repo, id, "en"))


def filled(repo: Path) -> set[str]:
    return {key for key, entry in catalogue_of(repo).entries.items() if entry.text}


def put(repo: Path, **english: str) -> None:
    """Give sentences English of a draft; `s9_1_1` stands for 9.1.1."""
    catalogue = catalogue_of(repo)
    fresh = {k: put_new_words(catalogue.entries[k], text, "draft") for k, text in dotted(english).items()}
    save_catalogue(replace(catalogue, entries={**catalogue.entries, **fresh}))


def dotted(english: dict[str, str]) -> dict[str, str]:
    return {name[1:].replace("_", "."): text for name, text in english.items()}


class Failing(Scripted):
    """One sentence at a time, and an error in the tenth."""

    def translate(self, requests: Sequence[Request]) -> list[tuple[Hypothesis, ...]]:
        if len(self.asked) >= 10:
            raise InputError.at("service", 0, "it is gone", "start it")
        return super().translate(requests)


@pytest.mark.parametrize(
    ("text", "heading", "ended"),
    [
        ("we will", False, "We will."),
        ("We will.", False, "We will."),
        ("We will。", False, "We will."),
        ("We will;", False, "We will."),
        ("The aims are these:", False, "The aims are these:"),
        ("Will we?", False, "Will we?"),
        ("We will!", False, "We will!"),
        ("We say “we will.”", False, "We say “we will.”"),
        ("We say “we will”", False, "We say “we will”."),
        ("(We will.)", False, "(We will.)"),
        ("We will (soon)", False, "We will (soon)."),
        ("And so on …", False, "And so on …"),
        ("aims.", True, "Aims"),
        ("What are the aims?", True, "What are the aims?"),
        ("", False, ""),
    ],
)
def test_a_stop_is_added_where_none_ends_the_sentence(text: str, heading: bool, ended: str) -> None:
    assert end_sentence(text, heading) == ended


def test_a_bad_answer_costs_its_sentence_and_not_the_run(
    repo: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = [completion(None), completion("Cut", "length"), Answer(b'{"choices": null}'), Answer(b"[]"), Answer(b"", 400)]
    headings = [entry for entry in catalogue_of(repo).entries.values() if entry.is_heading and len(entry.source) < 20]
    victims = {entry.source: answer for entry, answer in zip(headings, bad, strict=False)}
    with serve(lambda source, before: victims.get(source, completion(some_words(source)))) as service:
        name_service(monkeypatch, service)
        assert main(["--root", str(repo), "fill"]) == 1
    lost = {entry.key for entry in catalogue_of(repo).entries.values() if not entry.text}
    assert lost == {entry.key for entry in headings[: len(bad)]}
    printed = capsys.readouterr().out
    assert all(key in printed for key in lost)
    assert "secret-1" not in printed
    with serve(lambda source, before: completion("Words")) as service:
        name_service(monkeypatch, service)
        assert main(["--root", str(repo), "fill"]) == 0
        assert len(filled(repo)) == len(catalogue_of(repo).entries)


def name_service(patch: pytest.MonkeyPatch, service: Service) -> None:
    patch.setenv("DUIZHAO_MT_BASE_URL", f"{service.address}/v1")
    patch.setenv("DUIZHAO_MT_MODEL", "big")
    patch.setenv("DUIZHAO_MT_API_KEY", "secret-1")


def test_control_characters_refuse_their_sentence_alone(repo: Path) -> None:
    sources = [entry.source for entry in catalogue_of(repo).entries.values() if entry.is_heading][:2]
    script = {Request(source): (Hypothesis(f"Words{bad}"),) for source, bad in zip(sources, "\x00\u2028", strict=True)}
    (done,) = fill(repo, Scripted(script))
    assert [len(keys) for keys in done.refused.values()] == [2]
    assert done.written == done.pending - 2 == len(filled(repo))


def test_what_was_answered_is_kept_before_an_error_ends_the_run(repo: Path) -> None:
    with pytest.raises(InputError, match="it is gone"):
        list(fill(repo, Failing({}, batch=1), seconds=1000))
    assert len(filled(repo)) >= 5


def test_what_a_service_answered_is_kept_when_it_takes_no_more(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However seldom it is saved: each answer has been paid for."""
    with serve(lambda source, before: completion("Words") if before < 10 else Answer(b"", 401)) as service:
        name_service(monkeypatch, service)
        assert main(["--root", str(repo), "fill", "--save-every", "1000"]) == 1
    assert len(filled(repo)) >= 8


@pytest.mark.slow
def test_half_a_character_costs_its_sentence_alone(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serve(lambda source, before: completion("Half \ud800" if before == 3 else some_words(source))) as service:
        name_service(monkeypatch, service)
        assert main(["--root", str(repo), "fill"]) == 1
    catalogue = catalogue_of(repo)
    assert len(filled(repo)) == len(catalogue.entries) - 1


def test_a_person_who_stops_it_keeps_what_was_answered(repo: Path) -> None:
    class Stopped(Scripted):
        def translate(self, requests: Sequence[Request]) -> list[tuple[Hypothesis, ...]]:
            if len(self.asked) >= 10:
                raise KeyboardInterrupt
            return super().translate(requests)

    with pytest.raises(KeyboardInterrupt):
        list(fill(repo, Stopped({}, batch=1), seconds=1000))
    assert len(filled(repo)) >= 5


@pytest.mark.slow
def test_what_is_answered_while_the_disk_is_full_is_tried_again(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []

    def refuse_once(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 3:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse_once)
    list(fill(repo, Scripted({}, batch=1), seconds=0))
    assert len(calls) > 3
    assert len(filled(repo)) == len(catalogue_of(repo).entries)


def test_what_was_answered_is_on_disk_while_the_engine_goes_on(repo: Path) -> None:
    seen: list[int] = []

    class Slow(Scripted):
        def translate(self, requests: Any) -> Any:
            if len(self.asked) == 8:
                until = time.monotonic() + 20
                while not filled(repo) and time.monotonic() < until:
                    time.sleep(0.05)
                seen.append(len(filled(repo)))
            return super().translate(requests)

    list(fill(repo, Slow({}, batch=1), seconds=0.2))
    assert seen
    assert min(seen) > 0


def test_what_a_broken_catalogue_cannot_take_is_kept_beside_it(repo: Path) -> None:
    path = find_catalogue_path(repo, id, "en")
    whole = path.read_bytes()

    class Breaking(Scripted):
        def translate(self, requests: Any) -> Any:
            path.write_bytes(b"<<<<<<< HEAD\n" + whole)
            return super().translate(requests)

    with pytest.raises(InputError, match="unsaved"):
        list(fill(repo, Breaking({})))
    path.write_bytes(whole)
    assert main(["--root", str(repo), "fill", "--memory"]) == 0
    assert filled(repo)


def test_what_is_answered_while_somebody_types_is_suggested(repo: Path) -> None:
    class Watched(Scripted):
        def translate(self, requests: Any) -> Any:
            put(repo, s9_1_1="My own words")
            return super().translate(requests)

    list(fill(repo, Watched({})))
    entry = catalogue_of(repo).entries["9.1.1"]
    assert entry.text == "My own words"
    assert [suggestion.who for suggestion in entry.suggestions] == ["mt scripted zh_en 1"]


def test_from_the_memory_alone_it_needs_no_machine(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(repo), "fill"]) == 1
    capsys.readouterr()
    source = catalogue_of(repo).entries["16.1.2"].source
    tmx = (
        '<tmx version="1.4"><header srclang="zh"/><body><tu><tuv xml:lang="zh"><seg>{}</seg></tuv>'
        '<tuv xml:lang="en" changeid="Your Name"><seg>Adhesive tape may not be used.</seg></tuv></tu>'
        "</body></tmx>"
    )
    (repo / "a.tmx").write_text(tmx.format(source), encoding="utf-8")
    assert main(["--root", str(repo), "import", str(repo / "a.tmx")]) == 0
    put(repo, s16_1_2="")
    assert main(["--root", str(repo), "fill", "--memory"]) == 0
    assert filled(repo) == {"16.1.2"}
    assert catalogue_of(repo).entries["16.1.2"].origin == "memory a.tmx (Your Name)"


def test_a_signature_is_not_carried_to_another_place(repo: Path) -> None:
    catalogue, words = catalogue_of(repo), "Adhesive tape may not be used."
    signed = replace(put_new_words(catalogue.entries["16.1.2"], words, "human Your Name"), key="1.1.1")
    save_catalogue(replace(catalogue, path=catalogue.path.with_name("other.po"), entries={"1.1.1": signed}))
    list(fill(repo, None))
    entry = catalogue_of(repo).entries["16.1.2"]
    assert (entry.text, entry.origin, entry.human) == (words, "memory other (Your Name)", False)


@pytest.mark.slow
def test_killed_at_any_moment_it_loses_nothing_answered_before(repo: Path) -> None:
    """A service answers, and the process is killed at fifty moments; a catalogue that is full begins anew."""
    every, slack, chance, checked = 0.2, 0.8, random.Random(13), 0
    path = find_catalogue_path(repo, id, "en")
    blank = path.read_bytes()

    def answer(source: str, before: int) -> Answer:
        time.sleep(0.02)
        return completion(some_words(source))

    with serve(answer) as service:
        for _ in range(50):
            if not missing_of(repo):
                path.write_bytes(blank)
            missing = missing_of(repo)
            stood = {key: e.text for key, e in catalogue_of(repo).entries.items() if e.text}
            service.asked.clear()
            process = run_fill(repo, service, every)
            wait_for(lambda process=process: bool(service.asked) or process.poll() is not None)
            time.sleep(chance.uniform(0, 2.4))
            process.send_signal(signal.SIGKILL)
            killed = time.monotonic()
            process.wait()
            now = {key: e.text for key, e in catalogue_of(repo).entries.items() if e.text}
            assert stood.items() <= now.items()
            due = finished_before(missing, service.asked, killed - every - slack)
            assert due <= now.keys()
            checked += bool(due)
    assert checked


def missing_of(repo: Path) -> list[Entry]:
    """In the order in which they are asked."""
    left = (entry for entry in catalogue_of(repo).entries.values() if not entry.text)
    return sorted(left, key=lambda e: (len(e.source), e.source, e.key))


def finished_before(missing: Sequence[Entry], asked: Sequence[dict[str, Any]], moment: float) -> set[str]:
    """The keys of the sentences that were done when the next one was begun, before that moment."""
    begun = -1
    for question in asked:
        said = question["messages"][-1]["content"]
        following = missing[begun + 1] if begun + 1 < len(missing) else None
        if question["time"] < moment and following and following.source.startswith(said):
            begun += 1
    return {entry.key for entry in missing[: max(begun, 0)]}


def run_fill(repo: Path, service: Service, every: float) -> subprocess.Popen[bytes]:
    names = {"BASE_URL": f"{service.address}/v1", "MODEL": "big", "API_KEY": "secret-1"}
    environment = {**os.environ, **{f"DUIZHAO_MT_{name}": value for name, value in names.items()}}
    command = [sys.executable, "-m", "translate", "--root", str(repo), "fill", "--save-every", str(every)]
    return subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def wait_for(holds: Any) -> None:
    until = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.01)
