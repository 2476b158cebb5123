"""Images for shared links: there, of the right size, announced by every page, and with every character."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageFont

from build.cards import faces
from build.cards.draw import balanced, draw_card, write_cards
from build.cards.faces import find_face, fonts
from build.cards.words import CardWords, has_card, write_card_words
from build.model.site import load_site
from page_text import read_page
from paths import languages, prefix, root

site_url = "https://duizhao.example/"
source = load_site(root)


@pytest.mark.parametrize("lang", languages)
def test_every_page_announces_its_language_s_card(site: Path, lang: str) -> None:
    pages = (site / prefix(lang)).rglob("index.html")
    own = [path for path in pages if read_page(path).lang == lang]
    assert len(own) > 50
    for path in own:
        properties = {tag.get("property", ""): tag.get("content", "") for tag in read_page(path).links}
        assert properties["og:image"] == f"{site_url}assets/cards/hangzhou-14fyp-{lang}.png"
        assert (properties["og:image:width"], properties["og:image:height"]) == ("1200", "630")
    with Image.open(site / f"assets/cards/hangzhou-14fyp-{lang}.png") as image:
        assert image.size == (1200, 630)
        assert len(image.getcolors(1 << 16) or ()) > 100


def test_the_cards_of_the_languages_differ_and_stay_the_same(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_cards(source, tmp_path / name)
    drawn = [path.read_bytes() for path in sorted((tmp_path / "a").rglob("*.png"))]
    assert len(set(drawn)) == len(languages)
    assert drawn == [path.read_bytes() for path in sorted((tmp_path / "b").rglob("*.png"))]


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(faces, "font_folders", ())
    caches = (faces.list_installed, faces.choose_installed)
    for cached in caches:
        cached.cache_clear()
    yield
    for cached in caches:
        cached.cache_clear()


@pytest.mark.usefixtures("nothing_installed")
def test_a_title_that_the_fonts_lack_has_no_card(tmp_path: Path) -> None:
    text = source.texts[0]
    titles = {**text.publication.short_title, "zh-Hant": "龘靐"}
    strange = replace(text, publication=replace(text.publication, short_title=titles))
    assert has_card(text, source.default, source)
    assert not has_card(strange, source.default, source)
    assert write_cards(replace(source, texts=(strange,)), tmp_path) == [f"{text.id} (zh-Hant)", f"{text.id} (en)"]
    assert [path.name for path in tmp_path.rglob("*.png")] == ["hangzhou-14fyp-zh-Hans.png"]


def test_an_installed_font_sets_what_the_cut_lacks() -> None:
    if not faces.list_installed(source.default.card_face):
        pytest.skip("no font with Chinese is installed")
    found = find_face(source.default, frozenset("龘"))
    assert found
    assert fonts not in found.path.parents
    assert find_face(source.default, frozenset("\ue000")) is None


@pytest.mark.parametrize("lang", languages)
def test_the_fonts_have_the_characters_that_their_lists_say(lang: str) -> None:
    font = ImageFont.truetype(fonts / f"{lang}.otf", 20, layout_engine=ImageFont.Layout.BASIC)
    listed = (fonts / f"{lang}.txt").read_text(encoding="utf-8").rstrip("\n")
    missing = bytes(font.getmask("龘"))
    assert len(listed) > 100
    assert [c for c in listed if c != " " and bytes(font.getmask(c)) == missing] == []


@pytest.mark.parametrize("lang", languages)
@pytest.mark.parametrize("length", [1, 3, 9])
def test_however_long_a_title_is_nothing_runs_over_the_imprint_or_the_edge(lang: str, length: int) -> None:
    words = write_card_words(source.texts[0], source.language(lang), source)
    space = " " if lang == "en" else ""
    long = CardWords(words.site, space.join([words.title] * length), words.beside * length, "")
    face = find_face(source.language(lang), words.characters)
    assert face
    image = draw_card(long, face)
    background = image.getpixel((0, 0))
    edge = image.crop((1145, 0, 1200, 630)).getcolors()
    foot = image.crop((0, 530, 1200, 630)).getcolors()
    assert edge == [(55 * 630, background)]
    assert foot == [(1200 * 100, background)]


def test_chinese_with_a_space_is_broken_between_its_characters() -> None:
    face = find_face(source.default, frozenset("杭州"))
    assert face
    lines = balanced(f"{'杭' * 4} {'州' * 17}", face.set_size(84))
    assert [len(line) for line in lines] == [11, 11]
