"""Words are words, from every door: what no page can show is refused with its line, before anything is written."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from document.errors import Fault, InputError
from document.publication import load_publication
from document.structure import profile
from translate.catalogue.entries import load_catalogue
from translate.glossary.entries import load_glossary

refused = {
    "line end": "\n\n<script>window.hacked=1</script>\n\n",
    "carriage return": "\r",
    "next line": "\x85",
    "line separator": "\u2028",
    "NUL": "\0",
    "escape": "\x1b[31m",
    "stash mark": "\x02wzxhzdk:0\x03",
    "byte order mark": "\ufeff",
    "no character": "\ufffe",
    "no character of a far plane": "\U0010ffff",
}
text = {"zh-Hant": "題", "zh-Hans": "题", "en": "Title"}
publication: dict[str, Any] = {
    "id": "t",
    "genre": "law",
    "source": {
        "script": "hant",
        "publisher": text,
        "published": "2020-01-01",
        "url": "https://a.example/",
        "files": ["a.docx"],
    },
    "title": {"lines": [1]},
    "short_title": text,
    "document_number": "文〔2020〕1號",
    "issuers": [text],
    "dates": {"adopted": "2020-01-01"},
    "adopted_by": text,
    "editions": ["zh-Hant"],
    "version": {"number": "1.0.0", "date": "2020-01-01"},
    "parts": [{"role": "body", "lines": "2-3", "profile": "law"}],
    "skip": [{"line": 3, "text": "1", "reason": "page number"}],
    "plain": [{"line": 3, "reason": "none"}],
    "metadata": [{"line": 4, "text": "日", "reason": "date"}],
    "furniture": [{"line": 5, "text": "頁", "reason": "page"}],
    "protected_words": [{"zh-Hans": "题", "zh-Hant": "題", "reason": "why"}],
    "glyphs": [{"converted": "着", "printed": "著", "reason": "why"}],
    "indicators": [{"segment": "1.1.1", "value": "甲", "name": text, "target": text}],
}
received = "題\n第一條　甲。\n1\n日\n頁"
term: dict[str, Any] = {
    "id": "brain",
    "zh-Hant": "大腦",
    "zh-Hans": "大脑",
    "en": [{"text": "mind", "rank": "preferred", "forms": ["minds"]}],
    "type": "platform",
    "status": "approved",
    "definition": "A system.",
    "definitions": {"zh-Hans": "系统。", "zh-Hant": "系統。"},
    "note": "More.",
    "translator_note": "Mind.",
    "aliases": ["脑"],
    "unless_inside": ["大脑门"],
    "context": [{"when": "脑日", "en": "Brain Day"}],
    "sources": [{"title": "A source", "grade": "own", "url": "https://a.example/"}],
}
catalogue = """# Head.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

# origin: human Name 3f2a91c0
# suggestion (Who, why): Other.
# note: Note.
#   And more.
# waive term: Reason.
# Remark.
msgctxt "1.1.1"
msgid "Source."
msgstr "English."
"""


def places(data: Any, at: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Where text stands in the data."""
    if isinstance(data, str):
        return [at]
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [place for key, value in inner for place in places(value, (*at, key))]


def soil(data: Any, place: tuple[str | int, ...], words: str) -> Any:
    """The data with the words behind what stands at the place."""
    copy = json.loads(json.dumps(data))
    inner = copy
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] += words
    return copy


def write_yaml(path: Path, data: Any) -> None:
    """All characters beyond ASCII as escapes, so that YAML itself has nothing against them."""
    path.write_text(yaml.safe_dump(data, allow_unicode=False), encoding="utf-8")


def lay_text(folder: Path, words: str, data: Any) -> Path:
    (folder / "t").mkdir()
    (folder / "t/received.txt").write_text(words, encoding="utf-8", newline="")
    write_yaml(folder / "t/publication.yaml", data)
    return folder / "t"


def faults(load: Callable[[Path], object], path: Path) -> tuple[Fault, ...]:
    with pytest.raises(InputError) as raised:
        load(path)
    lines = str(raised.value).split("\n")
    assert len(lines) == len(raised.value.faults)
    assert all(line.isprintable() for line in lines)
    return raised.value.faults


def test_what_is_spoilt_here_is_sound_without_it(tmp_path: Path) -> None:
    load_publication(lay_text(tmp_path, received, publication))
    write_yaml(tmp_path / "glossary.yaml", {"terms": [term]})
    load_glossary(tmp_path / "glossary.yaml")
    (tmp_path / "t.po").write_text(catalogue, encoding="utf-8")
    load_catalogue(tmp_path / "t.po")


@pytest.mark.parametrize("kind", refused)
@pytest.mark.parametrize("place", places(publication), ids=str)
def test_no_field_of_a_publication_holds_it(tmp_path: Path, place: tuple[str | int, ...], kind: str) -> None:
    data = soil(publication, place, refused[kind])
    told = faults(load_publication, lay_text(tmp_path, received, data))
    assert all(fault.line and fault.path.endswith("publication.yaml") for fault in told)


