"""Headings that lie deeper than HTML has levels."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from build.html.page import render_page
from build.html.view import View
from build.model.site import load_site
from second_texts import add_texts, notice_id

lines = ["第一分編　甲", "第一章　乙", "第一節　丙", "第一款　丁", "第一目　戊", "第一條　己。"]


def test_a_law_inside_a_cover_has_no_heading_that_html_does_not_have(tmp_path: Path) -> None:
    add_texts(tmp_path, [notice_id])
    (tmp_path / f"translate/po/en/{notice_id}.po").unlink()
    folder = tmp_path / "texts" / notice_id
    known = yaml.safe_load((folder / "publication.yaml").read_text(encoding="utf-8"))
    cover = {"role": "cover", "lines": f"2-{len(lines) + 1}", "profile": "law"}
    body = {"role": "body", "lines": f"{len(lines) + 2}", "profile": "paragraphs"}
    known |= {"parts": [cover, body], "furniture": []}
    (folder / "publication.yaml").write_text(yaml.safe_dump(known, allow_unicode=True), encoding="utf-8")
    (folder / "received.txt").write_text("\n".join(["題", *lines, "庚。"]), encoding="utf-8")
    site = load_site(tmp_path)
    text, language = site.texts[0], site.languages[0]
    html = str(render_page(View(site, text, language, f"{notice_id}/full/", "full")))
    levels = re.findall(r"<h(\d) [^>]*division", html)
    assert len(levels) == len(lines) + 1
    assert max(map(int, levels)) == 6
