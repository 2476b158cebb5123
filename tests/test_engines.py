"""Engines past this process: a service of one's own, and workers of a Dask scheduler."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from document.errors import InputError
from document.publication import load_publication
from machine import repository
from paths import root
from second_texts import law_id
from translate.machine.argos import ArgosEngine
from translate.machine.engine import Request
from translate.machine.openai import OpenAICompatible, read_environment
from translate.machine.spread import Spread, dask_executor

brain = "推进城市大脑建设"


@pytest.mark.parametrize("key", ["secret-1\n", " secret-1 ", "secret-1"])
@pytest.mark.parametrize("base", ["http://127.0.0.1:9/v1", "http://someone:secret-1@127.0.0.1:9/v1"])
def test_a_key_is_never_printed(key: str, base: str) -> None:
    names = {"DUIZHAO_MT_BASE_URL": base, "DUIZHAO_MT_MODEL": "big", "DUIZHAO_MT_API_KEY": key}
    engine = read_environment(names)
    assert engine
    assert "secret-1" not in repr(engine)
    with pytest.raises(InputError) as raised:
        replace(engine, patience=0.01).translate([Request(brain)])
    assert "secret-1" not in str(raised.value)


def test_a_key_that_no_header_can_hold_is_refused_unprinted() -> None:
    names = {"DUIZHAO_MT_BASE_URL": "http://127.0.0.1:9", "DUIZHAO_MT_MODEL": "big", "DUIZHAO_MT_API_KEY": "se\ncret"}
    with pytest.raises(InputError) as raised:
        read_environment(names)
    assert "cret" not in str(raised.value)
    names["DUIZHAO_MT_API_KEY"] = ""
    engine = replace(read_environment(names) or OpenAICompatible("", ""), key="se\ncret")
    with pytest.raises(InputError) as raised:
        engine.translate([Request(brain)])
    assert "cret" not in str(raised.value)


@pytest.mark.slow
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
        sources = [
            Request(source)
            for source in load_publication(repository(tmp_path / "repo") / "texts" / law_id).hans.values()
        ]
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
