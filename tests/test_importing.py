"""Memories of others: read in the encoding that they declare, nothing in them is run, and none is lost to another."""

from __future__ import annotations

import random
import shutil
import time
from functools import partial
from pathlib import Path

import pytest

from killing import ends_well, kill_at, start_import
from machine import Scripted, repository
from second_texts import law_id
from translate.__main__ import main
from translate.catalogue.comments import hash_words
from translate.catalogue.entries import Entry, find_catalogue_path, load_catalogue
from translate.machine.fill import fill

tape, english = "不得使用胶带。", "Adhesive tape may not be used."
head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset={}\\n"\n\n'


def tmx(chinese: str = tape, text: str = english, encoding: str = "UTF-8", before: str = "", who: str = "") -> str:
    unit = f'<tu><tuv xml:lang="zh"><seg>{chinese}</seg></tuv><tuv xml:lang="en"{who}><seg>{text}</seg></tuv></tu>'
    start = f'<?xml version="1.0" encoding="{encoding}"?>\n{before}'
    return f'{start}<tmx version="1.4"><header/><body>\n{unit}\n</body></tmx>'


def po(chinese: str = tape, text: str = english, charset: str = "UTF-8", comment: str = "") -> str:
    return f'{head.format(charset)}{comment}msgid "{chinese}"\nmsgstr "{text}"\n'


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    return repository(tmp_path / "repo")


def take(repo: Path, name: str, content: str | bytes, *more: str) -> int:
    file = repo / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return main(["--root", str(repo), "import", str(file), *more])


def memory(repo: Path, name: str = "a") -> list[Entry]:
    return list(load_catalogue(repo / f"translate/po/en/memory/{name}.po").entries.values())


encodings = {
    "GB18030": "gb18030",
    "gb2312": "gbk",
    "Big5": "big5",
    "big5": "big5hkscs",
    "UTF-16": "utf-16",
    "utf-16": "utf-16-be",
    "UTF-8": "utf-8-sig",
    "ISO-8859-1": "utf-16",
}
# What the file declares -> what it is.


@pytest.mark.parametrize("declared", encodings)
def test_a_tmx_is_read_in_the_encoding_that_it_declares(repo: Path, declared: str) -> None:
    chinese = "不得使用膠帶。" if "ig5" in declared else tape
    assert take(repo, "a.tmx", tmx(chinese, encoding=declared).encode(encodings[declared])) == 0
    assert [(entry.source, entry.text) for entry in memory(repo)] == [(tape, english)]


@pytest.mark.parametrize(
    "content", [po(charset="CHARSET"), po(charset="utf8"), po(comment="# charset=gbk\n"), po().partition("\n\n")[2]]
)
def test_a_po_file_that_declares_nothing_is_in_utf_8(repo: Path, content: str) -> None:
    assert take(repo, "a.po", content) == 0
    assert memory(repo)[0].source == tape


@pytest.mark.parametrize("declared", [name for name in encodings if name != "utf-16"])
def test_a_po_file_is_read_in_the_encoding_that_it_declares(repo: Path, declared: str) -> None:
    chinese = "不得使用膠帶。" if "ig5" in declared else tape
    assert take(repo, "a.po", po(chinese, charset=declared).encode(encodings[declared])) == 0
    assert [(entry.source, entry.text) for entry in memory(repo)] == [(tape, english)]


