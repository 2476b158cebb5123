"""Builds that cannot be: told in one line, with exit 1, before anything is lost."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from build.mkdocs.settings import allowed_address, hold_folder, is_ours
from document.errors import InputError, explain, explaining
from second_texts import lay_out, notice_id
from site_build import env

pytestmark = pytest.mark.slow
# They build.


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay_out(tmp_path_factory.mktemp("refused") / "repo", [notice_id]).parent


def mkdocs(
    repo: Path, *arguments: str, more: Mapping[str, str] | None = None, limit: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(repo / "mkdocs.yml"), *arguments]
    return subprocess.run(
        command,
        cwd=repo,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**env(), **(more or {})},
        preexec_fn=limit,
        check=False,
    )


def refusal(run: subprocess.CompletedProcess[str]) -> str:
    """The one line that is said, after whatever MkDocs names as the page at fault."""
    said = f"{run.stdout}{run.stderr}"
    assert run.returncode == 1, said
    assert "Traceback" not in said
    (line,) = {line for line in said.splitlines() if line.strip() and not line.startswith("ERROR")}
    assert line.count("; ") >= 1
    return line


def list_files(repo: Path) -> list[Path]:
    return sorted(path for path in repo.rglob("*") if ".cache" not in path.parts and "__pycache__" not in path.parts)


@pytest.mark.parametrize("folder", ["translate/po", "docs/../build"])
def test_no_folder_of_the_repository_is_emptied(repo: Path, folder: str) -> None:
    before = list_files(repo)
    assert "choose another folder" in refusal(mkdocs(repo, "-d", str(repo / folder)))
    assert list_files(repo) == before


@pytest.mark.parametrize("folder", [".", "docs/en"])
def test_what_mkdocs_itself_refuses_is_left_alone_too(repo: Path, folder: str) -> None:
    before = list_files(repo)
    assert mkdocs(repo, "-d", str(repo / folder)).returncode == 1
    assert list_files(repo) == before


@pytest.mark.parametrize(
    "folder", ["", "..", "texts", "texts/new", "translate/po", ".git", ".cache", "Tests", "link/en"]
)
def test_what_is_a_part_of_the_repository_is_known(tmp_path: Path, folder: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "docs")
    assert is_ours(tmp_path / folder, tmp_path)


@pytest.mark.parametrize("folder", ["site", "textsite", "public/en", "../elsewhere"])
def test_what_is_none_may_be_built(tmp_path: Path, folder: str) -> None:
    assert not is_ours(tmp_path / "repo" / folder, tmp_path / "repo")


def test_without_folders_as_addresses_nothing_is_built(repo: Path, tmp_path: Path) -> None:
    assert "use_directory_urls" in refusal(mkdocs(repo, "-d", str(tmp_path / "site"), "--no-directory-urls"))
    assert not (tmp_path / "site").exists()


def test_an_address_of_the_site_that_is_none_is_one_line(repo: Path, tmp_path: Path) -> None:
    url = "https://a.example/'\"><script>window.hacked=1</script>"
    assert "write https://" in refusal(mkdocs(repo, "-d", str(tmp_path / "site"), more={"SITE_URL": url}))
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    "end", ['"', "'", "<", ">", "&", "{", "}", " ", "\n", "\\", "?a=b", "#a", "\0", "\u2028", "é", '"x']
)
def test_no_address_of_a_site_ends_an_attribute(end: str) -> None:
    assert not allowed_address.fullmatch(f"https://a.example/x{end}")


@pytest.mark.parametrize("url", ["javascript:a", "ftp://a.example/", "//a.example/", "/x/", "https://", "https:///x"])
def test_no_other_address_is_a_site_s(url: str) -> None:
    assert not allowed_address.fullmatch(url)


@pytest.mark.parametrize(
    "url", ["https://a.example/", "http://127.0.0.1:8000/x/", "http://[::1]:80/", "https://a.example/~b/%E5/"]
)
def test_a_web_address_is(url: str) -> None:
    assert allowed_address.fullmatch(url)


def spoil(repo: Path, name: str, kind: str) -> Path:
    path = repo / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.rename(path.with_name("kept")) if path.exists() else None
    path.mkdir() if kind == "folder" else path.write_text("x", encoding="utf-8")
    return path


def restore(path: Path) -> None:
    path.rmdir() if path.is_dir() else path.unlink()
    kept = path.with_name("kept")
    kept.rename(path) if kept.exists() else None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        (f"texts/{notice_id}/received.txt", "folder"),
        (f"texts/{notice_id}/publication.yaml", "folder"),
        ("glossary.yaml", "folder"),
        (f"docs/en/{notice_id}/full.md", "folder"),
        (f"docs/zh-Hans/{notice_id}", "file"),
        (".cache/builds", "file"),
    ],
)
def test_a_folder_for_a_file_and_a_file_for_a_folder_is_one_line(
    repo: Path, tmp_path: Path, name: str, kind: str
) -> None:
    path = spoil(repo, name, kind)
    try:
        assert path.name in refusal(mkdocs(repo, "-d", str(tmp_path / "site")))
    finally:
        restore(path)


def test_a_site_that_is_a_file_is_one_line(repo: Path, tmp_path: Path) -> None:
    (tmp_path / "site").write_text("x", encoding="utf-8")
    assert "site" in refusal(mkdocs(repo, "-d", str(tmp_path / "site")))


@pytest.mark.parametrize("size", [100, 20_000])
def test_a_full_disk_is_one_line(repo: Path, tmp_path: Path, size: int) -> None:
    """No file may grow beyond so many bytes: first a page's Markdown cannot be written, then what the site holds."""
    lay_out(tmp_path / "repo", [notice_id])
    run = mkdocs(tmp_path / "repo", "-d", str(tmp_path / "site"), limit=lambda: limit_files(size))
    said = run.stdout + run.stderr
    assert run.returncode == 1
    assert "Traceback" not in said
    assert "make room on the disk" in said


