"""Each check passes sound English and finds planted faults: a file of golden/check/ for each of them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from golden_cases import cases, hold
from paths import golden, root
from second_texts import add_texts, law_id
from translate.__main__ import main
from translate.catalogue.comments import read_comments
from translate.catalogue.entries import Catalogue, Entry
from translate.catalogue.words import put_new_words
from translate.checks.judge import check_names, list_findings
from translate.glossary.entries import load_glossary


def entry(segment: Any, line: int) -> Entry:
    doubts: list[tuple[str, str]] = []
    facts = read_comments(segment.get("comments", ()), lambda problem, remedy: doubts.append((problem, remedy)))
    return Entry(
        segment["key"],
        segment["source"],
        segment["english"],
        "draft",
        with_keys=facts.with_keys,
        notes=tuple(segment.get("notes", ())),
        waivers=segment.get("waive", {}),
        line=line,
        doubts=tuple(doubts),
    )


@pytest.mark.parametrize("path", cases("check"))
def test_golden_case(path: Path, update: bool) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    segments = case["segments"]
    entries = [entry(segment, line) for line, segment in enumerate(segments, start=1)]
    catalogue = Catalogue(path, {entry.key: entry for entry in entries})
    found = list_findings(catalogue, load_glossary(golden / "glossary.yaml"), case.get("text"))
    hold(path, [f"{f.key}: {f.check}: {f.problem}; {f.remedy}" for f in found], update)
    assert path.stem in {finding.check for finding in found}, "the check is never seen to fail"
    assert {*catalogue.entries} - {finding.key for finding in found}, "no segment passes"


def test_every_check_has_a_case() -> None:
    assert {path.stem for path in (golden / "check").glob("*.yaml")} == set(check_names)


def test_findings_carry_file_line_and_key(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_texts(tmp_path)
    main(["--root", str(tmp_path), "check"])
    before = capsys.readouterr().out.splitlines()
    po = tmp_path / f"translate/po/en/{law_id}.po"
    po.write_text(po.read_text(encoding="utf-8").replace("12 square meters", "15 square meters"), encoding="utf-8")
    line = po.read_text(encoding="utf-8").split("\n").index('msgctxt "9.1.1"') + 1
    assert main(["--root", str(tmp_path), "check"]) == 1
    found = [new for new in capsys.readouterr().out.splitlines() if new not in before]
    assert len(found) == 2
    assert all(f"{law_id}.po:{line}: 9.1.1: " in new and "; " in new for new in found)
    assert main(["--root", str(tmp_path), "check", "--format", "github"]) == 1
    assert capsys.readouterr().out.startswith("::error file=")


def test_a_segment_that_the_catalogue_lacks_has_no_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_texts(tmp_path)
    path = tmp_path / f"translate/po/en/{law_id}.po"
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    path.write_text("\n\n".join(block for block in blocks if 'msgctxt "9.1.1"' not in block), encoding="utf-8")
    main(["--root", str(tmp_path), "check"])
    told = [line for line in capsys.readouterr().out.splitlines() if "9.1.1: complete" in line]
    assert [line.endswith(f"{law_id}.po: 9.1.1: {line.split(': 9.1.1: ')[1]}") for line in told] == [True]
    main(["--root", str(tmp_path), "check", "--format", "github"])
    assert "line=0" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("origin", "remedy"),
    [
        ("draft", "run apply-terms, or write 'City Brain'"),
        ("human Your Name", "which puts a suggestion beside these edited or signed words"),
    ],
)
def test_a_former_rendering_is_renewed_by_whom_the_words_allow(tmp_path: Path, origin: str, remedy: str) -> None:
    path = tmp_path / "glossary.yaml"
    text = (golden / "glossary.yaml").read_text(encoding="utf-8")
    preferred = "{text: City Brain, rank: preferred"
    assert preferred in text
    path.write_text(
        text.replace(preferred, f"{{text: Metropolitan Cerebrum, rank: former}}\n      - {preferred}"), encoding="utf-8"
    )
    said = put_new_words(Entry("1.1.1", "推进城市大脑建设。"), "We will build the Metropolitan Cerebrum.", origin)
    told = list_findings(Catalogue(path, {"1.1.1": said}), load_glossary(path))
    assert [finding.remedy.endswith(remedy) for finding in told if finding.check == "term"] == [True]


def test_make_check_english_shows_what_is_wrong_with_both(tmp_path: Path) -> None:
    """Whatever the glossary is like; and it fails if either does."""
    python = tmp_path / "python"
    python.write_text('#!/bin/sh\necho "$*" >> "$0.log"\ncase "$*" in *$FAILS) exit 1;; esac\n', encoding="utf-8")
    python.chmod(0o755)
    # In a fresh checkout any file may be the newer one: `-o` says that this one never is.
    settings = ("-o", "requirements.txt", f"BIN={tmp_path}", "SITE_READY=Makefile")
    command = ["make", "-s", "-C", str(root), "check-english", *settings]
    for fails in ("lint", "check", "nothing"):
        done = subprocess.run(command, env={**os.environ, "FAILS": fails}, capture_output=True, check=False)
        assert (done.returncode == 0) == (fails == "nothing")
    log = (tmp_path / "python.log").read_text(encoding="utf-8").splitlines()
    assert log == ["-m translate lint", "-m translate check"] * 3