bomb = '<!DOCTYPE tmx [<!ENTITY a "{}">{}]>\n'.format(
    "x" * 99, "".join(f'<!ENTITY {n} "{f"&{b};" * 99}">' for b, n in zip("abcdefg", "bcdefgh", strict=True))
)
faulty: dict[str, tuple[str, str | bytes, int, str]] = {
    "GB18030 that calls itself UTF-8": ("a.tmx", tmx().encode("gb18030"), 3, "not utf-8"),
    "an encoding that nobody knows": ("a.tmx", tmx(encoding="klingon"), 1, "unknown encoding klingon"),
    "a codec that is none of text": ("a.tmx", tmx(encoding="zlib"), 1, "unknown encoding zlib"),
    "UTF-16 cut in two": ("a.tmx", tmx().encode("utf-16")[:-1], 0, "not utf-16"),
    "a bomb of entities": ("a.tmx", tmx("&h;", before=bomb), 2, "an entity of its own"),
    "an entity out of a file": (
        "a.tmx",
        tmx("&x;", before='<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n'),
        2,
        "an entity of its own",
    ),
    "an entity out of another document": (
        "a.tmx",
        tmx("&x;", before='<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'),
        4,
        "an entity of its own",
    ),
    "no end": ("a.tmx", "<tmx>", 1, "not XML"),
    "a mark and nothing": ("a.tmx", b"\xff\xfe", 0, "not XML"),
    "a control character": ("a.tmx", tmx(text="One&#x7f;two"), 3, "control character U+007F"),
    "a control character in PO": ("a.po", po(text=r"One\btwo"), 4, "control character U+0008"),
    "PO in GBK that calls itself UTF-8": ("a.po", po().encode("gbk"), 4, "not UTF-8"),
    "no PO at all": ("a.po", po() + "\nnonsense\n", 7, "not PO"),
    "a quotation mark without another": ("a.po", 'msgid "\nmsgstr "x"y"\n', 2, "not PO"),
    "the path of another file": ("a.po", "/etc/passwd", 1, "not PO"),
    "nothing": ("a.po", "", 0, "no pair of zh and en"),
}


@pytest.mark.parametrize("name", faulty)
def test_what_cannot_be_read_is_one_line_with_its_place(
    repo: Path, name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repo)
    file, content, line, problem = faulty[name]
    assert take(repo, file, content) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"{file}:{line}: " if line else f"{file}")
    assert problem.lower() in said.lower()
    assert len(said.splitlines()) == 1
    assert not (repo / "translate/po/en/memory/a.po").exists()


def test_a_document_type_without_entities_is_no_fault(repo: Path) -> None:
    assert take(repo, "a.tmx", tmx(before='<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n')) == 0
    assert memory(repo)[0].text == english


def test_a_tmx_of_any_depth_and_a_name_of_any_kind_is_read(repo: Path) -> None:
    deep = "<g>" * 50_000 + english + "</g>" * 50_000
    assert take(repo, "a.tmx", tmx(text=deep, who=' changeid="A&#10;# origin: human B ab12cd34&#x7f;"')) == 0
    (entry,) = memory(repo)
    assert entry.text == english
    assert entry.origin == "memory a.tmx (A # origin: human B ab12cd34)"


others = {
    "the same name in another folder": ("other/a.tmx", tmx(text="Other words.")),
    "the same name with another ending": ("a.po", po(text="Other words.")),
    "the same file with less in it": ("a.tmx", tmx("甲", "A")),
    "English that a run of fill could not save": ("law-unsaved.po", po()),
}


@pytest.mark.parametrize("name", others)
def test_no_memory_takes_the_place_of_another_untold(repo: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    file, content = others[name]
    assert take(repo, "a.tmx", tmx()) == 0
    stem = Path(file).stem
    path = repo / f"translate/po/en/memory/{stem}.po"
    if stem != "a":
        said = (repo / "translate/po/en/memory/a.po").read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in said if "X-Imported-From" not in line), encoding="utf-8")
        content = po(text="Other words.")
    before = path.read_bytes()
    capsys.readouterr()
    assert take(repo, file, content) == 1
    said_now = capsys.readouterr().err
    assert "--replace" in said_now
    assert len(said_now.splitlines()) == 1
    assert path.read_bytes() == before
    assert take(repo, file, content, "--replace") == 0
    assert path.read_bytes() != before


def test_the_same_file_may_be_imported_again(repo: Path) -> None:
    assert take(repo, "a.tmx", tmx()) == 0
    path = repo / "translate/po/en/memory/a.po"
    before = path.read_bytes()
    assert take(repo, "other/a.tmx", tmx().replace("<header/>", '<header creationdate="20260101T000000Z"/>')) == 0
    assert path.read_bytes() == before


