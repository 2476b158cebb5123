"""`fill`: the glossary is kept or it is said; nothing is lost; others' English and other machines are used."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from document.publication import load_publication
from machine import Scripted, installed_package, repository
from paths import hangzhou, root
from translate.__main__ import main
from translate.argos import ArgosEngine
from translate.candidates import translate_clauses
from translate.catalogue import Catalogue, catalogue_path, load_catalogue, save_catalogue
from translate.checks import Judge
from translate.clauses import clauses, joined
from translate.engine import Hypothesis, Link, Request
from translate.fill import fill
from translate.glossary import load_glossary
from translate.openai_compatible import OpenAICompatible, from_environment
from translate.spread import Spread, dask_executor

id = "hangzhou-14fyp"


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge(load_glossary(root / "glossary.yaml"))


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("package")
    return installed_package(folder / "packages", folder / "tiny.argosmodel")


def catalogue_of(repo: Path) -> Catalogue:
    return load_catalogue(catalogue_path(repo, id))


brain = "推进城市大脑建设"
wrong, right = Hypothesis("Advance the urban brain"), Hypothesis("Advance the City Brain")


@pytest.mark.parametrize(
    ("strategy", "script", "text"),
    [
        ("hypotheses", {Request(brain): (wrong, right)}, "Advance the City Brain"),
        (
            "inline",
            {Request(brain): (wrong,), Request("推进 City Brain 建设"): (right,)},
            "Advance the City Brain",
        ),
        (
            "prefix",
            {Request(brain): (wrong,), Request(brain, prefix="City Brain"): (Hypothesis("City Brain, advance"),)},
            "City Brain, advance",
        ),
        (
            "suppressed",
            {
                Request(brain): (Hypothesis("The City Brain, or Urban Brain"),),
                Request(brain, forbidden=("Brain of the City", "City’s Brain", "Urban Brain")): (right,),
            },
            "Advance the City Brain",
        ),
        (
            "aligned",
            {Request(brain): (replace(wrong, links=(Link(12, 17, 2, 4), Link(18, 23, 4, 6))),)},
            "Advance the City Brain",
        ),
        ("", {Request(brain): (wrong,)}, "Advance the urban brain"),
    ],
)
def test_each_strategy_wins_once_and_what_fails_is_flagged(
    judge: Judge, strategy: str, script: dict[Request, tuple[Hypothesis, ...]], text: str
) -> None:
    (draft,) = translate_clauses([brain], Scripted(script), judge)
    assert (draft.strategy, draft.text) == (strategy, text)
    assert draft.clean == (strategy not in {"aligned", ""})
    assert bool(draft.findings) == (strategy == "")


def test_long_sentences_are_cut_where_no_term_or_quotation_is(judge: Judge) -> None:
    whole = "，".join(["一二三四五六七八九十"] * 12) + "；" + "，".join(["甲乙丙丁"] * 10)
    assert len(clauses(whole)) > 2
    quoted = "打造“" + "，".join(["一二三四五六七八九十"] * 12) + "”新格局"
    assert clauses(quoted) == (quoted,)
    term = "产业、大学" * 9 + "，" + "研究" * 12
    place = term.index("，")
    assert len(clauses(term)) == 2
    assert clauses(term, [(place - 2, place + 2)]) == (term,)
    text = [("甲，", "We do one."), ("乙；", "The second is done."), ("丙。", "And the third.")]
    assert joined(text) == "We do one, the second is done; and the third."


@given(st.text(alphabet="字词，；。“”《》、a1", max_size=300))
def test_cutting_loses_nothing(source: str) -> None:
    assert "".join(clauses(source)) == source


def test_the_real_sentences_are_cut_and_given_back(judge: Judge) -> None:
    for source in load_publication(hangzhou).hans.values():
        spans = [(o.start, o.end) for o in judge.terms(source)]
        pieces = clauses(source, spans)
        assert "".join(pieces) == source
        ends = {sum(map(len, pieces[: n + 1])) for n in range(len(pieces))}
        assert not [span for span in spans if any(span[0] < end < span[1] for end in ends)]


def test_fill_marks_what_breaks_the_glossary_and_names_why(tmp_path: Path, package: Path) -> None:
    repo = repository(tmp_path / "repo")
    (done,) = fill(repo, ArgosEngine(package))
    catalogue = catalogue_of(repo)
    assert done.pending == len(catalogue.entries) == 263
    assert all(entry.text and entry.origin == "mt argos zh_en 1.0" for entry in catalogue.entries.values())
    judge = Judge(load_glossary(repo / "glossary.yaml"))
    for entry in catalogue.entries.values():
        found = judge.findings(entry)
        assert not found or entry.fuzzy
        assert {f"check {f.check}: {f.problem}" for f in found} <= set(entry.remarks)
    assert any(not entry.fuzzy for entry in catalogue.entries.values())
    assert "City Brain" in catalogue.entries["18.1.4"].text


def test_two_undisturbed_runs_give_the_same_bytes(tmp_path: Path, package: Path) -> None:
    found = []
    for name in "ab":
        repo = repository(tmp_path / name)
        list(fill(repo, ArgosEngine(package)))
        found.append(catalogue_path(repo, id).read_bytes())
    assert found[0] == found[1]


def test_english_by_a_person_is_never_touched(tmp_path: Path, package: Path) -> None:
    repo = repository(tmp_path / "repo")
    main(["--root", str(repo), "sync"])
    catalogue = catalogue_of(repo)
    entry = replace(
        catalogue.entries["18.h"], text="My own words", origin="human Wu Lan", terms={"new-type-smart-city": "0" * 8}
    )
    save_catalogue(replace(catalogue, entries={**catalogue.entries, "18.h": entry}))
    (done,) = fill(repo, ArgosEngine(package))
    assert done.human == 1
    assert catalogue_of(repo).entries["18.h"] == entry


def test_killed_twice_it_ends_complete_and_loses_nothing(tmp_path: Path, package: Path) -> None:
    repo = repository(tmp_path / "repo")
    path = catalogue_path(repo, id)
    stood: dict[str, str] = {}
    for _ in range(2):
        process = run_fill(repo, package)
        before = path.read_bytes() if path.exists() else b""
        until = time.monotonic() + 60
        while process.poll() is None and (not path.exists() or path.read_bytes() == before or not texts(path)):
            assert time.monotonic() < until
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        now = texts(path)
        assert stood.items() <= now.items()
        stood = now
        assert 0 < len(stood) < 263
    last = run_fill(repo, package)
    last.communicate(timeout=60)
    assert last.returncode == 0
    assert len(texts(path)) == 263
    assert stood.items() <= texts(path).items()
    assert [file.name for file in path.parent.iterdir() if file.suffix == ".tmp"] == []


def texts(path: Path) -> dict[str, str]:
    return {key: entry.text for key, entry in load_catalogue(path).entries.items() if entry.text}


def run_fill(repo: Path, package: Path, *more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "translate", "--root", str(repo), "fill", "--save-every", "0", *more]
    # Argos Translate opens files without an encoding; that is not ours to warn about.
    environment = {**os.environ, "ARGOS_PACKAGES_DIR": str(package.parent), "PYTHONWARNDEFAULTENCODING": ""}
    return subprocess.Popen(
        command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )


def test_a_second_run_says_who_is_at_work(tmp_path: Path, package: Path) -> None:
    repo = repository(tmp_path / "repo")
    engine = ArgosEngine(package)
    waiting = Scripted({})
    told: list[str] = []

    class Slow(Scripted):
        def translate(self, requests: Any) -> Any:
            if not told:
                told.append(run_fill(repo, package).communicate(timeout=60)[1])
            return engine.translate(requests)

    list(fill(repo, Slow(waiting.script, origin=engine.origin)))
    assert f"in use by process {os.getpid()} since 20" in told[0]
    assert len(told[0].splitlines()) == 1


def test_the_memory_comes_first_with_its_origin(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    repo = repository(tmp_path / "repo")
    (repo / "other.tmx").write_text(tmx, encoding="utf-8")
    assert main(["--root", str(repo), "import", str(repo / "other.tmx")]) == 0
    assert "2 sentences" in capsys.readouterr().out
    (done,) = fill(repo, Scripted({}))
    entries = catalogue_of(repo).entries
    assert done.from_memory == 1
    assert entries["25.1.4"].text == "We will improve the volunteer service system."
    assert entries["25.1.4"].origin == "memory other.tmx (Wu Lan)"
    near = [remark for remark in entries["38.1.3"].remarks if remark.startswith("near ")]
    assert len(near) == 1
    assert near[0].endswith(": We will improve the system for managing debt.")
    assert entries["38.1.3"].text == "Words."


tmx = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header srclang="zh-TW" /><body>
<tu><tuv xml:lang="zh-TW"><seg>健全志願服務體系。</seg></tuv>
<tuv xml:lang="en-US" changeid="Wu Lan"><seg>We will improve the <bpt i="1"/>volunteer service system.</seg></tuv></tu>
<tu><tuv xml:lang="zh-CN"><seg>健全政府性债务管理制度。</seg></tuv>
<tuv xml:lang="en"><seg>We will improve the system for managing debt.</seg></tuv></tu>
</body></tmx>"""


