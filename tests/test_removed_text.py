"""A text that is removed or renamed leaves no page, no download and no traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from second_texts import add_copy, lay_out, notice_id
from site_build import build_site, env

pytestmark = pytest.mark.slow
# They build again and again.
copied = "another-notice"


def drop_directives(repo: Path, id: str) -> None:
    for path in (repo / "docs").glob("*/*.md"):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if not line.rstrip().endswith(f" {id}")), encoding="utf-8")


def test_a_text_that_is_removed_leaves_nothing(tmp_path: Path) -> None:
    config = lay_out(tmp_path / "repo", [notice_id])
    add_copy(tmp_path / "repo", copied)
    with (tmp_path / "repo/docs/en/index.md").open("a", encoding="utf-8") as page:
        page.write(f"\n::: contents {copied}\n")
    build_site(tmp_path / "site", config)
    assert (tmp_path / "site" / copied / "full/index.html").is_file()
    kept = tmp_path / "repo/docs/en/guide/index.md"
    kept.parent.mkdir()
    kept.write_text("# A guide that a person wrote\n", encoding="utf-8")
    (tmp_path / "repo/texts" / copied).rename(tmp_path / "taken")
    drop_directives(tmp_path / "repo", copied)
    build_site(tmp_path / "site", config)
    assert [path for path in tmp_path.joinpath("site").rglob("*") if copied in path.name] == []
    assert list((tmp_path / "repo/docs").glob(f"*/{copied}")) == []
    assert (tmp_path / "site" / notice_id / "full/index.html").is_file()
    assert kept.is_file()


def test_a_page_that_still_names_it_is_told_with_its_line(tmp_path: Path) -> None:
    config = lay_out(tmp_path / "repo", [notice_id])
    page = tmp_path / "repo/docs/en/index.md"
    lines = ["# Home", "", "::: contents no-such-text", "", "::: nonsense here"]
    page.write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(tmp_path / "site")]
    run = subprocess.run(command, cwd=tmp_path / "repo", capture_output=True, text=True, encoding="utf-8", env=env())
    assert run.returncode == 1
    said = run.stdout + run.stderr
    assert "docs/en/index.md:3: unknown text 'no-such-text'" in said
    assert "Traceback" not in said
