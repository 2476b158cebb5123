"""The same texts give the same bytes, and a text's pages are what they are, whatever else is published beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from second_texts import lay_out
from second_texts import notice_id as id
from site_build import Built, build_site

pytestmark = pytest.mark.slow
# They build again and again.


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def written(repo: Path) -> dict[Path, int]:
    """When each file was written, but for what Python keeps and the empty files that are locked."""
    paths = (path for path in repo.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path: path.stat().st_mtime_ns for path in paths if path.suffix != ".lock"}


def test_a_second_build_gives_the_same_bytes_and_writes_no_page_again(second: Built, tmp_path: Path) -> None:
    """MkDocs watches the folder of the pages: what a build writes there must not set off another one."""
    before = written(second.repo)
    again = build_site(tmp_path / "again", second.repo / "mkdocs.yml", cwd=tmp_path)
    assert differing(files(second.site), files(again)) == []
    assert written(second.repo) == before


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the notice without the law."""
    folder = tmp_path_factory.mktemp("alone")
    return build_site(folder / "site", lay_out(folder / "repo", [id]))


def own(site: Path, kind: str) -> dict[str, bytes]:
    """The files of the notice of one kind, by their paths; of an article's page also its middle alone."""
    found = {}
    for name, data in files(site).items():
        if id in name.split("/") and kind.split()[0] in (name.rpartition(".")[2], *name.split("/")):
            middle = data.partition(b"<article")[2].partition(b"</article>")[0] if "article" in kind else data
            found[name] = middle
    return found


@pytest.mark.parametrize("kind", ["html article", "md", "downloads", "search", "html"])
def test_a_text_is_the_same_whatever_stands_beside_it(second: Built, alone: Path, kind: str) -> None:
    assert own(alone, kind)
    assert differing(own(second.site, kind), own(alone, kind)) == []
