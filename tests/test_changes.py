"""A text, a glossary or a catalogue that has changed: what stays, what is marked, and what is never touched."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
import yaml

from catalogue_file import change, english_of, entries_of, signed_by_a_person
from machine import Scripted
from second_texts import add_texts, law_id
from translate.__main__ import main
from translate.machine.fill import fill


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    add_texts(tmp_path)
    assert run(tmp_path, "sync") == 0
    return tmp_path


def run(repo: Path, *command: str) -> int:
    return main(["--root", str(repo), *command])


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def edit_law(repo: Path, old: str, new: str) -> None:
    """Change the received law, and say in publication.yaml where what follows stands now; then sync."""
    folder = repo / "texts" / law_id
    edit(folder / "received.txt", old, new)
    publication = yaml.safe_load((folder / "publication.yaml").read_text(encoding="utf-8"))
    more = new.count("\n") - old.count("\n")
    for piece in publication["furniture"]:
        piece["line"] += more * (piece["line"] > 2)
    body, annex = publication["parts"]
    body["lines"], annex["lines"] = move(body["lines"], 0, more), move(annex["lines"], more, more)
    annex["title"]["lines"] = [number + more for number in annex["title"]["lines"]]
    (folder / "publication.yaml").write_text(yaml.safe_dump(publication, allow_unicode=True), encoding="utf-8")
    assert run(repo, "sync") == 0


def move(lines: str, first: int, last: int) -> str:
    """The range with so many lines more before its first and its last."""
    begin, end = map(int, lines.split("-"))
    return f"{begin + first}-{end + last}"


def by_chinese(repo: Path) -> dict[str, tuple[str, str]]:
    return {entry.msgid: (key, entry.msgstr) for key, entry in entries_of(repo, law_id).items()}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("无酸纸和淀粉浆糊。", "无酸纸。", id="a sentence that changed"),
        pytest.param("不得使用胶带。\n", "不得使用胶带。不得使用订书钉。\n", id="a sentence more at the end"),
        pytest.param("（四）爱惜。\n", "（四）爱惜。\n（五）安静。\n", id="an item more at the end"),
        pytest.param("不得使用胶带。\n", "\n", id="a sentence less at the end"),
        pytest.param("　修补旧书应当", "　修补应当小心。修补旧书应当", id="a sentence more in front"),
        pytest.param("（二）免费；\n（三）就近；\n（四）", "（二）就近；\n（三）", id="an item less"),
        pytest.param("市人民政府应当把", "工作应当公开。\n市人民政府应当把", id="a paragraph more"),
    ],
)
def test_what_has_not_changed_keeps_its_key_and_its_english(repo: Path, old: str, new: str) -> None:
    before = by_chinese(repo)
    edit_law(repo, old, new)
    after = by_chinese(repo)
    assert {chinese: before[chinese] for chinese in after if chinese in before} == {
        chinese: found for chinese, found in after.items() if chinese in before
    }


def test_check_asks_for_sync_where_keys_are_behind_the_text(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def told() -> list[str]:
        capsys.readouterr()
        run(repo, "check")
        return [line for line in capsys.readouterr().out.splitlines() if "keys.tsv" in line]

    assert told() == []
    edit(repo / "texts" / law_id / "received.txt", "不得使用胶带。", "不得使用胶带。不得使用订书钉。")
    (line,) = told()
    assert "16.1.3" in line
    run(repo, "sync")
    assert told() == []


def test_chinese_that_is_again_as_it_was_has_its_english_again(repo: Path) -> None:
    """However often it has changed in between."""
    before = str(entries_of(repo, law_id)["16.1.2"])
    for old, new in (("胶带", "胶水"), ("胶水", "胶条")):
        edit_law(repo, f"不得使用{old}。", f"不得使用{new}。")
        assert entries_of(repo, law_id)["16.1.2"].fuzzy
    edit_law(repo, "不得使用胶条。", "不得使用胶带。")
    assert str(entries_of(repo, law_id)["16.1.2"]) == before


def test_a_segment_without_english_is_not_out_of_date(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is named once, as untranslated, though its terms may have other renderings now."""
    change(repo, law_id, "26.1.1", "")
    (row,) = (row for row in rows(repo, capsys) if row["key"] == "26.1.1" and row["text"] == law_id)
    assert (row["state"], row["condition"]) == ("untranslated", "")


