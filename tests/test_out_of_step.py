"""A site built from a text and a catalogue that are not in step: what a reader is told."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from catalogue_file import change
from once import make_once
from second_texts import law_id, lay_out
from site_build import Built, build_site
from test_trust import told

newer = ("16.1.2", "不得使用胶带。", "不得使用订书钉。")
# Key, Chinese before and after the catalogue was brought in step with it; its English is unsigned.
signed = ("5.1.1", "任何人不得强迫他人交出旧书。", "任何人不得要求他人交出旧书。")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built after the Chinese of two segments changed, and with English that has a forbidden rendering."""

    def make(folder: Path) -> None:
        config = lay_out(folder / "repo", [law_id])
        received = folder / "repo/texts" / law_id / "received.txt"
        text = received.read_text(encoding="utf-8")
        for _, old, new in (newer, signed):
            assert old in text
            text = text.replace(old, new)
        received.write_text(text, encoding="utf-8")
        change(folder / "repo", law_id, "41.1.1", "Old books shall be carried in wooden boxes.")
        build_site(folder / "site", config)

    return make_once(tmp_path_factory, "out_of_step", make) / "site"


def rows(site: Path) -> dict[str, dict[str, Any]]:
    """What is exported of each segment, but for its Chinese."""
    path = site / law_id / "downloads" / f"{law_id}.json"
    found = json.loads(path.read_text(encoding="utf-8"))["segments"]
    return {row["key"]: {k: v for k, v in row.items() if not k.startswith("zh")} for row in found}


def english_told(site: Path, page: str) -> list[str]:
    html = (site / "en" / law_id / page / "index.html").read_text(encoding="utf-8")
    return [text for text in told(html) if not re.search("[\u4e00-\u9fff]", text)]


@pytest.mark.parametrize("key", [newer[0], signed[0]])
def test_english_of_chinese_that_changed_since_is_not_shown_as_fine(second: Built, site: Path, key: str) -> None:
    assert rows(site)[key] != rows(second.site)[key]
    page = key.split(".")[0]
    before, after = english_told(second.site, page), english_told(site, page)
    assert [text for text in after if text not in before]


def test_nothing_else_changes_its_state(second: Built, site: Path) -> None:
    before, after = rows(second.site), rows(site)
    changed = {key for key in before if after[key] != before[key]}
    assert changed == {newer[0], signed[0], "41.1.1"}


def test_a_forbidden_rendering_leads_to_no_term(site: Path) -> None:
    html = (site / "en" / law_id / "41/index.html").read_text(encoding="utf-8")
    assert ">Old books shall be carried in wooden boxes." in html
