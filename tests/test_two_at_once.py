"""Two of each command at once, on the same catalogue: what both did is there, and what a person saves meanwhile."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from paths import root
from second_texts import add_law, add_texts, law_id
from service import Answer, completion, serve, some_words
from translate.__main__ import main
from translate.catalogue.entries import Catalogue, find_catalogue_path, load_catalogue

pytestmark = pytest.mark.slow
tmx = (
    '<tmx version="1.4"><header srclang="zh"/><body><tu><tuv xml:lang="zh"><seg>甲。</seg></tuv>'
    '<tuv xml:lang="en"><seg>First.</seg></tuv></tu></body></tmx>'
)


def start(repo: Path, *arguments: str, **more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "translate", "--root", str(repo), *arguments]
    pipe = subprocess.PIPE
    environment = {**os.environ, **more}
    return subprocess.Popen(command, cwd=root, env=environment, stdout=pipe, stderr=pipe, text=True, encoding="utf-8")


def end_all(processes: Sequence[subprocess.Popen[str]], codes: Sequence[int] = (0,)) -> None:
    for process in processes:
        said = process.communicate(timeout=90)
        assert process.returncode in codes, said


def catalogue_of(repo: Path) -> Catalogue:
    return load_catalogue(find_catalogue_path(repo, law_id, "en"))


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    repo = tmp_path / "repo"
    add_texts(repo, [law_id])
    return repo


def test_many_signatures_at_once_are_all_there(repo: Path) -> None:
    keys = [key for key, entry in catalogue_of(repo).entries.items() if entry.text and not entry.fuzzy][:10]
    assert main(["--root", str(repo), "restamp", *keys, "--origin", "draft"]) in {0, 1}
    keys = [key for key in keys if not catalogue_of(repo).entries[key].human]
    keys += [key for key, entry in catalogue_of(repo).entries.items() if entry.origin == "draft"][:8]
    assert len(keys) >= 8
    end_all([start(repo, "sign", key, "--name", f"Your Name {key}", "--settle", "--despite-findings") for key in keys])
    entries = catalogue_of(repo).entries
    assert {key: entries[key].origin for key in keys} == {key: f"human Your Name {key}" for key in keys}


@pytest.mark.parametrize("command", ["sync", "apply-terms"])
def test_two_of_it_make_what_one_makes(repo: Path, tmp_path: Path, command: str) -> None:
    glossary = repo / "glossary.yaml"
    line = "      - {text: circulation of used books, rank: preferred}"
    renamed = f"{line.replace('text: ', 'text: New ')}\n{line.replace('preferred', 'former')}"
    glossary.write_text(glossary.read_text(encoding="utf-8").replace(line, renamed), encoding="utf-8")
    path = find_catalogue_path(repo, law_id, "en")
    path.write_text(path.read_text(encoding="utf-8").replace('msgctxt "9.1.1"', 'msgctxt "9.1.l"'), encoding="utf-8")
    stood, files = path.read_bytes(), (path, glossary)
    end_all([start(repo, command)], (0, 1))
    wanted = [file.read_bytes() for file in files]
    assert wanted[0] != stood
    path.write_bytes(stood)
    end_all([start(repo, command) for _ in range(3)], (0, 1))
    assert [file.read_bytes() for file in files] == wanted


def test_two_imports_of_different_files_are_both_there(repo: Path) -> None:
    for name in "ab":
        (repo / f"{name}.tmx").write_text(tmx, encoding="utf-8")
    end_all([start(repo, "import", str(repo / f"{name}.tmx")) for name in "ab"])
    assert {file.name for file in (repo / "translate/po/en/memory").glob("*.po")} == {"a.po", "b.po"}


def test_what_fill_says_it_filled_is_there_whatever_runs_beside_it(tmp_path: Path) -> None:
    """sync and sign the while, and a second fill that is told to wait; a person types as well."""
    repo = tmp_path / "repo"
    add_law(repo)
    assert main(["--root", str(repo), "sync"]) == 0
    path = find_catalogue_path(repo, law_id, "en")

    def answer(source: str, before: int) -> Answer:
        time.sleep(0.03)
        return completion(some_words(source))

    with serve(answer) as service:
        named = {"BASE_URL": f"{service.address}/v1", "MODEL": "big", "API_KEY": "secret-1"}
        more = {f"DUIZHAO_MT_{name}": value for name, value in named.items()}
        first = start(repo, "fill", "--save-every", "0.1", **more)
        while len(service.asked) < 10:
            time.sleep(0.02)
        second = start(repo, "fill", "--save-every", "0.1", **more)
        others = []
        while first.poll() is None:
            others += [
                start(repo, "sync"),
                start(repo, "sign", "1.1.1", "--name", "Your Name", "--settle", "--despite-findings"),
            ]
            end_all(others[-2:], (0, 1))
        end_all([first])
        assert second.wait(30) == 1
        assert "in use by process" in second.communicate()[1]
    assert len(others) >= 4
    assert all(entry.text for entry in catalogue_of(repo).entries.values())
    assert {left.suffix for left in path.parent.iterdir()} == {".po", ".lock"}