def rows(repo: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    """What `status` says of each segment."""
    capsys.readouterr()
    assert main(["--root", str(repo), "status", "--format", "tsv"]) == 0
    head, *cells = (line.split("\t") for line in capsys.readouterr().out.splitlines())
    return [dict(zip(head, row, strict=True)) for row in cells]


def rows_of_status(repo: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    capsys.readouterr()
    run(repo, "status", "--format", "tsv")
    return list(csv.DictReader(capsys.readouterr().out.splitlines(), delimiter="\t"))


def with_terms_instead(repo: Path, *terms: tuple[str, str]) -> None:
    """A glossary that has these terms (Chinese and English) and not the bookplate any more."""
    path = repo / "glossary.yaml"
    text = path.read_text(encoding="utf-8")
    start, end = text.index("  - id: bookplate"), text.index("  - id: mender")
    entries = (text[start:end].replace("id: bookplate", f"id: {english.replace(' ', '-')}") for _, english in terms)
    new = [
        entry.replace("藏書票", chinese)
        .replace("藏书票", chinese)
        .replace("text: bookplate, rank: preferred, forms: [bookplates]", f"text: {english}, rank: preferred")
        for entry, (chinese, english) in zip(entries, terms, strict=True)
    ]
    path.write_text(text[:start] + "".join(new) + text[end:], encoding="utf-8")


@pytest.mark.parametrize(
    "terms",
    [
        # Two came for the one that went: nobody can tell which of them is that one.
        (("捐", "bequeath"), ("票", "slip")),
        # One came, and its rendering stands there already.
        (("捐", "donates"),),
    ],
)
def test_a_term_that_came_when_another_went_changes_no_english(repo: Path, terms: tuple[tuple[str, str], ...]) -> None:
    before = english_of(repo, law_id)
    with_terms_instead(repo, *terms)
    run(repo, "apply-terms")
    assert english_of(repo, law_id)["13.1.1"] == before["13.1.1"]


def test_a_new_term_that_the_english_says_makes_nothing_stale(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def stale() -> set[str]:
        return {row["key"] for row in rows(repo, capsys) if row["text"] == law_id and row["condition"]}

    before = stale()
    assert before
    with_terms_instead(repo, ("捐", "donates"))
    assert "13.1.1" not in stale() - before


def test_a_persons_words_survive_every_command(repo: Path) -> None:
    before = {entry.msgctxt: entry.msgstr for entry in signed_by_a_person(entries_of(repo, law_id).values())}
    assert len(before) > 10
    edit(repo / "glossary.yaml", "text: used book, rank: preferred", "text: worn book, rank: preferred")
    edit(repo / "texts" / law_id / "received.txt", "节约纸张", "节约用纸")
    for command in ("sync", "apply-terms", "status", "check", "lint"):
        run(repo, command)
    list(fill(repo, Scripted({})))
    assert {key: english_of(repo, law_id)[key] for key in before} == before


def test_changed_figures_and_terms_are_found_in_every_segment(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """English that has another value than its Chinese, or no rendering of a term of it, is named."""
    planted = {}
    for key, entry in entries_of(repo, law_id).items():
        for name in ("City Library", "bookplate", "20,000", "40", "12", "15"):
            if name in entry.msgstr and "waive" not in entry.tcomment:
                planted[key] = entry.msgstr.replace(name, "77" if name[0].isdigit() else "thing")
    assert len(planted) > 10
    for key, english in planted.items():
        change(repo, law_id, key, english)
    assert run(repo, "check") == 1
    found = {line.split(": ")[1] for line in capsys.readouterr().out.splitlines()}
    assert planted.keys() <= found
