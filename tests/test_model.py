"""What the site knows of each segment, beside its words: whether it is in doubt, and which terms it has."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest

from build.model.site import Site, load_site
from second_texts import add_texts, law_id, notice_id
from translate.__main__ import main

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
    shared = set.intersection(*({*site.term_segments[id]} for id in (law_id, notice_id)))
    assert shared
    term = min(shared)
    glossary = tmp_path / "glossary.yaml"
    text = glossary.read_text(encoding="utf-8")
    limited = re.sub(rf"(- id: {term}\n)", rf"\1    texts: [{notice_id}]\n", text)
    assert limited != text
    glossary.write_text(limited, encoding="utf-8")
    site = load_site(tmp_path)
    assert term not in site.term_segments[law_id]
    assert term in site.term_segments[notice_id]
    linked = {link.term.id for links in site.term_links[law_id, "en"].values() for link in links}
    assert linked
    assert term not in linked
