"""Golden cases are files: one YAML each with its input and, under `expect`, what must come out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from paths import golden


def cases(folder: str) -> list[Any]:
    """One pytest parameter for each file under tests/golden/<folder>; an empty folder is an error."""
    paths = sorted((golden / folder).glob("*.yaml"))
    assert paths, f"no golden cases in {folder}"
    return [pytest.param(path, id=path.stem) for path in paths]


def hold(path: Path, result: Any, update: bool) -> None:
    """Compare `result` with what the case expects, or with --update write it there."""
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    if update and case.get("expect") != result:
        text = yaml.safe_dump({**case, "expect": result}, allow_unicode=True, sort_keys=False, width=10**6)
        path.write_text(text, encoding="utf-8")
        return
    assert result == case["expect"]
