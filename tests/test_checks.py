"""Each check passes sound English and finds planted faults: a file of golden/check/ for each of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from golden_cases import cases, hold
from paths import golden
from second_texts import add_texts, law_id
from translate.__main__ import main
from translate.catalogue.comments import read_comments
from translate.catalogue.entries import Catalogue, Entry
from translate.checks.judge import check_names, findings
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
    found = findings(catalogue, load_glossary(golden / "glossary.yaml"), case.get("text"))
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
