"""`make fuzz` for half a minute, and what it does with a failure."""

from __future__ import annotations

from pathlib import Path

import pytest

import bench.fuzz.trial
from bench.fuzz.__main__ import main
from bench.fuzz.case import Broken, Case
from bench.fuzz.damage import Blow, strike
from bench.fuzz.kept import keep_failure, read_kept
from bench.fuzz.kinds.all import Kind, kinds
from bench.fuzz.put_back import put_back, read_put_back
from bench.fuzz.trial import Failure, make_smaller, try_case
from paths import root


@pytest.mark.slow
def test_half_a_minute_of_hostile_inputs_shows_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code = main(["--seconds", "30", "--processes", "1", "--seed", "14", "--found", str(tmp_path)])
    said = capfd.readouterr().out
    told = "\n".join(path.read_text(encoding="utf-8") for path in tmp_path.glob("*/what.txt"))
    assert code == 0, f"{said}\n{told}"
    assert int(said.splitlines()[-1].split(" s: ")[1].split()[0]) > 200


def refuse_b(case: Case, folder: Path) -> str:
    if b"b" in (folder / case.main).read_bytes():
        raise Broken("a b", "there is one")
    return "no b"


def test_a_failure_is_made_smaller_and_kept_to_be_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(kinds, "text", Kind(kinds["text"].cases, refuse_b, 1))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "here").mkdir()
    case = Case("text", "a.txt", {"a.txt": b"one\ntwo b two\nthree", "b/c.txt": b"b"})
    failure = try_case(case, tmp_path / "here")
    assert isinstance(failure, Failure)
    smaller = make_smaller(failure, tmp_path / "here")
    assert smaller.case.content == b"b"
    kept = keep_failure(smaller, tmp_path / "found")
    assert read_kept(kept) == smaller.case
    assert "a b: there is one" in (kept / "what.txt").read_text(encoding="utf-8")


def test_what_does_not_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def spin(case: Case, folder: Path) -> str:
        while True:
            pass

    monkeypatch.setitem(kinds, "text", Kind(kinds["text"].cases, spin, 1))
    monkeypatch.setattr(bench.fuzz.trial, "longest", 0.05)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "here").mkdir()
    failure = try_case(Case("text", "a.txt", {"a.txt": b""}), tmp_path / "here")
    assert isinstance(failure, Failure)
    assert failure.name == "text: it does not end"


@pytest.mark.parametrize("kind", ["swap_lines", "copy_block", "insert_piece", "replace_value", "flip", "cut_bytes"])
def test_no_change_needs_a_certain_file(kind: str) -> None:
    for content in (b"", b"\n", b"a: b", b'msgid "a"\n\nmsgstr ""', b"\xff\x00"):
        assert isinstance(strike(content, [Blow(kind, 65_535, 7, "x", 3)]), bytes)


@pytest.mark.slow
def test_the_faults_that_are_put_back_fit_the_program(tmp_path: Path) -> None:
    for name, changes in read_put_back().items():
        for change in changes:
            target = tmp_path / name / change["file"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text((root / change["file"]).read_text(encoding="utf-8"), encoding="utf-8")
        put_back(tmp_path / name, changes)