@pytest.mark.parametrize("origin", ["human Your Name", "official WHO", "memory x.tmx (Your Name)"])
def test_what_an_imported_file_says_of_itself_is_no_review(repo: Path, origin: str) -> None:
    assert take(repo, "a.po", po(comment=f"# origin: {origin} {hash_words(english)}\n")) == 0
    list(fill(repo, Scripted({})))
    entry = load_catalogue(find_catalogue_path(repo, law_id, "en")).entries["16.1.2"]
    assert entry.text == english
    assert entry.origin.startswith("memory a.po")
    assert not entry.human


@pytest.mark.parametrize("command", ["import", "fill"])
def test_where_nothing_can_be_written_it_is_one_line(
    repo: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = repo / "translate/po/en"
    (repo / "a.tmx").write_text(tmx(), encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("a file", encoding="utf-8")
    more = [str(repo / "a.tmx")] if command == "import" else ["--memory"]
    assert main(["--root", str(repo), command, *more]) == 1
    said = capsys.readouterr().err
    assert "a file stands where a folder should be; " in said
    assert len(said.splitlines()) == 1


def test_of_two_at_once_none_is_lost(repo: Path) -> None:
    """Two files of one name: one is in the memory whole, and whoever brought the other is told."""
    files = [repo / "one" / "a.tmx", repo / "two" / "a.tmx", repo / "b.po"]
    for number, file in enumerate(files):
        file.parent.mkdir(exist_ok=True)
        file.write_text((po if file.suffix == ".po" else tmx)(text=f"Words {number}."), encoding="utf-8")
    processes = [start_import(repo, file) for file in files]
    said = [process.communicate(timeout=60)[1].decode() for process in processes]
    codes = [process.returncode for process in processes]
    assert sorted(codes[:2]) == [0, 1]
    assert codes[2] == 0
    assert "--replace" in said[codes.index(1)]
    assert memory(repo)[0].text == f"Words {codes.index(0)}."
    assert memory(repo, "b")[0].text == "Words 2."


def has_begun(folder: Path) -> bool:
    """Is a file of it being written?"""
    return bool(list(folder.glob(".*.tmp")))


@pytest.mark.slow
def test_killed_at_any_moment_it_leaves_whole_files_and_the_next_run_ends_it(repo: Path) -> None:
    """The memory of one file takes the place of another's, and a catalogue gets suggestions."""
    list(fill(repo, Scripted({})))
    catalogue, folder = find_catalogue_path(repo, law_id, "en"), repo / "translate/po/en/memory"
    files = [repo / "one" / "a.tmx", repo / "two" / "a.tmx"]
    for number, file in enumerate(files):
        file.parent.mkdir()
        file.write_text(tmx(text=f"Words {number}."), encoding="utf-8")
    assert ends_well(start_import(repo, files[0]))
    before = (folder / "a.po").read_bytes(), catalogue.read_bytes()
    began = time.monotonic()
    assert ends_well(start_import(repo, files[1], "--replace"))
    lasts = time.monotonic() - began
    after = (folder / "a.po").read_bytes(), catalogue.read_bytes()
    assert all(one != other for one, other in zip(before, after, strict=True))
    chance, hit = random.Random(16), 0
    for number in range(50):
        (folder / "a.po").write_bytes(before[0])
        catalogue.write_bytes(before[1])
        watched = (folder, catalogue.parent, None)[number % 3]
        process = start_import(repo, files[1], "--replace")
        if watched:
            hit += kill_at(process, chance.uniform(0, 0.05), partial(has_begun, watched))
        else:
            hit += kill_at(process, chance.uniform(0, lasts), lambda: True)
        assert (folder / "a.po").read_bytes() in {before[0], after[0]}
        assert catalogue.read_bytes() in {before[1], after[1]}
    assert hit > 10
    assert ends_well(start_import(repo, files[1], "--replace"))
    assert ((folder / "a.po").read_bytes(), catalogue.read_bytes()) == after
    assert not list(folder.parent.rglob(".*.tmp"))
