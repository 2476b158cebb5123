"""What lies in an archive: a package that translates, or one line; what was there before stays until then."""

from __future__ import annotations

import json
import os
import random
import shutil
import time
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import pytest

import translate.machine.install
from document.errors import InputError
from killing import ends_well, kill_at, start, start_install
from package_server import Asked, serve
from translate.__main__ import main
from translate.machine.argos import ArgosEngine, find_package
from translate.machine.engine import Request
from translate.machine.install import install

pytestmark = pytest.mark.slow
# They load models in processes of their own.

Members = dict[str, bytes]


@pytest.fixture
def members(package_archive: Path) -> Members:
    with zipfile.ZipFile(package_archive) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(translate.machine.install, "find_packages_folder", lambda: tmp_path / "packages")
    (tmp_path / "packages").mkdir()
    return tmp_path / "packages"


def pack(path: Path, members: Mapping[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", how) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def name_in(members: Members, end: str) -> str:
    return next(name for name in members if name.endswith(end))


def other(members: Members, path: Path) -> Path:
    """Another package of the same name that translates too."""
    top = next(iter(members)).split("/")[0]
    return pack(path, {**members, f"{top}/README.md": b"Another."})


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refused(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    """The one line with which an installation is refused."""
    assert main(["install", *map(str, arguments)]) == 1
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "Traceback" not in said
    return said


damages: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "a model cut in two": ("model.bin", lambda b: b[: len(b) // 2]),
    "a model of nothing": ("model.bin", lambda b: b""),
    "a model of another version": ("model.bin", lambda b: b"\xff\xff\xff\xff" + b[4:]),
    "a model with other names in it": ("model.bin", lambda b: b[:8] + bytes(64) + b[72:]),
    "a model that claims terabytes": ("model.bin", lambda b: b.replace(b"decoder", b"\xff" * 7)),
    "pieces cut in two": ("sentencepiece.model", lambda b: b[: len(b) // 2]),
    "pieces of nothing": ("sentencepiece.model", lambda b: b""),
    "pieces of noise": ("sentencepiece.model", lambda b: random.Random(1).randbytes(len(b))),
    "a vocabulary of nothing": ("vocabulary.json", lambda b: b"[]"),
    "a vocabulary that is no JSON": ("vocabulary.json", lambda b: b"["),
    "a vocabulary half as long": ("vocabulary.json", lambda b: json.dumps(json.loads(b)[::2]).encode()),
    "settings that are none": ("config.json", lambda b: b"7"),
}


@pytest.mark.parametrize("name", damages)
def test_a_package_that_does_not_translate_is_refused(
    tmp_path: Path, folder: Path, members: Members, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    end, damage = damages[name]
    changed = {n: damage(content) if n.endswith(end) else content for n, content in members.items()}
    assert changed != members
    said = refused(capsys, pack(tmp_path / "bad.argosmodel", changed))
    assert "it does not translate: " in said
    assert contents(folder).keys() <= {".install.lock"}


@pytest.mark.parametrize("end", ["model.bin", "sentencepiece.model", "metadata.json", "shared_vocabulary.json"])
def test_a_package_damaged_where_it_lies_is_one_line(
    folder: Path, package_archive: Path, end: str, capsys: pytest.CaptureFixture[str]
) -> None:
    installed = install(package_archive, folder)
    (path,) = installed.rglob(end)
    path.write_bytes(path.read_bytes()[:40])
    with pytest.raises(InputError) as raised:
        ArgosEngine(installed).translate([Request("旧书", prefix="Used")])
    assert str(raised.value).startswith(f"{installed}: the package cannot be used: ")
    assert len(str(raised.value).splitlines()) == 1
    assert main(["install", str(package_archive)]) == 0
    assert len([one for one in folder.iterdir() if one.is_dir()]) == 1
    ArgosEngine(find_package(folder, "en")).translate([Request("旧书")])


def spoil(path: Path, old: bytes, new: bytes) -> None:
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new))


def lying_names(path: Path, members: Members) -> None:
    """A list of files that says of itself that it has two gigabytes."""
    pack(path, members)
    content = bytearray(path.read_bytes())
    end = content.rindex(b"PK\5\6")
    content[end + 12 : end + 16] = (2_000_000_000).to_bytes(4, "little")
    path.write_bytes(content)


def many_names(path: Path, members: Members) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(30_000):
            archive.writestr(f"t/{number:090}", b"")


def no_utf8(path: Path, members: Members) -> None:
    pack(path, {**members, "t/名": b"x"})
    spoil(path, "名".encode(), b"\xff\xfe\xfd")


def corrupt_lzma(path: Path, members: Members) -> None:
    pack(path, {**members, "t/more": b"words " * 5000}, zipfile.ZIP_LZMA)
    spoil(path, b"\x5d\x00\x00\x80\x00", b"\xff\xff\xff\xff\xff")


bad: dict[str, Callable[[Path, Members], object]] = {
    "LZMA": lambda path, members: pack(path, members, zipfile.ZIP_LZMA),
    "BZIP2": lambda path, members: pack(path, members, zipfile.ZIP_BZIP2),
    "corrupt LZMA": corrupt_lzma,
    "a way of packing that nobody knows": lambda path, members: spoil(
        pack(path, {**members, "t/more": b"words " * 50}), b"\x08\x00", b"\x63\x00"
    ),
    "a name that is no UTF-8": no_utf8,
    "a name with an escape": lambda path, members: pack(path, {**members, "t/a\x1b[2Jb": b""}),
    "a name with two lines": lambda path, members: pack(path, {**members, "t/a\nb": b""}),
    "a name too long for a disk": lambda path, members: pack(
        path, {**members, f"{next(iter(members)).split('/')[0]}/{'x' * 5000}": b""}
    ),
    "one name twice, in other case": lambda path, members: pack(
        path, {**members, name_in(members, "model.bin").replace("model.bin", "MODEL.bin"): b""}
    ),
    "a file that is a folder too": lambda path, members: pack(
        path, {**members, name_in(members, "metadata.json") + "/x": b""}
    ),
    "a hidden folder": lambda path, members: pack(path, rename(members, ".install-x")),
    "a folder named with a line end": lambda path, members: pack(path, rename(members, "a\nb")),
    "metadata without bottom": lambda path, members: pack(
        path, {**members, name_in(members, "metadata.json"): b"[" * 100_000}
    ),
    "metadata that is a list of codes": lambda path, members: pack(
        path, {**members, name_in(members, "metadata.json"): b'{"from_code": [], "to_code": "\\n"}'}
    ),
    "metadata of no language": lambda path, members: pack(path, into(members, "e\n")),
    "metadata as long as a book": lambda path, members: pack(
        path, {**members, name_in(members, "metadata.json"): b" " * 50_000_000}
    ),
    "a list of names as long as a film": lying_names,
    "more files than anybody has": many_names,
    "nothing": lambda path, members: path.write_bytes(b""),
    "a folder": lambda path, members: path.mkdir(),
}


def rename(members: Members, top: str) -> Members:
    return {f"{top}/{name.partition('/')[2]}": content for name, content in members.items()}


@pytest.mark.parametrize("name", bad)
def test_what_is_no_package_is_one_line_and_leaves_nothing(
    tmp_path: Path, folder: Path, members: Members, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    bad[name](tmp_path / "bad.argosmodel", members)
    said = refused(capsys, tmp_path / "bad.argosmodel")
    assert said.startswith(f"{tmp_path}/bad.argosmodel: ")
    assert "; " in said
    assert contents(folder).keys() <= {".install.lock"}


def test_no_flipped_byte_gives_a_traceback(
    tmp_path: Path, folder: Path, members: Members, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bytes of the head and the end of a small archive, where the names and sizes stand."""
    small = {name: content[:60] if "json" not in name else content for name, content in members.items()}
    whole = pack(tmp_path / "small.argosmodel", {n: c for n, c in small.items() if "vocabulary" not in n}).read_bytes()
    monkeypatch.setattr(translate.machine.install, "try_package", lambda folder: "it was tried")
    chance = random.Random(14)
    for _ in range(400):
        changed = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        (tmp_path / "bad.argosmodel").write_bytes(changed)
        with pytest.raises(InputError) as raised:
            install(tmp_path / "bad.argosmodel", folder)
        assert len(str(raised.value).splitlines()) == 1
        assert list(folder.iterdir()) == []


def test_a_package_of_another_origin_stays_until_it_is_to_be_replaced(
    tmp_path: Path, folder: Path, package_archive: Path, members: Members, capsys: pytest.CaptureFixture[str]
) -> None:
    first = install(package_archive, folder)
    before = contents(folder)
    second = other(members, tmp_path / "other.argosmodel")
    capsys.readouterr()
    assert "comes from another archive; add --replace" in refused(capsys, second)
    assert {name: c for name, c in contents(folder).items() if ".install" not in name} == before
    assert main(["install", str(second), "--replace"]) == 0
    now = find_package(folder, "en")
    assert (now / "README.md").is_file()
    assert [path for path in folder.iterdir() if path.is_dir()] == [now]
    assert main(["install", str(package_archive), "--replace"]) == 0
    assert find_package(folder, "en") == first
    assert [path for path in folder.iterdir() if path.is_dir()] == [first]


def into(members: Members, to_code: str) -> Members:
    """The package with another language in its metadata."""
    name = name_in(members, "metadata.json")
    return {**members, name: json.dumps({**json.loads(members[name]), "to_code": to_code}).encode()}


def test_packages_into_two_languages_lie_side_by_side(
    tmp_path: Path, folder: Path, package_archive: Path, members: Members, capsys: pytest.CaptureFixture[str]
) -> None:
    english = install(package_archive, folder)
    french = pack(tmp_path / "fr.argosmodel", rename(into(members, "fr"), "translate-zh_fr-0_9"))
    assert main(["install", str(french)]) == 0
    assert "fill uses" not in capsys.readouterr().out
    assert find_package(folder, "fr-CA").name == "translate-zh_fr-0_9"
    assert find_package(folder, "en-GB") == english


def test_a_package_into_another_language_than_the_one_that_is_named_is_refused(
    tmp_path: Path, folder: Path, package_archive: Path, members: Members, capsys: pytest.CaptureFixture[str]
) -> None:
    french = pack(tmp_path / "fr.argosmodel", rename(into(members, "fr"), "translate-zh_fr-0_9"))
    assert "a package into fr, not en; " in refused(capsys, french, "--language", "en")
    assert contents(folder).keys() <= {".install.lock"}
    assert main(["install", str(package_archive), "--language", "en"]) == 0


def by_hand(target: Path, record: bytes = b"") -> None:
    """As Argos Translate itself installs, without a word on where it came from."""
    target.mkdir()
    (target / "archive.sha256").write_bytes(record)
    (target / "metadata.json").write_text("{}", encoding="utf-8")


names: dict[str, Callable[[Path], object]] = {
    "of unknown origin": by_hand,
    "a link": lambda target: target.symlink_to("/"),
    "a link to nothing": lambda target: target.symlink_to("nowhere"),
    "a file": lambda target: target.write_text("mine", encoding="utf-8"),
    "with a forged record": lambda target: by_hand(target, b"\xff" * 64),
}


def test_killed_before_it_took_the_old_one_away_the_next_run_does(
    tmp_path: Path, folder: Path, package_archive: Path, members: Members
) -> None:
    old = install(package_archive, folder)
    second = other(members, tmp_path / "other.argosmodel")
    new = install(second, tmp_path / "elsewhere").rename(folder / f"{old.name}~2")
    assert find_package(folder, "en") == new
    assert install(second, folder, replace=True) == new
    assert list(folder.iterdir()) == [new]


@pytest.mark.parametrize("name", names)
def test_nothing_that_has_the_name_is_taken_away_untold(
    folder: Path, package_archive: Path, members: Members, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    target = folder / next(iter(members)).split("/")[0]
    names[name](target)
    before = (os.lstat(target).st_ino, os.lstat(target).st_mtime_ns)
    assert target.name in refused(capsys, package_archive)
    assert (os.lstat(target).st_ino, os.lstat(target).st_mtime_ns) == before
    assert Path("/etc/passwd").exists()


def test_a_hash_that_is_given_must_be_that_of_the_archive(
    folder: Path, package_archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(capsys, package_archive, "--sha256", "0" * 64)
    digest = said.split("sha256 is ")[1].split(",")[0]
    assert not [path for path in folder.iterdir() if path.is_dir()]
    assert main(["install", str(package_archive), "--sha256", digest.upper()]) == 0
    with pytest.raises(SystemExit):
        main(["install", str(package_archive), "--sha256", digest[:-1]])


def test_a_file_of_any_size_is_not_read(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (tmp_path / "film.argosmodel").open("wb") as file:
        file.truncate(1 << 42)
    assert "larger than a package" in refused(capsys, tmp_path / "film.argosmodel")


@pytest.mark.parametrize(
    "settings", ["[]", "{", '{"ARGOS_BEAM_SIZE": "many"}', '{"ARGOS_MODEL_PROVIDER": "none"}', "[" * 100_000]
)
@pytest.mark.parametrize("command", [["install", "a.argosmodel"], ["fill"]])
def test_settings_of_argos_that_are_none_are_one_line(tmp_path: Path, settings: str, command: list[str]) -> None:
    (tmp_path / "argos-translate").mkdir()
    (tmp_path / "argos-translate" / "settings.json").write_text(settings, encoding="utf-8")
    process = start("--root", tmp_path, *command, XDG_CONFIG_HOME=str(tmp_path), ARGOS_PACKAGES_DIR=str(tmp_path))
    said = process.communicate(timeout=60)[1].decode()
    assert process.returncode == 1
    assert len(said.splitlines()) == 1
    assert "; " in said


def test_what_killed_runs_left_is_cleaned_by_the_next(folder: Path, package_archive: Path) -> None:
    (folder / ".install-abc/translate-zh_en-1_0/model").mkdir(parents=True)
    (folder / ".install-abc/translate-zh_en-1_0/model/model.bin").write_bytes(b"half")
    (folder / "mine").mkdir()
    assert main(["install", str(package_archive)]) == 0
    assert not list(folder.glob(".install-*"))
    assert (folder / "mine").is_dir()


def test_a_package_folder_that_cannot_be_used_is_one_line(
    tmp_path: Path, folder: Path, package_archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(folder)
    folder.write_text("a file", encoding="utf-8")
    assert "a file stands where a folder should be; " in refused(capsys, package_archive)


def test_of_two_at_once_both_end_well(folder: Path, package_archive: Path) -> None:
    processes = [start_install(folder, package_archive) for _ in range(2)]
    assert [ends_well(process) for process in processes] == [True, True]
    (package,) = (path for path in folder.iterdir() if path.is_dir())
    ArgosEngine(package).translate([Request("旧书")])


@pytest.mark.slow
def test_killed_at_any_moment_there_is_always_a_whole_package(
    tmp_path: Path, folder: Path, package_archive: Path, members: Members
) -> None:
    archives = [package_archive, other(members, tmp_path / "other.argosmodel")]
    install(archives[0], folder)
    whole = [contents(find_package(folder, "en"))]
    began = time.monotonic()
    assert ends_well(start_install(folder, archives[1], "--replace"))
    lasts = time.monotonic() - began
    whole.append(contents(find_package(folder, "en")))
    chance, hit, seen = random.Random(14), 0, set()
    for number in range(50):
        watched = (lambda: bool(list(folder.glob(".install-*")))) if number % 2 else (lambda: True)
        process = start_install(folder, archives[number // 2 % 2], "--replace")
        hit += kill_at(process, chance.uniform(0, lasts / 2 if number % 2 else lasts), watched)
        seen.add(whole.index(contents(find_package(folder, "en"))))
    assert hit > 10
    assert seen == {0, 1}
    for archive, expected in zip(archives, whole, strict=True):
        assert ends_well(start_install(folder, archive, "--replace"))
        assert contents(find_package(folder, "en")) == expected
        assert [path.name for path in folder.iterdir() if path.is_dir()] == [find_package(folder, "en").name]


def slowly(asked: Asked) -> None:
    """With ranges, and in a second for all of it."""
    size = len(asked.body) // 100
    said = {"Content_Range": asked.range} if asked.start else {}
    rest = asked.body[asked.start :]
    asked.send(206 if asked.start else 200, b"", Content_Length=str(len(rest)), **said)
    with suppress(OSError):
        for at in range(0, len(rest), size):
            asked.handler.wfile.write(rest[at : at + size])
            time.sleep(0.01)


@pytest.mark.slow
def test_a_download_killed_at_any_moment_goes_on(folder: Path, package_archive: Path) -> None:
    chance, hit = random.Random(15), 0
    body = package_archive.read_bytes()
    with serve(body, slowly) as server:
        index = {"ARGOS_PACKAGE_INDEX": f"{server.address}/"}
        for number in range(50):
            process = start_install(folder, **index)
            asked = len(server.asked)
            watched = (lambda asked=asked: len(server.asked) > asked + 1) if number % 2 else (lambda: True)
            hit += kill_at(process, chance.uniform(0, 0.4), watched)
            if number % 10 == 9:
                assert ends_well(start_install(folder, **index))
                ArgosEngine(find_package(folder, "en")).translate([Request("旧书")])
                assert not list(folder.glob("*.part"))
                shutil.rmtree(find_package(folder, "en"))
    assert hit > 10
    assert max(start for _, start, _ in server.asked) > len(body) // 10
