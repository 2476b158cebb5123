"""All faults of a repository at once, each in one line with its place, whatever stands in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from build.languages.language import load_languages, read_language
from build.mkdocs.kept import load_kept_site
from build.model.site import load_site
from document.changes.keeping import write_keys
from document.errors import Fault, InputError, keep_in_one_line, run_command
from document.publication import load_publication
from document.structure.profile import load_profile
from document.yamlfile import read_text
from paths import languages, root
from second_texts import add_texts, law_id, lay_out, notice_id
from site_build import env
from translate.__main__ import main
from translate.glossary.committed import Displaced
from translate.glossary.entries import load_glossary
from translate.glossary.former import put_former

glossary, notice, law = "glossary.yaml", f"texts/{notice_id}", f"texts/{law_id}"
planted: Mapping[str, Mapping[str, str]] = {
    # File -> what stands there -> what stands there instead, each a fault of its own.
    glossary: {
        "type: place": "type: palce",
        "rank: forbidden, forms: [old books]": "rank: preferred, forms: [old books]",
        "Collecting, registering, mending, exchanging and lending of each {used-book}.": "Of each {used-boko}.",
    },
    f"{notice}/publication.yaml": {
        "genre: notice": "genre: notice\ngenra: notice",
        "date: 2101-06-01": 'date: "2101-13-40"',
        "reason: signature": "reason: signature, and more",
        "line: 12": "line: 11",
    },
    f"{notice}/received.txt": {"二、辦法": "四、辦法", "（二）成套": "（三）成套"},
    f"translate/po/en/{notice_id}.po": {'msgstr "Time"': 'msgstr "Time', 'msgctxt "c01.h"': 'msgctxt "c01.h'},
    f"{law}/publication.yaml": {
        "id: moumou-used-books": "id: moumou",
        "profile: law": "profile: lwa",
    },
    f"translate/po/en/{law_id}.po": {'msgctxt "pre.h"': "msgctxt"},
}
without_own_line = "is neither body, metadata nor furniture"
# What no line names is told at the list in which it is missing.


def change(path: Path, old: str, new: str) -> int:
    """Write one thing for another; the line in which it stands."""
    text = path.read_text(encoding="utf-8")
    before, _, after = text.partition(old)
    assert before != text
    path.write_text(before + new + after, encoding="utf-8", newline="")
    return (before + new).count("\n") + 1


def plant(repo: Path) -> set[tuple[str, int]]:
    """The place of each fault planted, as messages name it from the repository."""
    return {(name, change(repo / name, *pair)) for name, changes in planted.items() for pair in changes.items()}


def places_in(output: str) -> set[tuple[str, int]]:
    """File and line of each line of output that is a fault."""
    found = [line.split(":") for line in output.splitlines() if without_own_line not in line]
    return {(parts[0].strip(), int(parts[1])) for parts in found if len(parts) > 2 and parts[1].isdecimal()}


def test_check_tells_all_of_them_in_one_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    add_texts(tmp_path)
    places = plant(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(["--root", str(tmp_path), "check"]) == 1
    said = capsys.readouterr()
    told = places_in(said.out + said.err)
    assert {(name, at) for name, at in places if name != glossary} <= told
    assert sum(name == glossary for name, _ in told) == len(planted[glossary])


@pytest.mark.parametrize("name", ["received.txt", "keys.tsv", "publication.yaml"])
def test_what_git_left_where_two_people_changed_a_line_is_told_as_that_alone(tmp_path: Path, name: str) -> None:
    add_texts(tmp_path, (notice_id,))
    path = tmp_path / notice / name
    write_keys(tmp_path / notice)
    head, line, *rest = path.read_text(encoding="utf-8").split("\n")
    both = [head, "<<<<<<< HEAD", line, "=======", f"{line}\x07", ">>>>>>> theirs"]
    path.write_text("\n".join((*both, *rest)), encoding="utf-8")
    with pytest.raises(InputError) as raised:
        load_publication(tmp_path / notice)
    told = [(Path(fault.path).name, fault.line, fault.problem) for fault in raised.value.faults]
    assert told == [(name, number, "a merge conflict") for number in (2, 4, 6)]


def test_a_line_under_a_heading_is_no_conflict(tmp_path: Path) -> None:
    add_texts(tmp_path, (notice_id,))
    change(tmp_path / notice / "received.txt", "二、辦法", "=======\n二、辦法")
    with pytest.raises(InputError) as raised:
        load_publication(tmp_path / notice)
    assert not any("conflict" in fault.problem for fault in raised.value.faults)


def test_lint_tells_those_of_the_texts_with_the_glossarys_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    add_texts(tmp_path)
    places = plant(tmp_path)
    change(tmp_path / glossary, "forms: [used books]", "forms: [used  books]")
    monkeypatch.chdir(tmp_path)
    assert main(["--root", str(tmp_path), "lint"]) == 1
    told = capsys.readouterr().err
    assert {(name, at) for name, at in places if name.startswith("texts")} <= places_in(told)
    assert sum(name == glossary for name, _ in places_in(told)) == len(planted[glossary])
    assert "no text uses" not in told


def test_sync_goes_on_with_the_other_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_texts(tmp_path)
    for name, changes in planted.items():
        if name.startswith(notice) or name.endswith(f"{law_id}.po"):
            for old, new in changes.items():
                change(tmp_path / name, old, new)
    assert main(["--root", str(tmp_path), "sync"]) == 1
    told = capsys.readouterr().err
    assert "publication.yaml" in told
    assert f"{law_id}.po" in told


@pytest.mark.slow
def test_a_build_tells_all_of_them_in_one_run(tmp_path: Path) -> None:
    config = lay_out(tmp_path / "repo")
    places = plant(config.parent)
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(tmp_path / "site")]
    run = subprocess.run(command, cwd=config.parent, capture_output=True, text=True, encoding="utf-8", env=env())
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    told = places_in(run.stdout + run.stderr)
    assert {(name, at) for name, at in places if name != glossary} <= told
    assert sum(name == glossary for name, _ in told) == len(planted[glossary])


@pytest.mark.parametrize("bad", ["\n::error file=x::y", "\r", "\x1b[2J", "\x85", "\u2028", "\ud800", "\0"])
def test_a_fault_stays_one_line(bad: str) -> None:
    said = str(Fault(f"a{bad}.yaml", 1, f"'{bad}' is wrong", f"write {bad}"))
    assert said.splitlines() == [said]
    assert said.isprintable()
    assert said.encode()


def test_a_value_of_several_lines_is_told_in_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_texts(tmp_path)
    change(tmp_path / notice / "publication.yaml", "id: moumou-notice", 'id: "moumou\\n::error::x"')
    change(tmp_path / glossary, "status: approved", '"sta\\n::error::tus": approved')
    assert main(["--root", str(tmp_path), "check", "--format", "github"]) == 1
    said = capsys.readouterr()
    assert not any(line.startswith("::error::") for line in (said.out + said.err).splitlines())
    assert r"moumou\n::error::x" in said.err
    assert r"sta\n::error::tus" in said.err


@pytest.mark.parametrize(
    "address", ["https://example.org/v1//x/../y/", "HTTP://example.org:80/", "tcp://example.org:8786/./"]
)
def test_an_address_stays_whole(address: str) -> None:
    assert str(InputError.at(address, 0, "no answer", "try again")) == f"{address}: no answer; try again"


def test_what_is_printable_stays_as_it_is() -> None:
    assert keep_in_one_line("“杭州”\u3000é \U00020000; C:\\x") == "“杭州”\u3000é \U00020000; C:\\x"


def unreadable(folder: Path, kind: str) -> Path:
    """A path that no program can read as a file."""
    path = folder / ("x" * 300 if kind == "long" else "received.txt")
    if kind == "folder":
        path.mkdir()
    elif kind == "loop":
        path.symlink_to(path)
    return path


@pytest.mark.parametrize("kind", ["folder", "loop", "long", "missing"])
def test_what_cannot_be_read_is_a_fault(tmp_path: Path, kind: str) -> None:
    with pytest.raises(InputError) as error:
        read_text(unreadable(tmp_path, kind))
    (fault,) = error.value.faults
    assert fault.remedy


@pytest.mark.parametrize(
    ("number", "said"), [(28, "there is no room"), (13, "the right"), (40, "its links"), (5, "the system says: ")]
)
def test_what_the_system_refuses_is_a_fault(number: int, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    def refuse() -> int:
        raise OSError(number, os.strerror(number), "a.yaml")

    assert run_command(refuse) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"a.yaml: {said}")
    assert "; " in line


def test_apply_terms_writes_the_file_that_a_link_leads_to(tmp_path: Path) -> None:
    add_texts(tmp_path)
    (tmp_path / glossary).rename(tmp_path / "terms.yaml")
    (tmp_path / glossary).symlink_to("terms.yaml")
    found = load_glossary(tmp_path / glossary)
    put_former(found, [Displaced(found.terms[0], "Moumou Town")])
    assert (tmp_path / glossary).is_symlink()
    assert "Moumou Town" in (tmp_path / "terms.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["received.txt", "publication.yaml"])
def test_a_folder_in_place_of_a_file_stops_no_other_text(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    add_texts(tmp_path)
    (tmp_path / notice / name).unlink()
    (tmp_path / notice / name).mkdir()
    assert main(["--root", str(tmp_path), "check"]) == 1
    assert f"{notice}/{name}: a folder stands where a file should be; " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("pair", "told"),
    [
        ("{converted: 溼, printed: 濕氣, reason: form}", "differ in length"),
        ("{converted: 溼氣, printed: 濕, reason: form}", "differ in length"),
        ("{converted: 溼, printed: '', reason: form}", "printed"),
    ],
)
def test_glyphs_are_as_long_as_what_they_replace(tmp_path: Path, pair: str, told: str) -> None:
    add_texts(tmp_path, [notice_id])
    path = tmp_path / notice / "publication.yaml"
    line = change(path, "parts:", f"glyphs:\n  - {pair}\nparts:") - 1
    with pytest.raises(InputError) as error:
        load_publication(tmp_path / notice)
    assert [(fault.line, told in fault.problem) for fault in error.value.faults] == [(line, True)]


@pytest.mark.parametrize(
    "marker", ["第{han}{han}條", "第{han}條{digits}", "第{han}條之{sub}{sub}", "第條", "第{sub}條"]
)
def test_a_marker_holds_its_number_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, marker: str) -> None:
    level = f'  - {{role: article, marker: ["{marker}"], numbering: continuous, heading: none}}'
    (tmp_path / "odd.yaml").write_text(f"levels:\n{level}\ntext_in: []\nitems_in: []\n", encoding="utf-8")
    schema = Path(load_profile.__wrapped__.__code__.co_filename).parent / "profiles/profile.schema.json"
    (tmp_path / schema.name).write_text(schema.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr("document.structure.profile.profiles_folder", tmp_path)
    with pytest.raises(InputError) as error:
        load_profile.__wrapped__("odd")
    assert [fault.line for fault in error.value.faults] == [2]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("measure: ", "measures: "),
        ("{key}", "{key"),
        ("{key}", "{0}"),
        ("{key}", "{key!x}"),
        ("{key}", "{key} }"),
    ],
)
def test_each_fault_of_each_languages_words_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str
) -> None:
    for tag in languages:
        shutil.copy(root / f"build/languages/{tag}.yaml", tmp_path)
    lines = {}
    for tag in languages[:2]:
        lines[tag] = change(tmp_path / f"{tag}.yaml", old, new)
    monkeypatch.setattr("build.languages.language.folder", tmp_path)
    read_language.cache_clear()
    with pytest.raises(InputError) as error:
        load_languages(languages)
    read_language.cache_clear()
    told = {(Path(fault.path).stem, fault.line) for fault in error.value.faults}
    assert set(lines.items()) <= told


@pytest.mark.parametrize(("group", "name"), [("words", "glossary"), ("divisions", "topic")])
def test_each_phrase_that_the_schema_names_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, group: str, name: str
) -> None:
    words = tmp_path / f"{languages[-1]}.yaml"
    data = yaml.safe_load((root / "build/languages" / words.name).read_text(encoding="utf-8"))
    del data[group][name]
    words.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    monkeypatch.setattr("build.languages.language.folder", tmp_path)
    read_language.cache_clear()
    with pytest.raises(InputError) as error:
        load_languages(languages[-1:])
    read_language.cache_clear()
    assert [fault.problem for fault in error.value.faults] == [f"missing key '{name}'"]


def test_a_phrase_that_asks_for_what_it_is_not_given_is_told_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"{languages[-1]}.yaml"
    shutil.copy(root / "build/languages" / path.name, path)
    line = change(path, "{terms}", "{trems}")
    division = change(path, "Chapter {number}", "Chapter {count}")
    monkeypatch.setattr("build.languages.language.folder", tmp_path)
    read_language.cache_clear()
    with pytest.raises(InputError) as refused:
        load_languages(languages[-1:])
    assert [fault.line for fault in refused.value.faults] == [division]
    change(path, "Chapter {count}", "Chapter {number}")
    (language,) = load_languages(languages[-1:])
    with pytest.raises(InputError) as error:
        language.say("stale_terms", terms="a, b")
    read_language.cache_clear()
    assert [(fault.line, fault.remedy) for fault in error.value.faults] == [(line, "did you mean 'terms'?")]


def test_faults_of_words_are_told_with_those_of_the_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_texts(tmp_path / "repo", [notice_id])
    words = tmp_path / "words"
    shutil.copytree(root / "build/languages", words, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    spoilt = {words / f"{languages[0]}.yaml": "measure: ", tmp_path / "repo/glossary.yaml": "status: "}
    for path, field in spoilt.items():
        change(path, field, f"x{field}")
    monkeypatch.setattr("build.languages.language.folder", words)
    read_language.cache_clear()
    for load in (load_site, lambda repo: load_kept_site(repo, ())):
        with pytest.raises(InputError) as error:
            load(tmp_path / "repo")
        assert {str(path) for path in spoilt} <= {fault.path for fault in error.value.faults}
    read_language.cache_clear()
