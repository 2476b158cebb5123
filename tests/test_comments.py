"""Comments as other programs leave them: wrapped, or misspelt by a hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from document.errors import InputError
from paths import root
from second_texts import add_texts, law_id
from translate.__main__ import main
from translate.catalogue.comments import Suggestion, hash_words, read_comments
from translate.catalogue.entries import Catalogue, Entry, load_catalogue, make_catalogue, save_catalogue
from translate.catalogue.hands.misspelt import name_nearest
from translate.catalogue.hands.wrapped import join_wrapped

english = "We will carry it further."
long = "It is a well-known fact of the two- and three-year plans, and of all that follows from them in time"
entry = Entry(
    "1.1.1",
    "深入推进。",
    english,
    f"human {'Your Name of the Very Long House '.strip() * 3}",
    hash_words(english),
    suggestions=(Suggestion("memory the file of the office.tmx (Your Name)", "the same Chinese (as of 2020)", long),),
    notes=(f"{long}: “this one” – and no other, {long}.", f"{long}, {long}.", "A short one."),
    waivers={"figure": f"{long}.", "stop": "一" * 90},
    remarks=(f"Ask the office: {long}.", "", f"Another remark. {long}.", f"check term: {long}."),
)


def read_all(path: Path) -> Catalogue:
    catalogue = load_catalogue(path)
    assert [e.doubts for e in catalogue.entries.values() if e.doubts] == []
    return catalogue


def wrap(path: Path, width: int) -> None:
    """Save the file as polib, and what uses it, does."""
    before = path.read_bytes()
    polib.pofile(str(path), wrapwidth=width).save()
    assert path.read_bytes() != before


@pytest.mark.parametrize("width", [77, 78, 79, 80])
@pytest.mark.parametrize("committed", sorted(root.glob("translate/po/*/*.po")), ids=lambda path: path.stem)
def test_a_wrapped_file_reads_as_before_and_is_written_as_before(tmp_path: Path, committed: Path, width: int) -> None:
    path = tmp_path / committed.name
    catalogue = load_catalogue(committed)
    save_catalogue(replace(catalogue, path=path, entries={**catalogue.entries, "x.1.1": replace(entry, key="x.1.1")}))
    before, meant = path.read_bytes(), read_all(path)
    wrap(path, width)
    assert read_all(path) == meant
    save_catalogue(read_all(path))
    assert path.read_bytes() == before


words = st.sampled_from(
    [
        "a",
        "city’s",
        "two- and three-year",
        "end-to-end",
        "e-commerce",
        "well-known",
        "14-year",
        "–",
        "“so,",
        "一" * 30,
        "(as",
    ]
)


@given(st.lists(words, min_size=8, max_size=60).map(" ".join), st.sampled_from(["note: ", "waive stop: ", ""]))
@example("a " * 35 + "e-commerce a", "")
def test_what_polib_wraps_is_joined_as_it_was(said: str, kind: str) -> None:
    for width in range(77, 81):
        wrapped = polib.POEntry(msgid="x", tcomment=kind + said).__unicode__(width).split("\nmsgid")[0]
        assert join_wrapped(line[2:] for line in wrapped.split("\n")) == (kind + said,)


def test_a_note_over_several_lines_stays_one(tmp_path: Path) -> None:
    lines = ("note: The first line", f"  {long}", "  ends here.", "A remark.", "", f"{long}.", "waive stop: a heading")
    catalogue = make_catalogue(tmp_path / "x.po", "x")
    save_catalogue(replace(catalogue, entries={"1.1.1": Entry("1.1.1", "甲。", english)}))
    po = polib.pofile(str(catalogue.path), wrapwidth=0)
    po[0].tcomment = "\n".join(lines)
    po.save()
    before = catalogue.path.read_bytes()
    wrap(catalogue.path, 78)
    save_catalogue(load_catalogue(catalogue.path))
    assert catalogue.path.read_bytes() == before


@pytest.mark.parametrize(
    "lines",
    [
        ("note: A note.", "A remark below it."),
        ("note: A note of some length, that ends before a program would have broken the line", "A remark below it."),
        ("origin: draft 3f2a91c0", "A remark of somebody’s."),
        (f"note: {long}"[:76], "origin：human Your Name"),
        (f"note: {long}"[:76], "", "A remark."),
        (f"note: {long}"[:76], "  goes on"),
    ],
)
def test_what_a_person_wrote_below_is_not_joined(lines: tuple[str, ...]) -> None:
    assert join_wrapped(lines) == lines


full_line = f"note: {long}"[:76]
remark = "Ask the office whether that is so."


def read_written(path: Path, *entries: tuple[str, ...]) -> list[Entry]:
    """Entries with these comments, from a file in which they stand as a person wrote them."""
    po = polib.POFile(wrapwidth=0)
    po.extend(
        polib.POEntry(msgctxt=f"{n}.1.1", msgid="甲。", msgstr=english, tcomment="\n".join(lines))
        for n, lines in enumerate(entries, start=1)
    )
    po.metadata = dict(make_catalogue(path, "x").header)
    po.save(str(path))
    return list(load_catalogue(path).entries.values())


@pytest.mark.parametrize("others", [((f"note: {long}, {long}.",), ("note: Short.",)), ()])
def test_a_persons_remark_behind_a_full_line_of_a_note_is_not_printed(
    tmp_path: Path, others: tuple[tuple[str, ...], ...]
) -> None:
    line = f"{full_line[:74]}.”"
    noted, *_ = read_written(tmp_path / "x.po", (line, remark), *others)
    assert noted.notes == (line.removeprefix("note: "),)
    ((problem, remedy),) = noted.doubts
    assert remark in problem
    assert "above the note" in remedy


def test_what_is_not_joined_is_written_as_it_was_whatever_becomes_of_the_others(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    read_written(path, (full_line, remark), (f"note: {long}, {long}.",))
    catalogue = load_catalogue(path)
    entries = {
        key: replace(entry, notes=entry.notes if key == "1.1.1" else ()) for key, entry in catalogue.entries.items()
    }
    assert save_catalogue(replace(catalogue, entries=entries))


@pytest.mark.parametrize(
    ("lines", "note"),
    [
        (("note: One.", "", "  Two."), "One. Two."),
        (("note: One.", "  Two.", "", "", "  Three."), "One. Two. Three."),
        (("note: One.", "", "waive stop: a heading", "", "  Two."), "One."),
    ],
)
def test_a_note_goes_on_behind_an_empty_line(tmp_path: Path, lines: tuple[str, ...], note: str) -> None:
    (noted,) = read_written(tmp_path / "x.po", lines)
    assert noted.notes == (note,)
    before = noted.comments
    save_catalogue(load_catalogue(tmp_path / "x.po"))
    assert load_catalogue(tmp_path / "x.po").entries["1.1.1"].comments == before


def test_a_second_paragraph_that_would_be_dropped_is_told() -> None:
    doubts: list[tuple[str, str]] = []
    read_comments(("note: One.", "", "Two.", "Three."), lambda problem, remedy: doubts.append((problem, remedy)))
    ((problem, remedy),) = doubts
    assert "'Two.'" in problem
    assert "two spaces more" in remedy


def test_a_wrapped_catalogue_is_in_order_before_and_after_sync(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_texts(tmp_path, [law_id])
    path = tmp_path / f"translate/po/en/{law_id}.po"
    text = path.read_text(encoding="utf-8")
    noted = text.replace("# origin: ", f"# note: {long}, {long}.\n# waive stop: {long}.\n# origin: ", 1)
    path.write_text(noted, encoding="utf-8")
    main(["--root", str(tmp_path), "sync"])
    before = path.read_bytes()
    capsys.readouterr()
    main(["--root", str(tmp_path), "check"])
    told = [without_line(line) for line in capsys.readouterr().out.splitlines()]
    wrap(path, 78)
    main(["--root", str(tmp_path), "check"])
    assert [without_line(line) for line in capsys.readouterr().out.splitlines()] == told
    main(["--root", str(tmp_path), "sync"])
    assert path.read_bytes() == before


def without_line(told: str) -> str:
    return told.split(": ", 1)[1]


def hold_remedies(remedies: Mapping[str, str]) -> None:
    assert {line: name_nearest(line) for line in remedies} == remedies


def meant(comment: str) -> str:
    return f"did you mean '# {comment}'?"


def test_a_misspelt_comment_is_told_with_the_right_one() -> None:
    hold_remedies(
        {
            "orgin draft": meant("origin: draft"),
            "orgin human Your Name 3f2a91c0": meant("origin: human Your Name 3f2a91c0"),
            "origin∶ draft 3f2a91c0": meant("origin: draft 3f2a91c0"),
            "\u200borigin：draft": meant("origin: draft"),
            "# origin: draft": meant("origin: draft"),
            "origin = draft": meant("origin: draft"),
            "origin: Human Your Name": meant("origin: human Your Name"),
            "origin: humn Your Name": meant("origin: human Your Name"),
            "wiht 18.1.3": meant("with: 18.1.3"),
            "with: 18.1.3, 18.1.4": meant("with: 18.1.3 18.1.4"),
            "waiver figure as printed": meant("waive CHECK: reason"),
        }
    )


def test_a_remedy_does_not_repeat_the_line() -> None:
    origins = "write '# origin: ' and one of draft, mt ENGINE MODEL VERSION, human NAME, official WHO or memory FILE"
    hold_remedies(
        {
            "origin: machine argos": origins,
            "origin: human": origins,
            "origin: draft by me": origins,
            "note:": "write the note behind it, or remove the line",
            "with: the next": "write '# with: ' and a key, such as 18.1.3",
        }
    )


flag = "write '#, fuzzy' in a line of its own, below the comments and above msgctxt"
hash_of = "restore it as the commands wrote it, or remove the line"


def test_words_that_are_near_ours_are_told() -> None:
    hold_remedies(
        {
            "footnote: One.": meant("note: One."),
            "Foot-note： One.": meant("note: One."),
            "translator's note: One.": meant("note: One."),
            "Translator’s Note: One.": meant("note: One."),
            "TN: One.": meant("note: One."),
            "注：One.": meant("note: One."),
            "译者注: One.": meant("note: One."),
            "腳註：One.": meant("note: One."),
            "chek term: it has none": meant("check term: it has none"),
            "Check term: it has none": meant("check term: it has none"),
            "#, fuzzy": flag,
            "# #, fuzzy": flag,
            ", fuzzy": flag,
            "#，fuzzy": flag,
            "fuzzy": flag,
            "Fuzzy.": flag,
            "#, fuzy": flag,
            "Was: draft 3f2a91c0": hash_of,
            "was draft 3f2a91c0": hash_of,
            "signd: 3f2a91c0": hash_of,
            "signed 3f2a91c0": hash_of,
            "Signed: Your Name": "run .venv/bin/python -m translate sign",
            "sign: Your Name": "run .venv/bin/python -m translate sign",
            "signed by Your Name": "run .venv/bin/python -m translate sign",
            "waive: figure": meant("waive CHECK: reason"),
        }
    )


@pytest.mark.parametrize(
    "line",
    [
        "check: is it so?",
        "Checked: yes.",
        "Check the term with the office: which?",
        "Was it so? I doubt it.",
        "fuzzy words, as in the Chinese",
        "注意：which?",
        "TNT: which?",
        "Signed treaties: which?",
    ],
)
def test_a_remark_that_is_near_one_of_our_words_is_left_alone(line: str) -> None:
    assert name_nearest(line) == ""


@pytest.mark.parametrize(
    "line",
    ["Ask the office: which?", "with the editor: right?", "Note that it stands.", "Waves of it.", "Organs, all."],
)
def test_a_remark_is_left_alone(line: str) -> None:
    assert name_nearest(line) == ""


def test_a_comment_needs_a_space(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    save_catalogue(replace(make_catalogue(path, "x"), entries={"1.1.1": replace(entry, remarks=("Remark.",))}))
    path.write_text(path.read_text(encoding="utf-8").replace("# Remark.", "#origin: draft"), encoding="utf-8")
    with pytest.raises(InputError, match="has no space; write '# origin: draft'"):
        load_catalogue(path)
