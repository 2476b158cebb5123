"""kill -9 at any moment of apply-terms: glossary and catalogue are each as before or as after, and it goes on."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from catalogue_repo import copy_repository
from hangzhou_text import text_id as id
from live_glossary import rendering
from test_killed import kill_at, start
from translate.catalogue.entries import find_catalogue_path

moments = 25


@pytest.mark.slow
def test_killed_at_any_moment_apply_terms_leaves_whole_files(tmp_path: Path) -> None:
    repo = copy_repository(tmp_path / "repo")
    paths = (repo / "glossary.yaml", find_catalogue_path(repo, id, "en"))
    text = paths[0].read_text(encoding="utf-8")
    old = f"zh-Hans: 城市大脑\n    en:\n      - {{text: {rendering('city-brain')}"
    assert old in text
    paths[0].write_text(text.replace(old, old.rpartition(": ")[0] + ": Metropolitan Cerebrum"), encoding="utf-8")
    before = [path.read_bytes() for path in paths]
    began = time.monotonic()
    assert start(repo, "apply-terms").wait(60) == 0
    lasts, after = time.monotonic() - began, [path.read_bytes() for path in paths]
    assert all(a != b for a, b in zip(after, before, strict=True))
    chance, hit = random.Random(13), 0
    for number in range(moments):
        for path, content in zip(paths, before, strict=True):
            path.write_bytes(content)
        watched = paths[number % 2].parent if number % 3 else None
        hit += kill_at(start(repo, "apply-terms"), chance.uniform(0, 0.05 if watched else lasts), watched)
        assert all(path.read_bytes() in pair for path, *pair in zip(paths, before, after, strict=True))
        assert start(repo, "apply-terms").wait(60) == 0
        assert [path.read_bytes() for path in paths] == after
    assert hit
    assert [left for path in paths for left in path.parent.glob(".*.tmp")] == []
