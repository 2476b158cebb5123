"""What stands beside a page: the way down to it and what is near it, however long the text is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.copies import to_han
from build.html.around.place import find_place
from build.html.around.sidebar import SidebarEntry, list_sidebar
from build.html.view import View
from made_texts import find_view, make_site


def article(number: int) -> str:
    return f"第{to_han(number)}条　甲。"


def list_all(entries: tuple[SidebarEntry, ...]) -> Iterator[SidebarEntry]:
    for entry in entries:
        yield entry
        yield from list_all(entry.inside)


def beside(folder: Path, lines: list[str], page: str) -> list[str]:
    folder.mkdir()
    return [entry.href for entry in list_all(list_sidebar(find_view(make_site(folder, {"code": lines}), page)))]


def test_a_page_names_no_more_of_a_longer_text(tmp_path: Path) -> None:
    few, many = (
        beside(tmp_path / str(n), ["第一章　甲", *map(article, range(1, n)), "第二章　乙", article(n)], "50.md")
        for n in (100, 600)
    )
    assert few == many
    assert [href for href in few if href.strip("./").isdigit()] == [f"../{n}/" for n in range(38, 63) if n != 50]


def test_a_page_names_a_few_where_all_are_few(tmp_path: Path) -> None:
    found = beside(tmp_path / "few", ["第一章　甲", *map(article, range(1, 5)), "第二章　乙", article(5)], "3.md")
    chapters = ["../c01/", "../1/", "../2/", "./", "../4/", "../c02/"]
    assert found == ["../../", "../", *chapters, "../full/", "../about/", "../../glossary/"]


lines = [
    *("第一编　甲", "第一章　乙", "第一节　丙", article(1), article(2), "第二节　丁", article(3)),
    *("第二章　戊", article(4), "第二编　己", "第一章　庚", article(5)),
]


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        # Of the levels around an article the two nearest; a section stands on the page of its chapter.
        ("2.md", ["p01", "p01_c01", "p01_c01/#p01_c01_s01", "1", "2", "p01_c01/#p01_c01_s02"]),
        ("p01_c01/index.md", ["p01", "p01_c01", "p01_c01/#p01_c01_s01", "p01_c01/#p01_c01_s02", "p01_c02"]),
        ("index.md", ["p01", "p02"]),
    ],
)
def test_outer_levels_show_the_way_alone(tmp_path: Path, page: str, shown: list[str]) -> None:
    view = find_view(make_site(tmp_path, {"code": lines}), page)
    text = list_sidebar(view)[1]
    found = [entry.href for entry in list_all(text.inside)][:-2]
    addresses = {view.to(f"{key}/"): key for key in view.text.divisions}
    page_of = {href: f"{addresses[href.partition('#')[0]]}{'/#' if '#' in href else ''}" for href in found}
    assert [page_of[href] + href.partition("#")[2] for href in found] == shown


def test_a_place_is_in_the_nearest_division(tmp_path: Path) -> None:
    place = find_place(find_view(make_site(tmp_path, {"code": lines}), "2.md"))
    assert place
    assert place.around.href == "../p01_c01/#p01_c01_s01"
    assert [(link.href, link.current) for link in place.beside] == [("../1/", False), ("./", True)]


def test_a_text_names_no_other_text(tmp_path: Path) -> None:
    site = make_site(tmp_path, {"code": lines, "decree": lines})
    assert not any("decree" in entry.href for entry in list_all(list_sidebar(find_view(site, "index.md"))))
    written = list_sidebar(View(site, site.texts[0], site.language("en"), "en/"))
    assert [entry.href for entry in written] == ["./", "code/", "decree/", "glossary/"]
