"""What the system refuses, in every command: one line that says what to do, exit 1, and nothing half written."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from build.mkdocs.write import write_shared_files
from build.model.site import load_site
from document import files
from document.changes.keeping import write_keys
from document.errors import InputError
from document.files import remove_leftovers, replace_file, write_if_changed
from document.lock import locked
from paths import root
from second_texts import add_texts, law_id, notice_id
from translate.__main__ import main

stale = "      - {text: circulation of used books, rank: preferred}"
Spoil = Callable[[Path, pytest.MonkeyPatch], None]
tmx = (
    '<tmx version="1.4"><header srclang="zh"/><body><tu><tuv xml:lang="zh"><seg>甲。</seg></tuv>'
    '<tuv xml:lang="en"><seg>First.</seg></tuv></tu></body></tmx>'
)
writers = {
    "sync": ("sync",),
    "apply-terms": ("apply-terms",),
    "fill": ("fill", "--memory"),
    "sign": ("sign", "*", "--name", "Your Name", "--settle"),
    "unsign": ("unsign", "1.1.1"),
    "restamp": ("restamp", "1.1.1", "--origin", "draft"),
    "suggestions": ("suggestions", "1.1.1", "--drop"),
    "import": ("import",),
}
readers = {
    "check": ("check",),
    "status": ("status",),
    "preferred": ("preferred",),
    "concordance": ("concordance", "市"),
    "suggestions": ("suggestions",),
}

commands = [*(arguments for name, arguments in writers.items() if name != "import"), *readers.values()]


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """The law, a catalogue that lacks its last sentence, and a term that is stale in it."""
    repo = tmp_path / "repo"
    add_texts(repo, [law_id])
    write_keys(repo / "texts" / law_id)
    (repo / "a.tmx").write_text(tmx, encoding="utf-8")
    path, glossary = path_of(repo), repo / "glossary.yaml"
    entries = path.read_text(encoding="utf-8").rstrip().split("\n\n")
    path.write_text("\n\n".join(entries[:-1]) + "\n", encoding="utf-8")
    text = glossary.read_text(encoding="utf-8")
    renamed = f"{stale.replace('text: ', 'text: New ')}\n{stale.replace('preferred', 'former')}"
    glossary.write_text(text.replace(stale, renamed), encoding="utf-8")
    return repo


def path_of(repo: Path, id: str = law_id) -> Path:
    return repo / "translate/po/en" / f"{id}.po"


def run(repo: Path, *arguments: str) -> int:
    more = (str(repo / "a.tmx"),) if arguments == ("import",) else ()
    return main(["--root", str(repo), *arguments, *more])


def a_folder(repo: Path, patch: pytest.MonkeyPatch) -> None:
    path_of(repo).unlink()
    path_of(repo).mkdir()


def no_folder(repo: Path, patch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(path_of(repo).parent)
    path_of(repo).parent.write_text("", encoding="utf-8")


def unreadable(repo: Path, patch: pytest.MonkeyPatch) -> None:
    """For root as well, whom no rights keep from reading."""
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.suffix == ".po":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return read(path)

    patch.setattr(Path, "read_bytes", refuse)


def circular(repo: Path, patch: pytest.MonkeyPatch) -> None:
    path_of(repo).unlink()
    path_of(repo).symlink_to(path_of(repo).name)


spoilt_for_all: dict[str, Spoil] = {
    "a folder": a_folder,
    "no folder": no_folder,
    "unreadable": unreadable,
    "circular": circular,
}


def read_only(repo: Path, patch: pytest.MonkeyPatch) -> None:
    opened = os.open

    def refuse(path: Any, flags: int, *more: Any, **named: Any) -> int:
        if flags & os.O_CREAT:
            raise OSError(errno.EROFS, "Read-only file system", path)
        return opened(path, flags, *more, **named)

    patch.setattr(os, "open", refuse)


def full(repo: Path, patch: pytest.MonkeyPatch) -> None:
    def refuse(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    patch.setattr(os, "fsync", refuse)


def write_protected(repo: Path, patch: pytest.MonkeyPatch) -> None:
    for path in path_of(repo).parent.glob("*.po"):
        path.chmod(0o444)


spoilt_for_writers: dict[str, Spoil] = {"read-only": read_only, "full": full, "protected": write_protected}


def read_through(path: Path) -> bytes:
    """Whatever Path.read_bytes says."""
    with path.open("rb") as file:
        return file.read()


def snapshot(repo: Path) -> dict[str, bytes]:
    """Every file but the empty ones that are locked."""
    found = (path for path in repo.rglob("*") if path.is_file() and path.suffix != ".lock")
    return {str(path.relative_to(repo)): read_through(path) for path in found}


def told(capsys: pytest.CaptureFixture[str], repo: Path) -> list[str]:
    """What a command said of faults: one line each, with a path, a problem and a remedy."""
    lines = capsys.readouterr().err.splitlines()
    assert lines
    for line in lines:
        place, _, rest = line.partition(": ")
        assert place.startswith(str(repo))
        assert "; " in rest
    return lines


@pytest.mark.parametrize("trouble", spoilt_for_all)
@pytest.mark.parametrize("arguments", commands, ids=" ".join)
def test_a_catalogue_that_is_none_is_told_in_a_line(
    repo: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: Any, trouble: str
) -> None:
    spoilt_for_all[trouble](repo, monkeypatch)
    before = snapshot(repo)
    assert run(repo, *arguments) == 1
    assert any(line.startswith(str(path_of(repo))) for line in told(capsys, repo))
    assert snapshot(repo) == before


@pytest.mark.parametrize("trouble", spoilt_for_writers)
@pytest.mark.parametrize("name", ["sync", "fill", "sign", "apply-terms"])
def test_what_cannot_be_written_is_told_in_a_line_and_stays(
    repo: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, trouble: str
) -> None:
    spoilt_for_writers[trouble](repo, monkeypatch)
    before = snapshot(repo)
    assert run(repo, *writers[name]) == 1
    told(capsys, repo)
    assert snapshot(repo) == before


def test_a_file_that_grows_too_large_is_told_and_stays(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = snapshot(repo)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, hard))
    try:
        code = run(repo, *writers["sign"])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert code == 1
    told(capsys, repo)
    assert snapshot(repo) == before


def test_output_that_finds_no_room_is_one_line(monkeypatch: pytest.MonkeyPatch, repo: Path) -> None:
    command = [sys.executable, "-m", "translate", "--root", str(repo), "status"]
    with Path("/dev/full").open("w", encoding="utf-8") as output:
        # OpenCC opens files without an encoding; that is not ours to warn about.
        quiet = {**os.environ, "PYTHONWARNDEFAULTENCODING": ""}
        done = subprocess.run(
            command, cwd=root, env=quiet, stdout=output, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "room" in done.stderr


def test_a_linked_catalogue_stays_a_link_and_its_target_is_written(repo: Path) -> None:
    path, target = path_of(repo), repo / "elsewhere.po"
    path.rename(target)
    path.symlink_to(Path("../../..") / target.name)
    before = target.read_bytes()
    assert run(repo, "sync") == 0
    assert path.is_symlink()
    assert target.read_bytes() != before
    assert [left.name for left in path.parent.iterdir()] == [path.name]


def test_a_link_to_nothing_yet_gets_its_target(tmp_path: Path) -> None:
    link, target = tmp_path / "link", tmp_path / "deeper" / "target"
    link.symlink_to(target)
    replace_file(link, b"new", None)
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_home_page_that_a_person_saves_while_one_is_begun_stays(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docs, write = repo / "docs", files.write_to_disk

    def save_first(path: Path, content: bytes) -> None:
        (path.parent / "index.md").write_text("# Mine\n", encoding="utf-8")
        write(path, content)

    monkeypatch.setattr(files, "write_to_disk", save_first)
    write_shared_files(load_site(repo), docs)
    assert (docs / "en" / "index.md").read_text(encoding="utf-8") == "# Mine\n"
    assert "::: glossary" in (docs / "en" / "glossary.md").read_text(encoding="utf-8")


def test_two_names_of_a_file_have_one_lock(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "file")
    with locked(tmp_path / "file"), pytest.raises(InputError, match="in use by process"):
        locked(tmp_path / "link", seconds=0).__enter__()


@pytest.mark.parametrize("mode", [0o664, 0o600, 0o640])
def test_rights_stay_as_they_are(repo: Path, mode: int) -> None:
    path = path_of(repo)
    path.chmod(mode)
    before = path.read_bytes()
    assert run(repo, "sync") == 0
    assert path.read_bytes() != before
    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give a file to somebody")
def test_an_owner_stays_the_owner(repo: Path) -> None:
    os.chown(path_of(repo), 1234, 1234)
    assert run(repo, "sync") == 0
    assert path_of(repo).stat().st_uid == 1234


def test_a_new_file_has_the_rights_that_the_person_gives_new_files(tmp_path: Path) -> None:
    before = os.umask(0o002)
    try:
        write_if_changed(tmp_path / "a", b"")
        replace_file(tmp_path / "b", b"", None)
    finally:
        os.umask(before)
    assert {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in "ab"} == {0o664}


def test_a_protected_catalogue_that_needs_no_change_is_no_fault(repo: Path) -> None:
    assert run(repo, "sync") == 0
    path_of(repo).chmod(0o444)
    assert run(repo, "sync") == 0


def test_what_killed_runs_left_goes_with_the_next(repo: Path) -> None:
    path = path_of(repo)
    for name in (f".{path.name}.1a2b.tmp", f".{path.name}.holder", f".{path.name}.fill.holder"):
        (path.parent / name).write_text("process 1 since 2026-11-26 10:00", encoding="utf-8")
    assert run(repo, "sync") == 0
    assert {left.suffix for left in path.parent.iterdir()} == {".po", ".lock"}


def test_a_run_that_lasts_keeps_its_holder_while_others_write(repo: Path) -> None:
    path = path_of(repo)
    with locked(path, "fill"):
        assert run(repo, "sync") == 0
        with pytest.raises(InputError, match="in use by process"):
            locked(path, "fill", seconds=0).__enter__()


def test_what_somebody_saved_while_a_run_was_killed_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    held = tmp_path / f".{path.name}.0123456789abcdef.0123456789abcdef.held"
    held.write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match=held.name):
        remove_leftovers(path)
    assert held.exists()


bad_lines = {
    "NUL in a comment": ("# note: a\0b", "U+0000"),
    "escape in a comment": ("# note: a\x1b[31mb", "U+001B"),
    "a line end in a comment": ("# note: a\u2028b", "a line end"),
    "NUL in English": ('msgstr "a\0b"', "U+0000"),
    "no PO": ('msgstr[0] "a"', "a plural form"),
}


@pytest.mark.parametrize("name", bad_lines)
def test_a_bad_line_is_a_fault_of_that_line(repo: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    path, (line, problem) = path_of(repo), bad_lines[name]
    lines = path.read_text(encoding="utf-8").split("\n")
    at = next(n for n, text in enumerate(lines) if text.startswith(line[:5]) and n > 12)
    lines[at] = line
    path.write_text("\n".join(lines), encoding="utf-8")
    assert run(repo, "check") == 1
    assert any(said.startswith(f"{path}:{at + 1}: ") and problem in said for said in told(capsys, repo))


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"\xed\xa0\x80", b"\0" * 3, b'"' * 9999, b"/dev/null"])
def test_what_is_no_catalogue_at_all_is_told(repo: Path, capsys: pytest.CaptureFixture[str], content: bytes) -> None:
    path_of(repo).write_bytes(content)
    assert run(repo, "sync") == 1
    told(capsys, repo)
    assert path_of(repo).read_bytes() == content


def test_an_origin_that_no_file_can_hold_is_told(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = snapshot(repo)
    key = "44.1.1"
    assert run(repo, "restamp", key, "--origin", "official \udcff") == 1
    assert run(repo, "restamp", key, "--origin", "official \x1b") == 1
    assert len(told(capsys, repo)) == 2
    assert snapshot(repo) == before


def spoil_everything(repo: Path) -> int:
    """A fault in every input; how many."""
    add_texts(repo, [law_id, notice_id])
    for path in (repo / "translate/po/en").glob("*.po"):
        path.write_text(path.read_text(encoding="utf-8") + "nonsense\nmsgid\n", encoding="utf-8")
    glossary = repo / "glossary.yaml"
    glossary.write_text(glossary.read_text(encoding="utf-8") + "    colour: red\n", encoding="utf-8")
    config = repo / "texts" / notice_id / "publication.yaml"
    config.write_text(config.read_text(encoding="utf-8") + "colour: red\n", encoding="utf-8")
    return 6


@pytest.mark.parametrize("name", ["check", "sync", "status", "preferred"])
def test_all_faults_of_all_inputs_are_told_at_once(repo: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    count = spoil_everything(repo)
    assert run(repo, name) == 1
    lines = told(capsys, repo)
    assert len(lines) >= count
    assert len({line.split(":")[0] for line in lines}) == 4
    assert run(repo, "lint") == 1
    assert told(capsys, repo) == lines
    with pytest.raises(InputError) as raised:
        load_site(repo)
    assert {str(fault) for fault in raised.value.faults} == set(lines)


def test_one_bad_text_keeps_no_other_from_being_synced_or_checked(
    repo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = path_of(repo).read_bytes()
    config = repo / "texts" / "a-bad-one" / "publication.yaml"
    config.parent.mkdir()
    config.write_text("id: [\n", encoding="utf-8")
    assert run(repo, "check") == 1
    assert "44.1.2" in capsys.readouterr().out
    assert run(repo, "sync") == 1
    assert path_of(repo).read_bytes() != good
