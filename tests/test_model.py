"""What the site knows of each segment, beside its words: whether it is in doubt, and which terms it has."""

from __future__ import annotations

import pickle
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import polib
import pytest

import build.mkdocs.write
from build.mkdocs.write import publish_pages, write_pages
from build.model.site import Site, load_site
from paths import root
from second_texts import add_texts, law_id, notice_id
from translate.__main__ import main
from translate.glossary.chinese import Matcher
from translate.glossary.english import Renderings

key, right, wrong = "9.1.1", "12 square meters", "15 square meters"


def change_figure(root: Path, comment: str = "") -> None:
    path = root / f"translate/po/en/{law_id}.po"
    po = polib.pofile(str(path), wrapwidth=0)
    entry = next(entry for entry in po if entry.msgctxt == key)
    assert right in entry.msgstr
    entry.msgstr = entry.msgstr.replace(right, wrong)
    entry.tcomment += f"\n{comment}" if comment else ""
    po.save()


def doubted(site: Site) -> set[str]:
    return {key for key, reading in site.text(law_id).editions["en"].readings.items() if reading.doubt}


@pytest.mark.parametrize(("comment", "more"), [("", {key}), ("waive figure: The received text has a misprint.", set())])
def test_english_with_another_figure_is_in_doubt(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], comment: str, more: set[str]
) -> None:
    add_texts(tmp_path)
    before = doubted(load_site(tmp_path))
    assert key not in before
    change_figure(tmp_path, comment)
    assert doubted(load_site(tmp_path)) == before | more
    main(["--root", str(tmp_path), "status", "--format", "tsv"])
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [("in doubt" in row[4]) for row in rows if row[2] == key] == [bool(more)]


def test_a_term_of_one_text_is_none_in_another(tmp_path: Path) -> None:
    add_texts(tmp_path)
    site = load_site(tmp_path)
    shared = set.intersection(*({*site.text(id).term_segments} for id in (law_id, notice_id)))
    assert shared
    term = min(shared)
    glossary = tmp_path / "glossary.yaml"
    text = glossary.read_text(encoding="utf-8")
    limited = re.sub(rf"(- id: {term}\n)", rf"\1    texts: [{notice_id}]\n", text)
    assert limited != text
    glossary.write_text(limited, encoding="utf-8")
    site = load_site(tmp_path)
    assert term not in site.text(law_id).term_segments
    assert term in site.text(notice_id).term_segments
    linked = {link.term.id for links in site.text(law_id).term_links["en"].values() for link in links}
    assert linked
    assert term not in linked


def test_each_sentence_is_looked_through_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_texts(tmp_path, [law_id])
    asked = {"chinese": Counter[str](), "english": Counter[str]()}
    for kind, name in ((Matcher, "chinese"), (Renderings, "english")):
        count_asked(monkeypatch, kind, asked[name])
    site = pickle.loads(pickle.dumps(load_site(tmp_path)))
    text = site.text(law_id)
    assert text.term_segments
    assert text.term_links["en"]
    assert len(asked["chinese"]) >= len(text.occurrences) / 2
    assert [words for found in asked.values() for words, times in found.items() if times > 1] == []


def count_asked(monkeypatch: pytest.MonkeyPatch, kind: type, asked: Counter[str]) -> None:
    find = kind.find  # type: ignore[attr-defined]

    def counted(self: object, words: str) -> object:
        asked[words] += 1
        return find(self, words)

    monkeypatch.setattr(kind, "find", counted)


def test_the_markdown_of_a_page_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_texts(tmp_path, [notice_id])
    site = load_site(tmp_path)
    write_pages(site, tmp_path / "docs")
    monkeypatch.setattr(build.mkdocs.write, "make_pages", lambda *_: pytest.fail("made again"))
    publish_pages(site, tmp_path / "docs", tmp_path / "site")
    for tag, prefix in (("zh-Hant", ""), ("en", "en/")):
        source, target = tmp_path / "docs" / tag / notice_id, tmp_path / "site" / prefix / notice_id
        assert (target / "index.md").read_bytes() == (source / "index.md").read_bytes()
        assert (target / "full/index.md").read_bytes() == (source / "full.md").read_bytes()
        assert len([*target.rglob("*.md")]) == len([*source.rglob("*.md")]) > 2


def test_git_ignores_what_is_generated_and_nothing_else_in_docs(tmp_path: Path) -> None:
    add_texts(tmp_path, [notice_id])
    shutil.copy(root / ".gitignore", tmp_path)
    write_pages(load_site(tmp_path), tmp_path / "docs")
    guide = tmp_path / "docs/en/guide/index.md"
    guide.parent.mkdir()
    guide.write_text("# A guide that a person wrote\n", encoding="utf-8")
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    listed = ["git", "ls-files", "--others", "--exclude-standard", "docs"]
    run = subprocess.run(listed, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["docs/en/guide/index.md"]
