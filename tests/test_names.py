"""What a text may be called, and the folders that are none: each told in one line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from build.mkdocs.write import write_pages
from build.model.site import load_site
from document.errors import InputError
from paths import languages
from second_texts import add_texts, notice_id

devices = ("con", "nul", "aux", "prn", "com1", "lpt9")
reserved = ("glossary", "index", "search", "assets", "downloads", "404", "full", "about", "robots", "sitemap", *devices)
paths = ("..", ".", "a/b", "a\\b", ".hidden", "a b", "a\u00a0b", "a\tb", "a.b", "A", "甲", "", "-a", "a\n", "x" * 65)


def lay_notice(root: Path, id: str, folder: str = "") -> Path:
    """A repository with the notice under another id; its folder has that name unless told otherwise."""
    add_texts(root, [notice_id])
    (root / "texts" / notice_id).rename(root / "texts" / (folder or id))
    publication = root / "texts" / (folder or id) / "publication.yaml"
    words = publication.read_text(encoding="utf-8")
    publication.write_text(words.replace(f"id: {notice_id}", f'id: "{escape(id)}"'), encoding="utf-8")
    return root


def escape(id: str) -> str:
    return id.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def told(root: Path) -> list[str]:
    with pytest.raises(InputError) as raised:
        load_site(root)
    return str(raised.value).split("\n")


def test_a_text_is_loaded_under_another_id(tmp_path: Path) -> None:
    assert [text.id for text in load_site(lay_notice(tmp_path, "another")).texts] == ["another"]


@pytest.mark.parametrize("id", reserved)
def test_what_the_site_has_itself_is_no_text(tmp_path: Path, id: str) -> None:
    (line,) = told(lay_notice(tmp_path, id))
    assert f"{id}/publication.yaml:" in line
    assert f"'{id}'" in line


@pytest.mark.parametrize("id", paths)
def test_what_is_no_plain_name_is_no_text(tmp_path: Path, id: str) -> None:
    lines = told(lay_notice(tmp_path, id, "folder"))
    assert all("publication.yaml:" in line for line in lines)
    assert any("form" in line or "at most" in line for line in lines)


@pytest.mark.parametrize("tag", [tag.lower() for tag in languages])
def test_the_folder_of_a_language_is_no_text(tmp_path: Path, tag: str) -> None:
    (line,) = told(lay_notice(tmp_path, tag))
    assert f"'{tag}'" in line


def test_two_texts_that_differ_in_case_alone_are_a_fault(tmp_path: Path) -> None:
    lay_notice(tmp_path, "notice")
    shutil.copytree(tmp_path / "texts/notice", tmp_path / "texts/Notice")
    (line,) = told(tmp_path)
    assert "Notice/publication.yaml" in line


@pytest.mark.parametrize("name", ["publication.yml", "Publication.yaml", "publication.yaml.txt"])
def test_a_misnamed_publication_is_a_fault_that_names_it(tmp_path: Path, name: str) -> None:
    add_texts(tmp_path)
    publication = tmp_path / "texts" / notice_id / "publication.yaml"
    publication.rename(publication.with_name(name))
    (line,) = told(tmp_path)
    assert f"{notice_id}/publication.yaml: file not found; rename {name}" in line


def test_a_text_without_publication_is_a_fault(tmp_path: Path) -> None:
    add_texts(tmp_path)
    (tmp_path / "texts" / notice_id / "publication.yaml").unlink()
    (line,) = told(tmp_path)
    assert f"{notice_id}/publication.yaml: file not found" in line
    assert "received.txt" not in line


def test_no_text_at_all_is_one_line(tmp_path: Path) -> None:
    add_texts(tmp_path)
    shutil.rmtree(tmp_path / "texts")
    (line,) = told(tmp_path)
    assert line.endswith("texts: no text here; add one as CONTRIBUTING.md says")


@pytest.mark.parametrize("empty", ["", "left", ".git", "left/.DS_Store"])
def test_what_holds_nothing_is_no_text(tmp_path: Path, empty: str) -> None:
    add_texts(tmp_path)
    folder = tmp_path / "texts" / empty
    folder.parent.mkdir(exist_ok=True)
    folder.mkdir(exist_ok=True)
    (tmp_path / "texts/README.md").write_text("Texts.\n", encoding="utf-8")
    assert len(load_site(tmp_path).texts) == 2


@pytest.mark.parametrize("page", ["en/guide.md", "en/guide/index.md", "zh-Hans/guide/more/page.md"])
def test_a_text_takes_no_page_of_a_person(tmp_path: Path, page: str) -> None:
    lay_notice(tmp_path, "guide")
    written = tmp_path / "docs" / page
    written.parent.mkdir(parents=True)
    written.write_text("# A guide\n", encoding="utf-8")
    with pytest.raises(InputError, match="guide"):
        write_pages(load_site(tmp_path), tmp_path / "docs")
    assert [path for path in (tmp_path / "docs").rglob("*") if path.is_file()] == [written]


def test_a_page_that_is_no_text_is_told_with_its_line(tmp_path: Path) -> None:
    lay_notice(tmp_path, "guide")
    (tmp_path / "docs/en").mkdir(parents=True)
    (tmp_path / "docs/en/index.md").write_bytes("# Home\n\n對照\n".encode("big5"))
    with pytest.raises(InputError, match=r"docs/en/index.md:3: not UTF-8"):
        write_pages(load_site(tmp_path), tmp_path / "docs")


@pytest.mark.parametrize("name", ["<b>.md", 'a"b.md', "more/a'b.md", "a&lt;b.md", "a\nb.md"])
def test_a_page_whose_name_would_be_html_is_refused(tmp_path: Path, name: str) -> None:
    lay_notice(tmp_path, "guide")
    page = tmp_path / "docs/en" / name
    page.parent.mkdir(parents=True)
    page.write_text("Words.\n", encoding="utf-8")
    with pytest.raises(InputError, match="its name has marks of HTML in it; rename it") as raised:
        write_pages(load_site(tmp_path), tmp_path / "docs")
    assert len(str(raised.value).splitlines()) == 1


def test_pages_are_written_twice(tmp_path: Path) -> None:
    lay_notice(tmp_path, "guide")
    assert write_pages(load_site(tmp_path), tmp_path / "docs")
    assert write_pages(load_site(tmp_path), tmp_path / "docs") == 0
