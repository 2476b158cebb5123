"""What the measurements do with their command line: help is help, and nothing is measured or overwritten for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import bench.__main__
import bench.lighthouse.__main__
import bench.mutants
import bench.picture
from build.model.site import load_site
from paths import root


@pytest.mark.parametrize("main", [bench.__main__.main, bench.mutants.main, bench.lighthouse.__main__.main])
def test_help_measures_nothing(main: Callable[[list[str]], int], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    assert "usage: python -m bench" in capsys.readouterr().out


def test_without_a_site_the_picture_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench.picture, "compressed", lambda *_: pytest.fail("taken"))
    monkeypatch.setattr(bench.picture, "root", tmp_path)
    monkeypatch.setattr(bench.picture, "load_site", lambda _: load_site(root))
    assert bench.picture.main() == 1
