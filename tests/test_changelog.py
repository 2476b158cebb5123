"""The changelog, the program's version and its tags say the same."""

from __future__ import annotations

import re
import subprocess
import tomllib
from datetime import date
from itertools import pairwise

import pytest

from paths import root

sections = re.findall(r"^## (.+)$", (root / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
dated = [re.fullmatch(r"(\d+)\.(\d+)\.(\d+) – (\d{4}-\d\d-\d\d)", section) for section in sections]


def test_every_section_but_the_first_has_version_and_date() -> None:
    assert [s for s, match in zip(sections, dated, strict=True) if not match] in ([], ["Unreleased"])
    assert sections[0] == "Unreleased" or dated[0]


def test_versions_and_dates_go_down() -> None:
    found = [(tuple(map(int, m.groups()[:3])), date.fromisoformat(m[4])) for m in dated if m]
    assert len(found) >= 2
    assert all(newer[0] > older[0] and newer[1] >= older[1] for newer, older in pairwise(found))


def test_the_programs_version_is_the_newest_sections() -> None:
    version = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert version == next(".".join(m.groups()[:3]) for m in dated if m)


def test_a_tag_has_its_section() -> None:
    """Tags that exist, that is: a copy without history has none, and a section is written before its tag is put."""
    listed = subprocess.run(["git", "tag", "--list", "v*"], cwd=root, capture_output=True, text=True, check=False)
    tags = listed.stdout.split()
    if not tags:
        pytest.skip("no tags here")
    assert set(tags) <= {f"v{'.'.join(m.groups()[:3])}" for m in dated if m}
