"""Machine translation at the published shape: Argos Translate's way of calling, ours, CTranslate2 alone, Dask.

The model says nothing of worth and takes as long as a real one. `argostranslate.translate` itself needs stanza and
torch; its way is repeated here with the package's own tokenizer and model: a paragraph at a time, in batches of 32
tokens as it comes, and of 1,024.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from bench.argos_package import published, wired_package
from document.publication import load_publication
from translate.machine.argos import ArgosEngine, batch_tokens, beam, length_penalty, most_pieces
from translate.machine.engine import Request
from translate.machine.install import install
from translate.machine.spread import Spread, dask_executor

__all__ = ["main"]

root = Path(__file__).resolve().parent.parent
# Blocks of the real text; all of them take six minutes.
paragraphs = 60
footprint = {"site": ["requirements.txt"], "machine translation more": ["requirements.txt", "requirements-mt.txt"]}


def main() -> int:
    os.environ.setdefault("ARGOS_PACKAGES_DIR", tempfile.mkdtemp())
    blocks = real_blocks()
    sentences = [sentence for block in blocks for sentence in block]
    with tempfile.TemporaryDirectory() as folder:
        archive = wired_package(Path(folder, "large.argosmodel"), sentences, {}, shape=published)
        engine = ArgosEngine(install(archive, Path(folder, "packages")), hypotheses=1)
        tokens = sum(map(engine.tokens, sentences))
        print(f"translation of {len(sentences)} sentences in {len(blocks)} paragraphs, {tokens} source tokens")
        raw = speed("CTranslate2 alone, all at once", tokens, lambda: alone(engine, sentences))
        ours = speed("ours, first pass without terms", tokens, lambda: engine.translate(list(map(Request, sentences))))
        plain = speed("as Argos calls it, 32 a batch", tokens, lambda: stock(engine, blocks, 32))
        larger = speed("as Argos calls it, 1,024 a batch", tokens, lambda: stock(engine, blocks, 1024))
        print(f"  ours is {ours / plain:.1f} times the first of these, {ours / larger:.1f} times the second, ", end="")
        print(f"{ours / raw:.2f} of CTranslate2 alone (at least 6, 3, 0.85)")
        for workers in (1, 2):
            with cluster(workers, Path(folder, f"{workers}.json")) as executor:
                spread = Spread(ArgosEngine(engine.folder, threads=1, hypotheses=1), executor, chunk=8)
                spread.translate([Request(sentence) for sentence in sentences[:8] * workers])
                name = f"Dask, {workers} process{'es' * (workers > 1)} of 1 thread"
                speed(name, tokens, partial(spread.translate, [Request(sentence) for sentence in sentences]))
    print_footprints()
    return 0


def real_blocks() -> list[list[str]]:
    publication = load_publication(root / "texts" / "hangzhou-14fyp")
    found = [block for division in publication.document.walk() for block in division.blocks]
    return [[publication.hans[s.key] for s in block.sentences] for block in found[:paragraphs]]


def speed(name: str, tokens: int, work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    seconds = time.perf_counter() - start
    print(f"  {name:36} {tokens / seconds:7.0f} source tokens/s  {seconds:6.1f} s", flush=True)
    return tokens / seconds


def options() -> dict[str, Any]:
    return {
        "beam_size": beam,
        "num_hypotheses": 1,
        "length_penalty": length_penalty,
        "replace_unknowns": True,
        "max_decoding_length": most_pieces,
        "batch_type": "tokens",
    }


def alone(engine: ArgosEngine, sentences: Sequence[str]) -> None:
    engine.translator.translate_batch(list(map(engine.encode, sentences)), max_batch_size=batch_tokens, **options())


def stock(engine: ArgosEngine, blocks: Sequence[Sequence[str]], size: int) -> None:
    """One call a paragraph, one model thread group: ARGOS_INTER_THREADS is 1."""
    import ctranslate2

    translator = ctranslate2.Translator(str(engine.folder / "model"), inter_threads=1, intra_threads=0)
    for block in blocks:
        translator.translate_batch(list(map(engine.encode, block)), max_batch_size=size, **options())


@contextmanager
def cluster(workers: int, file: Path) -> Iterator[Any]:
    """A Dask scheduler and its workers on this machine."""
    environment = {**os.environ, "PYTHONPATH": str(root)}
    environment.pop("PYTHONWARNDEFAULTENCODING", None)

    def dask(*command: str) -> subprocess.Popen[bytes]:
        run = [sys.executable, "-m", "dask", *command]
        return subprocess.Popen(run, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    started = [dask("scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(file))]
    try:
        while not file.exists():
            time.sleep(0.05)
        address = json.loads(file.read_text(encoding="utf-8"))["address"]
        started += [dask("worker", address, "--no-nanny", "--nthreads", "1", "--no-dashboard") for _ in range(workers)]
        with dask_executor(address) as executor:
            executor._client.wait_for_workers(workers)  # type: ignore[attr-defined]
            yield executor
    finally:
        for process in reversed(started):
            process.kill()
            process.wait()


def print_footprints() -> None:
    """Python packages alone, in fresh environments."""
    sizes = {}
    for name, files in footprint.items():
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
            target = next(Path(folder, "lib").glob("python*")) / "site-packages"
            for file in files:
                command = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(target)]
                subprocess.run([*command, "-r", str(root / file)], check=True, stderr=subprocess.DEVNULL)
            sizes[name] = sum(path.stat().st_size for path in target.rglob("*") if path.is_file()) / 1e6
    site, both = sizes.values()
    print(f"installed: site {site:.0f} MB (at most 160), machine translation {both - site:.0f} MB more (at most 300)")
