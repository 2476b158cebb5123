"""The Site is read again when anything that it was made from has changed, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest

import build.mkdocs.kept as kept
from build.model.site import load_site
from second_texts import law_id, lay_out, notice_id

tags = ("zh-Hant", "zh-Hans", "en")


class Counted:
    """Stands for `load_site` and counts how often the files were read."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, root: Path, tags: tuple[str, ...]) -> object:
        self.times += 1
        return load_site(root, tags)


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "repo", [notice_id, law_id]).parent


@pytest.fixture
def reading(repo: Path, monkeypatch: pytest.MonkeyPatch) -> Counted:
    """The count, once the site has been read and kept."""
    counted = Counted()
    monkeypatch.setattr(kept, "load_site", counted)
    kept.load_kept_site(repo, tags)
    assert counted.times == 1
    return counted


def test_what_has_not_changed_is_not_read_again(repo: Path, reading: Counted) -> None:
    again = kept.load_kept_site(repo, tags)
    assert reading.times == 1
    assert again.texts == load_site(repo, tags).texts


@pytest.mark.parametrize(
    "name",
    [
        "glossary.yaml",
        f"texts/{law_id}/publication.yaml",
        f"texts/{notice_id}/received.txt",
        f"translate/po/en/{law_id}.po",
    ],
)
def test_a_file_that_has_changed_is_read_again(repo: Path, reading: Counted, name: str) -> None:
    path = repo / name
    path.write_bytes(
        path.read_bytes().replace(b"\n", b" \n", 1) if name.endswith("yaml") else path.read_bytes() + b"\n"
    )
    kept.load_kept_site(repo, tags)
    assert reading.times == 2


def test_a_catalogue_that_is_gone_is_not_kept(repo: Path, reading: Counted) -> None:
    (repo / f"translate/po/en/{notice_id}.po").unlink()
    site = kept.load_kept_site(repo, tags)
    assert reading.times == 2
    assert {reading.state for reading in site.text(notice_id).editions["en"].readings.values()} == {"untranslated"}


def test_other_languages_another_place_and_another_program_are_not_the_same(
    repo: Path, reading: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.load_kept_site(repo, tags[:2])
    assert reading.times == 2
    moved = repo.with_name("moved")
    repo.rename(moved)
    kept.load_kept_site(moved, tags[:2])
    assert reading.times == 3
    monkeypatch.setattr(kept, "list_program", lambda: ())
    kept.load_kept_site(moved, tags[:2])
    assert reading.times == 4


@pytest.mark.parametrize("harm", [lambda data: data[:-9], lambda data: data[:70] + b"x" + data[71:], lambda data: b""])
def test_what_is_kept_and_not_whole_is_made_anew(repo: Path, reading: Counted, harm: object) -> None:
    path = repo / ".cache/site.pickle"
    path.write_bytes(harm(path.read_bytes()))  # type: ignore[operator]
    kept.load_kept_site(repo, tags)
    assert reading.times == 2


def test_every_file_of_the_program_that_reads_a_text_counts() -> None:
    names = {path.relative_to(kept.program).as_posix() for path in kept.list_program()}
    assert {"document/structure/parse.py", "build/languages/en.yaml", "document/script/convert.py"} <= names
    assert "translate/glossary/glossary.schema.json" in names
