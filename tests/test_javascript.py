"""The search modules in Node, as a browser runs them; tests/javascript/ has the tests themselves."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from paths import root
from second_texts import law_id
from site_build import Built


@pytest.fixture
def node() -> str:
    found = shutil.which("node") or shutil.which("nodejs")
    if not found:
        assert not os.environ.get("CI"), "no Node"
        pytest.skip("no Node")
    return found


def test_the_search_modules(node: str, second: Built, tmp_path: Path) -> None:
    # Node takes them for modules only where a package.json says so; the browser is told by the page.
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    shutil.copytree(root / "docs/assets/javascripts", tmp_path / "docs/assets/javascripts")
    shutil.copytree(root / "tests/javascript", tmp_path / "tests/javascript")
    tests = sorted(map(str, (tmp_path / "tests/javascript").glob("*.test.js")))
    assert tests
    segments = second.site / law_id / "downloads" / f"{law_id}.json"
    environment = {**os.environ, "SITE": str(second.site), "SEGMENTS": str(segments)}
    run = subprocess.run(
        [node, "--test", *tests], env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, run.stdout