@pytest.mark.parametrize("kind", refused)
@pytest.mark.parametrize("place", places(term), ids=str)
def test_no_field_of_a_term_holds_it(tmp_path: Path, place: tuple[str | int, ...], kind: str) -> None:
    write_yaml(tmp_path / "glossary.yaml", {"terms": [soil(term, place, refused[kind])]})
    assert all(fault.line for fault in faults(load_glossary, tmp_path / "glossary.yaml"))


@pytest.mark.parametrize("kind", [kind for kind in refused if kind not in {"line end", "carriage return"}])
@pytest.mark.parametrize("words", ["Name", "Who", "why", "Other.", "Note.", "And more.", "Reason.", "Remark."])
def test_no_comment_of_a_catalogue_holds_it(tmp_path: Path, words: str, kind: str) -> None:
    path = tmp_path / "t.po"
    path.write_text(catalogue.replace(words, f"{words[:2]}{refused[kind]}{words[2:]}"), encoding="utf-8", newline="")
    assert all(fault.line for fault in faults(load_catalogue, path))


@pytest.mark.parametrize("kind", refused)
@pytest.mark.parametrize("words", ["1.1.1", "Source.", "English."])
def test_no_string_of_a_catalogue_holds_it(tmp_path: Path, words: str, kind: str) -> None:
    spoilt = refused[kind].replace("\n", "\\n").replace("\r", "\\r")
    path = tmp_path / "t.po"
    path.write_text(catalogue.replace(words, f"{words[:2]}{spoilt}{words[2:]}"), encoding="utf-8", newline="")
    assert all(fault.line for fault in faults(load_catalogue, path))


@pytest.mark.parametrize("kind", [kind for kind in refused if kind not in {"line end", "byte order mark"}])
def test_no_line_of_a_text_holds_it(tmp_path: Path, kind: str) -> None:
    (fault,) = faults(load_publication, lay_text(tmp_path, received.replace("甲", f"甲{refused[kind]}乙"), publication))
    assert (Path(fault.path).name, fault.line) == ("received.txt", 2)


@pytest.mark.parametrize("escape", ["\\ud800", "\\udfff\\ud800"])
def test_half_a_character_is_refused(tmp_path: Path, escape: str) -> None:
    path = tmp_path / "glossary.yaml"
    write_yaml(path, {"terms": [term]})
    path.write_text(path.read_text(encoding="utf-8").replace("A system.", f'"A system{escape}."'), encoding="utf-8")
    assert all(fault.line for fault in faults(load_glossary, path))


@pytest.mark.parametrize("words", ["a\nb", "a\r\n::error file=x::b", "a\x1b[2Jb"])
def test_a_fault_is_one_line_whatever_it_quotes(words: str) -> None:
    assert str(Fault("x.yaml", 1, f"'{words}' is wrong", "mend it")).isprintable()


@pytest.mark.parametrize("day", ["2020-13-40", "2021-02-29", "2020-00-01", "20-1-1", "today", "9" * 5000])
@pytest.mark.parametrize("quoted", [True, False])
def test_a_date_that_is_none_is_told_with_its_line(tmp_path: Path, day: str, quoted: bool) -> None:
    folder = lay_text(tmp_path, received, publication)
    path = folder / "publication.yaml"
    words = path.read_text(encoding="utf-8")
    line = words.split("\n").index("  adopted: '2020-01-01'") + 1
    path.write_text(words.replace("'2020-01-01'", f"'{day}'" if quoted else day, 1), encoding="utf-8")
    (fault,) = faults(load_publication, folder)
    assert fault.line == line


@pytest.mark.parametrize("name", ["protected_words", "glyphs"])
def test_a_pair_of_unequal_length_is_told_with_its_line(tmp_path: Path, name: str) -> None:
    (first, _) = (key for key in publication[name][0] if key != "reason")
    (fault,) = faults(load_publication, lay_text(tmp_path, received, soil(publication, (name, 0, first), "甲")))
    assert fault.line
    assert "differ in length" in fault.problem


@pytest.mark.parametrize("marker", ["{han}{han}", "第{digits}之{han}", "{han}{sub}{sub}"])
def test_a_marker_with_two_numbers_is_told_with_its_line(
    tmp_path: Path, marker: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in profile.profiles_folder.iterdir():
        shutil.copy(path, tmp_path)
    law = tmp_path / "law.yaml"
    words = law.read_text(encoding="utf-8")
    wanted = next(line for line in words.split("\n") if "marker:" in line)
    spoilt = re.sub(r"marker: \[.*?\]", f'marker: ["{marker}"]', wanted)
    law.write_text(words.replace(wanted, spoilt), encoding="utf-8")
    monkeypatch.setattr(profile, "profiles_folder", tmp_path)
    profile.load_profile.cache_clear()
    (fault,) = faults(lambda path: profile.load_profile("law"), law)
    profile.load_profile.cache_clear()
    assert fault.line == words.split("\n").index(wanted) + 1