def test_a_po_file_of_others_is_imported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    repo = repository(tmp_path / "repo")
    (repo / "theirs.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLast-Translator: Lin Yu <lin@example.org>\\n"\n\n'
        'msgid "健全志愿服务体系。"\nmsgstr "We will improve volunteering."\n\n'
        '# origin: draft\nmsgid "甲"\nmsgstr "A"\n',
        encoding="utf-8",
    )
    assert main(["--root", str(repo), "import", str(repo / "theirs.po")]) == 0
    entries = load_catalogue(repo / "translate/po/en/memory/theirs.po").entries
    assert [entry.origin for entry in entries.values()] == ["memory theirs.po (Lin Yu)", "draft"]
    (repo / "broken.tmx").write_text("<tmx>", encoding="utf-8")
    (repo / "text.docx").write_text("", encoding="utf-8")
    capsys.readouterr()
    for name, problem in (("broken.tmx", "not XML"), ("text.docx", "neither TMX nor PO"), ("none.po", "no such file")):
        assert main(["--root", str(repo), "import", str(repo / name)]) == 1
        assert problem in capsys.readouterr().err


class Service(BaseHTTPRequestHandler):
    """Answers chat completions with what it was asked."""

    asked: ClassVar[list[dict[str, Any]]] = []

    def do_POST(self) -> None:
        question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.asked.append({**question, "key": self.headers["Authorization"]})
        answer = {"choices": [{"message": {"content": " Advance the City Brain. "}}]}
        body = json.dumps(answer if self.path == "/v1/chat/completions" else {}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


def test_a_service_of_ones_own_is_used_if_the_environment_names_it() -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    names = {"DUIZHAO_MT_BASE_URL": f"{base}/v1", "DUIZHAO_MT_MODEL": "big", "DUIZHAO_MT_API_KEY": "secret"}
    engine = from_environment(names)
    assert isinstance(engine, OpenAICompatible)
    assert "secret" not in repr(engine)
    assert engine.origin == "mt openai-compatible big"
    ((hypothesis,),) = engine.translate([Request(brain, prefix="City Brain", forbidden=("urban brain",))])
    assert hypothesis.text == "Advance the City Brain."
    asked = Service.asked[-1]
    assert asked["key"] == "Bearer secret"
    assert "Begin with: City Brain" in asked["messages"][0]["content"]
    assert asked["messages"][1]["content"] == brain
    with pytest.raises(Exception, match="no translation"):
        replace(engine, base_url=f"{base}/else").translate([Request(brain)])
    server.shutdown()
    server.server_close()
    assert from_environment({}) is None


@pytest.mark.filterwarnings("ignore")
def test_workers_share_the_work_and_one_may_die(tmp_path: Path, package: Path) -> None:
    """A real Dask scheduler and two worker processes; the first is killed while it works."""
    environment = {**os.environ, "PYTHONPATH": str(root), "DASK_DISTRIBUTED__WORKER__DAEMON": "False"}
    environment.pop("PYTHONWARNDEFAULTENCODING", None)
    address_file = tmp_path / "scheduler.json"
    scheduler = dask(
        "scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(address_file), env=environment
    )
    workers = []
    try:
        until = time.monotonic() + 60
        while not address_file.exists():
            assert time.monotonic() < until
            time.sleep(0.05)
        address = json.loads(address_file.read_text(encoding="utf-8"))["address"]
        options = ["--no-nanny", "--nthreads", "1", "--no-dashboard"]
        workers = [dask("worker", address, *options, env=environment) for _ in range(2)]
        sources = [Request(source) for source in load_publication(hangzhou).hans.values()]
        alone = ArgosEngine(package, threads=1).translate(sources)
        with dask_executor(address) as executor:
            client = executor._client  # type: ignore[attr-defined]
            client.wait_for_workers(2, timeout=60)
            spread = Spread(ArgosEngine(package, threads=1), executor, chunk=4)
            killer = threading.Timer(0.2, workers[0].kill)
            killer.start()
            shared = [h for _ in range(3) for h in spread.translate(sources)]
            killer.join()
            assert len(client.scheduler_info()["workers"]) == 1
        assert [hypotheses[0].text for hypotheses in shared] == [hypotheses[0].text for hypotheses in alone] * 3
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()


def dask(*command: str, env: dict[str, str]) -> subprocess.Popen[bytes]:
    run = [sys.executable, "-m", "dask", *command]
    return subprocess.Popen(run, cwd=root, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
