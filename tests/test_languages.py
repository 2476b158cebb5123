"""Every command works on the language that is named, and on no other."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest
import yaml

from document.publication import load_publication
from further_language import translate_as
from second_texts import add_texts
from second_texts import notice_id as id
from translate.__main__ import main

french = {"c01_1.h": "Quand", "c01_1.1.1": "Le 3 avril, de neuf heures à onze heures", "c01_2.1.1": "Devant la 图书馆."}


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """A notice with its English, and some French for it."""
    add_texts(tmp_path, [id])
    assert main(["--root", str(tmp_path), "sync", "--language", "fr"]) == 0
    with_words(tmp_path, french)
    return tmp_path


def with_words(repo: Path, words: dict[str, str]) -> None:
    po = open_po(repo, "fr")
    for entry in po:
        entry.msgstr = words.get(entry.msgctxt, entry.msgstr)
    po.save()


def path_of(repo: Path, tag: str) -> Path:
    return repo / "translate/po" / tag / f"{id}.po"


def open_po(repo: Path, tag: str) -> polib.POFile:
    return polib.pofile(str(path_of(repo, tag)), wrapwidth=0)


def run(repo: Path, *arguments: str) -> int:
    """A command, which must leave the English as it is."""
    english = path_of(repo, "en").read_bytes()
    code = main(["--root", str(repo), *arguments])
    assert path_of(repo, "en").read_bytes() == english
    return code


def test_a_language_is_begun_by_sync_and_kept_by_it(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(repo, "sync") == 0
    printed = capsys.readouterr().out
    assert all(str(path_of(repo, tag)) in printed for tag in ("en", "fr"))
    po = open_po(repo, "fr")
    assert po.metadata["Language"] == "fr"
    assert "English" not in po.header
    assert {entry.msgctxt: entry.msgstr for entry in po if entry.msgstr} == french
    assert [entry.msgctxt for entry in po] == [entry.msgctxt for entry in open_po(repo, "en")]


def test_the_header_of_a_copy_says_its_own_language(repo: Path) -> None:
    translate_as(repo, "en-GB", {})
    assert run(repo, "sync", "--language", "en-GB") == 0
    assert open_po(repo, "en-GB").metadata["Language"] == "en_GB"


def test_check_holds_a_language_to_what_it_can_judge(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(repo, "check") == 1
    said = [line.split(": ") for line in capsys.readouterr().out.splitlines()]
    lines, progress = [line for line in said if len(line) > 2], {line[0]: line[1] for line in said if len(line) == 2}
    assert {place.partition(":")[0] for place, *_ in lines} == {str(path_of(repo, tag)) for tag in ("en", "fr")}
    found = [(key, check) for place, key, check, *_ in lines if place.startswith(str(path_of(repo, "fr")))]
    kinds = {key: {check for other, check in found if other == key} for key, _ in found}
    assert kinds["c01_2.1.1"] == {"chinese"}
    assert "c01_1.1.1" not in kinds
    assert "pre.h" not in kinds
    assert progress[str(path_of(repo, "fr"))].startswith(f"{len(french)} of ")


def test_terms_are_checked_in_another_english(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    translate_as(repo, "en-GB", {"City Library": "Town Library"})
    capsys.readouterr()
    assert run(repo, "check") == 1
    terms = [line for line in capsys.readouterr().out.splitlines() if ": term: " in line]
    assert terms
    assert all(line.startswith(str(path_of(repo, "en-GB"))) for line in terms)


def test_status_and_concordance_show_each_language(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(repo, "status", "--format", "tsv") == 0
    head, *rows = (line.split("\t") for line in capsys.readouterr().out.splitlines())
    assert {row[head.index("language")] for row in rows} == {"en", "fr"}
    assert run(repo, "status", "--language", "fr") == 0
    assert str(path_of(repo, "en")) not in capsys.readouterr().out
    assert run(repo, "concordance", "市图书馆", "--language", "fr") == 0
    assert french["c01_2.1.1"] in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ("sign", "c01_1.h", "--name", "Your Name"),
        ("restamp", "c01_1.h", "--origin", "draft"),
        ("suggestions",),
        ("fill", "--memory"),
        ("import", "x.po"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_where_there_are_several_one_is_named(
    repo: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    before = path_of(repo, "fr").read_bytes()
    assert run(repo, *arguments) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith("translate/po: more than one language; add --language and one of: en, fr")
    assert path_of(repo, "fr").read_bytes() == before


def test_a_signature_is_for_the_language_that_is_named(repo: Path) -> None:
    assert run(repo, "sign", "c01_1.h", "--name", "Your Name", "--language", "fr") == 0
    (signed,) = (entry for entry in open_po(repo, "fr") if "human Your Name" in entry.tcomment)
    assert (signed.msgctxt, signed.msgstr) == ("c01_1.h", french["c01_1.h"])
    assert run(repo, "unsign", "c01_1.h", "--language", "fr") == 0
    assert not any("human Your Name" in entry.tcomment for entry in open_po(repo, "fr"))


tmx = """<tmx version="1.4"><header srclang="zh" /><body><tu><tuv xml:lang="zh"><seg>办法</seg></tuv>
<tuv xml:lang="en"><seg>Ways</seg></tuv><tuv xml:lang="fr_CA"><seg>Comment faire</seg></tuv></tu></body></tmx>"""


def test_each_language_has_a_memory_of_its_own(repo: Path) -> None:
    (repo / "theirs.tmx").write_text(tmx, encoding="utf-8")
    assert run(repo, "import", str(repo / "theirs.tmx"), "--language", "fr") == 0
    assert run(repo, "fill", "--memory", "--language", "fr") == 0
    filled = {entry.msgctxt: entry.msgstr for entry in open_po(repo, "fr") if entry.msgstr}
    assert filled == {**french, "c02.h": "Comment faire"}
    assert polib.pofile(str(repo / "translate/po/fr/memory/theirs.po")).metadata["Language"] == "fr"
    assert not (repo / "translate/po/en/memory").exists()


def test_a_file_without_the_language_is_refused(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repo / "theirs.tmx").write_text(tmx.replace("fr_CA", "de"), encoding="utf-8")
    assert run(repo, "import", str(repo / "theirs.tmx"), "--language", "fr") == 1
    assert "theirs.tmx: no pair of zh and fr in it; " in capsys.readouterr().err
    assert not (repo / "translate/po/fr/memory").exists()


@pytest.mark.parametrize(("said", "taken"), [("de", False), ("fr_CA.UTF-8@euro", True), ("FR", True), ("", True)])
def test_a_po_file_in_another_language_is_refused_with_the_line_that_says_so(
    repo: Path, capsys: pytest.CaptureFixture[str], said: str, taken: bool
) -> None:
    head = f'msgid ""\nmsgstr ""\n"Language: {said}\\n"\n'
    (repo / "theirs.po").write_text(f'{head}\nmsgid "办法"\nmsgstr "Comment"\n', encoding="utf-8")
    assert run(repo, "import", str(repo / "theirs.po"), "--language", "fr") == int(not taken)
    assert ("theirs.po:3: it is in 'de', and not in fr; " in capsys.readouterr().err) != taken
    assert (repo / "translate/po/fr/memory/theirs.po").exists() == taken


def test_an_unknown_language_is_refused_with_the_known_ones(repo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(repo, "status", "--language", "fx") == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "translate/po: no language 'fx'; did you mean 'fr'?" in line
    with pytest.raises(SystemExit):
        run(repo, "sync", "--language", "../elsewhere")
    assert not (repo / "translate/elsewhere").exists()


def test_a_text_may_have_its_names_in_any_language(repo: Path) -> None:
    path = repo / "texts" / id / "publication.yaml"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    for name in (data["short_title"], *data["issuers"], data["source"]["publisher"]):
        name["fr"] = "Avis"
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    assert load_publication(path.parent).short_title["fr"] == "Avis"