def limit_files(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.parametrize(
    ("number", "remedy"),
    [
        (errno.EACCES, "allow it"),
        (errno.EROFS, "can be written"),
        (errno.ENOSPC, "make room"),
        (errno.EISDIR, "folder"),
        (errno.ENOENT, "create it"),
        (errno.EIO, "again"),
        (None, "again"),
    ],
)
def test_what_the_system_refuses_is_told_with_a_remedy(number: int | None, remedy: str) -> None:
    error = OSError(number, os.strerror(number)) if number else OSError("odd")
    line = str(explain(error, "a/b"))
    assert line.startswith("a/b: ")
    assert remedy in line
    with pytest.raises(InputError, match="c/d: "), explaining(Path("c/d")):
        raise error


def test_of_two_builds_into_one_folder_the_second_says_so(repo: Path, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "-q",
        "-f",
        str(repo / "mkdocs.yml"),
        "-d",
        str(tmp_path / "site"),
    ]
    with subprocess.Popen(command, cwd=repo, env=env()) as first:
        wait_for(lambda: (tmp_path / "site").exists(), first)
        line = refusal(mkdocs(repo, "-d", str(tmp_path / "site")))
    assert "site: in use by process" in line
    assert first.returncode == 0
    assert (tmp_path / "site/404.html").is_file()
    assert (tmp_path / "site/search/pagefind/pagefind.js").is_file()


def test_a_build_leaves_no_lock_and_frees_its_folder(tmp_path: Path) -> None:
    for _ in range(2):
        with hold_folder(tmp_path / "site", tmp_path):
            assert list((tmp_path / ".cache/builds").iterdir())
            with pytest.raises(InputError, match="in use by"), hold_folder(tmp_path / "site", tmp_path):
                pass
        assert not list((tmp_path / ".cache/builds").iterdir())


def wait_for(ready: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 60
    while not ready() and time.monotonic() < end:
        assert process.poll() is None
        time.sleep(0.02)


def test_a_directive_that_nothing_answers_to_is_told_before_anything_is_written(repo: Path, tmp_path: Path) -> None:
    page = repo / "docs/en/index.md"
    kept = page.read_text(encoding="utf-8")
    site = tmp_path / "site"
    site.mkdir()
    (site / "before.html").touch()
    page.write_text(
        f"# Home\n::: contents no-such-text\n\n```\n\n::: a b\n\n```\n\nx\n::: c d\n\n{kept}", encoding="utf-8"
    )
    try:
        line = refusal(mkdocs(repo, "-d", str(site)))
    finally:
        page.write_text(kept, encoding="utf-8")
    assert "docs/en/index.md:2: unknown text 'no-such-text' in '::: contents no-such-text'" in line
    assert [path.name for path in site.iterdir()] == ["before.html"]


def test_a_site_without_a_text_is_one_line(tmp_path: Path) -> None:
    lay_out(tmp_path / "repo", [notice_id])
    shutil.rmtree(tmp_path / "repo/texts" / notice_id)
    assert "no text" in refusal(mkdocs(tmp_path / "repo", "-d", str(tmp_path / "site")))
    shutil.rmtree(tmp_path / "repo/texts")
    assert "no text" in refusal(mkdocs(tmp_path / "repo", "-d", str(tmp_path / "site")))
    assert not (tmp_path / "site").exists()
