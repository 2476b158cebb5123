"""Generated pages to disk: only what changed, each of them whole, and nothing stale left behind."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from build.html.languages_css import render_languages_css
from build.languages.language import Language
from build.mkdocs.pages import make_pages
from build.mkdocs.written.directives import find_unknown_directives, home_directive
from build.mkdocs.written.home import list_home_files
from build.model.site import Site
from document.errors import Collector
from document.files import ChangedMeanwhile, remove_leftovers, replace_file, write_if_changed
from document.yamlfile import read_text

__all__ = ["publish_pages", "write_pages", "write_shared_files"]

refused_in_names = re.compile(r"[<>&\"'\x00-\x1f\x7f]")
# In the name of a page without a title, which then is its title.


def write_pages(site: Site, docs: Path) -> int:
    """Bring docs/<lang>/<id>/ up to date; the number of files written or removed.

    The folder of a text that is no longer there goes with its pages.
    """
    refuse_written_pages(site, docs)
    changed = 0
    for language in site.languages:
        kept = set()
        for text in site.texts_in(language):
            folder = docs / language.tag / text.id
            current = {folder / page.path: page.markdown for page in make_pages(text, language, site)}
            # A folder beside it that a person has made is not generated, and git sees it.
            current[folder / ".gitignore"] = "*\n"
            changed += sum(write_if_changed(path, markdown.encode()) for path, markdown in current.items())
            changed += remove_others(folder, set(current))
            kept.add(folder)
        changed += sum(remove_others(folder, set()) for folder in find_generated(docs / language.tag) - kept)
    return changed


def refuse_written_pages(site: Site, docs: Path) -> None:
    """InputError for each page of a person that cannot be published, or that lies where those of a text would."""
    faults = Collector(docs)
    for folder in (docs / language.tag / text.id for language in site.languages for text in site.texts_in(language)):
        index = folder / "index.md"
        generated = index.is_file() and names_text(index)
        for page in (folder.with_suffix(".md"), *(() if generated else folder.rglob("*.md"))):
            if page.is_file():
                faults.path = page
                faults.add(0, f"the pages of the text '{folder.name}' lie there", "rename the page, or the text")
    for page in (*list_written_pages(site, docs), *list_home_files(site)):
        faults.path = page
        with faults.catching():
            for fault in find_unknown_directives(read_text(page), site):
                faults.add(*fault)
        if page.is_relative_to(docs) and refused_in_names.search(page.relative_to(docs).as_posix()):
            faults.add(0, "its name has marks of HTML in it", "rename it")
    faults.raise_if_any()


def list_written_pages(site: Site, docs: Path) -> Iterator[Path]:
    """The pages that are no text's, in every language."""
    ids = {text.id for text in site.texts}
    for folder in (docs / language.tag for language in site.languages):
        yield from (path for path in sorted(folder.rglob("*.md")) if path.relative_to(folder).parts[0] not in ids)


def publish_pages(site: Site, docs: Path, folder: Path) -> None:
    """Copy the Markdown of every page of a text from `docs` beside its HTML in a built site, as index.md."""
    for language in site.languages:
        for text in site.texts_in(language):
            source, target = docs / language.tag / text.id, folder / language.prefix / text.id
            for page in source.rglob("*.md"):
                place = target / page.relative_to(source).with_suffix("")
                place = place.parent if page.stem == "index" else place
                place.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(page, place / "index.md")


def write_shared_files(site: Site, docs: Path) -> None:
    """The style sheet of the languages, and a home and a glossary page to begin with where a language has none."""
    styles = docs / "assets/stylesheets/languages.css"
    remove_leftovers(styles)
    write_if_changed(styles, render_languages_css(site).encode())
    for language in site.languages:
        for name, content in make_first_pages(language):
            path = docs / language.tag / f"{name}.md"
            remove_leftovers(path)
            with suppress(ChangedMeanwhile):
                if not path.exists():
                    replace_file(path, content.encode(), None)


def make_first_pages(language: Language) -> Iterator[tuple[str, str]]:
    """Name and Markdown of the pages that a person goes on from."""
    for name, title, body in (
        ("index", "home", f"::: {home_directive}"),
        ("glossary", "glossary", f"# {language.say('glossary')}\n\n::: glossary"),
    ):
        words = json.dumps(language.say(title), ensure_ascii=False)
        yield name, f"---\ntitle: {words}\n---\n\n{body}\n"


def find_generated(docs: Path) -> set[Path]:
    """The folders of texts: their first page names the folder as its text."""
    return {index.parent for index in docs.glob("*/index.md") if names_text(index)}


def names_text(index: Path) -> bool:
    """Whether the front matter says that the page is of the text whose folder it lies in."""
    head = index.read_bytes()[:4096].decode("utf-8", "replace")
    return head.startswith("---\n") and f'\ntext: "{index.parent.name}"\n' in head


def remove_others(folder: Path, keep: set[Path]) -> int:
    """Remove every file below the folder but those to keep, and what is empty then; the number of files removed."""
    stale = [path for path in folder.rglob("*") if path.is_file() and path not in keep]
    for path in stale:
        path.unlink()
    folders = sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True)
    for path in (*folders, folder):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    return len(stale)
