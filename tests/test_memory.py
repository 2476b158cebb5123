"""English from elsewhere: reused with its origin, or offered."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from machine import Scripted, repository
from second_texts import add_texts, notice_id
from second_texts import law_id as id
from translate.__main__ import main
from translate.catalogue.comments import hash_words
from translate.catalogue.entries import Entry, find_catalogue_path, load_catalogue, save_catalogue
from translate.machine import fill as filling
from translate.machine.fill import fill
from translate.machine.memory import Memory, load_memory


def test_the_memory_comes_first_with_its_origin(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    repo = repository(tmp_path / "repo")
    (repo / "other.tmx").write_text(tmx, encoding="utf-8")
    assert main(["--root", str(repo), "import", str(repo / "other.tmx")]) == 0
    assert "2 sentences" in capsys.readouterr().out
    (done,) = fill(repo, Scripted({}))
    entries = load_catalogue(find_catalogue_path(repo, id, "en")).entries
    assert done.from_memory == 1
    assert entries["16.1.2"].text == "Adhesive tape may not be used."
    assert entries["16.1.2"].origin == "memory other.tmx (Your Name)"
    (near,) = entries["8.1.1"].suggestions
    assert (near.who, near.text) == ("memory", "Each township government shall set up a station.")
    assert entries["8.1.1"].text == "Words."


tmx = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header srclang="zh-TW" /><body>
<tu><tuv xml:lang="zh-TW"><seg>不得使用膠帶。</seg></tuv>
<tuv xml:lang="en-US" changeid="Your Name"><seg>Adhesive <bpt i="1"/>tape may not be used.</seg></tuv></tu>
<tu><tuv xml:lang="zh-CN"><seg>乡镇人民政府应当至少设立一个流通站。</seg></tuv>
<tuv xml:lang="en"><seg>Each township government shall set up a station.</seg></tuv></tu>
</body></tmx>"""


def test_a_po_file_of_others_is_imported_and_no_signature_counts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repo = repository(tmp_path / "repo")
    (repo / "theirs.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLast-Translator: A. B. <a@example.org>\\n"\n\n'
        'msgid "不得使用胶带。"\nmsgstr "No tape."\n\n'
        f'# origin: draft {hash_words("A")}\nmsgid "甲"\nmsgstr "A"\n\n'
        f'# origin: draft {hash_words("B")}\nmsgid "乙"\nmsgstr "Changed"\n\n'
        f'# origin: human Your Name {hash_words("C")}\nmsgid "丙"\nmsgstr "C"\n',
        encoding="utf-8",
    )
    assert main(["--root", str(repo), "import", str(repo / "theirs.po")]) == 0
    entries = load_catalogue(repo / "translate/po/en/memory/theirs.po").entries
    assert [entry.origin for entry in entries.values()] == [
        "memory theirs.po (A. B.)",
        "draft",
        "memory theirs.po (A. B.)",
        "memory theirs.po (Your Name)",
    ]
    assert not any(entry.edited or entry.human for entry in entries.values())
    (repo / "broken.tmx").write_text("<tmx>", encoding="utf-8")
    (repo / "text.docx").write_text("", encoding="utf-8")
    capsys.readouterr()
    for name, problem in (("broken.tmx", "not XML"), ("text.docx", "neither TMX nor PO"), ("none.po", "no such file")):
        assert main(["--root", str(repo), "import", str(repo / name)]) == 1
        assert problem in capsys.readouterr().err


def test_the_memory_is_read_once_for_all_texts_and_learns_what_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_texts(tmp_path, [id, notice_id])
    assert main(["--root", str(tmp_path), "sync"]) == 0
    for text in (id, notice_id):
        path = find_catalogue_path(tmp_path, text, "en")
        catalogue = load_catalogue(path)
        blank = {key: Entry(key, entry.source) for key, entry in catalogue.entries.items()}
        save_catalogue(replace(catalogue, entries=blank))
    read: list[Memory] = []

    def load(root: Path, tag: str) -> Memory:
        read.append(load_memory(root, tag))
        return read[-1]

    monkeypatch.setattr(filling, "load_memory", load)
    assert len(list(fill(tmp_path, Scripted({})))) == 2
    (memory,) = read
    for text in (id, notice_id):
        written = load_catalogue(find_catalogue_path(tmp_path, text, "en")).entries.values()
        usable = [entry for entry in written if entry.text and not entry.fuzzy]
        assert usable
        assert all(memory.exact(entry.source) for entry in usable)
